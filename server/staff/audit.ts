/** `/staff/audit` and `/staff/audit.csv`: who did what; of a library's staff, what concerns that library. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import type { RequestHandler } from 'express';
import type { AuditQuery } from '../../catalogue/audit.ts';
import { MINUTE_MS } from '../../catalogue/time.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { askerOf } from '../asker.ts';
import { auditQueryOf, dayIn } from '../enquiries/audit.ts';
import type { AuditTyped } from '../enquiries/audit.ts';
import { actNames } from '../i18n/zh/staff.ts';
import {
  MOST_IN_FILE,
  PAGE_SIZE,
  presentAudit,
  subjectOf,
  wayOf,
} from '../presenters/staff/audit.ts';
import type { AuditFound } from '../presenters/staff/audit.ts';
import type { Faults } from '../presenters/staff/field.ts';
import type { PortalDeps } from '../portal-deps.ts';
import type { Parts } from '../routes/route.ts';
import { visitOf } from '../visit.ts';
import { knownOf } from './known.ts';
import { showStaff } from './shell.ts';

/** A chain that was looked at so short a time ago is not looked at again unasked. */
const VERIFIED_MS = 10 * MINUTE_MS;
/** What page numbers go up to. */
const MOST_PAGES = 100_000;
/** Entries that are read and written at once. */
const SLICE = 1_000;

const VERIFIED = '核对操作记录';

export function auditPage(parts: Parts): RequestHandler {
  const { site, deps } = parts;
  const verification = new Verification(deps);
  return async (request, response) => {
    const { library } = askerOf(request);
    const parameters = parametersIn(request);
    const typed = typedIn(parameters);
    const query = auditQueryOf(typed, library);
    const page = pageIn(parameters.get('page'));
    const isAsked = parameters.has('verify');
    const { audit } = deps.registry;
    const [total, entries, names, verified] = await Promise.all([
      audit.count(query),
      audit.find(query, PAGE_SIZE, (page - 1) * PAGE_SIZE),
      namesOf(deps),
      library === null
        ? site.optional.of(VERIFIED, () => verification.latest(isAsked))
        : Promise.resolve(undefined),
    ]);
    const known = knownOf(parts, request);
    const { t } = known.visit;
    const faults = faultsOf(typed, t.audit.badDay);
    const isOwnOnly = library !== null;
    await showStaff(parts, request, response, {
      view: 'audit/index',
      head: { title: t.audit.title, section: 'audit' },
      content: presentAudit(
        { typed, faults, total, page, entries, names, isOwnOnly, verified },
        known,
      ),
    });
  };
}

/** Everything that is looked for, in a file that a spreadsheet reads as text. */
export function auditFile({ deps }: Parts): RequestHandler {
  return async (request, response) => {
    const { t } = visitOf(request);
    const words = t.audit;
    const query = auditQueryOf(typedIn(parametersIn(request)), askerOf(request).library);
    const names = await namesOf(deps);
    response
      .set('Content-Disposition', 'attachment; filename="audit.csv"')
      .type('text/csv; charset=utf-8');
    response.write(
      stringify(
        [[words.number, words.at, words.person, '', words.act, words.subject, 'before', 'after']],
        { bom: true },
      ),
    );
    let before = Number.MAX_SAFE_INTEGER;
    for (let written = 0; written < MOST_IN_FILE && !response.closed; written += SLICE) {
      const entries = await deps.registry.audit.find(behind(query, before), SLICE);
      if (entries.length === 0) break;
      before = entries.at(-1)?.number ?? 0;
      response.write(
        stringify(
          entries.map((entry) => [
            entry.number,
            entry.at,
            entry.by.name,
            wayOf(entry.by, t),
            t.actNames[entry.act],
            subjectOf(entry.subject, names, t),
            entry.before === null ? '' : JSON.stringify(entry.before),
            entry.after === null ? '' : JSON.stringify(entry.after),
          ]),
          // A name that begins with = is no formula.
          { escape_formulas: true },
        ),
      );
      await nextTurn();
    }
    response.end();
  };
}

function behind(query: AuditQuery, before: number): AuditQuery {
  return { ...query, before };
}

function typedIn(parameters: URLSearchParams): AuditTyped {
  const text = (name: string): string => (parameters.get(name) ?? '').trim().slice(0, 200);
  const act = text('act');
  return {
    person: text('person'),
    act: Object.hasOwn(actNames, act) ? act : '',
    subject: text('subject'),
    from: text('from'),
    until: text('until'),
  };
}

function faultsOf({ from, until }: AuditTyped, badDay: string): Faults {
  return {
    ...(from === '' || dayIn(from) !== undefined ? {} : { from: badDay }),
    ...(until === '' || dayIn(until) !== undefined ? {} : { until: badDay }),
  };
}

function pageIn(text: string | null): number {
  const page = /^\d{1,6}$/.test(text ?? '') ? Number(text) : 1;
  return Math.min(Math.max(page, 1), MOST_PAGES);
}

async function namesOf({ registry }: Pick<PortalDeps, 'registry'>): Promise<Map<string, string>> {
  const accounts = await registry.people.all();
  return new Map(accounts.map(({ id, name }) => [id, name]));
}

/** The chain as it was found last, reckoned in the thread that writes. */
class Verification {
  readonly #deps: Pick<PortalDeps, 'acts' | 'now'>;
  #last: AuditFound['verified'];

  constructor(deps: Pick<PortalDeps, 'acts' | 'now'>) {
    this.#deps = deps;
  }

  async latest(isAsked: boolean): Promise<AuditFound['verified']> {
    const now = this.#deps.now();
    const age = now.getTime() - Date.parse(this.#last?.at ?? '1970-01-01');
    if (isAsked || age >= VERIFIED_MS) {
      const found = await this.#deps.acts().verifyAudit();
      this.#last = { at: now.toISOString(), found };
    }
    return this.#last;
  }
}
