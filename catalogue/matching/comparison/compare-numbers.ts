/**
 * Compares the numbers of two documents. A number in common is evidence and no proof: one ISBN stands on a set, a
 * reprint, another edition, or by mistake on another book. Two bindings have an ISBN each and are one edition.
 */
import type { Evidence } from './evidence.ts';
import type { MatchStatement } from '../statement/statement.ts';
import type { StatedIsbn } from '../statement/statement-numbers.ts';
import { WEIGHTS } from './weights.ts';

export interface NumberComparison {
  /** An ISBN, 统一书号, union number or address of one edition in common. */
  readonly isShared: boolean;
  /** One DOI, handle or address of the full text: what differs beside it is how it was described. */
  readonly isOneFile: boolean;
  /** A sure ISBN of one volume in common: titles that are unlike are then in conflict. */
  readonly isIsbnShared: boolean;
  /** Both have ISBN, none in common, and no binding explains it. */
  readonly isIsbnOther: boolean;
}

export function compareNumbers(
  a: MatchStatement,
  b: MatchStatement,
  evidence: Evidence,
): NumberComparison {
  const [x, y] = [a.numbers, b.numbers];
  const isbn = compareIsbns(a, b, evidence);
  let isShared = isbn.isShared;
  const csbn = shared(x.csbns, y.csbns);
  if (csbn === true) evidence.agree('csbn', WEIGHTS.csbn, ...both(x.csbns, y.csbns));
  else if (csbn === false) evidence.differ('csbn', WEIGHTS.csbnDiffers, ...both(x.csbns, y.csbns));
  if (shared(x.union, y.union) === true)
    evidence.agree('union-number', WEIGHTS.union, ...both(x.union, y.union));
  if (shared(x.lasting, y.lasting) === true)
    evidence.agree('doi', WEIGHTS.address, ...both(x.lasting, y.lasting));
  else if (shared(x.lasting, y.lasting) === false)
    evidence.veto('doi', ...both(x.lasting, y.lasting));
  if (shared(x.addresses, y.addresses) === true)
    evidence.agree('address', WEIGHTS.address, ...both(x.addresses, y.addresses));
  isShared ||=
    csbn === true ||
    shared(x.union, y.union) === true ||
    shared(x.lasting, y.lasting) === true ||
    shared(x.addresses, y.addresses) === true;
  const issn = shared(x.issns, y.issns);
  if (issn === true) evidence.agree('issn', WEIGHTS.issn, ...both(x.issns, y.issns));
  const permit = shared(x.permits, y.permits);
  if (permit === true) evidence.agree('permit', WEIGHTS.permit, ...both(x.permits, y.permits));
  else if (permit === false)
    evidence.differ('permit', WEIGHTS.permitDiffers, ...both(x.permits, y.permits));
  const isOneFile =
    shared(x.lasting, y.lasting) === true || shared(x.addresses, y.addresses) === true;
  return { ...isbn, isShared, isOneFile };
}

/** Whether two lists have something in common; undefined when one of them is empty. */
function shared(a: readonly string[], b: readonly string[]): boolean | undefined {
  if (a.length === 0 || b.length === 0) return undefined;
  return a.some((one) => b.includes(one));
}

function both(a: readonly string[], b: readonly string[]): [string, string] {
  return [a.slice(0, 3).join('；'), b.slice(0, 3).join('；')];
}

function compareIsbns(a: MatchStatement, b: MatchStatement, evidence: Evidence): NumberComparison {
  const [x, y] = [a.numbers.isbns, b.numbers.isbns];
  const [printedA, printedB] = [a.numbers.printed, b.numbers.printed];
  const none = { isShared: false, isOneFile: false, isIsbnShared: false, isIsbnOther: false };
  if (x.length === 0 || y.length === 0) {
    evidence.missing('isbn', printedA, printedB);
    return none;
  }
  const common = x.flatMap((one) => {
    const other = y.find(({ body }) => body === one.body);
    return other === undefined ? [] : [[one, other] as const];
  });
  if (common.length > 0) {
    // The number of a set, or one of the many that the record of a set lists, names no volume.
    const ofOne = common.filter(([one, other]) => !isOfMany(one, x, a) && !isOfMany(other, y, b));
    if (ofOne.length === 0) {
      evidence.agree('isbn', 0, printedA, printedB);
      return none;
    }
    const isSure = ofOne.some(([one, other]) => one.isSure && other.isSure);
    evidence.agree('isbn', isSure ? WEIGHTS.isbn : WEIGHTS.isbnUnsure, printedA, printedB);
    return { ...none, isShared: true, isIsbnShared: isSure };
  }
  const [sureA, sureB] = [x, y].map((all) =>
    all.filter(({ isValid, ofSet }) => isValid && !ofSet),
  ) as [StatedIsbn[], StatedIsbn[]];
  if (sureA.length === 0 || sureB.length === 0) return none;
  // 精装 here and 平装 there, or a binding on one side that the other does not tell.
  const isBinding = bindingOf(sureA, a) !== bindingOf(sureB, b);
  evidence.differ('isbn', isBinding ? 0 : WEIGHTS.isbnDiffers, printedA, printedB);
  return { ...none, isIsbnOther: !isBinding };
}

function isOfMany(
  isbn: StatedIsbn,
  all: readonly StatedIsbn[],
  statement: MatchStatement,
): boolean {
  if (isbn.ofSet) return true;
  return all.length > 2 && isbn.volume !== '' && statement.readings[0]?.numbers.length === 0;
}

function bindingOf(isbns: readonly StatedIsbn[], { imprint }: MatchStatement): string {
  return isbns.map(({ binding }) => binding).find((one) => one !== '') ?? imprint.binding;
}
