/** Who gets in, and how long whoever guesses has to wait: by name, by address, also after a restart. */
import { argon2Sync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { LONGEST_WAIT_MS } from '../../../catalogue/failed-attempts.ts';
import { peopleActs } from '../../../desk/people-acts.ts';
import type { PeopleActs } from '../../../desk/people-acts.ts';
import { newTotpSecret } from '../../../desk/people/one-time-codes.ts';
import type { Attempt, SignInAnswer } from '../../../desk/people/sign-in.ts';
import { SqliteRegistry } from '../../../stores/embedded/registry.ts';
import { TERMINAL } from '../../support/deeds.ts';
import { PASSWORD, codeOf } from '../../support/signed-in.ts';

const NAME = '王芳';
const WRONG = '这不是她的密码，但够长';

describe('signing in', function () {
  let folder: string;
  let registry: SqliteRegistry;
  let now: Date;
  let acts: PeopleActs;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'people-'));
    now = new Date('2026-03-01T08:00:00.000Z');
    await open();
    await registry.applyLibraries([
      { code: '320104', name: '秦淮区图书馆', nameEn: 'Qinhuai', shortName: '秦淮' },
    ]);
    const wish = { name: NAME, role: 'librarian', library: '320104', email: undefined } as const;
    await acts.addPerson(wish, TERMINAL, PASSWORD);
  });
  afterEach(async () => {
    await registry.close();
    rmSync(folder, { recursive: true });
  });

  /** Also again, as after a restart. */
  async function open(): Promise<void> {
    registry = new SqliteRegistry(path.join(folder, 'registry.db'));
    acts = peopleActs(registry, () => now);
  }

  function attempt(changed: Partial<Attempt> = {}): Promise<SignInAnswer> {
    return acts.signIn({
      name: NAME,
      password: WRONG,
      code: '',
      browser: undefined,
      before: undefined,
      agent: '',
      address: '192.0.2.1',
      ...changed,
    });
  }
  async function fail(times: number, changed: Partial<Attempt> = {}): Promise<void> {
    for (let n = 0; n < times; n++) {
      const answer = await attempt(changed);
      expect(answer.kind).to.equal('refused');
    }
  }
  const pass = (ms: number): Date => (now = new Date(now.getTime() + ms));
  const told = async (): Promise<unknown[]> =>
    (await registry.audit.latest(50))
      .filter(({ act }) => act === 'sign-in-failed')
      .map(({ after }) => after?.['inARow']);

  for (const [whose, name] of [
    ['of a person', NAME],
    ['that nobody has', '没有这个人'],
  ] as const) {
    it(`with a name ${whose} costs a wait after five failures, longer with each, and never very long`, async () => {
      await fail(5, { name });
      const waits: number[] = [];
      for (let n = 0; n < 11; n++) {
        const answer = await attempt({ name, password: PASSWORD });
        if (answer.kind !== 'wait') throw new Error(answer.kind);
        waits.push(answer.seconds);
        pass(answer.seconds * 1000);
        await fail(1, { name });
      }
      expect(waits).to.eql([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
    });
  }

  it('waits the same after a restart, and lets the right password in afterwards', async () => {
    await fail(5);
    await registry.close();
    await open();
    expect(await attempt({ password: PASSWORD })).to.eql({ kind: 'wait', seconds: 1 });
    pass(1_000);
    expect(await attempt({ password: PASSWORD })).to.include({ kind: 'signed-in' });
    // What was counted before is forgiven.
    await fail(5);
  });

  it('looks at no more guesses when they come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => attempt()));
    expect(answers.filter(({ kind }) => kind === 'refused')).to.have.lengthOf(5);
    expect(answers.filter(({ kind }) => kind === 'wait')).to.have.lengthOf(35);
  });

  it('makes an address wait that tries one name after the other', async () => {
    for (let n = 0; n < 20; n++) await fail(1, { name: `用户${n}` });
    expect(await attempt({ password: PASSWORD })).to.include({ kind: 'wait' });
    expect(await attempt({ password: PASSWORD, address: '192.0.2.2' })).to.include({
      kind: 'signed-in',
    });
  });

  it('lets nobody keep a person out of the browser in which they signed in before', async () => {
    const first = await attempt({ password: PASSWORD });
    if (first.kind !== 'signed-in') throw new Error(first.kind);
    await fail(5, { address: '203.0.113.9' });
    const wait = await attempt({ password: PASSWORD, address: '192.0.2.2' });
    expect(wait.kind).to.equal('wait');
    const { browser } = first;
    expect(await attempt({ password: PASSWORD, browser })).to.include({ kind: 'signed-in' });
    // Of another name it is a browser like any.
    await fail(5, { name: '李清照', browser, address: '192.0.2.3' });
    const other = await attempt({ name: '李清照', browser, address: '192.0.2.4' });
    expect(other.kind).to.equal('wait');
  });

  it('forgets failures after a day', async () => {
    await fail(5);
    pass(24 * 3600_000);
    await fail(5);
    expect(LONGEST_WAIT_MS).to.be.below(3600_000);
  });

  it('tells the audit of many failures without one entry for each', async () => {
    for (let n = 0; n < 20; n++) {
      await fail(1, { address: `192.0.2.${n}` });
      pass(LONGEST_WAIT_MS);
    }
    expect(await told()).to.eql([20, 10, 5]);
    await fail(8, { name: '没有这个人', address: '203.0.113.1' }).catch(() => undefined);
    expect(await told()).to.have.lengthOf(3);
  });

  it('says no more of a disabled account, or of one without a password, than of none', async () => {
    const { person } = await acts.addPerson(
      { name: '李清照', role: 'librarian', library: '320104', email: undefined },
      TERMINAL,
    );
    expect(await attempt({ name: person.name, password: '' })).to.eql({ kind: 'refused' });
    const account = await registry.people.named(NAME);
    await acts.disablePerson(account?.id ?? '', TERMINAL);
    expect(await attempt({ password: PASSWORD })).to.eql({ kind: 'refused' });
  });

  it('with a second step wants a code of the minute that nobody used before', async () => {
    const totpSecret = newTotpSecret();
    const account = (await registry.people.named(NAME))!;
    await registry.people.change(account, { values: { totpSecret } }, []);
    const at = now.getTime();
    const right = { password: PASSWORD, code: codeOf(totpSecret, at) };
    expect(await attempt({ password: PASSWORD })).to.eql({ kind: 'refused' });
    for (const seconds of [-90, 90]) {
      const code = codeOf(totpSecret, at + seconds * 1000);
      expect(await attempt({ ...right, code }), `${seconds}`).to.eql({ kind: 'refused' });
    }
    expect(await attempt({ ...right, password: WRONG })).to.eql({ kind: 'refused' });
    // Two at once: the code is good for one of them.
    const both = await Promise.all([attempt(right), attempt(right)]);
    expect(both.map(({ kind }) => kind).toSorted()).to.eql(['refused', 'signed-in']);
    // Nor does an older code that is still within its time count after it.
    const older = codeOf(totpSecret, at - 30_000);
    expect(await attempt({ ...right, code: older })).to.eql({ kind: 'refused' });
    const next = codeOf(totpSecret, at + 30_000);
    expect(await attempt({ ...right, code: ` ${next.slice(0, 3)} ${next.slice(3)}` })).to.include({
      kind: 'signed-in',
    });
  });

  it('hashes a password anew that was hashed with less than today', async () => {
    const account = (await registry.people.named(NAME))!;
    const nonce = Buffer.from('sixteen bytes ok');
    const options = { nonce, parallelism: 1, tagLength: 32, memory: 4096, passes: 1 };
    const hash = argon2Sync('argon2id', { message: PASSWORD, ...options });
    const [salt, tag] = [nonce, hash].map((bytes) => bytes.toString('base64').replace(/=+$/, ''));
    const passwordHash = `$argon2id$v=19$m=4096,t=1,p=1$${salt ?? ''}$${tag ?? ''}`;
    await registry.people.change(account, { values: { passwordHash } }, []);
    expect(await attempt({ password: PASSWORD })).to.include({ kind: 'signed-in' });
    expect((await registry.people.named(NAME))?.passwordHash).to.include('m=19456,t=2,');
    expect(await attempt({ password: PASSWORD })).to.include({ kind: 'signed-in' });
  });

  it('begins another session, and ends the one that the browser had', async () => {
    const first = await attempt({ password: PASSWORD });
    const before = first.kind === 'signed-in' ? first.token : '';
    const second = await attempt({ password: PASSWORD, before });
    expect(second).to.not.include({ token: before });
    const { id } = (await registry.people.named(NAME))!;
    expect(await registry.people.sessions(id)).to.have.lengthOf(1);
  });
});
