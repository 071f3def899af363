/**
 * Pieces of a set 子目, out of a contents note (327$a, 505$a, dcterms:tableOfContents): 客座赘语 within
 * 南京稀见文献丛刊. They become titles of the kind `analytic`, so that a reader finds the piece by name.
 *
 * Notes are prose as often as lists. What is in doubt is left out: the note itself stays, is shown and
 * searched as it was printed, while a sentence taken for a title would stand among titles for good.
 */
import { DYNASTIES } from '../dates/dynasties.ts';
import { fold } from '../text/text.ts';

/** More of one document are noise, or a list of chapters down to the last section. */
export const MOST_PIECES = 500;
const LONGEST_NOTE = 50_000;
/** Parts of all notes that are looked at; a list of five hundred has fewer marks than that. */
const MOST_PARTS = 3_000;
/** Beyond it nothing is looked at: number, title and responsibility together. */
const LONGEST_PART = 400;
/** Code points; beyond it is a sentence. */
const LONGEST_PIECE = 60;

const NUMERAL = '[\\d一二三四五六七八九十百零〇廿卅]{1,5}';

/** What introduces the list: 本书收入：, 子目: */
const HEADING =
  /^(?:(?:本|该|全)?(?:书|书|册|卷|集|辑|丛书|套书)?(?:共|内)?(?:包括|收录|收入|收有|收|含|子目|目次|目录|内容|细目|要目|篇目|contents?)(?:有|如下|为)?\s*[:：]|^(?:(?:本|该|全)(?:书|册|卷|集|辑))?(?:共|内)?(?:包括|收录|收入|收有|收|含)(?=《))\s*/iu;

/** Between two pieces. A single dash is a mark only with blanks around it: 1911—1949. */
const BETWEEN = /[;；\n\r]|--+|－－+|——+|\s[-–—－]\s|(?<=》)\s?[、,，和及与]?\s?(?=《)/u;

/** Before a numbered piece: `… 第二册 金陵琐事`, `… 2. 金陵琐事`. */
const NUMBERED = new RegExp(
  `(?<!\\b(?:v|vol|no|bd)\\.?)(?<![\\s,，。.、])[\\s,，。.、]+(?=第${NUMERAL}[册冊辑輯集卷种種函]\\s*[\\s:：,，.．、]|[上中下][册冊集辑輯]\\s*[\\s:：,，.．、]|[（(]${NUMERAL}[)）]|[①-⑳]|\\d{1,3}[.．、]\\s*[^\\d\\s])`,
  'iu',
);

/** The number of a piece within the set, taken off its title. */
const OWN_NUMBER = new RegExp(
  `^(?:第${NUMERAL}[册冊辑輯集卷种種函]|[上中下][册冊集辑輯]|(?:v|vol|no|bd)\\.?\\s*\\d+|[（(]${NUMERAL}[)）]|[①-⑳]|\\d{1,3}\\s*[.．、)）])\\s*[:：,，.．、]?\\s*`,
  'iu',
);

/** Chapters and sections are parts of one text. */
const CHAPTER = new RegExp(
  `^(?:第${NUMERAL}(?:章|节|節|篇|编|編|回|讲|講|课|課|单元|部分)|卷(?:首|末|${NUMERAL})|[一二三四五六七八九十]{1,3}[、.．]|chapter\\b|part\\b)`,
  'iu',
);

/** Parts that every book has. Folded. */
const COMMON_PARTS =
  /^(?:总?序[言一二]?|自序|代序|前言|导[言论读]|引[言论]|绪[言论]|凡例|目[录次]|总目|概[述论说]|总[论述]|结[语论]|后记|编后记?|跋|附[录图表]|索引|图版|图片|插图|参考(?:文献|书目)|大事[记年表]*|年表|注释|contents?|index|preface|introduction|appendix|bibliography|foreword|notes?)(?:[一二三四五六\d]*)$/u;

/** How sentences begin that speak of the book. Folded. */
const SENTENCE =
  /^(?:本[书册卷集辑编片]|该[书册]|全书|书[前后末中]|卷[前后末]|附有|含有?[附索]|有[附索图目]|包括|收[录入有]|共[\d一二三四五六七八九十百]|正文|封面|据|无)|[。！？]|,[^,]*,/u;

/** Who wrote it, after blanks; never 资料汇编 or 名著, which end titles. */
const RESPONSIBLE_AT_END =
  /\s\p{Script=Han}{2,8}(?:撰|(?<![名原专專遗遺论論巨])著|编著|編著|编撰|編撰|主编|主編|(?<!类)纂|整理|点校|點校|校点|校點|校注|译注)$/u;

/**
 * The pieces that contents notes name, in their order.
 *
 * @param notes as printed; several are the pieces one by one
 * @returns titles without number and responsibility, each once, at most 500; none for mere prose
 */
export function piecesIn(notes: readonly string[]): string[] {
  const pieces = new Map<string, string>();
  let parts = 0;
  for (const note of notes) {
    for (const part of split(note)) {
      if (++parts > MOST_PARTS || pieces.size >= MOST_PIECES) return [...pieces.values()];
      const piece = titleOf(part);
      const key = piece === undefined ? '' : fold(piece);
      if (piece !== undefined && !pieces.has(key)) pieces.set(key, piece);
    }
  }
  return [...pieces.values()];
}

function split(note: string): string[] {
  const text = note.slice(0, LONGEST_NOTE).trim();
  const heading = HEADING.exec(text)?.[0] ?? '';
  const list = text.slice(heading.length).replace(/(?<=》)(?:等[^《》]{0,6})?[。.]?$/u, '');
  const parts = list.split(BETWEEN).flatMap((part) => part.split(NUMBERED));
  // A、B、C is a list when something says so; else 、 stands within a title.
  return heading !== '' && parts.length === 1 && !list.includes('《') ? list.split('、') : parts;
}

function titleOf(part: string): string | undefined {
  const bare = part.trim().replace(/^[,，、.．:：\s]+/u, '');
  if (bare.length < 2 || bare.length > LONGEST_PART || CHAPTER.test(bare)) return undefined;
  const title = unwrap(
    withoutResponsibility(bare.replace(OWN_NUMBER, ''))
      // 客座赘语……23, 客座赘语 (1-56页)
      .replace(
        /(?:(?<!\.)\.{2,}|(?<!…)…+|(?<!·)·{2,})\s?\d{1,4}$|\s?[(（][^()（）]{0,8}[页頁][)）]$/u,
        '',
      )
      .replace(/(?<![\s,，、。.:：])[\s,，、。.:：]+$/u, ''),
  );
  const folded = fold(title).trim();
  const letters = folded.replace(/[^\p{L}]/gu, '');
  return Array.from(letters).length < 2 ||
    Array.from(folded).length > LONGEST_PIECE ||
    COMMON_PARTS.test(folded.replace(/\s/gu, '')) ||
    SENTENCE.test(folded)
    ? undefined
    : title;
}

/** `客座赘语十卷 / (明)顾起元撰`, `客座赘语 (明)顾起元撰`, `客座赘语 = Idle talk`. */
function withoutResponsibility(text: string): string {
  const [title = ''] = text.split(/\s[/／=]|／|(?<=\p{Script=Han})\/(?=[\p{Script=Han}([（［〔])/u);
  const bracket = /^(.{2,}?)[[［(（〔]([^\]］)）〕]{1,4})[\]］)）〕]\s?\p{Script=Han}{2}/u.exec(
    title,
  );
  const dynasty = fold(bracket?.[2] ?? '')
    .trim()
    .replace(/[代朝]$/u, '');
  if (bracket?.[1] !== undefined && DYNASTIES.has(dynasty)) return bracket[1].trimEnd();
  return title.replace(RESPONSIBLE_AT_END, '');
}

function unwrap(title: string): string {
  return /^《([^《》]+)》$/u.exec(title.trim())?.[1] ?? title.trim();
}
