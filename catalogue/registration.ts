/**
 * How a source comes into the portal, state by state: 草稿 → 试运行 → 待审 → 启用 ⇄ 暂停 → 已停用. A trial
 * may come before the submission or after it; what was submitted waits for the administrator whatever was tried
 * since (`submittedAt`). Sources of the settings file are here too: the file rules them until a person takes one
 * over, and from then on the file has no say in it.
 */
import { hasRepository, selectionOf } from './source.ts';
import type { Source, SourceState } from './source.ts';

export type RegistrationState = 'draft' | 'submitted' | 'trial' | SourceState;

export const REGISTRATION_ACTS = [
  'create',
  'change',
  'trial',
  'submit',
  'approve',
  'return',
  'pause',
  'resume',
  'retire',
  'adopt',
] as const;
export type RegistrationAct = (typeof REGISTRATION_ACTS)[number];

/** Somebody who is told when something is wrong with the source. */
export interface Contact {
  readonly name: string;
  readonly email?: string | undefined;
  readonly telephone?: string | undefined;
  /** What the person looks after: 系统维护, 地方文献部. */
  readonly duty?: string | undefined;
}

/** An act in the history of a source. */
export interface Step {
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Name of who did it. */
  readonly by: string;
  readonly act: RegistrationAct;
  readonly state: RegistrationState;
  readonly why: string;
}

export interface Registration extends Omit<Source, 'state'> {
  readonly state: RegistrationState;
  readonly ruledBy: 'settings' | 'registry';
  readonly contacts: readonly Contact[];
  /** Who began it; null for one of the settings. */
  readonly createdBy: string | null;
  /** Instants are ISO 8601 UTC. When it was submitted; null unless it waits for the administrator. */
  readonly submittedAt: string | null;
  /** When its records were first let in; null before. */
  readonly approvedAt: string | null;
  /** What the administrator wrote when it was returned; '' otherwise. */
  readonly note: string;
  /** Oldest first. */
  readonly history: readonly Step[];
  /** Whether the settings file has an entry of this id: one that the registry rules is not followed. */
  readonly isInSettings: boolean;
  /** Grows with every change; who changes it says which one was read. */
  readonly version: number;
}

/** States in which an act can be done; for the others `undefined` in `NEXT`. */
const FROM: Readonly<
  Record<Exclude<RegistrationAct, 'create' | 'adopt'>, readonly RegistrationState[]>
> = {
  change: ['draft', 'trial', 'submitted', 'active', 'paused'],
  trial: ['draft', 'trial', 'submitted', 'active', 'paused'],
  submit: ['draft', 'trial'],
  approve: ['submitted', 'trial'],
  return: ['submitted', 'trial'],
  pause: ['active'],
  resume: ['paused', 'retired'],
  retire: ['draft', 'trial', 'submitted', 'active', 'paused'],
};

/** What the settings file does not say of a source. */
const NOT_SAID: ReadonlySet<RegistrationAct> = new Set(['trial', 'pause', 'resume']);

/** Whether the act can be done to a source as it stands. */
export function can(registration: Registration, act: RegistrationAct): boolean {
  const { state, submittedAt, ruledBy, approvedAt } = registration;
  if (act === 'create') return false;
  if (act === 'adopt') return ruledBy === 'settings' && state !== 'retired';
  if (isOfFiles(registration) && (act === 'pause' || act === 'trial')) return false;
  if (!FROM[act].includes(state)) return false;
  // What else the file says it would say again at the next start.
  if (ruledBy === 'settings' && (!NOT_SAID.has(act) || state === 'retired')) return false;
  if (act === 'submit') return submittedAt === null;
  if (act === 'approve' || act === 'return') return submittedAt !== null;
  if (act === 'resume') return approvedAt !== null || ruledBy === 'settings';
  return true;
}

/** Whether it takes files: nothing of it is fetched, so there is nothing to try or to stop. A draft has no address yet. */
export function isOfFiles(source: Pick<Registration, 'baseUrl' | 'state'>): boolean {
  return !hasRepository(source) && source.state !== 'draft';
}

/**
 * A source that takes files: what is imported into it is confirmed by a person each time, so that it is active from
 * the beginning.
 */
export function sourceOfFiles(id: string, library: string): Source {
  return {
    id,
    library,
    baseUrl: '',
    metadataPrefix: 'oai_dc',
    set: undefined,
    schedule: '0 3 * * *',
    collections: [],
    state: 'active',
  };
}

/**
 * The source after the act, its history with it; `version` as it was read.
 *
 * @param changed what a change puts in its place
 */
export function after(
  before: Registration,
  act: Exclude<RegistrationAct, 'create'>,
  { at, by, why }: Pick<Step, 'at' | 'by' | 'why'>,
  changed: Partial<Registration> = {},
): Registration {
  const done = { ...before, ...changed, ...consequences(before, act, changed, at, why) };
  const step: Step = { at, by, act, state: done.state, why };
  return { ...done, history: [...before.history, step].slice(-MOST_STEPS) };
}

const MOST_STEPS = 200;

function consequences(
  before: Registration,
  act: Exclude<RegistrationAct, 'create'>,
  changed: Partial<Registration>,
  at: string,
  why: string,
): Partial<Registration> {
  const isOpen = before.approvedAt === null && before.ruledBy === 'registry';
  switch (act) {
    case 'change': {
      const isElsewhere = selectionOf({ ...before, ...changed }) !== selectionOf(before);
      // What is approved has to be what was submitted, and a trial says nothing of another list.
      if (isOpen && before.submittedAt !== null) return { state: 'draft', submittedAt: null };
      return isOpen && isElsewhere ? { state: 'draft' } : {};
    }
    case 'trial':
      return isOpen ? { state: 'trial' } : {};
    case 'submit':
      return { state: 'submitted', submittedAt: at, note: '' };
    case 'approve':
      return { state: 'active', submittedAt: null, approvedAt: at, note: why };
    case 'return':
      return { state: 'draft', submittedAt: null, note: why };
    case 'pause':
      return { state: 'paused' };
    case 'resume':
      return { state: 'active' };
    case 'retire':
      return { state: 'retired', submittedAt: null };
    case 'adopt':
      return { ruledBy: 'registry', approvedAt: before.approvedAt ?? at };
  }
}

/** The next free id of a library: `320104-1`, `320104-2` … */
export function freeId(library: string, taken: ReadonlySet<string>): string {
  const stem =
    library
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'source';
  for (let number = 1; ; number++) {
    const id = `${stem.slice(0, 50)}-${number}`;
    if (!taken.has(id)) return id;
  }
}
