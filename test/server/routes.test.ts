/** Each line of the table of routes holds what it says; what the table does not say, nobody answers. */
import { request as sendRequest } from 'node:http';
import { expect } from 'chai';
import express from 'express';
import { documentId } from '../../catalogue/ids.ts';
import { Arrivals } from '../../server/enquiries/arrivals.ts';
import { KeptSearches } from '../../server/enquiries/kept-searches.ts';
import { OptionalBlocks } from '../../server/enquiries/optional.ts';
import { Remedies } from '../../server/enquiries/remedies/remedy.ts';
import { PLAIN_SOURCE_ACTS } from '../../desk/sources/acts.ts';
import { mountRoutes } from '../../server/routes/mount.ts';
import { STEPS } from '../../server/presenters/staff/sources/steps.ts';
import { reading, route } from '../../server/routes/route.ts';
import type { Parts, Route, Rule, Who } from '../../server/routes/route.ts';
import { ROUTES } from '../../server/routes/table.ts';
import { Stamps } from '../../server/stamps.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import { Browser } from '../support/signed-in.ts';

const WORK = documentId('jinling-dc', 'oai:jinling.example:2');

/**
 * An address of each pattern, and what it is answered with when that is not 200, or 422 for a form without
 * values; by method as well where one differs.
 */
const EXAMPLES: Readonly<Record<string, readonly [address: string, status?: number]>> = {
  '/browse': ['/browse', 301],
  '/browse/:facet': ['/browse/subject'],
  '/works/:id.json': [`/works/${WORK}.json`],
  ...Object.fromEntries(
    ['ris', 'bib', 'enw', 'txt', 'mrc', 'marcxml', 'jsonld'].map((name) => [
      `/works/:id.${name}`,
      [`/works/${WORK}.${name}`] as const,
    ]),
  ),
  // The portal of this test has no pictures.
  '/works/:id/picture': [`/works/${WORK}/picture`, 404],
  '/works/:id/view': [`/works/${WORK}/view`, 404],
  '/works/:id/view/:thing/:page/:piece': [`/works/${WORK}/view/none/1/whole`, 404],
  '/works/:id/play/:thing': [`/works/${WORK}/play/none`, 404],
  '/works/:id': [`/works/${WORK}`],
  '/sitemaps/works/:part.xml': ['/sitemaps/works/all.xml'],
  '/libraries/:code': ['/libraries/320104'],
  '/collections/:id': ['/collections/unknown', 404],
  '/library-pictures/:id': ['/library-pictures/none.jpg', 404],
  '/staff/messages/answer': ['/staff/messages/answer', 404],
  '/staff/libraries/:code': ['/staff/libraries/320104'],
  '/staff/libraries/:code/preview': ['/staff/libraries/320104/preview'],
  '/staff/libraries/:code/versions/:number': ['/staff/libraries/320104/versions/9', 404],
  '/staff/libraries/:code/publish': ['/staff/libraries/320104/publish', 422],
  '/staff/libraries/:code/restore': ['/staff/libraries/320104/restore', 409],
  '/staff/libraries/:code/about': ['/staff/libraries/320104/about'],
  '/staff/libraries/:code/hours': ['/staff/libraries/320104/hours'],
  '/staff/libraries/:code/contacts': ['/staff/libraries/320104/contacts'],
  '/staff/libraries/:code/picture': ['/staff/libraries/320104/picture'],
  '/staff/libraries/:code/collection': ['/staff/libraries/320104/collection?new=search'],
  '/preferences': ['/preferences?text=large', 303],
  'POST /api/v1/checks': ['/api/v1/checks', 422],
  '/api/v1/checks/:id': ['/api/v1/checks/nothing', 404],
  '/api/v1/checks/:id/again': ['/api/v1/checks/nothing/again', 404],
  '/api/v1/checks/:id/file': ['/api/v1/checks/nothing/file', 404],
  '/api/v1/checks/:id/distribution': ['/api/v1/checks/nothing/distribution', 404],
  '/api/v1/checks/:id/distribution/file': ['/api/v1/checks/nothing/distribution/file', 404],
  '/api/v1/checks/:id/lines': ['/api/v1/checks/nothing/lines', 404],
  '/api/v1/checks/:id/decisions': ['/api/v1/checks/nothing/decisions', 400],
  '/api/v1/checks/:id/lines/:row': ['/api/v1/checks/nothing/lines/1', 404],
  'PUT /api/v1/checks/:id/lines/:row/decision': ['/api/v1/checks/nothing/lines/1/decision', 400],
  'DELETE /api/v1/checks/:id/lines/:row/decision': ['/api/v1/checks/nothing/lines/1/decision', 404],
  '/api/v1/checks/:id/lines/:row/match': ['/api/v1/checks/nothing/lines/1/match', 400],
  'PATCH /api/v1/checks/:id': ['/api/v1/checks/nothing', 400],
  '/api/v1/decisions': ['/api/v1/decisions', 400],
  '/api/v1/decisions/:id': ['/api/v1/decisions/1', 404],
  'POST /api/v1/staff/deliveries': ['/api/v1/staff/deliveries', 422],
  'PATCH /api/v1/staff/deliveries/:id': ['/api/v1/staff/deliveries/nothing', 400],
  '/api/v1/staff/deliveries/:id': ['/api/v1/staff/deliveries/nothing', 404],
  '/api/v1/staff/deliveries/:id/import': ['/api/v1/staff/deliveries/nothing/import', 404],
  '/api/v1/staff/deliveries/:id/refuse': ['/api/v1/staff/deliveries/nothing/refuse', 404],
  'POST /api/v1/staff/suppressions': ['/api/v1/staff/suppressions', 400],
  '/api/v1/staff/suppressions/:id': ['/api/v1/staff/suppressions/1', 404],
  '/api/v1/staff/runs': ['/api/v1/staff/runs?source=qinhuai-dc'],
  '/api/v1/staff/runs/:id': ['/api/v1/staff/runs/1'],
  // None of the runs is held, runs, or fell short; nothing is in quarantine.
  '/api/v1/staff/runs/:id/vanishing': ['/api/v1/staff/runs/1/vanishing', 409],
  '/api/v1/staff/runs/:id/approve': ['/api/v1/staff/runs/1/approve', 409],
  '/api/v1/staff/runs/:id/refuse': ['/api/v1/staff/runs/1/refuse', 409],
  '/api/v1/staff/runs/:id/undo': ['/api/v1/staff/runs/999/undo', 404],
  '/api/v1/staff/runs/:id/stop': ['/api/v1/staff/runs/1/stop', 409],
  '/api/v1/staff/runs/:id/accept-list-size': ['/api/v1/staff/runs/1/accept-list-size', 409],
  '/api/v1/staff/sources/:id/harvest': ['/api/v1/staff/sources/qinhuai-dc/harvest', 202],
  '/api/v1/staff/sources/:id/gaps/aside': ['/api/v1/staff/sources/qinhuai-dc/gaps/aside', 404],
  '/api/v1/staff/quarantine': ['/api/v1/staff/quarantine?source=qinhuai-dc'],
  '/api/v1/staff/quarantine/:id': ['/api/v1/staff/quarantine/1', 404],
  '/api/v1/staff/quarantine/:id/raw': ['/api/v1/staff/quarantine/1/raw', 404],
  '/api/v1/staff/quarantine/:id/retry': ['/api/v1/staff/quarantine/1/retry', 404],
  '/api/v1/staff/quarantine/:id/aside': ['/api/v1/staff/quarantine/1/aside', 404],
  '/api/v1/staff/waivers': ['/api/v1/staff/waivers?source=qinhuai-dc'],
  '/api/v1/staff/waivers/:id': ['/api/v1/staff/waivers/1', 404],
  // Nobody has written, and nothing is hidden.
  '/feedback/:secret': ['/feedback/x', 404],
  'GET /staff/matches/alike/pairs': ['/staff/matches/alike/pairs?shape=%2Btitle&one=1&other=2'],
  'GET /staff/matches/works/:id': [`/staff/matches/works/${WORK}`],
  'POST /staff/matches/works/:id': [`/staff/matches/works/${WORK}`],
  '/staff/matches/pairs/:id': ['/staff/matches/pairs/1', 404],
  '/staff/cases/:id': ['/staff/cases/1', 404],
  '/staff/cases/:id/take': ['/staff/cases/1/take', 404],
  '/staff/cases/:id/close': ['/staff/cases/1/close', 404],
  '/staff/cases/:id/assign': ['/staff/cases/1/assign', 404],
  '/staff/checks/:id': ['/staff/checks/nothing', 404],
  '/staff/checks/:id/live': ['/staff/checks/nothing/live', 404],
  '/staff/checks/:id/file': ['/staff/checks/nothing/file', 404],
  '/staff/checks/:id/columns': ['/staff/checks/nothing/columns', 404],
  '/staff/checks/:id/print': ['/staff/checks/nothing/print', 404],
  '/staff/checks/:id/review': ['/staff/checks/nothing/review', 404],
  '/staff/checks/:id/match': ['/staff/checks/nothing/match', 422],
  '/staff/checks/:id/take-back': ['/staff/checks/nothing/take-back', 404],
  '/staff/checks/:id/again': ['/staff/checks/nothing/again', 404],
  '/staff/checks/:id/remove': ['/staff/checks/nothing/remove', 404],
  '/staff/checks/:id/lines': ['/staff/checks/nothing/lines', 404],
  '/staff/checks/:id/distribution': ['/staff/checks/nothing/distribution', 404],
  '/staff/checks/:id/distribution/file': ['/staff/checks/nothing/distribution/file', 404],
  '/staff/checks/:id/distribution/one-each': ['/staff/checks/nothing/distribution/one-each', 404],
  '/staff/checks/:id/distribution/take': ['/staff/checks/nothing/distribution/take', 404],
  '/staff/deliveries/:id': ['/staff/deliveries/nothing', 404],
  '/staff/deliveries/:id/columns': ['/staff/deliveries/nothing/columns', 404],
  '/staff/deliveries/:id/import': ['/staff/deliveries/nothing/import', 404],
  '/staff/deliveries/:id/withdraw': ['/staff/deliveries/nothing/withdraw', 404],
  '/staff/suppressions/:id/lift': ['/staff/suppressions/1/lift', 404],
  '/staff/sources/:id': ['/staff/sources/qinhuai-dc'],
  '/staff/sources/:id/live': ['/staff/sources/qinhuai-dc/live'],
  '/staff/sources/:id/faults.csv': ['/staff/sources/qinhuai-dc/faults.csv'],
  '/staff/sources/:id/compare': ['/staff/sources/qinhuai-dc/compare?a=1&b=2', 409],
  '/staff/sources/:id/quarantine': ['/staff/sources/qinhuai-dc/quarantine'],
  '/staff/sources/:id/warnings/:code': ['/staff/sources/qinhuai-dc/warnings/ISBN_INVALID'],
  '/staff/sources/:id/harvest': ['/staff/sources/qinhuai-dc/harvest', 303],
  '/staff/sources/:id/gaps': ['/staff/sources/qinhuai-dc/gaps', 404],
  '/staff/waivers/:id/take-back': ['/staff/waivers/1/take-back', 404],
  '/staff/runs/:id': ['/staff/runs/1'],
  '/staff/runs/:id/decision': ['/staff/runs/1/decision', 409],
  '/staff/runs/:id/approve': ['/staff/runs/1/approve', 409],
  '/staff/runs/:id/refuse': ['/staff/runs/1/refuse', 409],
  'GET /staff/runs/:id/undo': ['/staff/runs/1/undo'],
  'POST /staff/runs/:id/undo': ['/staff/runs/999/undo', 404],
  '/staff/runs/:id/stop': ['/staff/runs/1/stop', 409],
  '/staff/runs/:id/accept-list-size': ['/staff/runs/1/accept-list-size', 409],
  '/staff/quarantine/:id': ['/staff/quarantine/1', 404],
  '/staff/quarantine/:id/raw': ['/staff/quarantine/1/raw', 404],
  '/staff/quarantine/:id/retry': ['/staff/quarantine/1/retry', 404],
  '/staff/quarantine/:id/aside': ['/staff/quarantine/1/aside', 404],
  'POST /staff/logout': ['/staff/logout', 303],
  '/staff/people/:id': ['/staff/people/nobody', 404],
  'POST /staff/people/:id/disable': ['/staff/people/nobody/disable', 404],
  'POST /staff/people/:id/enable': ['/staff/people/nobody/enable', 404],
  'POST /staff/people/:id/sign-out': ['/staff/people/nobody/sign-out', 404],
  'POST /staff/people/:id/reset': ['/staff/people/nobody/reset', 404],
  'POST /staff/keys/:id/revoke': ['/staff/keys/nothing/revoke', 404],
  '/staff/welcome/:token': ['/staff/welcome/nothing', 404],
  'POST /staff/account/sessions/end-others': ['/staff/account/sessions/end-others', 303],
  'POST /staff/account/sessions/:id/end': ['/staff/account/sessions/nothing/end', 404],
  '/api/v1/staff/diagnoses': ['/api/v1/staff/diagnoses', 400],
  'POST /api/v1/staff/sources': ['/api/v1/staff/sources', 400],
  'GET /api/v1/staff/sources/:id': ['/api/v1/staff/sources/qinhuai-dc'],
  'PATCH /api/v1/staff/sources/:id': ['/api/v1/staff/sources/qinhuai-dc', 400],
  '/api/v1/staff/sources/:id/trial': ['/api/v1/staff/sources/unknown/trial', 404],
  ...Object.fromEntries(
    PLAIN_SOURCE_ACTS.map((act) => [
      `/api/v1/staff/sources/:id/${act}`,
      [`/api/v1/staff/sources/unknown/${act}`, 404],
    ]),
  ),
  ...Object.fromEntries(
    [...STEPS, 'registration'].map((step) => [
      `GET /staff/sources/:id/${step}`,
      [`/staff/sources/jinling-dc/${step}`],
    ]),
  ),
  ...Object.fromEntries(
    [
      ...STEPS.filter((step) => step !== 'contacts' && step !== 'schedule'),
      'registration/report',
      ...PLAIN_SOURCE_ACTS.map((act) => `registration/${act}`),
    ].map((step) => [`POST /staff/sources/:id/${step}`, [`/staff/sources/unknown/${step}`, 404]]),
  ),
  'POST /staff/sources/:id/contacts': ['/staff/sources/jinling-dc/contacts'],
  'POST /staff/sources/:id/schedule': ['/staff/sources/jinling-dc/schedule'],
};

const nameOf = ({ method, path }: Rule): string => `${method} ${path}`;

describe('the routes', function () {
  let portal: PortalFixture;
  let authorization: string;
  let staff: Browser;
  before(async () => {
    portal = await openPortal(undefined);
    authorization = await portal.keyOf('admin');
    staff = await portal.signIn('admin');
  });
  after(() => portal.close());

  const ask = (address: string, { headers, ...init }: RequestInit = {}): Promise<Response> =>
    fetch(`${portal.url}${address}`, {
      redirect: 'manual',
      headers: {
        Authorization: authorization,
        Cookie: `__Host-session=${staff.cookies.get('__Host-session') ?? ''}`,
        ...(headers as Record<string, string>),
      },
      ...init,
    });

  const exampleOf = (rule: Rule): readonly [string, number?] =>
    EXAMPLES[nameOf(rule)] ?? EXAMPLES[rule.path] ?? [rule.path];
  const addressOf = (rule: Rule): string => exampleOf(rule)[0];

  /** A form of ours, sent by somebody who may. */
  async function send(rule: Rule): Promise<number> {
    const isForPersons = typeof rule.who === 'object';
    const sender = isForPersons ? await portal.signIn('admin') : new Browser(portal.url);
    if (!isForPersons) await sender.get('/staff/login');
    return (await sender.post(addressOf(rule))).status;
  }

  async function plainly(rule: Rule): Promise<number> {
    const answer = await ask(addressOf(rule), { method: rule.method });
    await answer.arrayBuffer();
    return answer.status;
  }

  /** How often each pattern has answered so, as the operator counts it. */
  async function answers(): Promise<string> {
    return (await ask('/metrics')).text();
  }

  it('are all in the table with somebody who may, and an example here', () => {
    expect(ROUTES.map(nameOf)).to.include.members(['GET /', 'GET /metrics', 'GET /robots.txt']);
    for (const one of ROUTES) expect(addressOf(one), nameOf(one)).to.not.match(/[:*{]/);
    const patterns = ROUTES.flatMap((one) => [one.path, nameOf(one)]);
    expect(patterns).to.include.members(Object.keys(EXAMPLES));
  });

  for (const one of ROUTES) {
    it(`${nameOf(one)} answers ${whoIs(one.who)}, and is counted under its pattern`, async () => {
      const status = exampleOf(one)[1] ?? (one.csrf ? 422 : 200);

      expect(one.csrf ? await send(one) : await plainly(one)).to.equal(status);
      expect(await answers()).to.include(
        `_count{method="${one.method}",route="${one.path}",status="${status}"}`,
      );
    });
  }

  it('that are for operators answer nobody who was passed on by an unknown proxy', async () => {
    const theirs = ROUTES.filter(({ who }) => who === 'operators');
    expect(theirs.map(nameOf)).to.deep.equal(['GET /metrics']);
    for (const one of theirs) {
      const answer = await ask(addressOf(one), { headers: { 'X-Forwarded-For': '203.0.113.7' } });
      expect(answer.status, nameOf(one)).to.equal(403);
      expect(await answer.json()).to.include({ code: 'OPERATORS_ONLY' });
    }
  });

  it('that only show something take no body', async () => {
    const read = ROUTES.filter(({ method }) => method === 'GET');
    expect(read).to.not.be.empty;
    for (const one of read) {
      const answer = await withBody(portal.url, addressOf(one), {
        'Content-Length': '1',
        Authorization: authorization,
        Cookie: `__Host-session=${staff.cookies.get('__Host-session') ?? ''}`,
      });
      expect(answer, nameOf(one)).to.include({ status: 413 });
    }
    const chunked = await withBody(portal.url, '/api/v1/search', {
      'Transfer-Encoding': 'chunked',
    });
    expect(chunked.status).to.equal(413);
    expect(JSON.parse(chunked.text)).to.deep.equal({
      code: 'BODY_TOO_LARGE',
      message: '请求的正文太长。这个网址不接受正文，请去掉正文再发。',
    });
  });

  it('answer another method with 405 and those that there are', async () => {
    for (const one of ROUTES) {
      const own = ROUTES.filter(({ path }) => path === one.path).map(({ method }) => method);
      const others = ['POST', 'PUT', 'DELETE', 'OPTIONS'].filter(
        (method) => !own.some((has) => has === method),
      );
      for (const method of others) {
        const answer = await ask(addressOf(one), { method });
        const name = `${method} ${one.path}`;
        expect(answer.status, name).to.equal(method === 'OPTIONS' ? 204 : 405);
        expect(answer.headers.get('allow')?.split(', '), name).to.include(one.method);
        expect(answer.headers.get('allow')?.split(', '), name).to.not.include(method);
      }
    }
  });

  it('say so in a page, or in JSON for programs', async () => {
    const page = await ask('/search', { method: 'POST' });
    expect(await page.text())
      .to.include('这个网址不接受这种请求')
      .and.to.include('收到的是 POST，这个网址只接受 GET, HEAD。');
    const english = await ask('/search', { method: 'POST', headers: { Cookie: 'lang=en' } });
    expect(await english.text()).to.include('POST came; the address takes GET, HEAD.');
    const json = await ask('/api/v1/search', { method: 'DELETE' });
    expect(await json.json()).to.deep.equal({
      code: 'METHOD_NOT_ALLOWED',
      message: '这个网址不接受这种请求。收到的是 DELETE，这个网址只接受 GET, HEAD。',
    });
  });

  it('answer HEAD where they answer GET', async () => {
    const answer = await ask('/help', { method: 'HEAD' });
    expect([answer.status, await answer.text()]).to.deep.equal([200, '']);
  });

  it('that nobody wrote down are not there, whatever the method', async () => {
    for (const method of ['GET', 'POST', 'DELETE']) {
      for (const path of ['/nothing', '/browse/nothing', '/api/v1/nothing', '/works/a/b/c']) {
        // A list that there is not: the pattern is there, so another method is no way to ask for it.
        const status = path === '/browse/nothing' && method !== 'GET' ? 405 : 404;
        expect((await ask(path, { method })).status, `${method} ${path}`).to.equal(status);
      }
    }
  });
});

describe('a table of routes', () => {
  const handler = () => () => undefined;
  const good: Rule = { method: 'GET', path: '/x', who: 'everybody', bodyLimit: 0, csrf: false };
  const mount = (...routes: readonly Route[]): void =>
    // What the handlers are made from is not asked for before a request comes.
    mountRoutes(express(), routes, {} as Parts);

  it('that is whole lets the portal start', () => {
    expect(() => mount(reading('/x', 'everybody', handler), route(good, handler))).to.throw('两次');
    expect(() => mount(reading('/x', 'everybody', handler))).to.not.throw();
  });

  it('with a rule that is not whole does not type-check, and stops the start', () => {
    const nobody = { method: 'GET', path: '/x', bodyLimit: 0, csrf: false } as const;
    // @ts-expect-error -- who may is not said
    const open = route(nobody, handler);
    expect(() => mount(open)).to.throw('路由表有误：GET /x 没有写明谁可以访问（who）。');

    const endless = { method: 'POST', path: '/api/x', who: 'everybody', csrf: false } as const;
    // @ts-expect-error -- how long a body may be is not said
    const flooded = route(endless, handler);
    expect(() => mount(flooded)).to.throw('POST /api/x 没有写明正文的上限（bodyLimit）');

    const unmarked = { method: 'POST', path: '/x', who: 'everybody', bodyLimit: 1 } as const;
    // @ts-expect-error -- whether the form must be ours is not said
    const forged = route(unmarked, handler);
    expect(() => mount(forged)).to.throw('POST /x 没有写明是否核对表单令牌（csrf）');
  });

  it('that contradicts itself stops the start, with every fault named', () => {
    const reads = route({ ...good, bodyLimit: 10 }, handler);
    const unguarded = route({ ...good, method: 'POST', path: '/y' }, handler);
    const nowhere = route({ ...good, path: 'z' }, handler);
    expect(() => mount(reads, unguarded, nowhere)).to.throw(
      '路由表有误：GET /x 只是读取，不应有正文或表单令牌；POST /y 会改动数据，须核对表单令牌；GET z 的路径应以 / 开头。',
    );
  });

  it('that asks for nobody does not start', () => {
    expect(() => mount(route({ ...good, who: {} }, handler))).to.throw('没有写明谁可以访问');
  });

  it('that gives a library of its own to a role without one stops the start', () => {
    const wrong: Who = { librarian: 'own-library', operator: 'own-library' };
    expect(() => mount(route({ ...good, path: '/api/x', who: wrong }, handler))).to.throw(
      'GET /api/x 的角色 operator 没有自己的馆，应写 any-library',
    );
  });

  it('holds a body to its limit', async () => {
    const app = express();
    const takes = { method: 'POST', who: 'everybody', bodyLimit: 10, csrf: false } as const;
    const nothing = (): Promise<never> => Promise.reject(new Error('nothing is searched here'));
    const site: Parts['site'] = {
      optional: new OptionalBlocks({ error: () => undefined }),
      remedies: new Remedies(
        {
          spare: { totals: nothing, search: nothing, suggest: nothing },
          records: { printedForms: nothing },
        },
        { ms: 1, onFault: () => undefined },
      ),
      searches: new KeptSearches({ applied: nothing, search: nothing }, { keptMs: 0 }),
      arrivals: new Arrivals({ applied: nothing, search: nothing }, { keptMs: 0 }),
      stamps: new Stamps(() => new Date()),
      portraitOf: nothing,
      show: () => Promise.reject(new Error('programs are shown no page')),
    };
    const parts = { ...({} as Parts), site };
    mountRoutes(
      app,
      [
        route({ ...takes, path: '/api/x' }, () => (_request, response) => {
          response.json('taken');
        }),
      ],
      parts,
    );
    const server = app.listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;

    const short = await fetch(`${url}/api/x`, { method: 'POST', body: 'x'.repeat(10) });
    const long = await fetch(`${url}/api/x`, { method: 'POST', body: 'x'.repeat(11) });

    expect([short.status, long.status]).to.deep.equal([200, 413]);
    expect(await long.json())
      .to.have.property('message')
      .that.includes('最长 10 字节');
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
});

function whoIs(who: Who): string {
  return typeof who === 'string' ? who : Object.keys(who).join(' and ');
}

/** A GET with a body, which `fetch` refuses to send. */
function withBody(
  url: string,
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const request = sendRequest(`${url}${path}`, { method: 'GET', headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode, text }));
    });
    request.on('error', reject);
    request.end('x');
  });
}
