/**
 * A case 来信: what somebody outside writes about a document, a correction, a complaint, something personal in it, and
 * what becomes of it. Whoever wrote needs no account: a secret address shows how it stands. What tells of the
 * person is forgotten some time after it was closed; that there was a case, and how it ended, stays.
 */
import { DAY_MS } from './time.ts';

export const CASE_KINDS = ['correction', 'infringement', 'personal', 'internal', 'other'] as const;
/** 纠错, 侵权投诉, 个人信息, 内部资料, 其他. */
export type CaseKind = (typeof CASE_KINDS)[number];

export const CASE_STATES = ['new', 'working', 'answered', 'rejected'] as const;
/** 新收, 处理中, 已答复, 已驳回. */
export type CaseState = (typeof CASE_STATES)[number];

/** Whoever wrote; forgotten some time after the case was closed. */
export interface Writer {
  /** Empty where none was given. */
  readonly name: string;
  /** Telephone or mail. */
  readonly contact: string;
  readonly address: string;
  readonly text: string;
  /** 构成侵权的初步证明材料, of a notice of infringement. */
  readonly proof: string;
}

export interface NewCase {
  readonly kind: CaseKind;
  /** Work that it is about, as its address was; null = none in particular. */
  readonly work: string | null;
  /** Title that it was shown with then. */
  readonly title: string;
  /** The record of the library that it goes to. */
  readonly record: { readonly source: string; readonly identifier: string } | null;
  /** Code of the library that deals with it; null = the city. */
  readonly library: string | null;
  readonly writer: Writer;
  /** ISO 8601 UTC. */
  readonly due: string;
}

export interface ReaderCase extends Omit<NewCase, 'writer'> {
  readonly id: number;
  readonly state: CaseState;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** For the writer; empty until there is one. */
  readonly answer: string;
  /** Null until it is closed. */
  readonly closedAt: string | null;
  /** Who dealt with it last; empty when nobody did. */
  readonly handledBy: string;
  /** Null once it is forgotten. */
  readonly writer: Writer | null;
}

export function isOpen({ state }: Pick<ReaderCase, 'state'>): boolean {
  return state === 'new' || state === 'working';
}

export function isOverdue(one: Pick<ReaderCase, 'state' | 'due'>, now: Date): boolean {
  return isOpen(one) && one.due < now.toISOString();
}

/** Who was told that a case is overdue: whoever has it first, then the city. */
export type OverdueKnown = 'nobody' | 'owner' | 'city';

export interface OverdueCase {
  readonly one: ReaderCase;
  readonly known: OverdueKnown;
  /** When they were told, ISO 8601 UTC; null before. */
  readonly toldAt: string | null;
}

/** Days after whoever has an overdue case was told until the city is. */
export const OVERDUE_DAYS = 3;

/** Who is to be told now; undefined = nobody, since those who should know do. */
export function overdueNews(
  { one, known, toldAt }: OverdueCase,
  now: Date,
): Exclude<OverdueKnown, 'nobody'> | undefined {
  if (!isOverdue(one, now) || known === 'city') return undefined;
  if (one.library === null) return 'city';
  if (known === 'nobody') return 'owner';
  const waited = now.getTime() - Date.parse(toldAt ?? one.due);
  return waited >= OVERDUE_DAYS * DAY_MS ? 'city' : undefined;
}

/**
 * Days until there has to be an answer. A notice of infringement asks for something to be taken down, which the
 * regulation wants at once (信息网络传播权保护条例 article 15), and internal documents do harm every day; personal
 * information is answered without delay (个人信息保护法 article 50). What is only wrong can wait for a cataloguer.
 */
const DAYS: Readonly<Record<CaseKind, number>> = {
  infringement: 2,
  internal: 2,
  personal: 3,
  correction: 15,
  other: 15,
};

export function dueAfter(kind: CaseKind, at: Date): string {
  return new Date(at.getTime() + DAYS[kind] * DAY_MS).toISOString();
}

/**
 * Days after the end of a case until its writer is forgotten. Who has a right may go to court for three years
 * (民法典 article 188), and the notice is what both sides have in hand then; all else needs half a year at most.
 */
export const KEPT_DAYS = 180;
export const NOTICE_KEPT_DAYS = 3 * 365 + 30;

/** Cases of this kind that were closed before are forgotten, ISO 8601 UTC. */
export function forgottenBefore(kind: CaseKind, now: Date): string {
  const days = kind === 'infringement' ? NOTICE_KEPT_DAYS : KEPT_DAYS;
  return new Date(now.getTime() - days * DAY_MS).toISOString();
}

/** As the audit names it. */
export function caseSubject({ id }: Pick<ReaderCase, 'id'>): string {
  return `case:${id}`;
}

/** As the audit says it: nothing that tells of the writer. */
export function caseFacts(one: ReaderCase): Readonly<Record<string, unknown>> {
  const { kind, state, work, record, library, due, handledBy } = one;
  return { kind, state, work, record, library, due, handledBy };
}
