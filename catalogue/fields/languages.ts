/**
 * Languages as records name them (chi, zh-CN, 中文, Chinese) and as ISO 639-3 codes them (zho).
 *
 * Written forms of one language are one: 简体中文, 繁體中文 and 文言 are all zho, because a facet of language
 * should not part a library's books by script.
 */
import { fold } from '../text/text.ts';

/**
 * Every way to say it, by code; the two-letter and the bibliographic code stand among these. What pages
 * call a language is in `server/i18n`.
 */
const NAMES = {
  zho: '中文, chinese, zh, chi, cmn, lzh, yue, wuu, nan, hak, 中国语, 中国语文, 汉语, 汉文, 汉字, 华语, 华文, 国语, 普通话, 文言, 文言文, 古汉语, 古文, 白话, 白话文, 简体, 简体中文, 繁体, 繁体中文, 简体字, 繁体字, 中文简体, 中文繁体, 简体汉字, 繁体汉字, 方言, 南京话, 南京方言, 吴语, 粤语, mandarin',
  eng: '英语, english, en, 英文, 英',
  jpn: '日语, japanese, ja, jp, 日文, 日本语, 日',
  fra: '法语, french, fr, fre, 法文, 法',
  deu: '德语, german, de, ger, 德文, 德',
  rus: '俄语, russian, ru, 俄文, 俄',
  kor: '朝鲜语, korean, ko, 韩语, 韩文, 朝鲜文, 朝文',
  lat: '拉丁语, latin, la, 拉丁文',
  spa: '西班牙语, spanish, es, 西班牙文, 西文',
  por: '葡萄牙语, portuguese, pt, 葡萄牙文, 葡文',
  ita: '意大利语, italian, it, 意大利文, 意文',
  nld: '荷兰语, dutch, nl, dut, 荷兰文',
  swe: '瑞典语, swedish, sv, 瑞典文',
  dan: '丹麦语, danish, da, 丹麦文',
  nor: '挪威语, norwegian, no, nb, nn, nob, nno, 挪威文',
  fin: '芬兰语, finnish, fi, 芬兰文',
  pol: '波兰语, polish, pl, 波兰文',
  ces: '捷克语, czech, cs, cze, 捷克文',
  hun: '匈牙利语, hungarian, hu, 匈牙利文',
  ron: '罗马尼亚语, romanian, ro, rum, 罗马尼亚文',
  bul: '保加利亚语, bulgarian, bg, 保加利亚文',
  ukr: '乌克兰语, ukrainian, uk, 乌克兰文',
  ell: '希腊语, greek, el, gre, 希腊文',
  tur: '土耳其语, turkish, tr, 土耳其文',
  ara: '阿拉伯语, arabic, ar, 阿拉伯文, 阿文',
  heb: '希伯来语, hebrew, he, 希伯来文',
  fas: '波斯语, persian, fa, per, 波斯文',
  hin: '印地语, hindi, hi, 印地文',
  san: '梵语, sanskrit, sa, 梵文',
  pli: '巴利语, pali, pi, 巴利文',
  tha: '泰语, thai, th, 泰文',
  vie: '越南语, vietnamese, vi, 越南文, 越文',
  mya: '缅甸语, burmese, my, bur, 缅甸文, 缅文',
  ind: '印度尼西亚语, indonesian, id, 印尼语, 印尼文',
  msa: '马来语, malay, ms, may, 马来文',
  epo: '世界语, esperanto, eo, 世界语文',
  mnc: '满语, manchu, 满文, 清文',
  mon: '蒙古语, mongolian, mn, khk, mvf, 蒙文, 蒙语, 蒙古文',
  bod: '藏语, tibetan, bo, tib, 藏文',
  uig: '维吾尔语, uighur, ug, 维文, 维吾尔文, 维语',
  kaz: '哈萨克语, kazakh, kk, 哈文, 哈萨克文',
  zha: '壮语, zhuang, za, 壮文',
  iii: '彝语, yi, ii, 彝文',
  txg: '西夏语, tangut, 西夏文',
  mul: '多语种, multiple languages, 多语, 多种语言, 多文种, 双语',
  zxx: '无语言内容, no linguistic content, 无文字, 无语言',
} as const;

/** ISO 639-3 code of a language known here. */
export type LanguageCode = keyof typeof NAMES;

const BY_NAME = new Map<string, LanguageCode>();
for (const [code, names] of Object.entries(NAMES) as [LanguageCode, string][]) {
  for (const name of [code, ...names.split(', ')]) BY_NAME.set(fold(name), code);
}

/**
 * ISO 639-3 code of a language as a record names it: code of two or three letters with or without
 * region and script (zh-Hans-CN), or name in Chinese or English.
 *
 * @returns null for und, blank and what is no language known here
 */
export function readLanguage(raw: string): LanguageCode | null {
  const text = fold(raw.slice(0, 100)).trim();
  const bare = text.replace(/[([].*/s, '').trim();
  const primary = /^([a-z]{2,3})[-_]/.exec(bare)?.[1];
  for (const name of [text, bare, primary, bare.replace(/[语文]?[版本]$/, '')]) {
    const code = name === undefined || name === '' ? undefined : BY_NAME.get(name);
    if (code !== undefined) return code;
  }
  return null;
}
