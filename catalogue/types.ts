/**
 * Kinds of document, a closed list for local collections; the printed form stays beside the code.
 * Labels for pages are in `server/i18n/`.
 */
export const TYPES = [
  'book', 'rarebook', 'gazetteer', 'genealogy', 'yearbook', 'memoir-series', 'serial', 'newspaper', 'article', 'thesis',
  'map', 'rubbing', 'archive', 'image', 'music', 'audio', 'video', 'oral-history', 'database', 'other',
] as const;

/**
 * 图书 · 古籍 · 方志 · 家谱 · 年鉴 · 文史资料 · 期刊 · 报纸 · 论文篇章 · 学位论文 · 地图 · 拓片 · 手稿档案 ·
 * 照片图片 · 乐谱歌谣 · 音频 · 视频 · 口述史料 · 数据库 · 其他
 */
export type TypeCode = (typeof TYPES)[number];
