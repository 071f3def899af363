/** One's own account: the invitation, the second step, the password, and where one is signed in. */
import { expect } from 'chai';
import { WELCOME_PATH } from '../../../catalogue/one-time-address.ts';
import { peopleActs } from '../../../desk/people-acts.ts';
import { inviteFirstAdministrator } from '../../../desk/people/welcome.ts';
import { TERMINAL } from '../../support/deeds.ts';
import { openPortal } from '../../support/portal-fixture.ts';
import type { PortalFixture } from '../../support/portal-fixture.ts';
import { Browser, PASSWORD, codeOf } from '../../support/signed-in.ts';
import type { Shown } from '../../support/signed-in.ts';

const SECOND_STEP = '/staff/account/second-step';
const NEW_PASSWORD = '朱雀桥边野草花，寻常百姓';

describe('one’s own account', function () {
  let portal: PortalFixture;
  let browser: Browser;
  let number = 0;
  before(async () => {
    portal = await openPortal(undefined);
  });
  beforeEach(() => (browser = new Browser(portal.url)));
  after(() => portal.close());

  async function invite(role: 'admin' | 'librarian'): Promise<{ name: string; address: string }> {
    const name = `${role}${++number}`;
    const { welcome } = await peopleActs(portal.stores.registry).addPerson(
      { name, role, library: role === 'admin' ? undefined : '320104', email: undefined },
      TERMINAL,
    );
    return { name, address: `${WELCOME_PATH}${welcome ?? ''}` };
  }

  const secretIn = ({ html }: Shown): string =>
    /name="secret" value="([A-Z2-7]{32})"/.exec(html)?.[1] ?? '';
  const codesIn = ({ html }: Shown): string[] =>
    [...html.matchAll(/<code>((?:[a-z\d]{4}-){5}[a-z\d]{4})<\/code>/g)].map(
      ([, code = '']) => code,
    );
  const acts = async (): Promise<string[]> =>
    (await portal.stores.registry.audit.latest(20)).map(({ act, by }) => `${act} ${by.name}`);

  async function signIn(name: string, code = '', password = PASSWORD): Promise<Shown> {
    await browser.get('/staff/login');
    return browser.post('/staff/login', { name, password, code });
  }

  it('begins with the invitation, which works once', async () => {
    const { name, address } = await invite('librarian');
    const page = await browser.get(address);
    expect(page.html).to.include(`您的用户名是“${name}”`);

    const weak = await browser.post(address, { password: 'nanjing123456', again: 'nanjing123456' });
    expect(weak.status).to.equal(422);
    expect(weak.html).to.include('这个密码太常见');
    const typo = await browser.post(address, { password: PASSWORD, again: `${PASSWORD}1` });
    expect(typo.html).to.include('两次输入的密码不一样');

    const done = await browser.post(address, { password: PASSWORD, again: PASSWORD });
    expect([done.status, done.location]).to.eql([303, '/staff']);
    expect((await browser.follow(done)).html).to.include(name);
    expect(await acts()).to.include(`person-welcome ${name}`);

    const again = await new Browser(portal.url).get(address);
    expect(again.status).to.equal(404);
    expect(again.html).to.include('这个地址已经无效');
  });

  it('of an administrator begins with the second step, and no other page opens before', async () => {
    const { name, address } = await invite('admin');
    await browser.get(address);
    const welcomed = await browser.post(address, { password: PASSWORD, again: PASSWORD });
    expect(welcomed.location).to.equal(SECOND_STEP);
    expect((await browser.get('/staff')).location).to.equal(SECOND_STEP);

    const page = await browser.follow(welcomed);
    const secret = secretIn(page);
    expect(page.html).to.include('<svg class="qr"').and.to.include(`otpauth://totp/`);
    const wrong = await browser.post(SECOND_STEP, { secret, code: '000000', password: PASSWORD });
    expect(wrong.status).to.equal(422);
    expect(secretIn(wrong)).to.equal(secret);

    const before = browser.cookies.get('__Host-session');
    const code = codeOf(secret);
    const on = await browser.post(SECOND_STEP, { secret, code, password: PASSWORD });
    const codes = codesIn(on);
    expect(codes).to.have.lengthOf(10);
    expect(browser.cookies.get('__Host-session')).to.not.equal(before);
    expect((await browser.get('/staff')).status).to.equal(200);

    const stored = await portal.stores.registry.people.named(name);
    for (const one of codes) expect(JSON.stringify(stored)).to.not.include(one.replaceAll('-', ''));

    // The code that was just used opens nothing; a recovery code opens once.
    expect((await signIn(name)).status).to.equal(422);
    expect((await signIn(name, code)).status).to.equal(422);
    expect((await signIn(name, codes[0])).location).to.equal('/staff');
    expect((await signIn(name, codes[0])).status).to.equal(422);
    expect((await signIn(name, codeOf(secret, Date.now() + 30_000))).location).to.equal('/staff');
  });

  it('has another password after the old one was given, and every other session ends', async () => {
    const elsewhere = await portal.signIn('librarian');
    const people = await portal.stores.registry.people.all();
    const name = people.find((one) => one.name.startsWith('librarian-'))!.name;
    expect((await signIn(name)).location).to.equal('/staff');
    await browser.get('/staff/account/password');
    const send = (password: string): Promise<Shown> =>
      browser.post('/staff/account/password', {
        password,
        wanted: NEW_PASSWORD,
        again: NEW_PASSWORD,
      });
    expect((await send('不是现在的密码，真的不是')).html).to.include('现在的密码不对');
    const before = browser.cookies.get('__Host-session') ?? '';
    const done = await browser.follow(await send(PASSWORD));
    expect(done.html).to.include('密码已修改，您在别处的登录都已退出。');
    expect((await elsewhere.get('/staff')).location).to.equal('/staff/login');
    const fixed = new Browser(portal.url);
    fixed.cookies.set('__Host-session', before);
    expect((await fixed.get('/staff')).location).to.equal('/staff/login');
    expect((await signIn(name)).status).to.equal(422);
    expect((await signIn(name, '', NEW_PASSWORD)).location).to.equal('/staff');
  });

  it('makes whoever has only the session wait for guesses at the password, as signing in does', async () => {
    const { name, address } = await invite('librarian');
    await browser.get(address);
    await browser.post(address, { password: PASSWORD, again: PASSWORD });
    await browser.get('/staff/account/password');
    const guess = (password: string): Promise<Shown> =>
      browser.post('/staff/account/password', {
        password,
        wanted: NEW_PASSWORD,
        again: NEW_PASSWORD,
      });
    for (let n = 0; n < 20; n++)
      expect((await guess(`不是现在的密码，第 ${n} 次`)).status).to.equal(422);
    const late = await guess(PASSWORD);
    expect(late.status).to.equal(422);
    expect(late.html).to.match(/输错的次数太多，请等 \d+ 秒再试/);
    // Each that was looked at is entered, with how many there were.
    const entries = await portal.stores.registry.audit.find({ act: 'confirm-failed' }, 20);
    const own = entries.filter(({ by }) => by.name === name);
    expect(own.at(-1)).to.deep.include({ after: { name, library: '320104', inARow: 1 } });
    expect(own.length).to.be.within(5, 19);
    // Where one signs in is counted apart.
    expect((await signIn(name)).location).to.equal('/staff');
  });

  it('keeps its second step through a reset: the address in a mail sets the password and lets nobody in', async () => {
    const { name, address } = await invite('admin');
    await browser.get(address);
    const welcomed = await browser.post(address, { password: PASSWORD, again: PASSWORD });
    const secret = secretIn(await browser.follow(welcomed));
    const code = codeOf(secret);
    await browser.post(SECOND_STEP, { secret, code, password: PASSWORD });
    const { registry } = portal.stores;
    const { id } = (await registry.people.named(name))!;
    const { welcome } = await peopleActs(registry).resetPerson(id, false, TERMINAL);

    const thief = new Browser(portal.url);
    const reset = `${WELCOME_PATH}${welcome ?? ''}`;
    expect((await thief.get(reset)).html).to.include('再用密码和验证码登录');
    const set = await thief.post(reset, { password: NEW_PASSWORD, again: NEW_PASSWORD });
    expect(set.location).to.equal('/staff/login');
    expect(thief.cookies.has('__Host-session')).to.equal(false);
    expect((await thief.follow(set)).html).to.include('密码已设好');
    expect((await thief.get('/staff')).location).to.equal('/staff/login');
    expect((await signIn(name, '', NEW_PASSWORD)).status).to.equal(422);
    const next = codeOf(secret, Date.now() + 30_000);
    expect((await signIn(name, next, NEW_PASSWORD)).location).to.equal('/staff');
  });

  it('lists where one is signed in, and ends a session there', async () => {
    const { name, address } = await invite('librarian');
    await browser.get(address);
    await browser.post(address, { password: PASSWORD, again: PASSWORD });
    const elsewhere = new Browser(portal.url);
    elsewhere.headers = { 'User-Agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0' };
    await elsewhere.get('/staff/login');
    await elsewhere.post('/staff/login', { name, password: PASSWORD });

    const page = await browser.get('/staff/account');
    expect(page.html).to.include('Firefox · Windows').and.to.include('（就是这里）');
    const end = /action="(\/staff\/account\/sessions\/[0-9a-f]+\/end)"/.exec(page.html)?.[1] ?? '';
    const ended = await browser.follow(await browser.post(end));
    expect(ended.html).to.include('已结束那里的登录。');
    expect((await elsewhere.get('/staff')).location).to.equal('/staff/login');
    const again = await browser.post(end);
    expect(again.status).to.equal(404);
  });

  it('of the first administrator comes by an address of the terminal, and no second one so', async () => {
    const empty = await openPortal(undefined);
    try {
      const parts = { registry: empty.stores.registry, now: () => new Date() };
      const token = (await inviteFirstAdministrator(parts)) ?? '';
      const address = `${WELCOME_PATH}${token}`;
      const first = new Browser(empty.url);
      expect((await first.get(address)).html).to.include('设立第一位市馆管理员');
      const fields = { name: '总管', password: PASSWORD, again: PASSWORD };
      const done = await first.post(address, fields);
      expect(done.location).to.equal(SECOND_STEP);
      const [account] = await empty.stores.registry.people.all();
      expect(account).to.include({ name: '总管', role: 'admin' });

      const late = new Browser(empty.url);
      expect((await late.get(address)).status).to.equal(404);
      expect(await inviteFirstAdministrator(parts)).to.equal(undefined);
    } finally {
      await empty.close();
    }
  });
});
