/** Figures of checked lists, each with the 95 % bounds that so many lines allow. */
import type { LineResult, Verdict } from '../../../catalogue/checks/result.ts';
import { shareOf } from '../../matching/figures.ts';
import type { Share } from '../../matching/figures.ts';
import type { JudgedRow } from './checked-lists.ts';
import type { Truth } from './offers.ts';

export interface ListFigures {
  readonly lines: number;
  /** Rows that are a line, or none with the right reason. */
  readonly accounted: Share;
  /** Of lines, those said to be held so as they are offered though they are not. */
  readonly falseHeld: Share;
  /** Of held lines that say author and ISBN, those not said to be held as they are. */
  readonly missed: Share;
  /** The same of those without the one or the other. */
  readonly missedMute: Share;
  readonly probable: Share;
  /** Of lines rightly said to be held, those with exactly the libraries that hold it. */
  readonly holders: Share;
  readonly verdicts: Share;
  readonly flags: Share;
}

/** A line of which both are known. */
export interface JudgedLine {
  readonly row: JudgedRow;
  readonly truth: Truth;
  readonly isMute: boolean;
  readonly result: LineResult | undefined;
}

/** The city has it, on one carrier or another. */
const HELD: ReadonlySet<Verdict> = new Set([
  'same-held',
  'single-library-licence',
  'other-carrier-held',
  'digitised',
  'print-only',
]);
/** Who hears it does nothing. */
const SETTLES: ReadonlySet<Verdict> = new Set(['same-held', 'digitised']);

export function linesOf(rows: readonly JudgedRow[]): JudgedLine[] {
  return rows.flatMap((row) =>
    'line' in row.truth
      ? [
          {
            row,
            truth: row.truth.line,
            isMute: row.truth.isMute,
            result: row.line?.result ?? undefined,
          },
        ]
      : [],
  );
}

export function isRight(verdict: Verdict | undefined, { verdict: one, orElse }: Truth): boolean {
  return verdict !== undefined && (verdict === one || verdict === orElse);
}

export function figuresOf(rows: readonly JudgedRow[]): ListFigures {
  const lines = linesOf(rows);
  const share = <T>(all: readonly T[], is: (one: T) => boolean): Share =>
    shareOf(all.filter(is).length, all.length);
  const held = lines.filter(({ truth }) => HELD.has(truth.verdict));
  const isMissed = ({ result, truth }: JudgedLine): boolean => !isRight(result?.verdict, truth);
  const same = lines.filter(
    ({ result, truth }) =>
      result?.verdict === 'same-held' && truth.verdict === 'same-held' && truth.holders.length > 0,
  );
  return {
    lines: lines.length,
    accounted: share(rows, isAccounted),
    falseHeld: share(
      lines,
      ({ result, truth }) =>
        result !== undefined && SETTLES.has(result.verdict) && !isRight(result.verdict, truth),
    ),
    missed: share(
      held.filter(({ isMute }) => !isMute),
      isMissed,
    ),
    missedMute: share(
      held.filter(({ isMute }) => isMute),
      isMissed,
    ),
    probable: share(lines, ({ result }) => result?.verdict === 'probable'),
    holders: share(same, hasHolders),
    verdicts: share(lines, ({ result, truth }) => isRight(result?.verdict, truth)),
    flags: share(lines, ({ result, truth }) => sorted(result?.flags) === sorted(truth.flags)),
  };
}

export function isAccounted({ truth, line, skipped }: JudgedRow): boolean {
  if ('line' in truth) return line !== undefined && skipped === undefined;
  return line === undefined && skipped?.reason === truth.skipped;
}

/** Those of the edition, on the carrier that is offered. */
export function holdersSaid({ works }: LineResult): string[] {
  const same = works.filter(({ relation }) => relation === 'same');
  return same.flatMap(({ holdings }) => holdings.map(({ library }) => library));
}

function hasHolders({ result, truth }: JudgedLine): boolean {
  return result !== undefined && sorted(holdersSaid(result)) === sorted(truth.holders);
}

function sorted(words: readonly string[] = []): string {
  return [...new Set(words)].toSorted().join(' ');
}
