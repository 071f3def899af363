/** What every `People` keeps of accounts, sessions and failed attempts. */
import { expect } from 'chai';
import type { Counted } from '../../catalogue/failed-attempts.ts';
import type { Account } from '../../catalogue/person.ts';
import type { StoredSession } from '../../catalogue/session.ts';
import { deedOf } from '../support/deeds.ts';
import type { OpenedRegistry } from './registry.conformance.ts';

export function peopleConformance(name: string, open: () => Promise<OpenedRegistry>): void {
  describe(`${name}, its people`, () => {
    let opened: OpenedRegistry;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.dispose());

    const acts = async (): Promise<string[]> =>
      (await opened.registry.audit.latest(10)).map(({ act }) => act);
    const added = async (account: Account): Promise<Account> => {
      await opened.registry.people.add(account, {}, deedOf({ act: 'person-add' }));
      return account;
    };

    it('are found by id, and by name however it is written', async () => {
      const account = await added(accountOf('a', { name: 'Wang.Fang' }));
      const other = await opened.another();
      expect(await other.people.find('a')).to.eql(account);
      expect(await other.people.named(' ＷＡＮＧ.fang ')).to.eql(account);
      expect(await other.people.find('b')).to.equal(undefined);
      expect(await other.people.named('wang')).to.equal(undefined);
      await other.close();
    });

    it('have one name each', async () => {
      await added(accountOf('a', { name: '王芳' }));
      const { people } = opened.registry;
      const deed = deedOf({ act: 'person-add' });
      expect(await people.add(accountOf('b', { name: '王芳' }), {}, deed)).to.equal(false);
      expect((await people.all()).map(({ id }) => id)).to.eql(['a']);
      expect(await acts()).to.eql(['person-add']);
    });

    it('are changed by whoever read them last, and by nobody else', async () => {
      const { people } = opened.registry;
      const account = await added(accountOf('a'));
      const deed = deedOf({ act: 'person-change' });
      const values = { role: 'operator', recovery: ['x'], invitation: null } as const;
      expect(await people.change(account, { values }, [deed])).to.equal(true);
      expect(await people.find('a')).to.eql({ ...account, ...values, revision: 2 });
      expect(await people.change(account, { values: { email: 'a@b' } }, [deed])).to.equal(false);
      expect(await people.find('a')).to.include({ email: null, revision: 2 });
      expect(await acts()).to.eql(['person-change', 'person-add']);
    });

    it('have sessions that begin and end with a change, or not at all', async () => {
      const { people } = opened.registry;
      const account = await added(accountOf('a'));
      await people.change(account, { values: {}, begins: sessionOf('one', 'a') }, []);
      const read = (await people.find('a'))!;
      expect(await people.change(account, { values: {}, ends: 'all' }, [])).to.equal(false);
      expect((await people.session('hash of one'))?.account).to.eql(read);
      expect((await people.session('hash of one'))?.session).to.not.have.property('hash');
      await people.change(read, { values: {}, ends: 'all', begins: sessionOf('two', 'a') }, []);
      expect(await people.session('hash of one')).to.equal(undefined);
      expect((await people.sessions('a')).map(({ id }) => id)).to.eql(['two']);
      expect(await people.sessions('b')).to.eql([]);
    });

    it('end one session of their own, once', async () => {
      const { people } = opened.registry;
      const account = await added(accountOf('a'));
      await added(accountOf('b', { name: 'b' }));
      await people.change(account, { values: {}, begins: sessionOf('one', 'a') }, []);
      const deed = deedOf({ act: 'session-end' });
      expect(await people.endSession('one', 'b', deed)).to.equal(false);
      expect(await people.endSession('one', 'a', deed)).to.equal(true);
      expect(await people.endSession('one', 'a', deed)).to.equal(false);
      expect(await acts()).to.eql(['session-end', 'person-add', 'person-add']);
    });

    it('say when a session was used, and forget those that ended by themselves', async () => {
      const { people } = opened.registry;
      const account = await added(accountOf('a'));
      await people.change(account, { values: {}, begins: sessionOf('one', 'a') }, []);
      for (const at of ['2026-03-02T00:00:00.000Z', '2026-03-01T12:00:00.000Z'])
        await people.noteSessionUse('one', at);
      expect((await people.sessions('a'))[0]?.usedAt).to.equal('2026-03-02T00:00:00.000Z');
      await people.forgetSessions('2026-03-02T00:00:00.000Z', '2026-03-01T00:00:00.000Z');
      expect(await people.sessions('a')).to.have.lengthOf(1);
      await people.forgetSessions('2026-03-02T00:00:00.001Z', '2026-03-01T00:00:00.000Z');
      expect(await people.sessions('a')).to.eql([]);
    });

    it('are remembered by the browsers that they signed in with, each person apart', async () => {
      const { people } = opened.registry;
      let account = await added(accountOf('a'));
      const other = await added(accountOf('b', { name: 'b' }));
      const begin = { values: {}, browser: 'shared' };
      await people.change(other, { ...begin, begins: sessionOf('theirs', 'b') }, []);
      expect(await people.isBrowserOf('shared', 'a')).to.equal(false);
      for (let n = 0; n < 21; n++) {
        const begins = sessionOf(
          `s${n}`,
          'a',
          `2026-03-01T00:00:${String(n).padStart(2, '0')}.000Z`,
        );
        await people.change(account, { values: {}, browser: `browser ${n}`, begins }, []);
        account = (await people.find('a'))!;
      }
      // Those used last.
      expect(await people.isBrowserOf('browser 0', 'a')).to.equal(false);
      expect(await people.isBrowserOf('browser 20', 'a')).to.equal(true);
      expect(await people.isBrowserOf('shared', 'b')).to.equal(true);
    });

    it('count failed attempts, also of names that there are not, until they are forgiven', async () => {
      const { people } = opened.registry;
      const [one, two]: Counted[] = ['name:x', 'address:y'];
      const failed = { count: 3, lastAt: '2026-03-01T00:00:00.000Z' };
      await people.noteFailures(
        new Map([
          [one!, failed],
          [two!, failed],
        ]),
        [deedOf({ act: 'sign-in-failed' })],
      );
      const other = await opened.another();
      expect(await other.people.failedAttempts(one!)).to.eql(failed);
      await other.close();
      await people.change(await added(accountOf('a')), { values: {}, forgives: [one!] }, []);
      expect(await people.failedAttempts(one!)).to.equal(undefined);
      expect(await people.failedAttempts(two!)).to.eql(failed);
      expect(await acts()).to.eql(['person-add', 'sign-in-failed']);
      // What is a day old is gone with the next one.
      await people.noteFailures(
        new Map([[one!, { ...failed, lastAt: '2026-03-02T00:00:01.000Z' }]]),
        [],
      );
      expect(await people.failedAttempts(two!)).to.equal(undefined);
    });

    it('hold one address for the first administrator', async () => {
      const { people } = opened.registry;
      expect(await people.firstInvitation()).to.equal(null);
      for (const hash of ['a', 'b']) {
        const invitation = { hash, expiresAt: '2026-03-02T00:00:00.000Z' };
        await people.inviteFirst(invitation);
        expect(await people.firstInvitation()).to.eql(invitation);
      }
      await people.inviteFirst(null);
      expect(await people.firstInvitation()).to.equal(null);
    });
  });
}

function accountOf(id: string, changed: Partial<Account> = {}): Account {
  return {
    id,
    name: `用户 ${id}`,
    role: 'admin',
    library: null,
    email: null,
    createdBy: 'root',
    createdAt: '2026-03-01T00:00:00.000Z',
    disabledAt: null,
    signedInAt: null,
    revision: 1,
    passwordHash: null,
    totpSecret: null,
    totpStep: 0,
    recovery: [],
    invitation: { hash: 'h', expiresAt: '2026-03-08T00:00:00.000Z' },
    ...changed,
  };
}

function sessionOf(id: string, person: string, at = '2026-03-01T00:00:00.000Z'): StoredSession {
  return {
    id,
    hash: `hash of ${id}`,
    person,
    csrf: 'c',
    begunAt: at,
    usedAt: at,
    agent: 'Firefox',
    address: '192.0.2.1',
  };
}
