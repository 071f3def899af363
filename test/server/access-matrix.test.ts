/**
 * Every address that is not for everybody, asked by nobody and by each role, for its own library and for
 * another: made from the table of routes, so that a new line is tried without anybody thinking of it.
 */
import { expect } from 'chai';
import { ROLES, isOfLibrary } from '../../catalogue/actor.ts';
import type { Role } from '../../catalogue/actor.ts';
import { pageActs } from '../../desk/library-pages/acts.ts';
import type { Rule } from '../../server/routes/route.ts';
import { ROUTES } from '../../server/routes/table.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import { TERMINAL } from '../support/deeds.ts';
import { Browser } from '../support/signed-in.ts';
import type { Shown } from '../support/signed-in.ts';

const OWN = '320104';
const OTHER = '320115';

const GUARDED = ROUTES.filter(({ who }) => typeof who === 'object');

describe('who may', function () {
  let portal: PortalFixture;
  const keys = new Map<Role, string>();
  const browsers = new Map<Role, Browser>();

  before(async () => {
    portal = await openPortal(undefined);
    // Something of each library that a number in an address can mean.
    const { registry } = portal.stores;
    for (const library of [OWN, OTHER])
      await pageActs({ registry, now: () => new Date() }).editPage(
        { library, base: 0, wish: { texts: { address: '一号' } } },
        TERMINAL,
      );
    for (const role of ROLES) {
      keys.set(role, await portal.keyOf(role, OWN));
      browsers.set(role, await portal.signIn(role, OWN));
    }
  });
  after(() => portal.close());

  /** @param library named in the address, where it names one */
  function addressOf({ path, library: parameter }: Rule, library?: string): string {
    const filled = path.replace(/:(\w+)/g, (_, name) =>
      name === parameter ? (library ?? OWN) : '1',
    );
    const query =
      parameter === undefined || library === undefined || filled !== path
        ? ''
        : `?${parameter}=${library}`;
    return `${filled}${query}`;
  }

  /** As a program, with the key of a role or none. */
  async function ask(
    rule: Rule,
    role: Role | undefined,
    library?: string,
  ): Promise<{ status: number; code: unknown }> {
    const authorization = role === undefined ? undefined : keys.get(role);
    const answer = await fetch(`${portal.url}${addressOf(rule, library)}`, {
      method: rule.method,
      headers: authorization === undefined ? {} : { Authorization: authorization },
    });
    const text = await answer.text();
    const body = (text === '' ? {} : JSON.parse(text)) as { code?: unknown };
    return { status: answer.status, code: body.code };
  }

  it('is said of addresses for programs', () => {
    expect(GUARDED.map(({ method, path }) => `${method} ${path}`)).to.include.members([
      'GET /api/v1/matches',
      'POST /api/v1/decisions',
      'GET /api/v1/decisions/:id',
      'DELETE /api/v1/decisions/:id',
    ]);
    const open = ROUTES.filter(({ who }) => who === 'everybody').map(({ path }) => path);
    for (const path of open)
      expect(path).to.not.match(/^\/api\/v1\/(?:staff|matches|decisions|checks)/);
  });

  /** On a page, signed in as somebody of a role, or as nobody. */
  async function look(rule: Rule, role: Role | undefined, library?: string): Promise<Shown> {
    const address = addressOf(rule, library);
    if (role === undefined) {
      const nobody = new Browser(portal.url);
      return rule.method === 'GET' ? nobody.get(address) : nobody.post(address);
    }
    // A form may end the session that sends it.
    return rule.method === 'GET'
      ? (browsers.get(role)?.get(address) ?? Promise.reject(new Error(role)))
      : (await portal.signIn(role, OWN)).post(address);
  }

  for (const rule of GUARDED.filter(({ path }) => path.startsWith('/api/'))) {
    const name = `${rule.method} ${rule.path}`;
    const who = typeof rule.who === 'object' ? rule.who : {};

    it(`${name} answers nobody without a key`, async () => {
      expect(await ask(rule, undefined)).to.include({ status: 401, code: 'NOT_SIGNED_IN' });
      // A foreign page can make a browser send its session, and never a key.
      const cookie = `__Host-session=${browsers.get('admin')?.cookies.get('__Host-session') ?? ''}`;
      const { method } = rule;
      const answer = await fetch(`${portal.url}${addressOf(rule)}`, {
        method,
        headers: { Cookie: cookie },
      });
      expect(answer.status).to.equal(401);
    });

    for (const role of ROLES) {
      const reach = who[role];
      it(`${name} ${reach === undefined ? 'refuses' : 'lets in'} ${role}`, async () => {
        const own = await ask(rule, role, OWN);
        if (reach === undefined) {
          expect(own).to.include({ status: 403, code: 'NOT_ALLOWED' });
          return;
        }
        expect(own.status).to.not.be.oneOf([401, 403]);
        if (rule.library === undefined) return;
        const other = await ask(rule, role, OTHER);
        if (isOfLibrary(role)) expect(other).to.include({ status: 404, code: 'NOT_FOUND' });
        else expect(other.status).to.not.be.oneOf([401, 403, 404]);
      });
    }
  }

  for (const rule of GUARDED.filter(({ path }) => !path.startsWith('/api/'))) {
    const name = `${rule.method} ${rule.path}`;
    const who = typeof rule.who === 'object' ? rule.who : {};

    it(`${name} leads nobody to sign in, whatever key they show`, async () => {
      const nobody = await look(rule, undefined);
      expect(nobody.status).to.equal(303);
      expect(nobody.location).to.match(/^\/staff\/login/);
      const answer = await fetch(`${portal.url}${addressOf(rule)}`, {
        method: rule.method,
        redirect: 'manual',
        headers: { Authorization: keys.get('admin') ?? '' },
      });
      expect(answer.headers.get('location')).to.match(/^\/staff\/login/);
    });

    if (rule.csrf) {
      it(`${name} takes no form of another site`, async () => {
        for (const role of ROLES.filter((one) => who[one] !== undefined)) {
          const address = addressOf(rule, OWN);
          const forged = await browsers.get(role)?.postAs(address, { _csrf: 'x'.repeat(86) });
          expect(forged?.status, role).to.equal(403);
          expect(forged?.html, role).to.include('这个表单已经失效');
        }
      });
    }

    for (const role of ROLES) {
      const reach = who[role];
      it(`${name} ${reach === undefined ? 'refuses' : 'lets in'} ${role}`, async () => {
        const own = await look(rule, role, OWN);
        if (reach === undefined) {
          expect(own.status).to.equal(403);
          expect(own.html).to.include('您的角色不能打开这一页');
          return;
        }
        if (rule.path !== '/staff/logout')
          expect(own.location ?? '').to.not.include('/staff/login');
        expect(own.status).to.not.be.oneOf([401, 403]);
        if (rule.library === undefined) return;
        const other = await look(rule, role, OTHER);
        if (isOfLibrary(role)) expect(other.status).to.equal(404);
        else expect(other.status).to.not.be.oneOf([401, 403, 404]);
      });
    }
  }
});
