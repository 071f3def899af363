/**
 * `GET /api/v1/matches`: pairs of records that were compared, what came of it and why, and what a person decided.
 * Whoever acts for a library sees the pairs of which one side is that library's.
 */
import type { Request, Response } from 'express';
import type { Outcome } from '../../catalogue/matching/comparison/comparison.ts';
import type { Look } from '../../catalogue/matching/decision.ts';
import type { Match, MatchQuery } from '../../catalogue/matching/match.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { askerOf } from '../asker.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { decisionTold } from './decisions.ts';
import { sendFault } from './errors.ts';
import { QueryReader } from './query-reader.ts';

const OUTCOMES: readonly Outcome[] = ['same', 'probable', 'other-edition', 'part-of', 'different'];
const MOST_AT_ONCE = 100;
const USUAL = 20;
/** Pages that can be asked for; who wants more asks for one library or outcome. */
const MOST_PAGES = 100_000;

export function matchesApi({ records, federation }: PortalDeps) {
  return async (request: Request, response: Response): Promise<void> => {
    const read = new QueryReader(parametersIn(request));
    const libraries = federation().libraries.map(({ library }) => library.code);
    const query: MatchQuery = {
      ...given('outcome', read.oneOf('outcome', OUTCOMES)),
      ...given('decided', decided(read.oneOf('decided', ['true', 'false', 'again']))),
      ...given('conflict', truth(read.oneOf('conflict', ['true', 'false']))),
      ...given('isInside', read.oneOf('inside', ['library']) === undefined ? undefined : true),
      ...given('library', askerOf(request).library ?? read.oneOf('library', libraries)),
      ...given('identifier', read.text('identifier')),
    };
    // Read where it does not count either, so that it is not taken for unknown.
    read.text('library');
    const page = read.number('page', 1, MOST_PAGES) ?? 1;
    const size = read.number('size', 1, MOST_AT_ONCE) ?? USUAL;
    const fault = read.fault();
    if (fault !== undefined) {
      sendFault(response, 400, fault);
      return;
    }
    const found = await records.matches(query, size, (page - 1) * size);
    response.json({ total: found.total, page, size, matches: found.matches.map(matchTold) });
  };
}

function given<Name extends keyof MatchQuery>(
  name: Name,
  value: MatchQuery[Name] | undefined,
): Pick<MatchQuery, Name> | object {
  return value === undefined ? {} : { [name]: value };
}

function truth(word: string | undefined): boolean | undefined {
  return word === undefined ? undefined : word === 'true';
}

function decided(word: 'true' | 'false' | 'again' | undefined): boolean | 'again' | undefined {
  return word === 'again' ? word : truth(word);
}

function matchTold(match: Match): object {
  const { id, outcome, relation, whole, score, conflict, reasons, a, b, isApart } = match;
  return {
    id,
    outcome,
    relation,
    whole,
    score,
    conflict,
    reasons,
    // The same, and yet not joined: each contradicts another record of the other's work.
    apart: isApart,
    a,
    b,
    decision: match.decision === null ? null : decisionWithChanges(match.decision),
  };
}

function decisionWithChanges(decision: NonNullable<Match['decision']>): object {
  const changed: readonly (keyof Look)[] = decision.changed;
  return { ...decisionTold(decision), changed };
}
