/** `/staff/checks/:id/review`: one line beside what was found for it, what a person says, and straight on to the next. */
import type { Request } from 'express';
import { documentOfLine } from '../../../acquisitions/line-document.ts';
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import type { CheckList, Choice, LineName } from '../../../catalogue/checks/list.ts';
import type { FoundWork } from '../../../catalogue/checks/result.ts';
import type { RecordName } from '../../../catalogue/matching/decision.ts';
import type { CheckedLine } from '../../../catalogue/ports/check-lists.ts';
import { lineOf, ownCheck } from '../../../desk/checks/own-check.ts';
import { NotThere, WrongValues } from '../../../desk/refusals.ts';
import {
  lineListIn,
  lineNameIn,
  lineQueryOf,
  lineValue,
  linesHref,
  reviewHref,
} from '../../addresses/check-lines.ts';
import { parametersIn } from '../../addresses/parameters.ts';
import { askerOf } from '../../asker.ts';
import { ASSETS } from '../../assets.ts';
import { labelsIn } from '../../enquiries/federation.ts';
import { choiceShown, placeOf } from '../../presenters/staff/checks/line-row.ts';
import { LINE_ANSWERS, presentReview, recordIn } from '../../presenters/staff/checks/review.ts';
import type { DoneLine, LineAnswer } from '../../presenters/staff/checks/review.ts';
import type { Parts } from '../../routes/route.ts';
import { localAddress, visitOf } from '../../visit.ts';
import { formOf, valueOf } from '../form.ts';
import { outcomeIn, whyIn } from '../match.ts';
import { leadTo } from '../notice.ts';
import { answeringOnPage } from '../refusals.ts';
import { showStaff } from '../shell.ts';
import { crumbsTo } from './one.ts';
import type { OfCheck } from './one.ts';

export function reviewPage(parts: Parts): OfCheck {
  return answeringOnPage(parts, async (request, response) => {
    const { checks, federation } = parts.deps;
    const list = await ownCheck(checks, request.params.id, askerOf(request));
    const parameters = parametersIn(request as Request);
    const narrowed = lineListIn(parameters);
    const query = lineQueryOf(narrowed);
    const at = placeIn(parameters);
    const { total, lines } = await checks.lines.lines(list.id, query, 1, at - 1);
    const [line] = lines;
    if (line === undefined) {
      leadTo(
        response,
        total === 0 ? linesHref(list.id, narrowed) : reviewHref(list.id, narrowed, total),
      );
      return;
    }
    const visit = visitOf(request as Request);
    const works = line.result?.works ?? [];
    const said = parameters.get('work');
    const work = works.find(({ id }) => id === said) ?? works[0];
    const described = documentOfLine(line, list.offered);
    await showStaff(parts, request as Request, response, {
      view: 'checks/review',
      head: {
        title: visit.t.checkLines.reviewTitle,
        section: 'checks',
        crumbs: crumbsTo(visit.t, list),
        scripts: [ASSETS.review],
      },
      content: presentReview(
        {
          list,
          line,
          narrowed,
          at,
          total,
          work,
          own: 'document' in described ? described.document : undefined,
          found: await documentOf(parts, work),
          history: await checks.choices.choicesOf(list.id, line),
          done: await doneIn(parts, request as Request, list, parameters.get('done')),
        },
        labelsIn(federation(), visit),
        visit,
      ),
    });
  });
}

export function answerLineOnPage(parts: Parts): OfCheck {
  return answeringOnPage(parts, async (request, response) => {
    const { acts, checks } = parts.deps;
    const { t } = visitOf(request as Request);
    const [form, by] = [formOf(request), askerOf(request)];
    const list = await ownCheck(checks, request.params.id, by);
    const narrowed = lineListIn(form);
    const query = lineQueryOf(narrowed);
    const at = placeIn(form);
    const line = await lineOf(checks, list.id, nameIn(form));
    if (valueOf(form, 'seen') !== (line.choice?.at ?? '')) {
      leadTo(response, reviewHref(list.id, narrowed, at), {
        kind: 'bad',
        text: t.checkLines.overtaken,
      });
      return;
    }
    await acts().chooseLines(list.id, { lines: [line] }, choiceIn(form, list, line), by);
    // Where the answer takes the line out of what is looked at, the next one is in its place.
    const { total, lines } = await checks.lines.lines(list.id, query, 1, at - 1);
    const isStill = lines[0]?.number === line.number;
    const next = isStill ? at + 1 : at;
    const done = { done: lineValue(line) };
    if (next <= total) {
      leadTo(response, reviewHref(list.id, narrowed, next, done));
      return;
    }
    const text = (await doneIn(parts, request as Request, list, done.done))?.text ?? '';
    leadTo(response, linesHref(list.id, narrowed), { kind: 'good', text });
  });
}

export function takeBackLineOnPage(parts: Parts): OfCheck {
  return answeringOnPage(parts, async (request, response) => {
    const { t } = visitOf(request as Request);
    const form = formOf(request);
    const { id } = request.params;
    const meant = { lines: [nameIn(form)] };
    const count = await parts.deps.acts().takeBackChoices(id, meant, askerOf(request));
    const back = localAddress(valueOf(form, 'back'));
    leadTo(response, back === '/' ? linesHref(id, {}) : back, {
      kind: 'good',
      text: t.checkLines.back(t.number(count)),
    });
  });
}

/** Two records that were found for the line: what they are to each other holds for the whole catalogue. */
export function matchOfLineOnPage(parts: Parts): OfCheck {
  return answeringOnPage(parts, async (request, response) => {
    const { t } = visitOf(request as Request);
    const form = formOf(request);
    const [a, b] = [recordOf(form, 'a'), recordOf(form, 'b')];
    const back = localAddress(valueOf(form, 'back'));
    if (a.source === b.source && a.identifier === b.identifier) {
      leadTo(response, back, { kind: 'bad', text: t.checkLines.matchSame });
      return;
    }
    const outcome = outcomeIn(form);
    const verdict = { a, b, outcome, why: whyIn(form, outcome) };
    const by = askerOf(request);
    await parts.deps.acts().decideMatchOfLine(request.params.id, nameIn(form), verdict, by);
    leadTo(response, back, { kind: 'good', text: t.checkLines.matchDone });
  });
}

/** @throws WrongValues */
function recordOf(form: URLSearchParams, name: string): RecordName {
  const record = recordIn(valueOf(form, name));
  if (record === undefined) throw new WrongValues({ [name]: '请选两条不同的记录' });
  return record;
}

/** @throws NotThere */
function nameIn(form: URLSearchParams): LineName {
  const name = lineNameIn(form.get('line') ?? '');
  if (name === undefined) throw new NotThere('清单里没有这一行，或这一行不是书目。');
  return name;
}

function placeIn(parameters: URLSearchParams): number {
  const at = Number(parameters.get('at') ?? '1');
  return Number.isSafeInteger(at) && at > 0 ? at : 1;
}

/** The first of its records that is there still. */
async function documentOf(
  { deps }: Parts,
  work: FoundWork | undefined,
): Promise<CatalogueDocument | undefined> {
  for (const { document } of work?.holdings ?? []) {
    const found = await deps.records.document(document);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What was said just before, to be taken back. */
async function doneIn(
  { deps }: Parts,
  request: Request,
  list: CheckList,
  said: string | null,
): Promise<DoneLine | null> {
  const name = lineNameIn(said ?? '');
  const line = name && (await deps.checks.lines.line(list.id, name));
  if (line === undefined || line.choice === null) return null;
  const visit = visitOf(request);
  const { text } = choiceShown(line.choice, line, { list, visit });
  return { text: visit.t.checkLines.done(placeOf(line, visit), text), line: lineValue(line) };
}

/** @throws WrongValues */
function choiceIn(form: URLSearchParams, list: CheckList, { result, choice }: CheckedLine): Choice {
  const answer = LINE_ANSWERS.find((one) => one === valueOf(form, 'answer'));
  if (answer === undefined) throw new WrongValues({ answer: '请先选“怎么定”。' });
  const works = result?.works ?? [];
  const before = {
    verdict: choice?.verdict ?? null,
    buy: choice?.buy ?? null,
    work: works.find(({ id }) => id === choice?.work)?.id ?? null,
  };
  const why = valueOf(form, 'why');
  const work = works.find(({ id }) => id === valueOf(form, 'work'));
  return { ...before, ...saidBy(answer, list, work), why: why || (choice?.why ?? '') };
}

/** @param work that the line was compared with */
function saidBy(
  answer: LineAnswer,
  { purpose }: CheckList,
  work: FoundWork | undefined,
): Partial<Choice> {
  const id = work?.id ?? null;
  switch (answer) {
    case 'yes':
    case 'no':
      return { buy: answer === 'yes' };
    case 'edition':
      return { verdict: 'other-edition-held', work: id };
    case 'part':
      return { verdict: 'contained', work: id };
    case 'other':
      return { verdict: 'not-held', work: null };
    case 'same':
      if (purpose === 'digitise')
        return isDigital(work)
          ? { verdict: 'digitised', work: id, buy: false }
          : { verdict: 'print-only', work: id };
      return work?.relation === 'carrier'
        ? { verdict: 'other-carrier-held', work: id }
        : { verdict: 'same-held', work: id, buy: false };
  }
}

function isDigital(work: FoundWork | undefined): boolean {
  return (work?.holdings ?? []).some(
    ({ carrier, access }) =>
      carrier === 'electronic' || ['online', 'login', 'network'].includes(access),
  );
}
