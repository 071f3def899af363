/**
 * What persons do to sources on their way into the portal and in it: begun, changed, tried, submitted, approved
 * or returned, paused, resumed, retired, and taken over from the settings file. States are those of
 * `catalogue/registration.ts`; every act enters the audit. What looks at a repository is written down as a
 * finding, and decides nothing.
 */
import { addressKey } from '../../catalogue/address.ts';
import type { Actor } from '../../catalogue/actor.ts';
import { PortalError, messageOf } from '../../catalogue/errors.ts';
import type { Diagnosis } from '../../catalogue/diagnosis.ts';
import type { Lookout } from '../../catalogue/ports/lookout.ts';
import type { FindingOf, LookKind } from '../../catalogue/ports/registrations.ts';
import type { Registry } from '../../catalogue/ports/registry.ts';
import type { SourceLedgers } from '../../catalogue/ports/source-ledgers.ts';
import type { Registration } from '../../catalogue/registration.ts';
import type { ComplianceReport } from '../../catalogue/runs/compliance-report.ts';
import type { Source } from '../../catalogue/source.ts';
import type { Trial } from '../../catalogue/trial.ts';
import { WrongValues } from '../refusals.ts';
import { Looks } from './looks.ts';
import type { Look } from './looks.ts';
import { SourceBook } from './book.ts';
import { whyIn } from './rules.ts';
import { refuseTwice } from './twins.ts';
import { sourceValuesIn } from './values.ts';

export interface SourceParts {
  readonly registry: Pick<Registry, 'registrations' | 'findings' | 'libraries' | 'people'>;
  readonly records: Pick<SourceLedgers, 'saveEndpoint'>;
  readonly lookout: Lookout;
  readonly now: () => Date;
}

/** Acts on a source that take a reason and nothing else. */
export const PLAIN_SOURCE_ACTS = [
  'submit',
  'approve',
  'return',
  'pause',
  'resume',
  'retire',
  'adopt',
] as const;
export type PlainSourceAct = (typeof PLAIN_SOURCE_ACTS)[number];

/** Each throws NotThere for a source of another library, and NotAllowed, WrongState and WrongValues as its rules say. */
export interface SourceActs {
  /** What answers at an address that is no source. @throws TooOften */
  diagnose(given: unknown, by: Actor): Promise<Diagnosis>;
  /** @param given `SourceValues`, with at least an address */
  createSource(given: unknown, by: Actor): Promise<Registration>;
  changeSource(id: string, given: unknown, by: Actor): Promise<Registration>;
  /** @param why needed where something is refused or stopped */
  actOnSource(id: string, act: PlainSourceAct, why: string, by: Actor): Promise<Registration>;
  trySource(id: string, by: Actor): Promise<Trial>;
  /** 28 checks of its interface, which its harvests then go by. */
  examineSource(id: string, by: Actor): Promise<ComplianceReport>;
  /** Begins to look, and does not wait; what is found is a finding. */
  beginLook(id: string, kind: LookKind, by: Actor): Promise<void>;
  looksAt(id: string): Promise<readonly Look[]>;
}

export function sourceActs(parts: SourceParts): SourceActs {
  const { registry, records, lookout, now } = parts;
  const { findings } = registry;
  const looks = new Looks(now);
  const book = new SourceBook(registry, now);

  /** The harvests go by what was found, as soon as there are any. */
  async function profiled(source: Registration, report: ComplianceReport): Promise<void> {
    const isOfIt = report.profile.baseUrl === addressKey(source.baseUrl);
    if (source.approvedAt !== null && isOfIt && report.readable.records > 0)
      await records.saveEndpoint(source.id, report.profile);
  }

  /** Each is found and written down before the look is over. */
  const lookingAt: {
    readonly [K in LookKind]: (source: Registration, by: Actor) => Promise<FindingOf[K]>;
  } = {
    diagnosis: ({ id, baseUrl }, by) =>
      looks.look(id, 'diagnosis', by, async (onRequest) => {
        const found = await lookout.diagnose(baseUrl, { onRequest });
        await findings.put(id, 'diagnosis', { at: found.at, found });
        return found;
      }),
    trial: (source, by) =>
      looks.look(source.id, 'trial', by, async (onRequest) => {
        const found = await lookout.tryOut(sourceIn(source), { onRequest });
        await findings.put(source.id, 'trial', { at: found.at, found });
        if (found.received > 0) await book.tried(source, found, by);
        return found;
      }),
    compliance: (source, by) =>
      looks.look(source.id, 'compliance', by, async (onRequest) => {
        const found = await lookout.examine(sourceIn(source), { onRequest });
        await findings.put(source.id, 'compliance', { at: found.profile.checkedAt, found });
        const now = await registry.registrations.find(source.id);
        if (now !== undefined) await profiled(now, found);
        return found;
      }),
  };
  /** What nobody waits for: that it failed is written down, for the pages of the source. */
  async function inBackground(source: Registration, kind: LookKind, by: Actor): Promise<void> {
    try {
      await lookingAt[kind](source, by);
    } catch (error) {
      const found = { message: whyNoLook(error) };
      await findings.put(source.id, `${kind}-fault`, { at: now().toISOString(), found });
    }
  }
  const begin = (source: Registration, kind: LookKind, by: Actor): void => {
    // A store that takes no fault either tells so wherever it is asked next.
    inBackground(source, kind, by).catch(() => undefined);
  };

  return {
    diagnose: async (given, by) => {
      const { baseUrl } = sourceValuesIn(given);
      if (baseUrl === undefined) throw new WrongValues({ baseUrl: '请填写接口地址 baseUrl' });
      return looks.look(undefined, 'diagnosis', by, (onRequest) =>
        lookout.diagnose(baseUrl, { onRequest }),
      );
    },
    createSource: async (given, by) => book.create(sourceValuesIn(given), by),
    changeSource: async (id, given, by) => book.change(id, sourceValuesIn(given), by),
    actOnSource: async (id, act, given, by) => {
      const source = await book.forAct(id, act, by);
      const why = whyIn(given, act);
      if (act === 'submit' || act === 'approve')
        refuseTwice(source, await registry.registrations.all(), by);
      const done = await book.act(source, act, why, by);
      if (act === 'submit') begin(done, 'compliance', by);
      if (act === 'approve') {
        const report = await findings.latest(id, 'compliance');
        if (report === undefined) begin(done, 'compliance', by);
        else await profiled(done, report.found);
      }
      return done;
    },
    trySource: async (id, by) => lookingAt.trial(await book.forAct(id, 'trial', by), by),
    examineSource: async (id, by) => lookingAt.compliance(await book.forAct(id, 'trial', by), by),
    beginLook: async (id, kind, by) => {
      const source = await book.forAct(id, 'trial', by);
      looks.refuseTooOften(by);
      begin(source, kind, by);
    },
    looksAt: async (id) => looks.of(id),
  };
}

function whyNoLook(error: unknown): string {
  if (error instanceof PortalError) return error.message;
  return `检查没有做成，是本平台的程序出错：${messageOf(error)}。请再试一次；仍然如此，请把这句话告诉运维。`;
}

/** As it would be harvested. */
function sourceIn({ id, library, baseUrl, metadataPrefix, set, ...rest }: Registration): Source {
  const { schedule, collections, blackout = [] } = rest;
  return {
    id,
    library,
    baseUrl,
    metadataPrefix,
    set,
    schedule,
    collections,
    blackout,
    state: 'active',
  };
}
