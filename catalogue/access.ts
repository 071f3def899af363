/**
 * How a reader gets at a holding: a closed list. Access comes from the record, else from the
 * collection's default; an address alone never makes a holding open.
 */
export const ACCESS = ['online', 'login', 'network', 'onsite', 'loan', 'catalogue', 'unknown'] as const;

/**
 * `online` 在线全文 · `login` 登录可看（读者证） · `network` 馆内网络可看 · `onsite` 到馆阅览 ·
 * `loan` 可外借 · `catalogue` 仅目录 · `unknown` 未注明
 */
export type Access = (typeof ACCESS)[number];

/** What a holding is made of. One ISBN may stand on a print and on an electronic record. */
export const CARRIERS = ['print', 'electronic', 'micro', 'manuscript', 'mixed', 'unknown'] as const;
export type Carrier = (typeof CARRIERS)[number];
