/** One line of a purchase list as a row of its table: what it says, what was found, who holds it, what persons said. */
import type { LineFlag, LineResult, Verdict } from '../../../../catalogue/checks/result.ts';
import { heldCopies } from '../../../../catalogue/checks/result.ts';
import type { CheckList, HeldChoice } from '../../../../catalogue/checks/list.ts';
import type { CheckedLine } from '../../../../catalogue/ports/check-lists.ts';
import { shortened } from '../../../../catalogue/text/bounds.ts';
import { lineValue } from '../../../addresses/check-lines.ts';
import type { Labels } from '../../../i18n/labels.ts';
import type { Visit } from '../../../visit.ts';
import { dayOf, minuteOf } from '../../site/times.ts';

/** UTF-16 units. */
const LONGEST = 300;
const MOST_LINKS = 3;

type Sign = 'good' | 'warn' | 'bad' | 'quiet';

/** Held need not be bought again; what is doubtful wants eyes. */
const SIGNS: Readonly<Partial<Record<Verdict, Sign>>> = {
  unreadable: 'bad',
  probable: 'warn',
  contained: 'warn',
  'not-held': 'good',
};

export interface ShownLine {
  readonly place: string;
  /** Of the field that ticks it. */
  readonly value: string;
  readonly title: string;
  /** Author, publisher, year, ISBN, price, copies, as typed. */
  readonly facts: string;
  readonly group: string;
  readonly verdict: string;
  readonly sign: Sign;
  readonly reason: string;
  readonly flags: readonly string[];
  readonly before: string;
  readonly own: string;
  readonly others: string;
  /** Carriers and access of what the verdict is about. */
  readonly ways: string;
  readonly links: readonly { readonly href: string; readonly label: string }[];
  readonly choice: ShownChoice | null;
}

export interface ShownChoice {
  readonly text: string;
  readonly why: string;
  readonly by: string;
}

/** What else the rows need. */
export interface AroundLine {
  readonly list: Pick<CheckList, 'library' | 'purpose'>;
  readonly labels: Labels;
  readonly visit: Visit;
}

export function shownLine(line: CheckedLine, around: AroundLine): ShownLine {
  const { result, choice } = line;
  const { list, visit, labels } = around;
  const { t } = visit;
  const words = t.checkLines;
  const copies = result === null ? [] : heldCopies(result);
  const own = copies.filter(({ library }) => library === list.library);
  const others = copies.filter(({ library }) => library !== list.library);
  const of = (codes: readonly string[], names: Readonly<Record<string, string>>): string[] =>
    [...new Set(codes)].map((code) => names[code] ?? code);
  const isChecked = result !== null && result.verdict !== 'unreadable';
  return {
    place: placeOf(line, visit),
    value: lineValue(line),
    title: titleOf(line),
    facts: factsOf(line, t),
    group: line.group === '' ? '' : words.group(line.group),
    verdict: result === null ? words.unchecked : t.verdicts[result.verdict],
    sign: result === null ? 'quiet' : (SIGNS[result.verdict] ?? 'quiet'),
    reason: result === null ? '' : t.verdictReason(result.reason, result.sentence),
    flags: result === null ? [] : result.flags.map((flag) => flagShown(flag, line, result, around)),
    before:
      line.before === null || line.before === result?.verdict
        ? ''
        : words.before(t.verdicts[line.before]),
    own: isChecked ? heldBy(own, around, false) : '',
    others: isChecked ? heldBy(others, around, true) : '',
    ways: [
      ...of(
        copies.map(({ carrier }) => carrier),
        t.carriers,
      ),
      ...of(
        copies.map(({ access }) => access),
        t.access,
      ),
    ].join(t.site.and),
    links: linksOf(result, labels, visit),
    choice: choice && choiceShown(choice, line, around),
  };
}

export function placeOf({ row, sheet }: CheckedLine, { t }: Pick<Visit, 't'>): string {
  return t.checkLines.place(String(row), sheet);
}

/** What it is about, as typed. */
export function titleOf({ input, record }: CheckedLine): string {
  const typed = [input['title'], input['原文'], input['isbn']].find((text) => text?.trim());
  return shortened(typed ?? (record === undefined ? '' : record.prefix), LONGEST);
}

const FACTS = ['volume', 'creator', 'publisher', 'date', 'edition', 'isbn'] as const;
/** A bare number says nothing by itself. */
const NAMED_FACTS = ['price', 'copies'] as const;

function factsOf({ input }: CheckedLine, { listFields }: Visit['t']): string {
  const typed = (field: string): string => shortened((input[field] ?? '').trim(), LONGEST);
  return [
    ...FACTS.map(typed),
    ...NAMED_FACTS.map((field) =>
      typed(field) === '' ? '' : `${listFields[field]} ${typed(field)}`,
    ),
  ]
    .filter((text) => text !== '')
    .join(' · ');
}

/** 玄武区图书馆（2 册） */
function heldBy(
  copies: readonly { readonly library: string; readonly copies: number | null }[],
  { labels, visit }: AroundLine,
  isNamed: boolean,
): string {
  const { checkLines: words, site } = visit.t;
  if (copies.length === 0) return words.noneHeld;
  return [...Map.groupBy(copies, ({ library }) => library)]
    .map(([code, own]) => {
      const isCounted = own.every((one) => one.copies !== null);
      const sum = own.reduce((all, one) => all + (one.copies ?? 0), 0);
      const count = isCounted ? words.copies(visit.t.number(sum)) : words.isHeld;
      if (!isNamed) return count;
      const name = labels.libraryShort(code);
      return isCounted ? words.heldBy(name, count) : name;
    })
    .join(site.and);
}

function flagShown(
  flag: LineFlag,
  { otherLists }: CheckedLine,
  { sameLines }: LineResult,
  { labels, visit }: AroundLine,
): string {
  const { t, lang } = visit;
  const words = t.checkLines;
  const where =
    flag === 'duplicate-in-list'
      ? sameLines
          .filter(({ list }) => list === null)
          .map(({ row, sheet }) => words.place(String(row), sheet))
      : flag === 'on-other-list'
        ? otherLists.map(({ library, at }) =>
            words.otherLists(labels.libraryName(library), dayOf(at, lang)?.text ?? ''),
          )
        : [];
  return [t.lineFlags[flag], where.join(t.site.and)]
    .filter((text) => text !== '')
    .join(t.site.colon);
}

function linksOf(result: LineResult | null, labels: Labels, { t }: Visit): ShownLine['links'] {
  const [first] = result?.works ?? [];
  if (first === undefined || result?.verdict === 'not-held') return [];
  const there = first.holdings.flatMap(({ links, library }) =>
    links.slice(0, 1).map((href) => ({ href, label: labels.libraryShort(library) })),
  );
  return [
    { href: `/works/${first.id}`, label: t.checkLines.open },
    ...there.filter(({ href }) => /^https?:/u.test(href)).slice(0, MOST_LINKS),
  ];
}

export function choiceShown(
  choice: HeldChoice,
  { result }: Pick<CheckedLine, 'result'>,
  { list, visit }: Pick<AroundLine, 'list' | 'visit'>,
): ShownChoice {
  const { t, lang } = visit;
  const words = t.checkLines;
  const [yes, no] = words.wanted[list.purpose];
  const work = result?.works.find(({ id }) => id === choice.work);
  return {
    text: [
      choice.buy === null ? '' : choice.buy ? yes : no,
      choice.verdict === null ? '' : words.nowIs(t.verdicts[choice.verdict]),
      work === undefined ? '' : words.isWork(shortened(work.title, LONGEST)),
    ]
      .filter((text) => text !== '')
      .join(t.staff.between),
    why: choice.why,
    by: words.chosenBy(choice.by, minuteOf(choice.at, lang)?.text ?? ''),
  };
}
