/** `/staff/matches/alike`: pairs that wait for one reason, settled together after a look at each of them. */
import type { Request, RequestHandler } from 'express';
import { fieldsOfShape } from '../../catalogue/matching/shape.ts';
import type { MatchKind, MatchQuery } from '../../catalogue/matching/match.ts';
import { MOST_AT_ONCE } from '../../desk/match-acts.ts';
import { WrongValues } from '../../desk/refusals.ts';
import { concerns } from '../../desk/take-back-match.ts';
import {
  ALIKE_PAGE,
  MATCHES_PAGE,
  alikeHref,
  decisionsHref,
  kindIn,
  numbersIn,
} from '../addresses/match-lists.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { askerOf } from '../asker.ts';
import { presentAlike, presentGroups, presentSettled } from '../presenters/staff/alike.ts';
import type { Parts } from '../routes/route.ts';
import { localAddress, visitOf } from '../visit.ts';
import { formOf, valueOf } from './form.ts';
import { knownOf } from './known.ts';
import { outcomeIn, sidesOf, whyIn } from './match.ts';
import { leadTo } from './notice.ts';
import { answeringOnPage } from './refusals.ts';
import { showStaff } from './shell.ts';

/** Kinds that are listed, those of most pairs first. */
const MOST_KINDS = 100;

export function kindsPage(parts: Parts): RequestHandler {
  return async (request, response) => {
    const { library } = askerOf(request);
    const groups = await parts.deps.records.matchGroups(
      library === null ? {} : { library },
      MOST_KINDS,
    );
    const { t } = visitOf(request);
    await showStaff(parts, request, response, {
      view: 'matches/kinds',
      head: { title: t.matches.alike, section: 'matches', crumbs: [toMatches(request)] },
      content: presentGroups(groups, knownOf(parts, request)),
    });
  };
}

export function alikePage(parts: Parts): RequestHandler {
  return answeringOnPage(parts, async (request, response) => {
    const kind = kindIn(parametersIn(request));
    const { t } = visitOf(request);
    if (fieldsOfShape(kind.shape).length === 0) {
      leadTo(response, ALIKE_PAGE);
      return;
    }
    const found = await parts.deps.records.matches(queryOf(kind, request), MOST_AT_ONCE, 0);
    await showStaff(parts, request, response, {
      view: 'matches/alike',
      head: {
        title: t.matches.alikePairs,
        section: 'matches',
        crumbs: [toMatches(request), { href: ALIKE_PAGE, label: t.matches.alike }],
      },
      content: presentAlike(kind, found, knownOf(parts, request)),
    });
  });
}

/** The ticked ones, each with its own decision and its own entry in the audit. */
export function decideAlike(parts: Parts): RequestHandler {
  return answeringOnPage(parts, async (request, response) => {
    const form = formOf(request);
    const asker = askerOf(request);
    const { records, acts } = parts.deps;
    const ids = new Set(form.getAll('pair'));
    if (ids.size === 0) throw new WrongValues({ pair: '没有勾选任何一对记录' });
    const outcome = outcomeIn(form);
    const why = whyIn(form, outcome);
    const kind = kindIn(form);
    const { matches } = await records.matches(queryOf(kind, request), MOST_AT_ONCE, 0);
    // One that somebody settled meanwhile is passed by.
    const verdicts = matches
      .filter(({ id }) => ids.has(id))
      .map((match) => ({ ...sidesOf(match, valueOf(form, 'whole')), outcome, why }));
    const { decisions, refused } = await acts().decideMatches(verdicts, asker);
    const { t } = visitOf(request);
    leadTo(
      response,
      decisionsHref(
        decisions.map(({ id }) => id),
        alikeHref(kind),
      ),
      refused.length === 0
        ? { kind: 'good', text: t.matches.decidedMany(decisions.length) }
        : { kind: 'bad', text: t.matches.notDone(refused) },
    );
  });
}

/** What was decided together, and to take it back together. */
export function settledPage(parts: Parts): RequestHandler {
  return async (request, response) => {
    const parameters = parametersIn(request);
    const { registry, federation } = parts.deps;
    const sources = federation().sources.map(({ source }) => source);
    const found = await Promise.all(
      numbersIn(parameters.get('ids') ?? '', MOST_AT_ONCE).map((id) =>
        registry.matchDecisions.find(id),
      ),
    );
    const decisions = found
      .filter((one) => one !== undefined)
      .filter((one) => concerns(one, askerOf(request), sources));
    const { t, address } = visitOf(request);
    const onwards = localAddress(parameters.get('back') ?? '');
    await showStaff(parts, request, response, {
      view: 'matches/settled',
      head: { title: t.matches.settled, section: 'matches', crumbs: [toMatches(request)] },
      content: presentSettled(
        decisions,
        address,
        onwards === '/' ? MATCHES_PAGE : onwards,
        knownOf(parts, request),
      ),
    });
  };
}

function queryOf(alike: MatchKind, request: object): MatchQuery {
  const { library } = askerOf(request);
  const query: MatchQuery = { outcome: 'probable', decided: false, alike };
  return library === null ? query : { ...query, library };
}

export function toMatches(request: Request): { readonly href: string; readonly label: string } {
  return { href: MATCHES_PAGE, label: visitOf(request).t.matches.title };
}
