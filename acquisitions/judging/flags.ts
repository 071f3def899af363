/** What is to be seen beside the verdict: numbers that are wrong, of a set or on another title, and books that are not out. */
import type { CatalogueDocument } from '../../catalogue/document.ts';
import type { MatchStatement } from '../../catalogue/matching/statement/statement.ts';
import type { LineFlag } from '../../catalogue/checks/result.ts';
import { isVolumeBeside } from './relate.ts';
import type { ComparedDocument, ComparedWork, RelatedWork } from './relate.ts';

/** What a line says, as its flags need it. */
export interface LineWords {
  /** The cell of the ISBN as typed; '' without. */
  readonly isbn: string;
  /** Other cells in which a supplier says that a book is not out. */
  readonly remarks: readonly string[];
}

/** @param today of the desk, ISO 8601 day */
export function flagsOf(
  line: MatchStatement,
  document: CatalogueDocument,
  words: LineWords,
  found: { readonly compared: readonly ComparedWork[]; readonly related: readonly RelatedWork[] },
  today: string,
): LineFlag[] {
  const flags: LineFlag[] = [];
  if (isInvalid(document, words)) flags.push('isbn-invalid');
  const compared = found.compared.flatMap(({ documents }) => documents);
  if (isOfSet(line, compared)) flags.push('isbn-of-set');
  if (found.related.some(({ relation }) => relation === 'elsewhere')) flags.push('isbn-elsewhere');
  if (isForthcoming(document, words, today)) flags.push('forthcoming');
  return flags;
}

/** Something stands in the cell, or is called an ISBN, and no number of a book can be read out of it. */
function isInvalid({ identifiers }: CatalogueDocument, { isbn }: LineWords): boolean {
  const isGood = identifiers.some(({ type, valid }) => valid && BOOK_NUMBERS.has(type));
  if (isGood) return false;
  return (
    /[\p{L}\p{N}]/u.test(isbn) || identifiers.some(({ type, valid }) => type === 'isbn' && !valid)
  );
}

const BOOK_NUMBERS: ReadonlySet<string> = new Set(['isbn', 'csbn', 'issn', 'cn-serial']);

/** A volume is asked for, and its number is that of the whole set, or stands on other volumes of it. */
function isOfSet(line: MatchStatement, compared: readonly ComparedDocument[]): boolean {
  const [own] = line.readings;
  if (own === undefined || (own.numbers.length === 0 && own.name === '')) return false;
  if (line.numbers.isbns.some(({ ofSet }) => ofSet)) return true;
  return compared.some(({ statement, comparison }) => {
    const shared = statement.numbers.isbns.filter(({ body }) =>
      line.numbers.isbns.some((one) => one.body === body),
    );
    if (shared.length === 0) return false;
    const isWhole = comparison.outcome === 'part-of' && comparison.whole === 'b';
    return isWhole || shared.some(({ ofSet }) => ofSet) || isVolumeBeside(line, statement);
  });
}

/** 征订 alone is the word of every list; what a cell says of its own book is meant. */
const NOT_OUT = /即将出版|待出版?|尚?未出版|未出$|即出|预订|预定|预售|预告|征订中|^征订$|拟出版/u;
const LONGEST_REMARK = 40;

function isForthcoming(
  { dates }: CatalogueDocument,
  { remarks }: LineWords,
  today: string,
): boolean {
  const isSaid = remarks.some((text) => text.length <= LONGEST_REMARK && NOT_OUT.test(text));
  // A year that has begun is not in the future, nor a month.
  const date = dates.find(({ kind, start }) => kind === 'publication' && start !== null);
  const start = date?.start ?? '';
  return isSaid || (start !== '' && start.slice(0, 7) > today.slice(0, start.slice(0, 7).length));
}
