/**
 * Every address that is not for everybody, asked by nobody and by each role, for its own library and for
 * another: made from the table of routes, so that a new line is tried without anybody thinking of it.
 */
import { expect } from 'chai';
import { ROLES, isOfLibrary } from '../../catalogue/actor.ts';
import type { Role } from '../../catalogue/actor.ts';
import type { Rule } from '../../server/routes/route.ts';
import { ROUTES } from '../../server/routes/table.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';

const OWN = '320104';
const OTHER = '320115';

const GUARDED = ROUTES.filter(({ who }) => typeof who === 'object');

describe('who may', function () {
  this.timeout(30_000);
  let portal: PortalFixture;
  const keys = new Map<Role, string>();

  before(async () => {
    portal = await openPortal(undefined);
    for (const role of ROLES) keys.set(role, await portal.keyOf(role, OWN));
  });
  after(() => portal.close());

  /** @param library named in the address, where it names one */
  async function ask(
    { method, path, library: parameter }: Rule,
    role: Role | undefined,
    library?: string,
  ): Promise<{ status: number; code: unknown }> {
    const filled = path.replace(/:(\w+)/g, (_, name) =>
      name === parameter ? (library ?? OWN) : '1',
    );
    const query =
      parameter === undefined || library === undefined || filled !== path
        ? ''
        : `?${parameter}=${library}`;
    const authorization = role === undefined ? undefined : keys.get(role);
    const answer = await fetch(`${portal.url}${filled}${query}`, {
      method,
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

  for (const rule of GUARDED) {
    const name = `${rule.method} ${rule.path}`;
    const who = typeof rule.who === 'object' ? rule.who : {};

    it(`${name} answers nobody without a key`, async () => {
      expect(await ask(rule, undefined)).to.include({ status: 401, code: 'NOT_SIGNED_IN' });
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
});
