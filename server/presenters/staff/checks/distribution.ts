/** 馆藏去向 on a page: a row for each line that is bought, a cell for each library, sums below. Money is integer fen. */
import type { DistributionLine } from '../../../../acquisitions/distribution/distribution.ts';
import type { CheckList } from '../../../../catalogue/checks/list.ts';
import type { DistributionSums } from '../../../../catalogue/ports/check-lists.ts';
import type { Sums } from '../../../../catalogue/checks/sums.ts';
import { checkHref } from '../../../addresses/check-lines.ts';
import type { Visit } from '../../../visit.ts';
import { faultsShown } from '../field.ts';
import type { Faults } from '../field.ts';
import type { Paging } from '../paging.ts';
import { yuan } from './sums.ts';

export interface ShownCell {
  /** Of the input, and its id. */
  readonly name: string;
  readonly library: string;
  /** What it is, for the ear. */
  readonly label: string;
  readonly value: string;
  /** How many that library has; null where it has none. */
  readonly held: string | null;
  readonly isWrong: boolean;
}

export interface ShownLine {
  /** Hidden input: which line, and what stood there. */
  readonly name: string;
  readonly stood: string;
  readonly title: string;
  readonly under: string;
  readonly price: string;
  readonly ordered: string;
  readonly sum: string;
  readonly over: string | null;
  readonly cells: readonly ShownCell[];
}

export interface ShownSum {
  readonly library: string;
  readonly titles: string;
  readonly copies: string;
  readonly list: string;
}

export interface DistributionView {
  readonly href: string;
  readonly lead: string;
  /** Null when there are lines. */
  readonly none: string | null;
  readonly faults: ReturnType<typeof faultsShown>;
  /** Whether all columns are shown. */
  readonly isWhole: boolean;
  readonly columns: readonly string[];
  readonly lines: readonly ShownLine[];
  readonly over: string | null;
  readonly sums: readonly ShownSum[];
  /** What is given and what is ordered; none where one column alone is shown. */
  readonly totals: readonly ShownSum[];
  readonly oneEach: string;
  readonly paging: Paging | null;
  readonly pageNumber: string;
}

export interface OfDistribution {
  readonly list: CheckList;
  readonly isWhole: boolean;
  readonly libraries: readonly { readonly code: string; readonly name: string }[];
  readonly lines: readonly DistributionLine[];
  readonly sums: DistributionSums;
  /** All lines that are bought. */
  readonly bought: Sums;
  readonly paging: Paging | null;
  readonly page: number;
  /** What a form said that was refused, by name of the input, and why. */
  readonly typed: ReadonlyMap<string, string>;
  readonly faults: Faults;
}

export function presentDistribution(of: OfDistribution, visit: Visit): DistributionView {
  const { list, isWhole, libraries, lines, sums, paging, page, faults } = of;
  const t = visit.t.distribution;
  const { number } = visit.t;
  return {
    href: `${checkHref(list.id)}/distribution`,
    lead: isWhole ? t.lead : t.leadAlone,
    none: lines.length > 0 ? null : isWhole ? t.none : t.nothingYet,
    faults: faultsShown(faults),
    isWhole,
    columns: libraries.map(({ name }) => name),
    lines: lines.map((line, i) => lineShown(line, i, of, visit)),
    over: isWhole && sums.over > 0 ? t.overLines(number(sums.over)) : null,
    sums: libraries.map(({ code, name }) => {
      const { titles, copies, list: money } = sums.byLibrary[code] ?? NOTHING;
      return {
        library: name,
        titles: number(titles),
        copies: number(copies),
        list: yuan(money),
      };
    }),
    totals: isWhole ? totalsOf(of, visit) : [],
    oneEach: isWhole ? t.oneEach : t.oneEachAlone,
    paging,
    pageNumber: String(page),
  };
}

const NOTHING = { titles: 0, copies: 0, list: 0 };

function totalsOf({ sums, bought }: OfDistribution, { t }: Visit): readonly ShownSum[] {
  const given = Object.values(sums.byLibrary);
  const { number, distribution: words } = t;
  return [
    {
      library: words.total,
      titles: '',
      copies: number(given.reduce((all, { copies }) => all + copies, 0)),
      list: yuan(given.reduce((all, { list }) => all + list, 0)),
    },
    {
      library: words.orderedTotal,
      titles: number(bought.titles),
      copies: number(bought.copies),
      list: yuan(bought.list),
    },
  ];
}

function lineShown(
  line: DistributionLine,
  i: number,
  { libraries, isWhole, typed, faults }: OfDistribution,
  { t }: Visit,
): ShownLine {
  const { sheet, row, title, creator, publisher, isbn, price, copies, held, given } = line;
  const words = t.distribution;
  const sum = Object.values(given).reduce((all, one) => all + one, 0);
  const plain = (copiesOf: number): string => (copiesOf === 0 ? '' : String(copiesOf));
  return {
    name: `line-${i}`,
    stood: JSON.stringify({ sheet, row, given }),
    title,
    under: [words.row(String(row)), creator, publisher, isbn].filter(Boolean).join(' · '),
    price: isWhole && price !== null ? yuan(price) : '',
    ordered: isWhole ? t.number(copies) : '',
    sum: isWhole ? t.number(sum) : '',
    over: isWhole && sum > copies ? words.over(t.number(sum), t.number(copies)) : null,
    cells: libraries.map(({ code, name: library }) => {
      const name = cellName(i, code);
      const has = held[code];
      const mark =
        has === undefined ? null : has === null ? words.heldSome : words.held(t.number(has));
      const label = words.cell(library, title);
      return {
        name,
        library,
        label: mark === null ? label : `${label}，${mark}`,
        value: typed.get(name) ?? plain(given[code] ?? 0),
        held: mark,
        isWrong: Object.hasOwn(faults, name),
      };
    }),
  };
}

/** Of the input of a library in the line of this place on the page. */
export function cellName(line: number, library: string): string {
  return `cell-${line}-${library}`;
}
