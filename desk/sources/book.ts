/** The register of sources as acts write in it: what was read is what is changed, and the audit is told. */
import { actsFor } from '../../catalogue/actor.ts';
import type { Actor } from '../../catalogue/actor.ts';
import type { Registry } from '../../catalogue/ports/registry.ts';
import { after, can, freeId } from '../../catalogue/registration.ts';
import type { Registration, RegistrationAct } from '../../catalogue/registration.ts';
import { freeSlot } from '../../catalogue/slots.ts';
import { selectionOf } from '../../catalogue/source.ts';
import type { Trial } from '../../catalogue/trial.ts';
import { NotThere, WrongState, WrongValues } from '../refusals.ts';
import { sourceNews } from './news.ts';
import { factsOf, refuseLibrary, refuseOthers, refuseRedirecting } from './rules.ts';
import type { SourceValues } from './values.ts';
import { registrationActNames, registrationStateNames } from './words.ts';

type BookParts = Pick<Registry, 'registrations' | 'libraries' | 'people'>;

export class SourceBook {
  readonly #registry: BookParts;
  readonly #now: () => Date;

  constructor(registry: BookParts, now: () => Date) {
    this.#registry = registry;
    this.#now = now;
  }

  /**
   * The source as the act would find it.
   *
   * @throws NotThere, NotAllowed, WrongState
   */
  async forAct(id: string, act: RegistrationAct, by: Actor): Promise<Registration> {
    const source = await this.#registry.registrations.find(id);
    if (source === undefined || !actsFor(by, [source.library]))
      throw new NotThere('没有这个编号的数据源。');
    refuseOthers(source, act, by);
    if (!can(source, act)) throw new WrongState(whyNot(source, act));
    return source;
  }

  async create(values: SourceValues, by: Actor): Promise<Registration> {
    const library = values.library ?? by.library ?? '';
    const codes = (await this.#registry.libraries()).map(({ code }) => code);
    if (library === '') throw new WrongValues({ library: '请选择数据源属于哪个馆' });
    refuseLibrary(library, codes, by);
    const { baseUrl } = values;
    if (baseUrl === undefined) throw new WrongValues({ baseUrl: '请填写接口地址' });
    const all = await this.#registry.registrations.all();
    const at = this.#now().toISOString();
    const source: Registration = {
      metadataPrefix: 'oai_dc',
      set: undefined,
      schedule: freeSlot(all.filter(({ state }) => state === 'active')),
      collections: [],
      contacts: [],
      ...values,
      id: freeId(library, new Set(all.map(({ id }) => id))),
      library,
      baseUrl,
      state: 'draft',
      ruledBy: 'registry',
      createdBy: by.name,
      submittedAt: null,
      approvedAt: null,
      note: '',
      history: [{ at, by: by.name, act: 'create', state: 'draft', why: '' }],
      isInSettings: false,
      version: 0,
    };
    return this.#put(null, source, 'create', by, at);
  }

  async change(id: string, values: SourceValues, by: Actor): Promise<Registration> {
    const before = await this.forAct(id, 'change', by);
    refuseRedirecting(before, values, by);
    if (values.library !== undefined) {
      const codes = (await this.#registry.libraries()).map(({ code }) => code);
      refuseLibrary(values.library, codes, by);
    }
    // Nothing of it is other than it was: nothing to enter, and what was submitted stays so.
    if (isAsBefore(before, values)) return before;
    const at = this.#now().toISOString();
    const done = after(before, 'change', { at, by: by.name, why: '' }, values);
    return this.#put(before, done, 'change', by, at);
  }

  async act(
    before: Registration,
    act: Exclude<RegistrationAct, 'create' | 'change'>,
    why: string,
    by: Actor,
  ): Promise<Registration> {
    const at = this.#now().toISOString();
    return this.#put(before, after(before, act, { at, by: by.name, why }), act, by, at);
  }

  /** A trial that brought something. Whoever changed the source meanwhile has to try again. */
  async tried(source: Registration, { received, quarantined }: Trial, by: Actor): Promise<void> {
    const now = await this.#registry.registrations.find(source.id);
    if (now === undefined || selectionOf(now) !== selectionOf(source) || !can(now, 'trial')) return;
    await this.act(now, 'trial', `收到 ${received} 条，读不了 ${quarantined} 条`, by);
  }

  async #put(
    before: Registration | null,
    done: Registration,
    act: RegistrationAct,
    by: Actor,
    at: string,
  ): Promise<Registration> {
    const isPut = await this.#registry.registrations.put(done, {
      at,
      by,
      act: `source-${act}`,
      subject: `source:${done.id}`,
      before: before === null ? null : factsOf(before),
      after: factsOf(done),
      mail: sourceNews(done, act, await this.#registry.people.all()),
    });
    if (!isPut) throw new WrongState('这个数据源刚才被别人改过，请看了现状再改。');
    return { ...done, version: done.version + 1 };
  }
}

function isAsBefore(before: Registration, values: SourceValues): boolean {
  const known = new Map<string, unknown>(Object.entries(before));
  return Object.entries(values).every(
    ([name, value]) => JSON.stringify(known.get(name)) === JSON.stringify(value),
  );
}

function whyNot({ state, ruledBy, submittedAt }: Registration, act: RegistrationAct): string {
  const what = registrationActNames[act];
  if (ruledBy === 'settings')
    return `这个数据源由设置文件规定，不能在这里${what}；请市馆管理员先把它转为登记。`;
  if (act === 'submit' && submittedAt !== null) return '已经提交，正等市馆管理员审批。';
  if ((act === 'approve' || act === 'return') && submittedAt === null)
    return `数据源还没有提交（${registrationStateNames[state]}），不能${what}。`;
  return `数据源现在是“${registrationStateNames[state]}”，不能${what}。`;
}
