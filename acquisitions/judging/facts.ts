/**
 * What a rule for a verdict is given and gives, and what rules have in common: which works are meant, what of a set is
 * held, and how a work is named in a reason.
 */
import type { Verdict, VerdictReason, WorkRelation } from '../../catalogue/checks/result.ts';
import { MOST_BESIDE } from '../../catalogue/matching/blocks.ts';
import type { MatchStatement } from '../../catalogue/matching/statement/statement.ts';
import type { HeldWork } from '../../catalogue/ports/candidates.ts';
import type { WorkId } from '../../catalogue/work.ts';
import { heldAs } from './holdings.ts';
import type { HeldAs } from './holdings.ts';
import { partsHeld } from './parts-held.ts';
import type { PartsHeld } from './parts-held.ts';
import type { RelatedWork } from './relate.ts';
import type { Settled } from './settle.ts';

/** What a verdict is made of. */
export interface Facts {
  readonly line: MatchStatement;
  /** Of how many parts what is offered is, where the line says so. */
  readonly count: number | undefined;
  /** What is offered, the carrier that the line itself names before that of the list. */
  readonly offered: keyof HeldAs;
  readonly found: Settled;
  readonly held: ReadonlyMap<WorkId, HeldWork>;
}

export interface Found {
  readonly verdict: Verdict;
  readonly reason: VerdictReason;
  /** The works that it is about. */
  readonly about: readonly RelatedWork[];
}

/** Undefined when it finds nothing. */
export type Rule = (facts: Facts) => Found | undefined;

export function those({ found }: Facts, ...relations: readonly WorkRelation[]): RelatedWork[] {
  return found.related.filter(({ relation }) => relations.includes(relation));
}

export function isOnOffered(one: RelatedWork, { held, offered }: Facts): boolean {
  return heldAs([one], held)[offered].length > 0;
}

/** Volumes of what is offered, issues, books of a series. */
export function volumesOf(facts: Facts): RelatedWork[] {
  return those(facts, 'has-part').filter((one) => !isPiece(one));
}

export function isPiece({ by }: RelatedWork): boolean {
  return by.comparison.relation === 'piece';
}

/** An article or picture in what is offered: whoever listed it may have the whole. */
export function isSmallPiece(one: RelatedWork): boolean {
  return isPiece(one) && one.by.statement.level === 'piece';
}

export function partsOf({ line, count }: Facts, parts: readonly RelatedWork[]): PartsHeld {
  if (parts.length === 0) return { held: [], missing: undefined };
  // Not all of so many were nominated: which are missing nobody knows.
  const documents = parts.reduce((sum, one) => sum + one.documents.length, 0);
  return partsHeld(line, documents >= MOST_BESIDE ? undefined : count, parts);
}

export function titleOf({ line }: Facts): string {
  return bare(line.printed.title);
}

/** Sentences put a title between such marks themselves. */
function bare(title: string): string {
  return title.replace(/[《》]/gu, '');
}

/** What tells one record from another: title, and house and date in brackets. */
export function imprintOf(work: RelatedWork | undefined): { title: string; imprint: string } {
  if (work === undefined) return { title: '', imprint: '' };
  const { printed, imprint } = work.by.statement;
  const said = [imprint.printed.publisher, imprint.printed.date].filter((text) => text !== '');
  return { title: bare(printed.title), imprint: said.length === 0 ? '' : `（${said.join('，')}）` };
}

const MOST_LISTED = 12;

export function listed(names: readonly string[]): string {
  return names.length <= MOST_LISTED
    ? names.join('、')
    : `${names.slice(0, MOST_LISTED).join('、')}等 ${String(names.length)} 种`;
}

export const CARRIERS: Readonly<Record<keyof HeldAs, string>> = {
  print: '纸本',
  electronic: '电子版',
  other: '缩微或其他载体',
};
