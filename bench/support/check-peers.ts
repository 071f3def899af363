/** What people do with a list without the check: look up each ISBN, or type each title into the search. */
import { isbn13 } from '../../test/matching/pairs/description.ts';
import type { Side } from '../../test/matching/pairs/hands/hands.ts';
import type { JudgedRow } from '../../test/acquisitions/truth/checked-lists.ts';
import { isRight, linesOf } from '../../test/acquisitions/truth/figures.ts';
import type { JudgedLine } from '../../test/acquisitions/truth/figures.ts';
import { EVERYTHING } from '../../catalogue/search/request.ts';
import type { SearchIndex } from '../../catalogue/ports/search-index.ts';
import type { Row } from './table.ts';

/** Ten or thirteen digits, dashes between them. */
const NUMBER = /(?:97[89]-?)?7-?(?:\d-?){8}[\dXx]/gu;

function numbersIn(text: string): string[] {
  return Array.from(text.normalize('NFKC').matchAll(NUMBER), ([one]) => isbn13(one));
}

/** VLOOKUP: digits of the line's cell among those of the city. */
export function isbnPeer(rows: readonly JudgedRow[], sides: readonly Side[]): Row {
  const known = new Set(sides.flatMap(({ xml }) => numbersIn(xml)));
  return peerRow('ISBN looked up', rows, ({ row }) =>
    numbersIn(row.line?.input['isbn'] ?? '').some((one) => known.has(one)),
  );
}

/** The title as it stands in the line; whatever is found counts as held. */
export async function titlePeer(rows: readonly JudgedRow[], index: SearchIndex): Promise<Row> {
  const found = new Set<JudgedRow>();
  for (const { row } of linesOf(rows)) {
    const title = (row.line?.input['title'] ?? '').slice(0, 100);
    if (title === '') continue;
    const { total } = await index.search({ ...EVERYTHING, query: { title }, size: 1 }, []);
    if (total > 0) found.add(row);
  }
  return peerRow('title searched', rows, ({ row }) => found.has(row));
}

function peerRow(
  peer: string,
  rows: readonly JudgedRow[],
  isFound: (line: JudgedLine) => boolean,
): Row {
  const lines = linesOf(rows);
  const found = new Set(lines.filter(isFound));
  const held = lines.filter(({ truth }) => isHeldSoOffered(truth.verdict));
  const percent = (count: number, of: number): number => (of === 0 ? 0 : (100 * count) / of);
  const isPeerRight = (line: JudgedLine): boolean =>
    found.has(line) ? isHeldSoOffered(line.truth.verdict) : isRight('not-held', line.truth);
  return {
    peer,
    lines: lines.length,
    'right %': percent(lines.filter(isPeerRight).length, lines.length),
    'false held %': percent(
      lines.filter((line) => found.has(line) && !isHeldSoOffered(line.truth.verdict)).length,
      lines.length,
    ),
    'missed % of held': percent(held.filter((line) => !found.has(line)).length, held.length),
  };
}

function isHeldSoOffered(verdict: string): boolean {
  return verdict === 'same-held' || verdict === 'digitised';
}
