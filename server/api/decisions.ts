/** `/api/v1/decisions`: a person's word on two records, by a program that acts for them. */
import type { RequestHandler } from 'express';
import { DECIDED_OUTCOMES } from '../../catalogue/matching/decision.ts';
import type { MatchDecision, MatchVerdict, RecordName } from '../../catalogue/matching/decision.ts';
import { NotThere, WrongValues } from '../../desk/refusals.ts';
import { concerns } from '../../desk/take-back-match.ts';
import { askerOf } from '../asker.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { jsonBody } from './body.ts';
import { answeringRefusals } from './refused.ts';

/** UTF-16 units. */
const LONGEST_WHY = 1_000;
const LONGEST_NAME = 2_000;

/** `POST`: registered, and followed by the works before it is answered. */
export function decideApi({ acts }: PortalDeps): RequestHandler {
  return answeringRefusals(async (request, response) => {
    const verdict = verdictIn(await jsonBody(request));
    const { id } = await acts().decideMatch(verdict, askerOf(request));
    response.status(201).set('Location', `/api/v1/decisions/${id}`).json({ id });
  });
}

/** `GET` of one, also of one that was taken back. */
export function decisionApi({ registry, federation }: PortalDeps): RequestHandler<{ id: string }> {
  return answeringRefusals(async (request, response) => {
    const id = numberOf(request.params.id);
    const decision = await registry.matchDecisions.find(id);
    const sources = federation().sources.map(({ source }) => source);
    if (decision === undefined || !concerns(decision, askerOf(request), sources))
      throw new NotThere(`没有第 ${id} 号决定。`);
    response.json(decisionTold(decision));
  });
}

/** `DELETE`: the machine's finding counts again. */
export function takeBackApi({ acts }: PortalDeps): RequestHandler<{ id: string }> {
  return answeringRefusals(async (request, response) => {
    await acts().takeBackMatch(numberOf(request.params.id), askerOf(request));
    response.status(204).end();
  });
}

/** As programs are told. */
export function decisionTold(decision: MatchDecision): object {
  const { id, a, b, outcome, whole, why, by, at, takenBack } = decision;
  return { id, a, b, outcome, whole, why, by, at, takenBack };
}

/** @throws NotThere for what is no number */
function numberOf(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new NotThere('没有这个编号的决定。');
  return Number(text);
}

/** @throws WrongValues naming every field that is wrong */
export function verdictIn(body: unknown): MatchVerdict {
  const fields: Record<string, string> = {};
  const given = isObject(body) ? body : {};
  if (given !== body) fields['body'] = '正文应为一个 JSON 对象 { a, b, outcome, why }';
  for (const name of Object.keys(given))
    if (!['a', 'b', 'outcome', 'why'].includes(name))
      fields['body'] = '正文只有 a、b、outcome、why 四项';
  const outcome = DECIDED_OUTCOMES.find((one) => one === given['outcome']);
  if (outcome === undefined) fields['outcome'] = `outcome 应为 ${DECIDED_OUTCOMES.join('、')} 之一`;
  const verdict = {
    a: recordIn('a', given['a'], fields),
    b: recordIn('b', given['b'], fields),
    outcome: outcome ?? 'same',
    why: textIn('why', given['why'], LONGEST_WHY, fields),
  };
  if (Object.keys(fields).length > 0) throw new WrongValues(fields);
  return verdict;
}

function recordIn(name: 'a' | 'b', value: unknown, fields: Record<string, string>): RecordName {
  if (!isObject(value)) {
    fields[name] = `${name} 应为 { source, identifier }`;
    return { source: '', identifier: '' };
  }
  return {
    source: textIn(`${name}.source`, value['source'], LONGEST_NAME, fields),
    identifier: textIn(`${name}.identifier`, value['identifier'], LONGEST_NAME, fields),
  };
}

function textIn(
  name: string,
  value: unknown,
  longest: number,
  fields: Record<string, string>,
): string {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '') fields[name] = `${name} 应为文字，不能是空的`;
  else if (text.length > longest) fields[name] = `${name} 最长 ${longest} 个字符`;
  return text;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
