/** What persons did, in the groups of the person facet: 修 · 纂 · 编 · 撰 and the like. */

export const ROLE_GROUPS = [
  'author',
  'reviser',
  'compiler',
  'editor',
  'annotator',
  'translator',
  'artist',
  'printer',
  'other',
] as const;
/** 撰著 · 修 · 纂辑 · 编 · 校注 · 译 · 书画摄影 · 刻印 · 未注明或其他 */
export type RoleGroup = (typeof ROLE_GROUPS)[number];

/** In this order: 译注 is a translation, 校注 a commentary, 纂修 a compilation, 编著 an edition. */
const GROUPS: readonly (readonly [RegExp, RoleGroup])[] = [
  [/[译譯]/u, 'translator'],
  [/[校注註笺箋疏评評点點勘]|整理|审订/u, 'annotator'],
  [/[纂辑輯]|[汇彙][编編]|采[录錄]/u, 'compiler'],
  [/修/u, 'reviser'],
  [/[绘繪画畫摄攝]|制[图圖]|[书書]写?$|篆刻/u, 'artist'],
  [/[编編集选選]/u, 'editor'],
  [/[撰著着述]|作|[记記]|原著/u, 'author'],
  [/[刻刊印镌鐫]/u, 'printer'],
];

/** @param role as the record words it; null when it says none */
export function roleGroup(role: string | null): RoleGroup {
  if (role === null) return 'other';
  return GROUPS.find(([words]) => words.test(role))?.[1] ?? 'other';
}
