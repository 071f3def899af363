/**
 * `/staff/matches/works/:id`: 拆分 and 合并. Which records of a work belong elsewhere, or which other work belongs
 * here, is said as decisions on pairs of records, after a look at what would become of the works.
 */
import type { Request, RequestHandler, Response } from 'express';
import { actsFor } from '../../catalogue/actor.ts';
import type { DecidedOutcome, MatchVerdict } from '../../catalogue/matching/decision.ts';
import { isAnswerable } from '../../catalogue/search/query.ts';
import { EVERYTHING } from '../../catalogue/search/request.ts';
import type { WorkHit, Work } from '../../catalogue/work.ts';
import { MOST_AT_ONCE } from '../../desk/match-acts.ts';
import { NotThere, WrongValues } from '../../desk/refusals.ts';
import type { ThreadActs } from '../../harvesters/main.ts';
import { decisionsHref, workHref } from '../addresses/match-lists.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { askerOf } from '../asker.ts';
import type { Faults } from '../presenters/staff/field.ts';
import { presentWorkRecords } from '../presenters/staff/work-records.ts';
import type { Parts } from '../routes/route.ts';
import { visitOf } from '../visit.ts';
import { toMatches } from './alike.ts';
import { formOf, valueOf } from './form.ts';
import { knownOf } from './known.ts';
import { whyIn } from './match.ts';
import { leadTo } from './notice.ts';
import { answeringOnPage, faultsIn } from './refusals.ts';
import { showStaff } from './shell.ts';

const LONGEST_WORDS = 300;
const MOST_HITS = 10;

type OfWork = RequestHandler<{ id: string }>;

/** What a person wants to do with the work. */
interface Wish {
  readonly kind: 'split' | 'join';
  readonly verdicts: readonly MatchVerdict[];
}

export function workRecordsPage(parts: Parts): OfWork {
  return answeringOnPage(parts, async (request, response) => {
    const work = await workIn(parts, request, request.params.id);
    await showWork(parts, request, response, work, parametersIn(request), {});
  });
}

export function changeWork(parts: Parts): OfWork {
  return answeringOnPage(parts, async (request, response) => {
    const work = await workIn(parts, request, request.params.id);
    const form = formOf(request);
    let done: Awaited<ReturnType<ThreadActs['decideMatches']>>;
    try {
      const wish = await wishIn(parts, request, work, form);
      if (wish === undefined) throw new WrongValues({ part: '没有选中记录或另一种文献' });
      done = await parts.deps.acts().decideMatches(wish.verdicts, askerOf(request));
    } catch (error) {
      await showWork(parts, request, response, work, form, faultsIn(error, request as Request));
      return;
    }
    const { decisions, refused } = done;
    const { t } = visitOf(request as Request);
    const back = workHref(work.id);
    const ids = decisions.map(({ id }) => id);
    leadTo(
      response,
      decisionsHref(ids, back),
      refused.length === 0
        ? { kind: 'good', text: t.matches.decidedMany(ids.length) }
        : { kind: 'bad', text: t.matches.notDone(refused) },
    );
  });
}

async function showWork(
  parts: Parts,
  request: Request<{ id: string }>,
  response: Response,
  work: Work,
  parameters: URLSearchParams,
  refused: Faults,
): Promise<void> {
  const { wish, hits, faults } = await askedFor(parts, request, work, parameters, refused);
  const { records } = parts.deps;
  const foreseen =
    wish === undefined
      ? undefined
      : await parts.deps.acts().foreseeMatches(wish.verdicts, askerOf(request));
  const documents = await Promise.all((foreseen ?? []).flat().map((id) => records.document(id)));
  const { t } = visitOf(request as Request);
  await showStaff(parts, request as Request, response, {
    view: 'matches/work',
    head: { title: t.matches.split, section: 'matches', crumbs: [toMatches(request as Request)] },
    content: presentWorkRecords(
      {
        work,
        chosen: parameters.getAll('part'),
        outcome: outcomeIn(parameters),
        words: wish?.kind === 'join' ? '' : wordsIn(parameters),
        hits,
        why: valueOf(parameters, 'why'),
        reason: valueOf(parameters, 'reason'),
        faults,
        preview: wish &&
          foreseen && {
            kind: wish.kind,
            decisions: wish.verdicts.length,
            other: parameters.get('with') ?? '',
            works: foreseen.map((ids) =>
              documents.filter((one) => one !== undefined).filter(({ id }) => ids.includes(id)),
            ),
          },
      },
      knownOf(parts, request as Request),
    ),
    status: Object.keys(faults).length > 0 ? 422 : 200,
  });
}

/** What can be shown of what is asked for, and what is wrong with the rest of it. */
async function askedFor(
  parts: Parts,
  request: Request<{ id: string }>,
  work: Work,
  parameters: URLSearchParams,
  refused: Faults,
): Promise<{
  readonly wish: Wish | undefined;
  readonly hits: readonly WorkHit[] | undefined;
  readonly faults: Faults;
}> {
  // Why it is done has no say in what would become of it.
  const named = new URLSearchParams(parameters);
  named.delete('why');
  try {
    const wish = await wishIn(parts, request, work, named);
    const words = wish?.kind === 'join' ? '' : wordsIn(named);
    const hits = words === '' ? undefined : await hitsFor(parts, words, work);
    return { wish, hits, faults: refused };
  } catch (error) {
    const faults = { ...faultsIn(error, request as Request), ...refused };
    return { wish: undefined, hits: undefined, faults };
  }
}

/** @throws NotThere when it is gone, or of no library that the asker acts for */
async function workIn({ deps }: Parts, request: object, id: string): Promise<Work> {
  const found = await deps.records.work(id);
  const work = found.kind === 'moved' ? await deps.records.work(found.to) : found;
  if (
    work.kind !== 'work' ||
    !actsFor(
      askerOf(request),
      work.work.documents.map(({ library }) => library),
    )
  )
    throw new NotThere('没有这种文献，或其中没有本馆的记录。');
  return work.work;
}

/** Undefined while nothing is chosen. */
async function wishIn(
  parts: Parts,
  request: object,
  work: Work,
  typed: URLSearchParams,
): Promise<Wish | undefined> {
  const parts_ = new Set(typed.getAll('part'));
  const outcome = outcomeIn(typed);
  const why = whyIn(typed, outcome);
  if (parts_.size > 0) {
    const out = work.documents.filter(({ id }) => parts_.has(id));
    const left = work.documents.filter(({ id }) => !parts_.has(id));
    if (left.length === 0) throw new WrongValues({ part: '至少要留下一条记录' });
    const verdicts = out.flatMap((a) => left.map((b) => ({ a, b, outcome, why })));
    return assertFew({ kind: 'split', verdicts: verdicts.map(named) });
  }
  const other = idIn(typed.get('with') ?? '');
  if (other === undefined) return undefined;
  const joined = await parts.deps.records.work(other);
  const found = joined.kind === 'moved' ? await parts.deps.records.work(joined.to) : joined;
  if (found.kind !== 'work') throw new WrongValues({ with: '没有编号是这个的文献' });
  if (found.work.id === work.id) throw new WrongValues({ with: '这就是本文献，无需合并' });
  return assertFew({ kind: 'join', verdicts: joining(work, found.work, whyIn(typed, 'same')) });
}

/** Every record of the one with the first of the other, and the other way round, so that all come along. */
function joining(one: Work, other: Work, why: string): MatchVerdict[] {
  const [a] = one.documents;
  const [b] = other.documents;
  if (a === undefined || b === undefined) return [];
  const outcome = 'same' as const;
  return [
    ...one.documents.map((each) => ({ a: each, b, outcome, why })),
    ...other.documents.slice(1).map((each) => ({ a, b: each, outcome, why })),
  ].map(named);
}

function named({ a, b, outcome, why }: MatchVerdict): MatchVerdict {
  const nameOf = ({ source, identifier }: MatchVerdict['a']): MatchVerdict['a'] => ({
    source,
    identifier,
  });
  return { a: nameOf(a), b: nameOf(b), outcome, why };
}

/** @throws WrongValues */
function assertFew(wish: Wish): Wish {
  if (wish.verdicts.length > MOST_AT_ONCE)
    throw new WrongValues({
      part: `这要作出 ${wish.verdicts.length} 条裁定，一次最多 ${MOST_AT_ONCE} 条；请少选几条记录，分几次做`,
    });
  return wish;
}

/** Of records that are taken out. */
function outcomeIn(typed: URLSearchParams): DecidedOutcome {
  return typed.get('outcome') === 'other-edition' ? 'other-edition' : 'different';
}

/** The id of a work, alone or in its address. */
function idIn(text: string): string | undefined {
  return /(?:^|\/works\/)([0-9a-z]{26})(?:$|[.?#/])/.exec(text.trim().slice(0, LONGEST_WORDS))?.[1];
}

/** What was typed where it is no work. */
function wordsIn(typed: URLSearchParams): string {
  return valueOf(typed, 'with').slice(0, LONGEST_WORDS);
}

async function hitsFor({ deps }: Parts, words: string, work: Work): Promise<readonly WorkHit[]> {
  const query = { any: words };
  if (!isAnswerable({ query })) throw new WrongValues({ with: '检索词太长，请写短一些' });
  const { hits } = await deps.index.search({ ...EVERYTHING, query, size: MOST_HITS });
  return hits.filter(({ id }) => id !== work.id);
}
