/** `/staff/matches/pairs/:id`: one pair, the answer of a person, and straight on to the next. */
import type { Request, RequestHandler } from 'express';
import { actsFor } from '../../catalogue/actor.ts';
import { documentId } from '../../catalogue/ids.ts';
import type { DecidedOutcome, MatchVerdict } from '../../catalogue/matching/decision.ts';
import type { Match } from '../../catalogue/matching/match.ts';
import { NotThere, WrongValues } from '../../desk/refusals.ts';
import { listHref, matchListIn, matchQueryOf, pairHref } from '../addresses/match-lists.ts';
import type { MatchList } from '../addresses/match-lists.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { askerOf } from '../asker.ts';
import { ASSETS } from '../assets.ts';
import { labelsIn } from '../enquiries/federation.ts';
import { matches as inChinese } from '../i18n/zh/matches.ts';
import { DECIDED_OUTCOMES_BY_KEY, presentMatch } from '../presenters/staff/match.ts';
import type { Parts } from '../routes/route.ts';
import { localAddress, visitOf } from '../visit.ts';
import { formOf, valueOf } from './form.ts';
import { doneIn, mayDecide } from './matches.ts';
import { leadTo } from './notice.ts';
import { answeringOnPage } from './refusals.ts';
import { showStaff } from './shell.ts';

/** Of the reason, UTF-16 units. */
const LONGEST_WHY = 1_000;
/** Pairs behind this one that are tried as the next: the first may be settled with it. */
const MOST_TRIED = 10;

type OfPair = RequestHandler<{ id: string }>;

export function matchPage(parts: Parts): OfPair {
  return answeringOnPage(parts, async (request, response) => {
    const match = await matchIn(parts, request);
    const asker = askerOf(request);
    const { records, federation } = parts.deps;
    const parameters = parametersIn(request);
    const list = matchListIn(parameters);
    const query = matchQueryOf(list, asker.library);
    const [a, b, works, beside, { total }, done] = await Promise.all([
      records.document(documentId(match.a.source, match.a.identifier)),
      records.document(documentId(match.b.source, match.b.identifier)),
      records.works([...new Set([match.a.work, match.b.work])]),
      records.matchesBeside(query, match.id, 1),
      records.matches(query, 0, 0),
      doneIn(parts, request, parameters.get('done')),
    ]);
    if (a === undefined || b === undefined) throw new NotThere('这一对记录已经不在。');
    const visit = visitOf(request as Request);
    const known = federation();
    const { t } = visit;
    await showStaff(parts, request as Request, response, {
      view: 'matches/show',
      head: {
        title: t.matches.pairTitle,
        section: 'matches',
        crumbs: [{ href: listHref(list), label: t.matches.title }],
        scripts: [ASSETS.review],
      },
      content: presentMatch(
        {
          match,
          documents: { a, b },
          works,
          sources: known.sources.map(({ source }) => source),
          list,
          before: beside.before[0],
          after: beside.after[0],
          total,
          mayDecide: mayDecide(asker),
          done,
        },
        labelsIn(known, visit),
        visit,
      ),
    });
  });
}

export function decideOnPage(parts: Parts): OfPair {
  return answeringOnPage(parts, async (request, response) => {
    const match = await matchIn(parts, request);
    const asker = askerOf(request);
    const form = formOf(request);
    const list = matchListIn(form);
    const { t } = visitOf(request as Request);
    if (valueOf(form, 'seen') !== String(match.decision?.id ?? '')) {
      leadTo(response, pairHref(match.id, list), { kind: 'bad', text: t.matches.overtaken });
      return;
    }
    const { records, acts } = parts.deps;
    const { after } = await records.matchesBeside(
      matchQueryOf(list, asker.library),
      match.id,
      MOST_TRIED,
    );
    const decision = await acts().decideMatch(verdictIn(form, match), asker);
    const next = await firstInList(parts, request, list, after);
    const more = { done: String(decision.id) };
    leadTo(response, next === undefined ? listHref(list, more) : pairHref(next, list, more));
  });
}

/** One or more decisions at once, and back to the page that they were made on. */
export function takeBackOnPage(parts: Parts): RequestHandler {
  return answeringOnPage(parts, async (request, response) => {
    const form = formOf(request);
    const ids = form.getAll('id').filter((id) => /^[1-9]\d{0,14}$/.test(id));
    if (ids.length === 0) throw new WrongValues({ id: '没有选中要撤回的裁定' });
    const { t } = visitOf(request);
    const { decisions, refused } = await parts.deps
      .acts()
      .takeBackMatches(ids.map(Number), askerOf(request));
    const back = localAddress(valueOf(form, 'back'));
    leadTo(
      response,
      back === '/' ? listHref(matchListIn(form)) : back,
      refused.length === 0
        ? { kind: 'good', text: t.matches.takenBack(decisions.length) }
        : { kind: 'bad', text: t.matches.notDone(refused) },
    );
  });
}

/** @throws NotThere also for a pair that is none of the asker's business */
async function matchIn({ deps }: Parts, request: Request<{ id: string }>): Promise<Match> {
  const match = await deps.records.match(request.params.id);
  if (match === undefined || !actsFor(askerOf(request), [match.a.library, match.b.library]))
    throw new NotThere('没有这一对记录：可能已经改动或删除，或与本馆无关。');
  return match;
}

/** The first of these that is in the list still, else the first of the list. */
async function firstInList(
  { deps }: Parts,
  request: object,
  list: MatchList,
  ids: readonly string[],
): Promise<string | undefined> {
  const { records } = deps;
  const isQueue = list.list !== 'decided' && list.list !== 'duplicates';
  for (const id of ids) {
    const match = await records.match(id);
    if (match !== undefined && (!isQueue || isWaiting(match, list))) return id;
  }
  if (!isQueue) return undefined;
  const query = matchQueryOf(list, askerOf(request).library);
  return (await records.matches(query, 1, 0)).matches[0]?.id;
}

function isWaiting({ decision, a, b, conflict }: Match, { list }: MatchList): boolean {
  if (list === 'again') return decision !== null && decision.changed.length > 0;
  return decision === null && (conflict || a.work !== b.work);
}

/** @throws WrongValues */
function verdictIn(form: URLSearchParams, match: Match): MatchVerdict {
  const outcome = outcomeIn(form);
  return { ...sidesOf(match, valueOf(form, 'whole')), outcome, why: whyIn(form, outcome) };
}

/**
 * The two as a verdict names them.
 *
 * @param whole of part and whole: where the two do not say which is the whole, the second is taken for it
 */
export function sidesOf({ a, b }: Match, whole: string): Pick<MatchVerdict, 'a' | 'b'> {
  const one = { source: a.source, identifier: a.identifier };
  const other = { source: b.source, identifier: b.identifier };
  return whole === 'a' ? { a: other, b: one } : { a: one, b: other };
}

/** @throws WrongValues */
export function outcomeIn(form: URLSearchParams): DecidedOutcome {
  const outcome = DECIDED_OUTCOMES_BY_KEY.find((one) => one === valueOf(form, 'answer'));
  if (outcome === undefined) throw new WrongValues({ answer: '请选择一个裁定' });
  return outcome;
}

/**
 * The person's own words, else the reason that was chosen, else what is usual for the answer; in Chinese, whatever the
 * page speaks, since it is kept.
 *
 * @throws WrongValues
 */
export function whyIn(form: URLSearchParams, outcome: DecidedOutcome): string {
  const own = valueOf(form, 'why');
  if (own.length > LONGEST_WHY) throw new WrongValues({ why: `理由最长 ${LONGEST_WHY} 个字符` });
  if (own !== '') return own;
  const known = Object.fromEntries(Object.values(inChinese.reasonsFor).flatMap(Object.entries));
  const chosen = Object.hasOwn(known, valueOf(form, 'reason'))
    ? String(known[valueOf(form, 'reason')])
    : undefined;
  return chosen ?? Object.values(inChinese.reasonsFor[outcome])[0] ?? '';
}
