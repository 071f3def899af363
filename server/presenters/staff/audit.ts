/** The audit on a page: what is looked for, the entries in words, and whether the chain is whole. */
import type { Actor } from '../../../catalogue/actor.ts';
import type { AuditEntry, Facts } from '../../../catalogue/audit.ts';
import type { VerifiedAudit } from '../../../desk/verify-audit.ts';
import type { AuditTyped } from '../../enquiries/audit.ts';
import type { Visit } from '../../visit.ts';
import { minuteOf } from '../site/times.ts';
import type { ShownTime } from '../site/times.ts';
import { factLabel, factText } from './audit-facts.ts';
import { faultsShown, fieldOf } from './field.ts';
import type { Faults, Field } from './field.ts';

export const AUDIT_PAGE = '/staff/audit';
/** Entries on one page, and in one file. */
export const PAGE_SIZE = 50;
export const MOST_IN_FILE = 100_000;

export interface AuditView {
  readonly lead: string;
  readonly fields: readonly Field[];
  readonly faults: ReturnType<typeof faultsShown>;
  readonly isNarrowed: boolean;
  readonly total: string;
  readonly entries: readonly AuditRow[];
  readonly csvHref: string;
  readonly csvMost: string;
  readonly newer: string | null;
  readonly older: string | null;
  /** Null for whoever sees a part alone. */
  readonly verified: {
    readonly isWhole: boolean;
    readonly text: string;
    readonly faults: readonly string[];
    readonly head: string;
    readonly at: string;
    readonly href: string;
  } | null;
}

export interface AuditRow {
  readonly number: number;
  readonly at: ShownTime | null;
  readonly by: string;
  /** Role, and how they came in. */
  readonly way: string;
  readonly act: string;
  readonly subject: string;
  readonly changes: readonly {
    readonly label: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

/** What the presenter is handed. */
export interface AuditFound {
  readonly typed: AuditTyped;
  readonly faults: Faults;
  readonly total: number;
  readonly page: number;
  readonly entries: readonly AuditEntry[];
  /** Names of accounts by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly isOwnOnly: boolean;
  readonly verified: { readonly at: string; readonly found: VerifiedAudit } | undefined;
}

interface Known {
  readonly names: ReadonlyMap<string, string>;
  readonly visit: Pick<Visit, 'lang' | 't'>;
  readonly libraryName: (code: string) => string;
}

export function presentAudit(
  found: AuditFound,
  { visit, libraryName }: Pick<Known, 'visit' | 'libraryName'>,
): AuditView {
  const { typed, faults, total, page, entries, verified } = found;
  const { t, lang } = visit;
  const words = t.audit;
  const hrefOf = (to: number): string => `${AUDIT_PAGE}?${parametersOf(typed, to)}`;
  const head = `${verified?.found.head.number ?? 0}:${verified?.found.head.hash ?? ''}`;
  return {
    lead: found.isOwnOnly ? words.leadOwn : words.lead,
    fields: fieldsOf(typed, faults, visit),
    faults: faultsShown(faults),
    isNarrowed: Object.values(typed).some((text) => text !== ''),
    total: words.total(total),
    entries: entries.map((entry) => rowOf(entry, { names: found.names, visit, libraryName })),
    csvHref: `${AUDIT_PAGE}.csv?${parametersOf(typed, 1)}`,
    csvMost: words.csvMost(MOST_IN_FILE),
    newer: page > 1 ? hrefOf(page - 1) : null,
    older: page * PAGE_SIZE < total ? hrefOf(page + 1) : null,
    verified:
      verified === undefined
        ? null
        : {
            isWhole: verified.found.faults.length === 0,
            text:
              verified.found.faults.length === 0
                ? words.whole(verified.found.head.number)
                : words.broken,
            faults: verified.found.faults.map(words.fault),
            head: words.head(head),
            at: words.checkedAt(minuteOf(verified.at, lang)?.text ?? ''),
            href: `${AUDIT_PAGE}?verify=1`,
          },
  };
}

function parametersOf(typed: AuditTyped, page: number): string {
  const given = Object.entries(typed).filter(([, value]) => value !== '');
  return new URLSearchParams([...given, ...(page === 1 ? [] : [['page', String(page)]])] as [
    string,
    string,
  ][]).toString();
}

function fieldsOf(typed: AuditTyped, faults: Faults, { t }: Pick<Visit, 't'>): Field[] {
  const words = t.audit;
  const acts = Object.entries(t.actNames).map(([value, label]) => ({ value, label }));
  return [
    fieldOf('person', words.person, { value: typed.person }, faults),
    fieldOf(
      'act',
      words.act,
      { kind: 'choice', value: typed.act, choices: [{ value: '', label: words.anyAct }, ...acts] },
      faults,
    ),
    fieldOf('subject', words.subject, { value: typed.subject }, faults),
    fieldOf('from', words.from, { kind: 'date', value: typed.from }, faults),
    fieldOf('until', words.until, { kind: 'date', value: typed.until }, faults),
  ];
}

function rowOf(
  { number, at, by, act, subject, before, after }: AuditEntry,
  known: Known,
): AuditRow {
  const { t, lang } = known.visit;
  return {
    number,
    at: minuteOf(at, lang),
    by: by.name,
    way: wayOf(by, t),
    act: t.actNames[act],
    subject: subjectOf(subject, known.names, t),
    changes: changesOf(before, after, (name, value) => ({
      label: factLabel(name, t),
      text: factText(
        { name, value, of: subject.slice(0, subject.indexOf(':')) },
        known.visit,
        known.libraryName,
      ),
    })),
  };
}

export function wayOf({ kind, id, role }: Actor, { roleNames, waysIn, staff }: Visit['t']): string {
  return kind === 'portal'
    ? waysIn.portal(id)
    : `${roleNames[role]}${staff.between}${waysIn[kind](id)}`;
}

/** `person:1f…` is 用户 王芳. */
export function subjectOf(
  subject: string,
  names: ReadonlyMap<string, string>,
  { audit }: Pick<Visit['t'], 'audit'>,
): string {
  const at = subject.indexOf(':');
  const kind = subject.slice(0, Math.max(at, 0));
  const id = subject.slice(at + 1);
  const kinds: Readonly<Record<string, string>> = audit.kinds;
  const word = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  return word === undefined ? subject : `${word} ${kind === 'person' ? (names.get(id) ?? id) : id}`;
}

/** What differs; of something new or gone, all of it. */
function changesOf(
  before: Facts | null,
  after: Facts | null,
  shown: (
    name: string,
    value: unknown,
  ) => Pick<AuditRow['changes'][number], 'label'> & {
    readonly text: string | null;
  },
): AuditRow['changes'] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].flatMap((name) => {
    const was = before === null ? null : shown(name, before[name]);
    const is = after === null ? null : shown(name, after[name]);
    if ((was?.text ?? null) === (is?.text ?? null)) return [];
    return [
      {
        label: (was ?? is)?.label ?? name,
        before: was && (was.text ?? NOTHING),
        after: is && (is.text ?? NOTHING),
      },
    ];
  });
}

const NOTHING = '—';
