/** What of the audit is asked for, as pages and programs read it from an address. */
import { DAY_MS } from '../../catalogue/time.ts';
import type { AuditQuery } from '../../catalogue/audit.ts';

/** As it was typed; empty where nothing was. */
export interface AuditTyped {
  readonly person: string;
  readonly act: string;
  readonly subject: string;
  readonly from: string;
  readonly until: string;
}

/** Days are those of Nanjing; one that is none is left out. */
export function auditQueryOf(typed: AuditTyped, library: string | null): AuditQuery {
  const from = dayIn(typed.from);
  const until = dayIn(typed.until);
  return {
    ...(typed.person === '' ? {} : { person: typed.person }),
    ...(typed.act === '' ? {} : { act: typed.act }),
    ...(typed.subject === '' ? {} : { subject: typed.subject }),
    ...(from === undefined ? {} : { from: from.toISOString() }),
    ...(until === undefined ? {} : { until: new Date(until.getTime() + DAY_MS).toISOString() }),
    ...(library === null ? {} : { library }),
  };
}

/** Where the day begins; undefined for what is none. */
export function dayIn(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const day = new Date(`${text}T00:00:00+08:00`);
  return Number.isNaN(day.getTime()) ? undefined : day;
}
