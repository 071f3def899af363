/** Why a source is as it is: Chinese. */
import type { HealthReason } from '../../../catalogue/runs/health.ts';
import { n } from './number.ts';

/** A sentence with its full stop. */
export const healthReason = (reason: HealthReason): string => {
  switch (reason.kind) {
    case 'never':
      return '还没有收割过。';
    case 'first-run':
      return '第一次收割正在进行。';
    case 'paused':
      return '已暂停，不按时收割。';
    case 'retired':
      return '已停用，记录保留，不再收割。';
    case 'failed':
      return `${reason.failures > 1 ? `已连续失败 ${n(reason.failures)} 次` : '最近一次收割失败'}：${ended(reason.run.message)}`;
    case 'cut-short':
      return `最近一次收割没有做完：${ended(reason.run.message)}`;
    case 'held':
      return `有一次收割等您核准：${ended(reason.run.message)}`;
    case 'lacking':
      return `最近一次收割不完整：${ended(reason.run.message)}`;
    case 'quarantine':
      return `隔离区有 ${n(reason.count)} 条记录没有入库。`;
    case 'empty':
      return '对方能够应答，但现在一条记录也没有。';
    case 'stale':
      return `按安排早该收割，已有 ${n(reason.days)} 天没有一次成功。`;
    case 'quiet':
      return `沉寂：已有 ${n(reason.days)} 天没有任何新增、修改或删除，而此前最长只隔 ${n(reason.usual)} 天；请问一问对方是否停止了更新。`;
    case 'unchanged':
      return reason.days === null
        ? '最近一次收割没有变化。'
        : `最近一次收割没有变化；上次有变化是${reason.days === 0 ? '今天' : ` ${n(reason.days)} 天前`}。`;
    case 'fresh':
      return `最近一次收割：新增 ${n(reason.run.new)}，修改 ${n(reason.run.changed)}，删除 ${n(reason.run.deleted)}。`;
  }
};

function ended(sentence: string): string {
  return /[。！？]$/u.test(sentence) ? sentence : `${sentence}。`;
}
