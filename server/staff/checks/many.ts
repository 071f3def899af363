/** `POST /staff/checks/:id/lines`: one thing said of many lines, ticked ones or all that were found. */
import type { Request } from 'express';
import { VERDICTS } from '../../../catalogue/checks/result.ts';
import type { MeantLines } from '../../../desk/checks/acts.ts';
import { ownCheck } from '../../../desk/checks/own-check.ts';
import { lineListIn, lineNameIn, lineQueryOf, linesHref } from '../../addresses/check-lines.ts';
import { askerOf } from '../../asker.ts';
import type { Parts } from '../../routes/route.ts';
import { visitOf } from '../../visit.ts';
import { formOf, valueOf } from '../form.ts';
import { leadTo } from '../notice.ts';
import { answeringOnPage } from '../refusals.ts';
import type { OfCheck } from './one.ts';

export function chooseManyOnPage(parts: Parts): OfCheck {
  return answeringOnPage(parts, async (request, response) => {
    const { t } = visitOf(request as Request);
    const form = formOf(request);
    const by = askerOf(request);
    const { id } = await ownCheck(parts.deps.checks, request.params.id, by);
    const list = lineListIn(form);
    const lines = form.getAll('line').flatMap((value) => lineNameIn(value) ?? []);
    const isAll = valueOf(form, 'meant') === 'found';
    const meant: MeantLines = isAll ? { query: lineQueryOf(list) } : { lines };
    const answer = valueOf(form, 'answer');
    const choice = choiceOf(answer, valueOf(form, 'why'));
    const back = linesHref(id, list, { page: valueOf(form, 'page') });
    const words = t.checkLines;
    if (choice === undefined || (!isAll && lines.length === 0)) {
      const text = choice === undefined ? words.noAnswer : words.noneTicked;
      leadTo(response, back, { kind: 'bad', text });
      return;
    }
    const acts = parts.deps.acts();
    const count =
      choice === 'back'
        ? await acts.takeBackChoices(id, meant, by)
        : await acts.chooseLines(id, meant, choice, by);
    const told = t.number(count);
    const text = choice === 'back' ? words.back(told) : words.settled(told);
    leadTo(response, back, { kind: 'good', text });
  });
}

function choiceOf(answer: string, why: string): object | 'back' | undefined {
  if (answer === 'back') return 'back';
  if (answer === 'buy' || answer === 'skip') return { buy: answer === 'buy', why };
  const verdict = VERDICTS.find((one) => answer === `verdict:${one}`);
  return verdict && { verdict, why };
}
