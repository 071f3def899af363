/** What every `Registry` keeps of how sources were registered, beside those of the settings file. */
import { expect } from 'chai';
import { after } from '../../catalogue/registration.ts';
import type { Registration } from '../../catalogue/registration.ts';
import type { Found } from '../../catalogue/ports/registrations.ts';
import { deedOf } from '../support/deeds.ts';
import { source } from './registry.conformance.ts';
import type { OpenedRegistry } from './registry.conformance.ts';

export function registrationsConformance(name: string, open: () => Promise<OpenedRegistry>): void {
  describe(`${name}, its registered sources`, () => {
    let opened: OpenedRegistry;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.dispose());

    const put = async (registration: Registration): Promise<boolean> =>
      opened.registry.registrations.put(
        registration,
        deedOf({ act: 'source-change', subject: `source:${registration.id}` }),
      );
    const read = async (id: string): Promise<Registration> =>
      (await opened.registry.registrations.find(id))!;
    const harvested = async (): Promise<string[]> =>
      (await opened.registry.sources()).map(({ id, state }) => `${id} ${state}`);
    const when = { at: '2026-03-01T00:00:00.000Z', by: '甲', why: '' };

    it('are kept as they were put, and not harvested before they are approved', async () => {
      const given = draft('a', {
        contacts: [{ name: '王五', email: 'wang@example.org', telephone: '025-1' }],
        blackout: [{ from: '08:00', until: '12:00' }],
        note: '请补联系人',
      });
      expect(await put(given)).to.equal(true);
      expect(await read('a')).to.eql({ ...given, version: 1 });
      expect(await opened.registry.registrations.all()).to.eql([{ ...given, version: 1 }]);
      expect(await harvested()).to.eql([]);
      await put(after(await read('a'), 'approve', when));
      expect(await harvested()).to.eql(['a active']);
      const [registered] = await opened.registry.sources();
      expect(registered?.blackout).to.eql([{ from: '08:00', until: '12:00' }]);
    });

    it('are changed by who read them last alone, and entered in the audit with it', async () => {
      await put(draft('a'));
      const one = await read('a');
      expect(await put({ ...one, note: '一' })).to.equal(true);
      expect(await put({ ...one, note: '二' })).to.equal(false);
      expect(await put(draft('a'))).to.equal(false);
      expect((await read('a')).note).to.equal('一');
      const entries = await opened.registry.audit.latest(10);
      expect(entries.map(({ act, subject }) => `${act} ${subject}`)).to.eql([
        'source-change source:a',
        'source-change source:a',
      ]);
    });

    it('tell every process that something changed', async () => {
      const other = await opened.another();
      const before = await other.revision();
      await put(draft('a'));
      expect(await other.revision()).to.be.greaterThan(before);
      await other.close();
    });

    it('stand beside those of the settings, which the settings do not touch', async () => {
      await put({ ...draft('a'), state: 'active', approvedAt: when.at });
      await opened.registry.applySettings([source('b')]);
      expect(await harvested()).to.eql(['a active', 'b active']);
      await opened.registry.applySettings([]);
      expect(await harvested()).to.eql(['a active', 'b retired']);
      const [a, b] = await opened.registry.registrations.all();
      expect([a?.ruledBy, b?.ruledBy]).to.eql(['registry', 'settings']);
    });

    it('take a source over from the settings, which have no say in it any more', async () => {
      await opened.registry.applySettings([source('a')]);
      const adopted = after(await read('a'), 'adopt', when);
      await put(adopted);
      const changed = source('a', { baseUrl: 'https://elsewhere.example/oai' });
      expect(await opened.registry.applySettings([changed])).to.eql([{ id: 'a', by: 'a' }]);
      expect(await read('a')).to.include({
        baseUrl: 'https://a.example/oai',
        ruledBy: 'registry',
        isInSettings: true,
      });
      expect(await opened.registry.applySettings([])).to.eql([]);
      expect(await read('a')).to.include({ state: 'active', isInSettings: false });
    });

    it('let the settings add no second source that asks for the same records', async () => {
      await put({ ...draft('a'), state: 'active', approvedAt: when.at });
      const twin = { ...source('b'), baseUrl: 'https://a.example/oai' };
      expect(await opened.registry.applySettings([twin])).to.eql([{ id: 'b', by: 'a' }]);
      expect(await harvested()).to.eql(['a active']);
    });

    it('stay paused over a start when a person paused one of the settings', async () => {
      await opened.registry.applySettings([source('a')]);
      await put(after(await read('a'), 'pause', when));
      await opened.registry.applySettings([source('a')]);
      expect(await read('a')).to.include({ state: 'paused', ruledBy: 'settings' });
      expect((await read('a')).history).to.have.length(1);
    });

    it('have what was found of them, the last of each kind first, a year of them', async () => {
      const { findings } = opened.registry;
      expect(await findings.latest('a', 'diagnosis')).to.equal(undefined);
      const found = (day: number): Found<'diagnosis'> => ({
        at: `2026-03-${String(day).padStart(2, '0')}T00:00:00.000Z`,
        found: { kind: 'html', message: `第 ${day} 天` } as Found<'diagnosis'>['found'],
      });
      for (let day = 1; day <= 20; day++) await findings.put('a', 'diagnosis', found(day));
      await findings.put('b', 'diagnosis', found(1));
      expect(await findings.latest('a', 'diagnosis')).to.eql(found(20));
      expect(await findings.latest('a', 'trial')).to.equal(undefined);
      const dates = await findings.dates('a', 'diagnosis');
      expect([dates.length, dates[0]?.slice(0, 10), dates.at(-1)?.slice(0, 10)]).to.eql([
        12,
        '2026-03-20',
        '2026-03-09',
      ]);
      expect(await findings.dates('b', 'diagnosis')).to.have.length(1);
    });
  });
}

function draft(id: string, changed: Partial<Registration> = {}): Registration {
  return {
    ...source(id),
    state: 'draft',
    ruledBy: 'registry',
    contacts: [],
    createdBy: '李四',
    submittedAt: null,
    approvedAt: null,
    note: '',
    history: [
      { at: '2026-03-01T00:00:00.000Z', by: '李四', act: 'create', state: 'draft', why: '' },
    ],
    isInSettings: false,
    version: 0,
    ...changed,
  };
}
