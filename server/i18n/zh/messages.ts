/** What persons are told, and what became of it: Chinese. */
import type { DeliveryState, MessageKind } from '../../../catalogue/message.ts';
import { n } from './number.ts';

export const messageKinds: Record<MessageKind, string> = {
  health: '数据源的情况',
  unanswered: '无人回应',
  invitation: '邀请',
  reset: '重设密码',
  case: '来信',
  source: '数据源登记',
};

export const deliveryStates: Record<DeliveryState, string> = {
  waiting: '待发',
  sent: '已发',
  failed: '没有送达',
  unsent: '没有发邮件',
};

export const messages = {
  title: '消息',
  lead: '该告诉您或您的馆的事，无论有没有发邮件，都在这里。保留 400 天。',
  empty: '还没有消息。',
  city: '市馆',
  open: '打开有关的网页',
  openOf: (title: string): string => `打开有关的网页：${title}`,
  mailed: '邮件',
  onPage: '没有可以发邮件的地址，只在这里。',
  tries: (count: number): string => `试过 ${n(count)} 次`,
  again: (time: string): string => `${time} 再试`,
  sentAt: (time: string): string => time,
  answer: '已知悉',
  answerOf: (source: string): string => `已知悉 ${source} 的问题`,
  answerHint: '点了以后，不再因为无人回应而告知市馆；恢复或再有变化时照常有消息。',
  answered: '已记下，市馆不会因为无人回应而被告知。',
  answeredBy: (name: string): string => `${name}已知悉`,
  unanswered: (count: number): string => `${n(count)} 个数据源出了问题，还没有人点“已知悉”`,
};
