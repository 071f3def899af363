/** `/staff/matches`: lists of pairs, and what of a library's own records is there twice, as a file. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import type { Request, RequestHandler } from 'express';
import type { Actor } from '../../catalogue/actor.ts';
import { documentId } from '../../catalogue/ids.ts';
import { concerns } from '../../desk/take-back-match.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { MATCH_LISTS, matchListIn, matchQueryOf } from '../addresses/match-lists.ts';
import type { MatchListName } from '../addresses/match-lists.ts';
import { askerOf } from '../asker.ts';
import { reasonShown } from '../i18n/reasons.ts';
import { PAGE_SIZE, presentMatches } from '../presenters/staff/matches.ts';
import { reasonsInOrder } from '../presenters/works/kin.ts';
import type { Done } from '../presenters/staff/matches.ts';
import type { PortalDeps } from '../portal-deps.ts';
import type { Parts } from '../routes/route.ts';
import { visitOf } from '../visit.ts';
import { knownOf, librariesOf } from './known.ts';
import { showStaff } from './shell.ts';

/** What page numbers go up to. */
const MOST_PAGES = 100_000;
const MOST_IN_FILE = 20_000;
/** Pairs that are read and written at once. */
const SLICE = 100;

export function matchesPage(parts: Parts): RequestHandler {
  const { records } = parts.deps;
  return async (request, response) => {
    const asker = askerOf(request);
    const parameters = parametersIn(request);
    const list = matchListIn(parameters);
    const page = pageIn(parameters.get('page'));
    const query = matchQueryOf(list, asker.library);
    const [found, counts, done] = await Promise.all([
      records.matches(query, PAGE_SIZE, (page - 1) * PAGE_SIZE),
      countsFor(parts.deps, asker),
      doneIn(parts, request, parameters.get('done')),
    ]);
    await showStaff(parts, request, response, {
      view: 'matches/index',
      head: { title: visitOf(request).t.matches.title, section: 'matches' },
      content: presentMatches(
        {
          list,
          page,
          found,
          counts,
          mayDecide: mayDecide(asker),
          done,
          libraries: asker.library === null ? librariesOf(parts) : [],
        },
        knownOf(parts, request),
      ),
    });
  };
}

/** Acquisitions librarians read. */
export function mayDecide({ role }: Pick<Actor, 'role'>): boolean {
  return role === 'librarian' || role === 'admin';
}

/** What was decided just before, when it still holds. */
export async function doneIn(
  { deps }: Parts,
  request: object,
  id: string | null,
): Promise<Done | null> {
  if (id === null || !/^[1-9]\d{0,14}$/.test(id)) return null;
  const decision = await deps.registry.matchDecisions.find(Number(id));
  const sources = deps.federation().sources.map(({ source }) => source);
  if (decision?.takenBack !== null || !concerns(decision, askerOf(request), sources)) return null;
  const [a, b] = [decision.a, decision.b].map((one) => documentId(one.source, one.identifier));
  const pairs = [`${a ?? ''}-${b ?? ''}`, `${b ?? ''}-${a ?? ''}`];
  const known = await Promise.all(pairs.map((pair) => deps.records.match(pair)));
  const pair = known.find((match) => match !== undefined)?.id ?? pairs[0] ?? '';
  return { id: decision.id, outcome: decision.outcome, pair };
}

/** What is in each list for whoever asks. */
async function countsFor(
  { records }: Pick<PortalDeps, 'records'>,
  { library }: Actor,
): Promise<Partial<Record<MatchListName, number>>> {
  const counts: Partial<Record<MatchListName, number>> = {};
  for (const list of MATCH_LISTS) {
    const query = matchQueryOf({ list, library: '', text: '', outcome: '' }, library);
    counts[list] = (await records.matches(query, 0, 0)).total;
  }
  return counts;
}

function pageIn(text: string | null): number {
  const page = /^\d{1,6}$/.test(text ?? '') ? Number(text) : 1;
  return Math.min(Math.max(page, 1), MOST_PAGES);
}

/** What a library has twice, for its cataloguers, in a file that a spreadsheet reads as text. */
export function duplicatesFile(parts: Parts): RequestHandler {
  return async (request, response) => {
    const { t } = visitOf(request);
    const { libraryName } = knownOf(parts, request);
    const { file, outcomes } = t.matches;
    const list = { ...matchListIn(parametersIn(request)), list: 'duplicates' as const };
    const query = matchQueryOf(list, askerOf(request).library);
    response
      .set('Content-Disposition', 'attachment; filename="duplicates.csv"')
      .type('text/csv; charset=utf-8');
    response.write(stringify([Object.values(file)], { bom: true }));
    for (let written = 0; written < MOST_IN_FILE && !response.closed; written += SLICE) {
      const { matches } = await parts.deps.records.matches(query, SLICE, written);
      if (matches.length === 0) break;
      response.write(
        stringify(
          matches.map(({ id, a, b, outcome, score, reasons, decision }) => [
            libraryName(a.library),
            a.title,
            a.identifier,
            b.title,
            b.identifier,
            outcomes[decision?.outcome ?? outcome],
            Math.round(score * 100),
            reasonsInOrder({ reasons })
              .map((one) => reasonShown(one, t))
              .join('；'),
            addressOf(request, id),
          ]),
          // A title that begins with = is no formula.
          { escape_formulas: true },
        ),
      );
      await nextTurn();
    }
    response.end();
  };
}

function addressOf(request: Request, id: string): string {
  return `${request.protocol}://${request.host}/staff/matches/pairs/${id}?list=duplicates`;
}
