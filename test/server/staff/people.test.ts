/** Accounts and keys as an administrator keeps them, on pages. */
import { expect } from 'chai';
import { openPortal } from '../../support/portal-fixture.ts';
import type { PortalFixture } from '../../support/portal-fixture.ts';
import { Browser, PASSWORD } from '../../support/signed-in.ts';
import type { Shown } from '../../support/signed-in.ts';

describe('an administrator', function () {
  let portal: PortalFixture;
  let admin: Browser;
  before(async () => {
    portal = await openPortal(undefined);
    admin = await portal.signIn('admin');
  });
  after(() => portal.close());

  const secretIn = ({ html }: Shown): string => /id="secret">([^<]+)</.exec(html)?.[1] ?? '';
  const latest = async (): Promise<string> => {
    const [entry] = await portal.stores.registry.audit.latest(1);
    return `${entry?.act ?? ''} ${entry?.by.name ?? ''}`;
  };
  const hrefOf = async (name: string): Promise<string> => {
    const account = await portal.stores.registry.people.named(name);
    return `/staff/people/${account?.id ?? ''}`;
  };

  async function invited(name: string, role = 'librarian'): Promise<string> {
    await admin.get('/staff/people/new');
    const shown = await admin.post('/staff/people/new', {
      name,
      role,
      library: role === 'librarian' ? '320104' : '',
      email: '',
    });
    expect(shown.status, shown.html).to.equal(200);
    return new URL(secretIn(shown)).pathname;
  }

  async function accepted(address: string): Promise<Browser> {
    const browser = new Browser(portal.url);
    await browser.get(address);
    const done = await browser.post(address, { password: PASSWORD, again: PASSWORD });
    expect(done.status).to.equal(303);
    return browser;
  }

  it('invites somebody, who is in the list until they come and after', async () => {
    const address = await invited('李清照');
    expect(await latest()).to.match(/^person-add admin-/);
    expect((await admin.get('/staff/people')).html).to.include('已邀请，还没有设置密码');
    await accepted(address);
    expect((await admin.get(await hrefOf('李清照'))).html).to.include('可以登录');
  });

  it('is told at each field what is wrong, and keeps what was typed', async () => {
    await admin.get('/staff/people/new');
    const nothing = await admin.post('/staff/people/new', { name: '王 二', role: '', library: '' });
    expect(nothing.status).to.equal(422);
    expect(nothing.html).to.include('value="王 二"').and.to.include('<a href="#role">请选择</a>');
    const wrong = await admin.post('/staff/people/new', {
      name: '王 二',
      role: 'librarian',
      library: '',
      email: 'nowhere',
    });
    for (const fault of ['#name', '#library', '#email'])
      expect(wrong.html).to.include(`href="${fault}"`);
    expect(wrong.html).to.match(
      /id="name"[^>]*aria-invalid="true"[^>]*aria-describedby="name-hint name-fault"/,
    );
    const twice = await admin.post('/staff/people/new', {
      name: '李清照',
      role: 'librarian',
      library: '320104',
    });
    expect(twice.html).to.include('已有名为“李清照”的用户');
  });

  it('changes a role, and whoever is signed in has to sign in again', async () => {
    const theirs = await accepted(await invited('辛弃疾'));
    expect((await theirs.get('/staff')).status).to.equal(200);
    const href = await hrefOf('辛弃疾');
    await admin.get(href);
    const mail = { role: 'librarian', library: '320104', email: 'xin@library.example' };
    expect((await admin.post(href, mail)).location).to.equal(href);
    expect((await theirs.get('/staff')).status).to.equal(200);
    await admin.post(href, { ...mail, role: 'acquisitions', library: '320115' });
    expect((await theirs.get('/staff')).location).to.equal('/staff/login');
  });

  it('disables somebody at once, and enables them again', async () => {
    const theirs = await accepted(await invited('陆游'));
    const href = await hrefOf('陆游');
    await admin.get(href);
    expect((await admin.post(`${href}/disable`)).location).to.equal(href);
    expect((await theirs.get('/staff')).location).to.equal('/staff/login');
    await theirs.get('/staff/login');
    const again = { name: '陆游', password: PASSWORD };
    expect((await theirs.post('/staff/login', again)).status).to.equal(422);
    await admin.get(href);
    expect((await admin.post(`${href}/disable`)).status).to.equal(409);
    await admin.post(`${href}/enable`);
    expect((await theirs.post('/staff/login', again)).location).to.equal('/staff');
  });

  it('signs somebody out everywhere, who comes back with the same password', async () => {
    const theirs = await accepted(await invited('苏轼'));
    const href = await hrefOf('苏轼');
    await admin.get(href);
    const done = await admin.follow(await admin.post(`${href}/sign-out`));
    expect(done.html).to.include('这位用户在各处的登录都已退出。');
    expect(await latest()).to.match(/^session-end admin-/);
    await theirs.get('/staff/login');
    const again = await theirs.post('/staff/login', { name: '苏轼', password: PASSWORD });
    expect(again.location).to.equal('/staff');
  });

  it('resets a password, which opens nothing from then on, and hands on an address for another', async () => {
    const theirs = await accepted(await invited('文天祥'));
    const href = await hrefOf('文天祥');
    await admin.get(href);
    const shown = await admin.post(`${href}/reset`);
    expect((await theirs.get('/staff')).location).to.equal('/staff/login');
    await accepted(new URL(secretIn(shown)).pathname);
    expect(await latest()).to.equal('person-welcome 文天祥');
  });

  it('neither shuts out themselves nor leaves the city without an administrator', async () => {
    const { name } = (await portal.stores.registry.people.all())[0]!;
    expect(name).to.match(/^admin-/);
    const own = await hrefOf(name);
    expect((await admin.get(own)).html).to.include('这是您自己的账号');
    expect((await admin.post(`${own}/disable`)).status).to.equal(403);
    expect((await admin.post(`${own}/reset`)).status).to.equal(403);
    const left = await admin.post(own, { role: 'operator', library: '', email: '' });
    expect(left.status).to.equal(409);
    expect(left.html).to.include('是最后一位能登录的市馆管理员');
  });

  it('makes keys for scripts, shown once, and revokes them', async () => {
    await admin.get('/staff/keys');
    const fields = { name: '江宁的脚本', role: 'librarian', library: '320115', days: '30' };
    const key = secretIn(await admin.post('/staff/keys', fields));
    expect(key).to.match(/^nsl_[0-9a-f]{12}_/);
    const ask = async (): Promise<number> =>
      (await fetch(`${portal.url}/api/v1/matches`, { headers: { Authorization: `Bearer ${key}` } }))
        .status;
    expect(await ask()).to.equal(200);
    const list = await admin.get('/staff/keys');
    expect(list.html).to.include('江宁的脚本').and.to.not.include(key);
    const revoke = /action="(\/staff\/keys\/[0-9a-f]+\/revoke)"/.exec(list.html)?.[1] ?? '';
    const done = await admin.follow(await admin.post(revoke));
    expect(done.html).to.include('密钥“江宁的脚本”已停用。');
    expect(await ask()).to.equal(401);
    const wrong = await admin.post('/staff/keys', { ...fields, days: '0' });
    expect(wrong.status).to.equal(422);
    expect(wrong.html).to.include('href="#days"').and.to.include('value="江宁的脚本"');
  });
});
