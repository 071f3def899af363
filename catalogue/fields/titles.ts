/**
 * Titles as catalogues print them, and the core of a title that is compared. What is shown keeps the
 * printed form; only what wraps the whole title (《》) and the GMD ([专著]) is taken off.
 */
import { isVolume, readVolume } from './volumes.ts';
import type { Volume } from './volumes.ts';
import { isOverlong } from '../text/bounds.ts';
import { remembered } from '../text/remembered.ts';
import { fold, titleKey } from '../text/text.ts';

export interface Title {
  readonly text: string;
  /** `main` 正题名 comes first and once; `remainder` 其他题名信息 (200$e, 245$b) belongs after it. */
  readonly kind: 'main' | 'remainder' | 'parallel' | 'variant' | 'uniform' | 'analytic';
  /** Pinyin that the record itself gives ($9, $A). */
  readonly pinyin?: string;
}

export interface ReadTitle {
  readonly main: string;
  readonly remainder: readonly string[];
  readonly parallel: readonly string[];
  readonly volume: Volume | null;
  /** What stands behind the slash. */
  readonly responsibility: string | null;
}

const GMD =
  / ?[[［](?:专著|專著|普通图书|图书|期刊|连续出版物|电子资源|地图|测绘资料|善本|古籍|缩微品|录像制品|录音制品|text|electronic resource)[\]］]/giu;

/** ISBD marks are marks only with blanks around them: 江苏 : 南京 but not 10:30. */
const ISBD = / ([=:：/／]) /u;

/**
 * @param raw one title statement, e.g. a dc:title: `南京建置志 = A history : 一九九四年版 / 编委会编`
 */
export function readTitle(raw: string): ReadTitle {
  if (isOverlong(raw))
    return { main: raw, remainder: [], parallel: [], volume: null, responsibility: null };
  const statement = withoutGmd(raw.replace(/\s+/gu, ' ')).trim();
  const remainder: string[] = [];
  const parallel: string[] = [];
  const parts = statement.split(ISBD);
  let main = parts[0] ?? '';
  let responsibility: string | null = null;
  for (let i = 1; i + 1 < parts.length; i += 2) {
    const mark = parts[i];
    const part = (parts[i + 1] ?? '').trim();
    if (mark === '/' || mark === '／') {
      // Marks in it are no marks of the title.
      responsibility =
        parts
          .slice(i + 1)
          .join('')
          .trim() || null;
      break;
    }
    if (part !== '') (mark === '=' ? parallel : remainder).push(part);
  }
  main = unwrap(main.trim());
  const part = /^(.{2,}?)[.．,，] ?(\S.{0,19})$/u.exec(main);
  if (part?.[1] !== undefined && part[2] !== undefined && isVolume(part[2])) {
    const volume = readVolume(part[2]);
    return { main: part[1].trim(), remainder, parallel, volume, responsibility };
  }
  // 南京市志. 第三册, 人物卷
  const named = /^(.{2,}?)[.．] ?(\S{1,12}?) ?[,，:：] ?(\S.{0,29})$/u.exec(main);
  if (named?.[1] !== undefined && named[2] !== undefined && isVolume(named[2])) {
    const volume = readVolume(named[2]);
    const name = named[3] ?? '';
    if (volume !== null)
      return {
        main: named[1].trim(),
        remainder,
        parallel,
        volume: { ...volume, name },
        responsibility,
      };
  }
  return { main, remainder, parallel, volume: volumeAtEnd(main), responsibility };
}

/** Without words for the kind of material in brackets: 江宁府志 [专著]. */
export function withoutGmd(text: string): string {
  return text.replace(GMD, '');
}

/** What the words in brackets of a title say of the kind of material: 电子资源; none for most. */
export function gmdIn(text: string): string[] {
  return Array.from(text.matchAll(GMD), ([words]) => words.replace(/[\s[\]［］]/gu, ''));
}

/** 《江宁府志》 is 江宁府志; 《客座赘语》研究 stays as it is. */
function unwrap(title: string): string {
  const inner = /^《([^《》]+)》$/u.exec(title)?.[1];
  return inner ?? title;
}

/** 第三辑, 上册, and 上 in brackets or behind a blank. */
const VOLUME_AT_END =
  /(?:(?:[\s（([［]|^|(?<=\p{Script=Han}))((?:第[\d一二三四五六七八九十百零〇廿卅]{1,6}[辑輯册冊編编卷集期])|(?:[上中下][册冊编編卷集]))|(?<=\p{Script=Han})[\s（([［]{1,2}([上中下]))[）)\]］]?$/u;
/** 南京年鉴2008, 南京年鉴（2008年卷）: the year is what tells one from the next. */
const YEARBOOK_AT_END = /(?<=年[鉴鑑鍳鑒])[\s·（([［]{0,3}((?:19|20)\d\d年?(?:卷|版)?)[）)\]］]?$/u;

/** 南京通史（上）, 南京史话(十二) */
const BRACKETED_AT_END =
  /(?<=.)([（(［[] ?(?:[上中下]|[一二三四五六七八九十]{1,3}|\d{1,2}) ?[)）\]］])$/u;

/** What a part at the end ends in. */
const MAY_BE_PART = /[辑輯册冊編编卷集期上中下版年\d）)\]］]$/u;

/** 南京文史资料第三辑: the part is numbered at the end of the title itself. */
function volumeAtEnd(title: string): Volume | null {
  if (!MAY_BE_PART.test(title)) return null;
  const [, part, position] = VOLUME_AT_END.exec(title) ?? [];
  const found =
    part ?? position ?? (YEARBOOK_AT_END.exec(title) ?? BRACKETED_AT_END.exec(title))?.[1];
  return found === undefined ? null : readVolume(found);
}

const SHORT_NUMERAL = '[\\d一二三四五六七八九十]{0,8}';
const NUMERAL = '[\\d一二三四五六七八九十]{1,8}';
/** One part of an extent and nothing else: 二十四卷, 卷首一卷, 附图三卷, 续集二卷, 不分卷. */
const EXTENT = new RegExp(
  `^(?:[\\d一二三四五六七八九十百零]{1,8}卷|卷?[首末]${SHORT_NUMERAL}卷|卷首${SHORT_NUMERAL}|附[^卷]{0,6}${SHORT_NUMERAL}卷|[再又二三四]?续[集编]?${NUMERAL}卷|[补外别][遗集编]?${NUMERAL}卷|(?:补遗|图[说考]?|[考杂]录|年谱|拾遗)${SHORT_NUMERAL}卷|不分卷)$`,
  'u',
);
/** 附, six characters, eight of a numeral and 卷. */
const LONGEST_EXTENT = 16;

/**
 * A key without the parts of an extent that end it. Which of them stand side by side is found from the end, one
 * part at a time: 三十卷首一卷 is 三十卷 and 首一卷, and not 三十 and 卷首一卷.
 */
export function withoutExtent(key: string): string {
  if (!key.endsWith('卷')) return key;
  /** Where a part may end, because extents alone follow; the last one is where they begin. */
  const ends = [key.length];
  let begin = key.length;
  for (let at = begin - 1; at >= Math.max(0, begin - LONGEST_EXTENT); at--) {
    const isPart = ends.some(
      (end) => end - at <= LONGEST_EXTENT && EXTENT.test(key.slice(at, end)),
    );
    if (!isPart) continue;
    ends.push(at);
    begin = at;
  }
  return key.slice(0, begin);
}

/**
 * What two titles are compared by: folded letters and Han, without GMD, a trailing extent (二十四卷首一卷,
 * 不分卷) and a trailing part (第三辑, 上册), unless nothing would be left.
 */
export function titleCore(text: string): string {
  if (isOverlong(text)) return titleKey(text);
  const printed = text.replace(/\s+/gu, ' ').trim();
  const volume = volumeAtEnd(printed);
  let title = withoutGmd(printed);
  if (volume !== null) {
    const bare = [VOLUME_AT_END, YEARBOOK_AT_END, BRACKETED_AT_END].reduce(
      (left, part) => left.replace(part, ''),
      title.trim(),
    );
    title = bare || title;
  }
  const key = titleKey(title);
  const core = withoutExtent(key);
  return core.length >= 2 ? core : key;
}

/** Titles of a kind, of which there are many: never identity by themselves (reference, section 8). */
const CLASS_TITLE =
  /^(?:.{0,4}(?:县志|府志|州志|区志|市志|镇志|乡志|村志|家谱|宗谱|族谱|支谱|家乘|年鉴|文史资料|文史资料选辑|地方志|志稿|统计年鉴|大事记|论文集|文集|诗集|诗选|资料汇编|工作报告))$/u;

/** True for a title that names a class of documents, or is too short to name one. */
export function isClassTitle(text: string): boolean {
  return isOfClass(text);
}

const isOfClass = remembered((text) => {
  const core = titleCore(text);
  return Array.from(core).length <= 2 || CLASS_TITLE.test(core);
});

/** What stands where nobody wrote a title, on folded text. 无题 is the title of many a painting. */
const PLACEHOLDER =
  /^(?:(?:无|未有?|缺)(?:题名|标题|命名|名称)|未命名.{0,6}|新建.{0,8}(?:文档|文件夹?|图像|工作表)|题名(?:不详|未知|缺失|待[定补考])?|标题|名称|待[定补]|暂无|无|不详|未知|空|测试(?:数据|题名|记录|文档|图片|用)?[\s\d_-]*|(?:test|untitled|demo|sample|example|new (?:document|folder|file))[\s\d_-]*|no ?title|title|null|none|undefined|nan|n\/a|unknown|tbd|asdf\w*|(\w)\1{2,})$/u;

/** IMG_0001.jpg, scan 003, 微信图片_2021…; 南京旧影.jpg says what it is. */
const FILE_NAME =
  /^(?:[\w\s().~-]+\.(?:jpe?g|jp2|tiff?|png|gif|bmp|pdf|docx?|xlsx?|pptx?|txt|html?|mp[34]|wav|avi|mov|zip|rar|djvu|ceb)|(?:img|dscn?|dscf|pict?|scan|image|photo|mvi|vid|screenshot|mmexport|微信图片|微信截图|扫描|图像|截图)[\s_-]*\d[\d\s_().-]*)$/u;

/** True for a title that says nothing: 无题名, Untitled, marks and digits alone, a file name. */
export function isMeaningless(text: string): boolean {
  return saysNothing(text);
}

const saysNothing = remembered((text) => {
  const folded = fold(text.slice(0, 200)).trim();
  const bare = folded.replace(/^[[({<《【]+|(?<![\])}>》】.。])[\])}>》】.。]+$/gu, '').trim();
  return !/\p{L}/u.test(bare) || PLACEHOLDER.test(bare) || FILE_NAME.test(folded);
});

/** Dice coefficient of the character pairs of two keys, 0 to 1. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const pairs = (text: string): string[] =>
    Array.from(text).map((char, i, all) => char + (all[i + 1] ?? ''));
  const left = pairs(a).slice(0, -1);
  const right = new Map<string, number>();
  for (const pair of pairs(b).slice(0, -1)) right.set(pair, (right.get(pair) ?? 0) + 1);
  const size = left.length + Math.max(0, Array.from(b).length - 1);
  if (size === 0) return 0;
  let common = 0;
  for (const pair of left) {
    const n = right.get(pair) ?? 0;
    if (n > 0) {
      common++;
      right.set(pair, n - 1);
    }
  }
  return (2 * common) / size;
}
