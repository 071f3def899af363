/**
 * What words say of the edition at hand: its number (第2版), that it was revised, how it was made (刻本, 影印),
 * that it is a draft (征求意见稿), for whom it was made (大字本, 青少年版) and in which language (英文版).
 *
 * Words about printing and binding say nothing here: 重印, 第3次印刷, 精装 are no other edition.
 */
import { editionKindIn } from '../../fields/editions.ts';
import type { EditionKind } from '../../fields/editions.ts';
import { isCity } from '../../fields/publishers.ts';
import { readNumeral } from '../../text/chinese-numerals.ts';
import { fold } from '../../text/text.ts';

export type Making = Exclude<EditionKind, 'reprint' | 'revised'>;

export interface EditionMarks {
  /** 第2版 2, 初版 1; null when none is said. */
  readonly number: number | null;
  /** 修订, 增订, 增补 …: a later one, whichever. */
  readonly isRevised: boolean;
  /** 征求意见稿, 送审稿, 初稿: not yet the published text. */
  readonly isDraft: boolean;
  readonly making: Making | null;
  /** Readers that this edition alone is made for; '' for none. */
  readonly audience: '' | 'large-print' | 'young' | 'pictures' | 'braille' | 'abridged';
  /** Words of an edition statement that are none of these, as 校订本; '' for none. */
  readonly other: string;
  /** ISO 639-3 code, `mul-eng` for 中英对照, `mul` for 双语; '' when no word says it. */
  readonly language: string;
}

export const NO_MARKS: EditionMarks = {
  number: null,
  isRevised: false,
  isDraft: false,
  making: null,
  audience: '',
  other: '',
  language: '',
};

const NUMERAL = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
/** 第2版, 2版, 2nd ed.; never 1998年版 or 第2版面. */
const NUMBERED = new RegExp(
  `(?:第\\s?(${NUMERAL})\\s?版(?![面块图画权税])|(?<![\\d年第])([2-9]|1\\d)\\s?版(?![面块图画权税])|(\\d{1,2})(?:st|nd|rd|th) ed|(second|third|fourth|fifth|first) ed|(再|[二三四五])版(?:$|[\\s.,;)本]))`,
  'u',
);
/** 六修: the sixth making of a register of a family. */
const MAKING_OF_REGISTER = /(?:^|[^重续增补])([一二三四五六七八九十]{1,3})修(?:本|谱)?$/u;
const FIRST = /(?<!\d)1版|初版|原版(?!本?影)|第一版|first edition/u;
const REVISED =
  /修订|增订|重订|改订|增补|订补|补订|修正版|修正本|增修本|新[一二]?版(?!社)|新编本|增删|最新版|再版修|重修本?$|续修本?$|rev(?:ised|\.)? ed|enlarged/u;
const DRAFT =
  /(?:征求意见|评议|征询|送审|评审|初审|复审|终审|讨论|审查|审定|审议|待审|未定|试写|试行|试印|校样)[稿本]|油印稿|征求意见|(?:^|[^原])初稿|草稿|草案|清样|志稿本|打印稿/u;
const AUDIENCES: readonly (readonly [RegExp, EditionMarks['audience']])[] = [
  [/大字(?:号|体)?[版本]|大字号|large print/u, 'large-print'],
  [/盲文/u, 'braille'],
  [/(?:绘本|漫画|连环画|动漫|图画|卡通)(?:版|本|$)|绘本/u, 'pictures'],
  [
    /(?:青少年?|少年|少儿|儿童|幼儿|学生|中小学生?|小学生?|中学生?|注音|拼音|亲子)(?:读本|普及|彩图|注音|美绘|插图|简明)?[版本]|(?:青少年|少儿|学生|儿童|少年)读本|young readers/u,
    'young',
  ],
  [
    /(?:简写|缩写|缩编|节选|精简|简明|简缩|普及|通俗|大众|简易|节)[版本]|(?:普及|通俗|简明)读本|abridged/u,
    'abridged',
  ],
];
const LANGUAGES: readonly (readonly [RegExp, string])[] = [
  [
    /(?:中英|汉英|英汉)文?(?:对照|双语|合璧)?(?:版|本|$)|(?:中英文?|汉英|英汉)对照|bilingual/u,
    'mul-eng',
  ],
  [/(?:中日|汉日|日汉)文?(?:对照|双语|合璧)?(?:版|本|$)|(?:中日文?|汉日|日汉)对照/u, 'mul-jpn'],
  [/双语|对照(?:版|本|$)|中外文|多语/u, 'mul'],
  [/^英文$|英文?[版本]|英语[版本]|英译本|english (?:ed|version|translation)/u, 'eng'],
  [/^日文$|日文?[版本](?!书)|日语版|日译本|japanese (?:ed|version)/u, 'jpn'],
  [/^法文$|法文[版本]|法语版|法译本|french (?:ed|version)/u, 'fra'],
  [/^德文$|德文[版本]|德语版|德译本|german (?:ed|version)/u, 'deu'],
  [/^俄文$|俄文[版本]|俄语版|俄译本|russian (?:ed|version)/u, 'rus'],
  [/^韩文$|韩文[版本]|韩语版|朝鲜文[版本]|korean (?:ed|version)/u, 'kor'],
  [/西班牙[文语][版本]|spanish (?:ed|version)/u, 'spa'],
  [/阿拉伯[文语][版本]/u, 'ara'],
  [/世界语[版本]/u, 'epo'],
  [/中文[版本]|汉译本|中译本|chinese (?:ed|version|translation)/u, 'zho'],
];
const ENGLISH_ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];

const EDITION_WORDS =
  /[版本稿印]$|对照$|^[一二三四五六七八九十]{1,3}修$|^(?:修订|增订|影印|点校|标点|初稿|注音|双语|大字|中?[英日法德俄韩]文|重修|续修|传[抄钞]|过录|盲文)$|\bed\.?(?:ition)?$/u;

/** Each word of an edition has one of these. */
const MAY_TELL = /[版本稿印照修订校点音语字文抄钞录珍拓刻刊]|ed/u;

/** False for texts in which nothing can tell of an edition, as in most. */
export function mayTellEdition(folded: string): boolean {
  return MAY_TELL.test(folded);
}

/** Whether words in brackets behind a title tell of its edition, and are no part of the title. */
export function tellsEdition(folded: string): boolean {
  if (folded.length > 24 || !MAY_TELL.test(folded)) return false;
  return EDITION_WORDS.test(folded) || editionKindIn(folded) !== null;
}

/**
 * @param statements that speak of the edition and of nothing else: 205$a, the date, words in brackets behind
 *   the title. What the first of them say counts.
 * @param own those of the edition alone, of which an unknown word counts as well
 */
export function readMarks(
  statements: readonly string[],
  own: readonly string[] = statements,
): EditionMarks {
  // 1987 tells nothing of an edition.
  const texts = statements
    .map((text) => fold(text.slice(0, 200)))
    .filter((text) => /\p{L}/u.test(text));
  if (texts.length === 0) return NO_MARKS;
  const isRevised = texts.some((text) => REVISED.test(text));
  const number = firstOf(texts, editionNumber);
  return {
    number,
    isRevised: isRevised || (number ?? 1) > 1,
    isDraft: texts.some((text) => DRAFT.test(text)),
    making: firstOf(texts, makingIn),
    audience: firstOf(texts, (text) => wordIn(AUDIENCES, text)) ?? '',
    other:
      firstOf(
        own.map((text) => fold(text.slice(0, 200))),
        otherWord,
      ) ?? '',
    language: firstOf(texts, (text) => wordIn(LANGUAGES, text)) ?? '',
  };
}

/** What every edition may be called, and what says how it was bound or printed. */
const PLAIN_WORDS =
  /新?第?[1一]版|初版|原版|新[一二]版|\d{4}年?(?:\d{1,2}月)?版?|第?[\d一二三四五六七八九十]{1,3}次?印刷?|重印|精装|平装|线装|[简繁]体(?:字)?[版本]|纸质版?|印刷版|中文版|典藏版|珍藏版|纪念版|(?:收|馆|特)藏本|毛边本|签名本|限量版|[版印]次|印本|纸本|普通[版本]|内部(?:资料|发行|交流)/gu;

/** 增页足本, 全新增补: a statement of an edition that nothing here knows. */
function otherWord(text: string): string | null {
  const bare = text.replace(PLAIN_WORDS, '').replace(/[^\p{L}\p{N}]/gu, '');
  if (!/^\p{Script=Han}{2,10}$/u.test(bare) || makingIn(text) !== null) return null;
  const isKnown =
    REVISED.test(bare) ||
    DRAFT.test(bare) ||
    editionNumber(bare) !== null ||
    wordIn(AUDIENCES, bare) !== null ||
    wordIn(LANGUAGES, bare) !== null;
  return isKnown || NO_EDITION.test(bare) || isCity(bare.replace(/版$/u, '')) ? null : bare;
}

/** 刻本 that says how it was made, a kind of book, a date, or who published it. */
const NO_EDITION =
  /^(?:[单全足善孤残]本|.{0,4}[刻刊印抄写拓稿活]本|读本|课本|剧本|话本|画本|文本|版本|底本|日本|出版|[版本])$|^(?:[宋元明清]|民国)|[年月社印]$|出版|印刷|发行/u;

function firstOf<T>(texts: readonly string[], read: (text: string) => T | null): T | null {
  for (const text of texts) {
    const found = read(text);
    if (found !== null) return found;
  }
  return null;
}

function wordIn<T>(words: readonly (readonly [RegExp, T])[], text: string): T | null {
  return words.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

function editionNumber(text: string): number | null {
  const made = MAKING_OF_REGISTER.exec(text)?.[1];
  if (made !== undefined) return readNumeral(made);
  const found = NUMBERED.exec(text);
  if (found === null) return FIRST.test(text) ? 1 : null;
  const [, ordinal, bare, latin, english, again] = found;
  if (english !== undefined) return ENGLISH_ORDINALS.indexOf(english) + 1;
  if (again === '再') return 2;
  const numeral = ordinal ?? bare ?? latin ?? again ?? '';
  return /^\d+$/.test(numeral) ? Number(numeral) : readNumeral(numeral);
}

/** How it was made; words of printing and revising are no making. */
function makingIn(text: string): Making | null {
  // 据明嘉靖刻本复制: the making of what it was copied from is not its own.
  if (/据.{2,40}(?:[影景翻重复]印|复制|仿[制真])/u.test(text)) return 'facsimile';
  const kind = editionKindIn(text.replace(PRINTING, '').replace(REWRITTEN, ''));
  if (kind !== null && kind !== 'reprint' && kind !== 'revised') return kind;
  if (/复制本|仿真|再造善本|据.{2,20}复制/u.test(text)) return 'facsimile';
  if (/(?:^|[清明代年间])[抄钞](?:$|[写录,;. ])|传[抄钞]|过录/u.test(text)) return 'manuscript';
  return /手稿|(?:^|[^志诗文遗书])稿$/u.test(text) && !DRAFT.test(text) ? 'draft' : null;
}

/** 改写本 is no 写本. */
const REWRITTEN = /[改缩简编听默]写本/gu;

const PRINTING = /第\S{1,3}次印刷|重印|再印|[修增]订/gu;
