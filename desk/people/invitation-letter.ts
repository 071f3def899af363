/**
 * What somebody is sent who is invited, or whose password was reset: the one-time address, which is in the mail and
 * on no page, and until when it holds. Nothing for who has no mail address: whoever invited gives it on.
 */
import { mailAddressIn } from '../../catalogue/message.ts';
import type { NewMessage } from '../../catalogue/message.ts';
import { WELCOME_PATH } from '../../catalogue/one-time-address.ts';
import type { Account } from '../../catalogue/person.ts';

/** @param welcome token of the one-time address; null: there is none */
export function invitationMessages(
  { id, name, email, invitation }: Account,
  welcome: string | null,
  kind: 'invitation' | 'reset',
): readonly NewMessage[] {
  const to = mailAddressIn(email ?? '');
  if (to === undefined || welcome === null || invitation === null) return [];
  const until = TIME.format(new Date(invitation.expiresAt));
  const isReset = kind === 'reset';
  return [
    {
      kind,
      audience: { kind: 'person', person: id },
      about: `person:${id}`,
      title: isReset ? '请重新设置您的密码' : '邀请您使用南京共享图书馆工作台',
      text: [
        isReset
          ? `用户“${name}”的密码已由管理员重设，原来的密码不能再用，已登录的都已退出。`
          : `管理员为您建立了用户“${name}”，用来登录南京共享图书馆工作台。`,
        '',
        `请打开下面的网址设置密码。网址只能用一次，${until}（北京时间）以前有效；请不要转给别人。`,
        '不是您要的，请不必理会，并告诉市馆管理员。',
      ].join('\n'),
      href: '/staff',
      to: [to],
      secretHref: `${WELCOME_PATH}${welcome}`,
      until: invitation.expiresAt,
    },
  ];
}

const TIME = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'long',
  timeStyle: 'short',
});
