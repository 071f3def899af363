/** Signing in and out on pages, and what the gate before staff pages lets through. */
import { expect } from 'chai';
import { peopleActs } from '../../../desk/people-acts.ts';
import { TERMINAL } from '../../support/deeds.ts';
import { openPortal } from '../../support/portal-fixture.ts';
import type { PortalFixture } from '../../support/portal-fixture.ts';
import { Browser, PASSWORD } from '../../support/signed-in.ts';

describe('signing in', function () {
  let portal: PortalFixture;
  let browser: Browser;
  before(async () => {
    portal = await openPortal(undefined);
    const wish = {
      name: '秦淮馆员',
      role: 'librarian',
      library: '320104',
      email: undefined,
    } as const;
    await peopleActs(portal.stores.registry).addPerson(wish, TERMINAL, PASSWORD);
  });
  beforeEach(() => (browser = new Browser(portal.url)));
  after(() => portal.close());

  it('leads nobody to the page where one signs in, and back to the page that was asked for', async () => {
    const sent = await browser.get('/staff');
    expect([sent.status, sent.location]).to.eql([303, '/staff/login']);
    const page = await browser.get('/staff/login?return=%2Fstaff%2Faudit%3Fpage%3D2');
    expect(page.html).to.include('value="/staff/audit?page=2"');
    expect(page.headers.get('cache-control')).to.equal('no-store');
  });

  it('opens the staff pages with name and password, and shuts them on signing out', async () => {
    await browser.get('/staff/login');
    const answer = await browser.post('/staff/login', { name: '秦淮馆员', password: PASSWORD });
    expect([answer.status, answer.location]).to.eql([303, '/staff']);
    const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('__Host-session='));
    expect(cookie).to.match(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const home = await browser.follow(answer);
    expect(home.status).to.equal(200);
    expect(home.html).to.include('秦淮馆员').and.to.include('秦淮区图书馆 · 区馆馆员');
    expect(home.headers.get('cache-control')).to.equal('no-store');

    const session = browser.cookies.get('__Host-session') ?? '';
    const out = await browser.post('/staff/logout');
    expect([out.status, out.location]).to.eql([303, '/staff/login']);
    expect(out.headers.get('clear-site-data')).to.include('"cache"');
    expect((await browser.follow(out)).html).to.include('您已退出。');
    browser.cookies.set('__Host-session', session);
    expect((await browser.get('/staff')).location).to.equal('/staff/login');
  });

  it('says the same of a wrong name and of a wrong password', async () => {
    const said: string[] = [];
    for (const [name, password] of [
      ['秦淮馆员', '不是这个密码，但够长了'],
      ['没有这个人', PASSWORD],
    ] as const) {
      await browser.get('/staff/login');
      const answer = await browser.post('/staff/login', { name, password });
      expect(answer.status).to.equal(422);
      said.push(/<div class="form-faults"[^]*?<\/div>/.exec(answer.html)?.[0] ?? '');
    }
    expect(said[0]).to.include('用户名、密码或验证码不对');
    expect(said[0]).to.equal(said[1]);
  });
});
