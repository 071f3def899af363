/** What a program wants of an act, said in a body that may be absent. */
import type { Request } from 'express';
import { WrongValues } from '../../../desk/refusals.ts';
import { LONGEST_WHY } from '../../../desk/runs/waive.ts';
import { jsonBody } from '../body.ts';

/** Of an OAI identifier, UTF-16 units. */
const LONGEST_NAME = 2_000;
/** Names that take true or false; the others take a text. */
const TRUTHS = ['full', 'resume', 'retry'];

/**
 * What the body says under these names, as texts; '' for what it does not say.
 *
 * @throws WrongValues, BodyUnreadable
 */
export async function wishIn<Name extends string>(
  request: Pick<Request, 'headers'>,
  names: readonly Name[],
): Promise<Readonly<Record<Name, string>>> {
  const hasBody = Number(request.headers['content-length'] ?? 0) > 0;
  const body = hasBody ? await jsonBody(request as Request) : {};
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  const given = new Map<string, unknown>(isObject ? Object.entries(body) : []);
  const fields: Record<string, string> = {};
  if (!isObject || given.keys().some((name) => !names.some((one) => one === name)))
    fields['body'] = `正文应为一个 JSON 对象 { ${names.join(', ')} }`;
  const wish = names.map((name) => {
    const value = given.get(name) ?? '';
    const fault = TRUTHS.includes(name) ? faultOfTruth(value) : faultOfText(name, value);
    if (fault !== '') fields[name] = `${name} ${fault}`;
    const isTold = typeof value === 'string' || typeof value === 'boolean';
    return [name, isTold ? String(value) : ''] as const;
  });
  if (Object.keys(fields).length > 0) throw new WrongValues(fields);
  return Object.fromEntries(wish) as Record<Name, string>;
}

function faultOfTruth(value: unknown): string {
  return value === '' || typeof value === 'boolean' ? '' : '应为 true 或 false';
}

function faultOfText(name: string, value: unknown): string {
  const longest = name === 'why' ? LONGEST_WHY : LONGEST_NAME;
  if (typeof value !== 'string') return '应为文字';
  return value.length > longest ? `最长 ${longest} 个字符` : '';
}
