/**
 * Somebody outside writes about a document: no account, so what keeps floods and machines out stands before this
 * (`server/routes/feedback.ts`). The case goes to the library whose record it is, else to the city. Whoever wrote is given
 * the number and a secret, once; what is kept does not lead back to it.
 */
import { randomBytes } from 'node:crypto';
import { THE_PORTAL } from '../../catalogue/actor.ts';
import type { Registry } from '../../catalogue/ports/registry.ts';
import type { Works } from '../../catalogue/ports/works.ts';
import { CASE_KINDS, caseFacts, caseSubject, dueAfter } from '../../catalogue/reader-case.ts';
import type { CaseKind, ReaderCase } from '../../catalogue/reader-case.ts';
import { tokenHash } from '../../catalogue/session.ts';
import { withoutBidi } from '../../catalogue/text/text.ts';
import type { Work } from '../../catalogue/work.ts';
import { WrongValues } from '../refusals.ts';
import { caseMessage } from './message.ts';

export interface OpenCaseParts {
  readonly records: Pick<Works, 'work'>;
  readonly registry: Pick<Registry, 'cases' | 'people'>;
  readonly now: () => Date;
}

/** As it was written; every value a text. */
export interface CaseWish {
  readonly kind: string;
  /** Id of the work; empty when it is about none in particular. */
  readonly work: string;
  /** Code of the library whose record is meant, where several hold the work; empty = any. */
  readonly library: string;
  readonly text: string;
  readonly name: string;
  readonly contact: string;
  readonly address: string;
  readonly proof: string;
  /** That what is said is true: not empty when it was ticked. */
  readonly isTrue: string;
}

/** UTF-16 units. */
const LONGEST_TEXT = 4_000;
const LONGEST_LINE = 200;

/**
 * @returns the number, and the secret of the address that shows how it stands
 * @throws WrongValues
 */
export async function openCase(
  wish: CaseWish,
  { records, registry, now }: OpenCaseParts,
): Promise<{ readonly id: number; readonly secret: string }> {
  const kind = CASE_KINDS.find((one) => one === wish.kind);
  const writer = {
    name: line(wish.name),
    contact: line(wish.contact),
    address: line(wish.address),
    text: withoutBidi(wish.text).trim(),
    proof: withoutBidi(wish.proof).trim(),
  };
  const fields = faultsOf(kind, writer, wish.isTrue !== '');
  if (kind === undefined || Object.keys(fields).length > 0) throw new WrongValues(fields);

  const at = now();
  const work = wish.work === '' ? undefined : await foundWork(wish.work, records);
  const people = await registry.people.all();
  const secret = randomBytes(24).toString('base64url');
  const { id } = await registry.cases.open(
    { kind, ...goesTo(work, wish.library), writer, due: dueAfter(kind, at) },
    at.toISOString(),
    tokenHash(secret),
    (made) => ({
      at: made.at,
      by: THE_PORTAL,
      act: 'case-open',
      subject: caseSubject(made),
      before: null,
      after: caseFacts(made),
      mail: [caseMessage(made, people)],
    }),
  );
  return { id, secret };
}

function line(text: string): string {
  return withoutBidi(text).replaceAll(/\s+/g, ' ').trim();
}

/** A notice of infringement has what article 14 asks for; all else only has to say something. */
function faultsOf(
  kind: CaseKind | undefined,
  writer: Readonly<Record<string, string>>,
  isTrue: boolean,
): Record<string, string> {
  const fields: Record<string, string> = {};
  if (kind === undefined) fields['kind'] = '请选择事由';
  if ((writer['text'] ?? '') === '') fields['text'] = '请写明情况';
  if (kind === 'infringement') {
    if (writer['name'] === '') fields['name'] = '侵权通知要写明权利人的姓名或名称';
    if (writer['contact'] === '') fields['contact'] = '侵权通知要写明权利人的联系方式';
    if (writer['address'] === '') fields['address'] = '侵权通知要写明权利人的地址';
    if (writer['proof'] === '') fields['proof'] = '请写明构成侵权的初步证明材料';
    if (!isTrue) fields['isTrue'] = '权利人应当对通知的真实性负责，请确认';
  }
  for (const [name, text] of Object.entries(writer)) {
    const longest = name === 'text' || name === 'proof' ? LONGEST_TEXT : LONGEST_LINE;
    if (text.length > longest) fields[name] = `最长 ${longest} 个字，现在有 ${text.length} 个字`;
  }
  return fields;
}

async function foundWork(id: string, records: Pick<Works, 'work'>): Promise<Work | undefined> {
  const found = await records.work(id);
  if (found.kind === 'work') return found.work;
  if (found.kind !== 'moved') return undefined;
  const moved = await records.work(found.to);
  return moved.kind === 'work' ? moved.work : undefined;
}

/** The record of the library that is meant; of the only one that holds the work, where there is one. */
function goesTo(
  work: Work | undefined,
  library: string,
): Pick<ReaderCase, 'work' | 'title' | 'record' | 'library'> {
  if (work === undefined) return { work: null, title: '', record: null, library: null };
  const { id, title, documents } = work;
  const holders = new Set(documents.map((document) => document.library));
  const meant = holders.size === 1 ? [...holders][0] : library;
  const document = documents.find((one) => one.library === meant);
  if (document === undefined) return { work: id, title, record: null, library: null };
  const { source, identifier } = document;
  return { work: id, title, record: { source, identifier }, library: document.library };
}
