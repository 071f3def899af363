/**
 * The date of the original 原书年代 that a facsimile or reprint tells of in a note: 据清光绪十六年刻本影印. The
 * first date in the note is that of the original; a note on the edition in hand says nothing of it.
 */
import type { DateStatement } from './reading.ts';
import { readDate } from './dates.ts';
import { fold } from '../text/text.ts';

/** That a note speaks of another, older edition. On folded text. */
const OF_AN_ORIGINAL =
  /[影景]印|翻印|复制|翻刻|原[书刊刻版本]|底本|据.{0,20}[刻刊抄钞稿写字印]本|originally published|(?:reprint|reproduction|facsimile) of/u;

const NUMERAL = '[元正\\d〇零一二三四五六七八九十百廿卅]{1,5}';
const STEMS = '[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]';
const DYNASTY = '(?:[唐宋元明清]|南宋|北宋)?';
const IN_BRACKETS = '(?:\\s*[(（[［〔][^)）\\]］〕]{1,10}[)）\\]］〕])?';

/** Dates as prose has them, the surest first; each is read by `readDate`, which may refuse it. */
const DATES: readonly RegExp[] = [
  new RegExp(`${DYNASTY}\\p{Script=Han}{2}(?:${NUMERAL}|${STEMS})年${IN_BRACKETS}`, 'u'),
  /(?<!\d)(?:1[0-9]{3}|20\d{2})(?:[-–—－~]\d{2,4})?(?!\d)年?/u,
  new RegExp(`${DYNASTY}\\p{Script=Han}{2}(?:年?[间間])`, 'u'),
  /[宋元明清](?:初|末|中期)?(?=[刻刊抄鈔钞稿寫写活]|内府|內府|殿)/u,
];

/** 明嘉靖三十二年刻清顺治三年补修本: of blocks that were mended the whole statement is the date. */
const MENDED =
  /(?:^|[藏据據用为為:：])([^藏据據用为為:：，。,;；]{4,50}(?:[递遞补補增重续續]修|修[补補]|[补補增]刻|[后後重]印|修)本?)(?=[影景]印|$|[，。,;；])/u;

/**
 * @param note as printed
 * @param isSure true when the field is for nothing else (324, 534); else the words have to say it
 * @returns undefined when the note names no original, or no date that can be read
 */
export function readOriginalDate(note: string, isSure: boolean): DateStatement | undefined {
  const text = note.slice(0, 300).normalize('NFKC');
  if (!isSure && !OF_AN_ORIGINAL.test(fold(text))) return undefined;
  const blocks = readDate(MENDED.exec(text)?.[1] ?? '', 'original');
  if (blocks.start !== null && blocks.start !== blocks.end) return { ...blocks, kind: 'original' };
  for (const form of DATES) {
    const found = form.exec(text)?.[0];
    if (found === undefined) continue;
    const date = readDate(found, 'original');
    if (date.start !== null || date.end !== null) return { ...date, kind: 'original' };
  }
  return undefined;
}
