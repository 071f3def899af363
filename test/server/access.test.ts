/** The gate: programs show who they are with a key, and the table of routes says who may. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import express from 'express';
import { pino } from 'pino';
import type { StoredKey } from '../../catalogue/access-key.ts';
import { keyHash, writtenKey } from '../../catalogue/access-key.ts';
import { ROLES, isOfLibrary } from '../../catalogue/actor.ts';
import type { Role } from '../../catalogue/actor.ts';
import { askerOf } from '../../server/asker.ts';
import { Access } from '../../server/middleware/access.ts';
import type { Persons } from '../../server/routes/route.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const SECRET = Buffer.alloc(32, 7);
const MINE = '320104';

describe('the gate', () => {
  const keys = new Map<string, StoredKey>();
  let uses: string[];
  let server: Server;
  let url: string;
  let clock: Date;

  /** @returns what its holder sends */
  function give(role: Role, changed: Partial<StoredKey> = {}): string {
    const id = (keys.size + 1).toString(16).padStart(12, '0');
    const key = writtenKey(id, SECRET);
    keys.set(id, {
      id,
      name: role,
      role,
      library: isOfLibrary(role) ? MINE : null,
      createdBy: 'root',
      createdAt: '2026-01-01T00:00:00.000Z',
      expiresAt: '2027-01-01T00:00:00.000Z',
      lastUsedAt: null,
      revokedAt: null,
      hash: keyHash(key),
      ...changed,
    });
    return key;
  }

  beforeEach(async () => {
    keys.clear();
    uses = [];
    clock = NOW;
    const access = new Access(
      {
        registry: { keys: { find: async (id) => keys.get(id) } },
        acts: () => ({
          noteKeyUse: async (id, at) => {
            uses.push(`${id} ${at}`);
            keys.set(id, { ...keys.get(id)!, lastUsedAt: at });
          },
        }),
        logger: pino({ level: 'silent' }),
        now: () => clock,
      },
      (_request, response) => void response.status(429).json({ code: 'TOO_MANY_REQUESTS' }),
    );
    const app = express();
    const whoever: Persons = Object.fromEntries(
      ROLES.map((role) => [role, isOfLibrary(role) ? 'own-library' : 'any-library']),
    );
    app.get('/all', access.gate(whoever, undefined), (request, response) => {
      response.json(askerOf(request));
    });
    const some: Persons = { librarian: 'own-library', admin: 'any-library' };
    for (const path of ['/some', '/some/:library'])
      app.get(path, access.gate(some, 'library'), (_request, response) => {
        response.json('in');
      });
    server = createServer(app);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  const ask = (path: string, authorization?: string): Promise<Response> =>
    fetch(`${url}${path}`, {
      headers: authorization === undefined ? {} : { Authorization: authorization },
    });

  it('lets the holder of a key in, and says who it is', async () => {
    const key = give('librarian', { name: '年鉴脚本' });
    for (const sent of [`Bearer ${key}`, `bearer ${key}`, `BEARER  ${key} `]) {
      const answer = await ask('/all', sent);
      expect(answer.status, sent).to.equal(200);
      expect(await answer.json()).to.eql({
        kind: 'key',
        id: '000000000001',
        name: '年鉴脚本',
        role: 'librarian',
        library: MINE,
      });
    }
  });

  it('answers 401 to nobody, and says with what one is somebody', async () => {
    const key = give('admin');
    const basic = `Basic ${Buffer.from(`x:${key}`).toString('base64')}`;
    for (const sent of [undefined, '', 'Bearer', 'Bearer ', key, basic, `Bearer ${key} more`]) {
      const answer = await ask('/all', sent);
      expect(answer.status, sent).to.equal(401);
      expect(answer.headers.get('www-authenticate')).to.equal(
        'Bearer realm="nanjing-shared-library"',
      );
      expect(await answer.json()).to.include({ code: 'NOT_SIGNED_IN' });
    }
    expect((await ask(`/all?key=${key}`)).status).to.equal(401);
  });

  it('answers 401 to a key that is none, or holds no more, without repeating it', async () => {
    const key = give('admin');
    const other = writtenKey('000000000001', Buffer.alloc(32, 8));
    const unknown = writtenKey('ffffffffffff', SECRET);
    const expired = give('admin', { expiresAt: '2026-03-01T12:00:00.000Z' });
    const revoked = give('admin', { revokedAt: '2026-02-01T00:00:00.000Z' });
    for (const [sent, code] of [
      [other, 'KEY_UNKNOWN'],
      [unknown, 'KEY_UNKNOWN'],
      [key.slice(0, -1), 'KEY_UNKNOWN'],
      [keyHash(key), 'KEY_UNKNOWN'],
      ['Ü'.repeat(50), 'KEY_UNKNOWN'],
      [expired, 'KEY_EXPIRED'],
      [revoked, 'KEY_REVOKED'],
    ] as const) {
      const answer = await ask('/all', `Bearer ${sent}`);
      expect(answer.status, sent).to.equal(401);
      expect(answer.headers.get('www-authenticate')).to.include('error="invalid_token"');
      const text = await answer.text();
      expect(JSON.parse(text)).to.include({ code });
      expect(text).to.not.include(sent.slice(17));
    }
  });

  it('answers 403 to a role that may not, and says which may', async () => {
    for (const role of ['acquisitions', 'operator'] as const) {
      const answer = await ask('/some', `Bearer ${give(role)}`);
      expect(answer.status, role).to.equal(403);
      const { code, message } = (await answer.json()) as { code: string; message: string };
      expect(code).to.equal('NOT_ALLOWED');
      expect(message).to.include('区馆馆员、市馆管理员');
    }
    for (const role of ['librarian', 'admin'] as const)
      expect((await ask('/some', `Bearer ${give(role)}`)).status, role).to.equal(200);
  });

  it('tells whoever acts for a library of no other: 404', async () => {
    const librarian = `Bearer ${give('librarian')}`;
    const admin = `Bearer ${give('admin')}`;
    for (const path of [`/some?library=${MINE}`, `/some/${MINE}`, '/some'])
      expect((await ask(path, librarian)).status, path).to.equal(200);
    for (const path of [
      '/some?library=320115',
      '/some?library=unknown',
      '/some?library=',
      `/some?library=${MINE}&library=320115`,
      '/some/320115',
    ]) {
      const answer = await ask(path, librarian);
      expect(answer.status, path).to.equal(404);
      expect(await answer.json()).to.include({ code: 'NOT_FOUND' });
      expect((await ask(path, admin)).status, path).to.equal(200);
    }
  });

  it('answers 429 to who fails again and again, and still knows a key that is good', async () => {
    const key = give('admin');
    const wrong = `Bearer ${writtenKey('000000000001', Buffer.alloc(32, 8))}`;
    const answers: number[] = [];
    for (let n = 0; n < 22; n++) answers.push((await ask('/all', wrong)).status);
    expect(answers.slice(0, 20).every((status) => status === 401)).to.equal(true);
    expect(answers.slice(20)).to.eql([429, 429]);
    const refused = await ask('/all', wrong);
    expect(Number(refused.headers.get('retry-after'))).to.be.within(1, 900);
    expect((await ask('/all', `Bearer ${key}`)).status).to.equal(200);
  });

  it('notes that a key was used, once an hour', async () => {
    const key = give('admin');
    const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
    for (const minutes of [0, 1, 59, 60, 61]) {
      clock = later(minutes);
      await ask('/all', `Bearer ${key}`);
    }
    expect(uses).to.eql([0, 60].map((minutes) => `000000000001 ${later(minutes).toISOString()}`));
  });

  it('notes nothing for one who is not let in', async () => {
    await ask('/some', `Bearer ${give('operator')}`);
    await ask('/some?library=320115', `Bearer ${give('librarian')}`);
    await ask('/all', `Bearer ${give('admin', { revokedAt: NOW.toISOString() })}`);
    expect(uses).to.eql([]);
  });
});
