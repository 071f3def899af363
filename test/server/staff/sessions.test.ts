/** A session that was stolen, fixed, forged or has expired gets nowhere; nor does a form of another site. */
import { request as sendRequest } from 'node:http';
import { expect } from 'chai';
import { pino } from 'pino';
import { tokenHash } from '../../../catalogue/session.ts';
import { openPortal } from '../../support/portal-fixture.ts';
import type { PortalFixture } from '../../support/portal-fixture.ts';
import { Browser, PASSWORD } from '../../support/signed-in.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SESSION = '__Host-session';

describe('a session', function () {
  let portal: PortalFixture;
  /** The portal's clock stands still but for what a test adds, however long its requests take. */
  let begun = 0;
  let ahead = 0;
  before(async () => {
    portal = await openPortal(undefined, { now: () => new Date(begun + ahead) });
  });
  beforeEach(() => {
    begun = Date.now();
    ahead = 0;
  });
  after(() => portal.close());

  const opens = async (browser: Browser): Promise<boolean> =>
    (await browser.get('/staff')).status === 200;
  function withCookie(value: string): Browser {
    const browser = new Browser(portal.url);
    browser.cookies.set(SESSION, value);
    return browser;
  }

  it('ends when nobody used it for half an hour', async () => {
    const browser = await portal.signIn('librarian');
    ahead = 29 * MINUTE;
    expect(await opens(browser)).to.equal(true);
    ahead = 58 * MINUTE;
    expect(await opens(browser)).to.equal(true);
    ahead = 89 * MINUTE;
    const expired = await browser.get('/staff/account');
    expect(expired.location).to.equal('/staff/login?return=%2Fstaff%2Faccount');
    expect(browser.cookies.has(SESSION)).to.equal(false);
  });

  it('ends twelve hours after it began, however much it is used', async () => {
    const browser = await portal.signIn('librarian');
    begun = Date.now();
    for (ahead = 0; ahead < 12 * HOUR; ahead += 25 * MINUTE)
      expect(await opens(browser), `${ahead / MINUTE} min`).to.equal(true);
    ahead = 12 * HOUR;
    expect(await opens(browser)).to.equal(false);
  });

  it('is written down at most once a minute', async () => {
    const browser = await portal.signIn('librarian');
    const hash = tokenHash(browser.cookies.get(SESSION) ?? '');
    const used = async (): Promise<string | undefined> =>
      (await portal.stores.registry.people.session(hash))?.session.usedAt;
    const before = await used();
    ahead = 59_000;
    await opens(browser);
    expect(await used()).to.equal(before);
    ahead = 2 * MINUTE;
    await opens(browser);
    await opens(browser);
    expect(Date.parse((await used()) ?? '') - Date.parse(before ?? '')).to.be.at.least(MINUTE);
  });

  it('that somebody made up, or made out of what is stored, opens nothing', async () => {
    const browser = await portal.signIn('admin');
    const token = browser.cookies.get(SESSION) ?? '';
    const people = await portal.stores.registry.people.all();
    const { id } = people.find(({ name }) => name.startsWith('admin-'))!;
    const [session] = await portal.stores.registry.people.sessions(id);
    for (const forged of [
      '',
      'x',
      'A'.repeat(43),
      `${token}A`,
      token.slice(0, -1),
      token.toLowerCase(),
      session?.id ?? '',
      session?.csrf ?? '',
      '%00',
      "' or 1=1 --",
    ])
      expect(await opens(withCookie(forged)), forged).to.equal(false);
    expect(await opens(browser)).to.equal(true);
  });

  it('is never one that somebody gave the browser before', async () => {
    const fixed = 'A'.repeat(43);
    const browser = withCookie(fixed);
    await portal.signIn('librarian');
    const people = await portal.stores.registry.people.all();
    const { name } = people.findLast((one) => one.name.startsWith('librarian-'))!;
    await browser.get('/staff/login');
    await browser.post('/staff/login', { name, password: PASSWORD });
    expect(browser.cookies.get(SESSION)).to.not.equal(fixed);
    expect(await opens(browser)).to.equal(true);
    expect(await opens(withCookie(fixed))).to.equal(false);
  });

  it('that was stolen is of no use once its owner has signed out, or changed the password', async () => {
    const browser = await portal.signIn('librarian');
    const thief = withCookie(browser.cookies.get(SESSION) ?? '');
    expect(await opens(thief)).to.equal(true);
    await browser.get('/staff');
    await browser.post('/staff/logout');
    expect(await opens(thief)).to.equal(false);
  });

  it('takes no form without its token, of another session, or sent from elsewhere', async () => {
    const browser = await portal.signIn('librarian');
    const other = await portal.signIn('librarian');
    await browser.get('/staff/account');
    const path = '/staff/account/sessions/end-others';
    for (const fields of [{}, { _csrf: '' }, { _csrf: other.csrf }, { _csrf: 'x' }]) {
      const answer = await browser.postAs(path, fields);
      expect(answer.status, JSON.stringify(fields)).to.equal(403);
      expect(answer.html).to.include('href="/staff/account"');
    }
    await browser.get('/staff/account');
    for (const headers of [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
    ]) {
      browser.headers = headers;
      expect((await browser.post(path)).status, JSON.stringify(headers)).to.equal(403);
    }
    browser.headers = {};
    const withFiles = new FormData();
    withFiles.set('_csrf', 'x');
    // Fields that come as those of a form with files are not read here, and so prove nothing.
    expect((await browser.send(path, withFiles)).status).to.equal(403);
    browser.headers = { Origin: portal.url, 'Sec-Fetch-Site': 'same-origin' };
    await browser.get('/staff/account');
    expect((await browser.post(path)).status).to.equal(303);
  });

  it('is not begun by a form of another site either', async () => {
    await portal.signIn('librarian');
    const people = await portal.stores.registry.people.all();
    const { name } = people.findLast((one) => one.name.startsWith('librarian-'))!;
    const victim = new Browser(portal.url);
    await victim.get('/staff/login');
    const attacker = new Browser(portal.url);
    await attacker.get('/staff/login');
    const forged = await victim.postAs('/staff/login', {
      _csrf: attacker.csrf,
      name,
      password: PASSWORD,
    });
    expect(forged.status).to.equal(403);
    expect(victim.cookies.has(SESSION)).to.equal(false);
  });

  it('leads back after signing in to pages of ours alone', async () => {
    const browser = new Browser(portal.url);
    for (const elsewhere of [
      '//evil.example/staff/',
      'https://evil.example/staff/x',
      '/\\evil.example/staff/',
      '/staff/../../evil',
      '/search',
      '/staff/logout',
    ]) {
      const { html } = await browser.get(`/staff/login?return=${encodeURIComponent(elsewhere)}`);
      expect(html, elsewhere).to.include('name="return" value="/staff"');
    }
  });

  it('stands in the log by the id of its person, and a failure without the name that was typed', async () => {
    const lines: Record<string, unknown>[] = [];
    const logger = pino(
      {},
      { write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>) },
    );
    const logged = await openPortal(undefined, { logger });
    try {
      const browser = await logged.signIn('librarian');
      await browser.get('/staff/people');
      await browser.get('/staff/login');
      await browser.post('/staff/login', { name: '口令打错了地方', password: PASSWORD });
    } finally {
      await logged.close();
    }
    const refused = lines.find(({ msg }) => msg === 'GET /staff/people 403');
    expect(refused?.['by']).to.match(/^person:[0-9a-f]{12}$/);
    expect(lines.find(({ msg }) => msg === '登录失败')).to.include({ address: '127.0.0.1' });
    expect(JSON.stringify(lines)).to.not.include('口令打错了地方');
  });

  it('is not to be had over plain http from elsewhere, and the page says what to do', async () => {
    const ask = (
      url: string,
      headers: Record<string, string>,
    ): Promise<{ status?: number; html: string }> =>
      new Promise((resolve, reject) => {
        const request = sendRequest(`${url}/staff/login`, { headers }, (answer) => {
          let html = '';
          answer.setEncoding('utf8').on('data', (part: string) => (html += part));
          answer.on('end', () =>
            resolve({ ...(answer.statusCode && { status: answer.statusCode }), html }),
          );
        });
        request.on('error', reject).end();
      });
    const plain = await ask(portal.url, { Host: 'lib.example.org' });
    expect(plain.status).to.equal(403);
    expect(plain.html)
      .to.include('工作人员页面只能通过 https 打开')
      .and.to.include('portal.trustedProxies');
    expect((await ask(portal.url, { Host: 'localhost:8080' })).status).to.equal(200);
    const proxied = await openPortal(undefined, { trustedProxies: 1 });
    try {
      const headers = { Host: 'lib.example.org', 'X-Forwarded-For': '203.0.113.7' };
      const through = { ...headers, 'X-Forwarded-Proto': 'https' };
      expect((await ask(proxied.url, through)).status).to.equal(200);
      expect((await ask(proxied.url, headers)).status).to.equal(403);
      // Whoever is not behind the proxy may say what they like.
      expect((await ask(portal.url, through)).status).to.equal(403);
    } finally {
      await proxied.close();
    }
  });
});
