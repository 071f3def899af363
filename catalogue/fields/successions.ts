/**
 * 继承与改名: the title that a serial had before, or has after, as its record says it. MARC has fields for it;
 * Dublin Core says it in a relation or a note: 继承：新南京, 1952年改名为《南京日报》, 由《新南京》改名, Continued by: …
 *
 * A statement is read from its beginning, and only where a label, a mark or 《》 tell that a title follows: a note
 * that merely speaks of a change of name (原名门东, 改名的经过) is none.
 */
import { readIdentifiers } from './identifiers.ts';

export interface Succession {
  /** What the other one is: the serial as it was called before, or after. */
  readonly direction: 'before' | 'after';
  readonly title: string;
  /** ISSN and CN of the other one. */
  readonly numbers: readonly string[];
  /** As printed. */
  readonly raw: string;
}

/** Longer statements are prose. UTF-16 units. */
const LONGEST = 160;
/** Titles of one statement: 由《甲》《乙》合并而成. */
const MOST_TITLES = 6;

/** 1952年4月起, 自1988年, 本刊, 后: what may stand in front. */
const IN_FRONT =
  /^(?:本[刊报])?(?:自|从|于)?(?:\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:起|后)?[,，]?)?(?:本[刊报])?(?:后(?=[改更易由被续并]))?/u;

const NAME = '(?:刊|报|题)?名(?:称)?';
const BEFORE = new RegExp(
  `^(?:部分)?(?:继承|承接|接续|续|替代|取代|吸收)自?|^前身|^原${NAME}|^曾用${NAME}|^旧${NAME}|^分自|^(?:continues|formerly|preceded by|supersedes|replaces|absorbed|former title|earlier title)(?: in part)?`,
  'iu',
);
const AFTER = new RegExp(
  `^(?:部分)?(?:改|更|易)${NAME}|^改称|^后身|^(?:改|更|新)?续${NAME}|^新${NAME}|^并入|^(?:continued|succeeded|superseded|replaced|absorbed)(?: in part)? by|^(?:later title|renamed(?: as| to)?|merged into)`,
  'iu',
);
/** 由《新南京》改名, 由《南京日报》继承, 被《南京日报》合并: what follows the title says which. */
const BY = /^([由被])(.{2,60}?)(改名|更名|易名|改称|改版|合并|分出|继承|替代|取代|吸收)/u;
const MADE_OF = /由[改更易合分]/u;
/** What parts the label and the title. */
const PARTED =
  /^(?:为|是|系|作|成)?\s?[:：]\s?|^(?:为|是|系|作|成)?\s?(?=[《"“])|^(?:为|是|系|作|成)\s?|^\s(?=\S)/u;

/** @returns the titles that a relation or note tells of; none for one that says something else */
export function readSuccessions(statement: string): Succession[] {
  const raw = statement.trim();
  if (raw.length > LONGEST) return [];
  const text = raw.replace(IN_FRONT, '');
  const [, by = '', of, word = ''] = BY.exec(text) ?? [];
  if (of !== undefined) return titlesIn(of, MADE_OF.test(by + word) ? 'before' : 'after', raw);
  for (const [label, direction] of [
    [AFTER, 'after'],
    [BEFORE, 'before'],
  ] as const) {
    const said = label.exec(text)?.[0];
    if (said === undefined) continue;
    const rest = text.slice(said.length);
    const mark = PARTED.exec(rest)?.[0];
    return mark === undefined ? [] : titlesIn(rest.slice(mark.length), direction, raw);
  }
  return [];
}

/** One title that a field of MARC or an element of its own names. */
export function successionOf(
  direction: Succession['direction'],
  named: string,
  numbers: readonly string[] = [],
): Succession[] {
  return titlesIn(named.slice(0, LONGEST), direction, named, numbers);
}

const NUMBER =
  /ISSN\s?[:：]?\s?\d{4}-?\d{3}[\dX]|CN\s?[:：]?\s?\d{2}-\d{4}(?:\/[A-Z]{1,2}\d{0,3})?/giu;
/** 新南京（1949—1952）, 新南京 1949-: years behind a title. */
const YEARS = /[\s,，。.(（]{0,4}\d{4}年?\s?[-—–~]?\s?(?:\d{4}年?)?[\s,，。.)）]{0,4}$/u;
/** What is left behind a title once numbers and years are out. */
const LEFT = /[\s,，。.]{0,4}(?:[(（]\s?[)）])?[\s,，。.]{0,4}$/u;

function titlesIn(
  text: string,
  direction: Succession['direction'],
  raw: string,
  given: readonly string[] = [],
): Succession[] {
  const numbers = [...given, ...(text.match(NUMBER) ?? [])].flatMap((one) =>
    readIdentifiers(one)
      .filter(({ type, valid }) => valid && (type === 'issn' || type === 'cn-serial'))
      .map(({ value }) => value),
  );
  const marked = Array.from(text.matchAll(/《([^《》]{2,80})》/gu), ([, title = '']) => title);
  const titles =
    marked.length > 0
      ? marked
      : text
          .split(/[;；]/u)
          .map((one) => one.replace(NUMBER, '').replace(YEARS, '').replace(LEFT, '').trim())
          .filter((title) => title.length >= 2 && /\p{L}/u.test(title));
  return titles.slice(0, MOST_TITLES).map((title) => ({
    direction,
    title,
    // Of several titles nobody knows whose number it is.
    numbers: titles.length === 1 ? [...new Set(numbers)] : [],
    raw,
  }));
}
