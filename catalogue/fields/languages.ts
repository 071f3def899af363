/**
 * Languages as records name them (chi, zh-CN, 中文, Chinese) and as ISO 639-3 codes them (zho).
 *
 * Written forms of one language are one: 简体中文, 繁體中文 and 文言 are all zho, because a facet of language
 * should not part a library's books by script.
 */
import { fold } from '../text/text.ts';

/** Code | zh | en | other ways to say it. The two-letter and the bibliographic code stand among these. */
const TABLE = `
zho|中文|Chinese|zh chi cmn lzh yue wuu nan hak 中国语 中国语文 汉语 汉文 汉字 华语 华文 国语 普通话 文言 文言文 古汉语 古文 白话 白话文 简体 简体中文 繁体 繁体中文 简体字 繁体字 中文简体 中文繁体 简体汉字 繁体汉字 方言 南京话 南京方言 吴语 粤语 mandarin
eng|英语|English|en 英文 英
jpn|日语|Japanese|ja jp 日文 日本语 日
fra|法语|French|fr fre 法文 法
deu|德语|German|de ger 德文 德
rus|俄语|Russian|ru 俄文 俄
kor|朝鲜语|Korean|ko 韩语 韩文 朝鲜文 朝文
lat|拉丁语|Latin|la 拉丁文
spa|西班牙语|Spanish|es 西班牙文 西文
por|葡萄牙语|Portuguese|pt 葡萄牙文 葡文
ita|意大利语|Italian|it 意大利文 意文
nld|荷兰语|Dutch|nl dut 荷兰文
swe|瑞典语|Swedish|sv 瑞典文
dan|丹麦语|Danish|da 丹麦文
nor|挪威语|Norwegian|no nb nn nob nno 挪威文
fin|芬兰语|Finnish|fi 芬兰文
pol|波兰语|Polish|pl 波兰文
ces|捷克语|Czech|cs cze 捷克文
hun|匈牙利语|Hungarian|hu 匈牙利文
ron|罗马尼亚语|Romanian|ro rum 罗马尼亚文
bul|保加利亚语|Bulgarian|bg 保加利亚文
ukr|乌克兰语|Ukrainian|uk 乌克兰文
ell|希腊语|Greek|el gre 希腊文
tur|土耳其语|Turkish|tr 土耳其文
ara|阿拉伯语|Arabic|ar 阿拉伯文 阿文
heb|希伯来语|Hebrew|he 希伯来文
fas|波斯语|Persian|fa per 波斯文
hin|印地语|Hindi|hi 印地文
san|梵语|Sanskrit|sa 梵文
pli|巴利语|Pali|pi 巴利文
tha|泰语|Thai|th 泰文
vie|越南语|Vietnamese|vi 越南文 越文
mya|缅甸语|Burmese|my bur 缅甸文 缅文
ind|印度尼西亚语|Indonesian|id 印尼语 印尼文
msa|马来语|Malay|ms may 马来文
epo|世界语|Esperanto|eo 世界语文
mnc|满语|Manchu|满文 清文
mon|蒙古语|Mongolian|mn khk mvf 蒙文 蒙语 蒙古文
bod|藏语|Tibetan|bo tib 藏文
uig|维吾尔语|Uighur|ug 维文 维吾尔文 维语
kaz|哈萨克语|Kazakh|kk 哈文 哈萨克文
zha|壮语|Zhuang|za 壮文
iii|彝语|Yi|ii 彝文
txg|西夏语|Tangut|西夏文
mul|多语种|Multiple languages|多语 多种语言 多文种 双语
zxx|无语言内容|No linguistic content|无文字 无语言
`;

interface Language {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

const LANGUAGES = new Map<string, Language>();
const BY_NAME = new Map<string, string>();
for (const line of TABLE.trim().split('\n')) {
  const [code = '', zh = '', en = '', others = ''] = line.split('|');
  LANGUAGES.set(code, { code, zh, en });
  for (const name of [code, zh, en, ...others.split(' ')]) BY_NAME.set(fold(name), code);
}

/**
 * ISO 639-3 code of a language as a record names it: code of two or three letters with or without
 * region and script (zh-Hans-CN), or name in Chinese or English.
 *
 * @returns null for und, blank and what is no language known here
 */
export function readLanguage(raw: string): string | null {
  const text = fold(raw.slice(0, 100)).trim();
  const bare = text.replace(/[([].*$/s, '').trim();
  const primary = /^([a-z]{2,3})[-_]/.exec(bare)?.[1];
  for (const name of [text, bare, primary, bare.replace(/[语文]?[版本]$/, '')]) {
    const code = name === undefined || name === '' ? undefined : BY_NAME.get(name);
    if (code !== undefined) return code;
  }
  return null;
}

/** Name of a language for a page; a code unknown here is its own name. */
export function languageLabel(code: string, lang: 'zh' | 'en'): string {
  return LANGUAGES.get(code)?.[lang] ?? code;
}
