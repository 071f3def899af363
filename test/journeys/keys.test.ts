/**
 * A key for a script from the terminal to the last request: made once, used, seen in the list, revoked, and told
 * of in the audit; and looked for afterwards in all that was printed, answered, logged and kept.
 */
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'chai';
import { filesBelow } from '../support/files-below.ts';
import { PortalProcesses } from '../support/portal-process.ts';
import type { Finished } from '../support/portal-process.ts';

describe('a key for a script', function () {
  this.timeout(90_000);
  let portals: PortalProcesses;
  const said: string[] = [];

  beforeEach(() => {
    said.length = 0;
    portals = new PortalProcesses();
    portals.settings({
      sources: [
        {
          id: 'qinhuai',
          library: '320104',
          baseUrl: 'http://127.0.0.1:9/oai',
          schedule: '0 2 * * *',
        },
      ],
      log: { level: 'debug' },
    });
  });
  afterEach(() => portals.close());

  async function portal(...args: string[]): Promise<Finished> {
    const finished = await portals.run(...args, '--json');
    said.push(finished.output, finished.errors);
    return finished;
  }

  const add = (...args: string[]): Promise<Finished> =>
    portals.run('key', 'add', '--name', '秦淮的脚本', ...args, '--json');

  it('is printed once, opens what its role may, and nothing after it was revoked', async () => {
    const made = await add('--role', 'librarian', '--library', '320104', '--days', '30');
    expect(made.status).to.equal(0);
    const { id, key, ...rest } = made.lines[0] as { id: string; key: string };
    expect(rest).to.eql({});
    expect(made.lines).to.have.lengthOf(1);
    expect(made.errors).to.not.include(key);

    const { url, child, finished } = await portals.serve('--no-harvest');
    const ask = async (address: string, authorization?: string): Promise<number> => {
      const headers = authorization === undefined ? {} : { Authorization: authorization };
      const answer = await fetch(`${url}${address}`, { headers });
      said.push(await answer.text(), JSON.stringify([...answer.headers]));
      return answer.status;
    };
    const bearer = `Bearer ${key}`;
    expect(await ask('/api/v1/matches')).to.equal(401);
    expect(await ask('/api/v1/matches', bearer)).to.equal(200);
    expect(await ask('/api/v1/matches?library=320115', bearer)).to.equal(404);
    // Written into an address by mistake.
    for (const address of [`/api/v1/decisions/${key}`, `/api/v1/${key}`, `/${key}`])
      expect(await ask(address, bearer), address).to.equal(404);

    let listed = (await portal('key', 'list')).lines;
    // The thread that writes may still be on its way up.
    for (let n = 0; n < 40 && listed[0]?.['lastUsedAt'] === null; n++)
      listed = (await portal('key', 'list')).lines;
    expect(listed).to.have.lengthOf(1);
    expect(listed[0]).to.deep.include({
      id,
      name: '秦淮的脚本',
      role: 'librarian',
      library: '320104',
      standing: 'active',
      revokedAt: null,
    });
    expect(listed[0]?.['lastUsedAt']).to.match(/^\d{4}-\d\d-\d\dT/);
    expect((await portal('key', 'revoke', id)).lines[0]).to.include({ id });
    expect(await ask('/api/v1/matches', bearer)).to.equal(401);
    expect((await portal('key', 'list')).lines[0]).to.include({ standing: 'revoked' });
    expect((await portal('key', 'revoke', id)).status).to.equal(1);
    // Given to commands by mistake.
    for (const args of [['key', 'revoke', key], ['runs', key], [key], ['runs', 'a', key]])
      expect((await portal(...args)).status, args[0]).to.not.equal(0);

    const entries = (await portal('audit', 'list')).lines;
    expect(entries.map(({ number, act, subject }) => [number, act, subject])).to.eql([
      [2, 'key-revoke', `key:${id}`],
      [1, 'key-add', `key:${id}`],
    ]);
    child.kill('SIGTERM');
    const { output, errors } = await finished;
    said.push(output, errors);

    const secret = key.slice(`nsl_${id}_`.length);
    for (const text of said) expect(text).to.not.include(secret);
    const folder = path.join(portals.folder, 'var');
    for (const { name, bytes } of filesBelow(folder))
      expect(bytes.includes(secret), name).to.equal(false);
  });

  it('is asked for with a role and a library that there are, or the command was called wrongly', async () => {
    for (const [args, words] of [
      [['--role', 'librarian'], /librarian 属于一个馆/],
      [['--role', 'librarian', '--library', '999999'], /没有代码为“999999”的馆，现有：.*320104/],
      [['--role', 'admin', '--library', '320104'], /admin 管全市/],
      [['--role', 'boss'], /--role <role> 应为 librarian、acquisitions、admin、operator 之一/],
      [[], /--role <role> 应为/],
      [['--role', 'admin', '--days', '0'], /--days <n> 应为 1 到 3650/],
    ] as const) {
      const refused = await add(...args);
      expect(refused.status, args.join(' ')).to.equal(2);
      expect(refused.errors).to.match(words);
      expect(refused.output).to.equal('');
    }
    expect((await portal('key', 'list')).lines).to.eql([]);
    expect((await portal('audit', 'verify')).lines[0]).to.include({ entries: 0 });
  });

  it('leaves an audit of which every change shows', async () => {
    for (const role of ['admin', 'operator', 'admin']) await add('--role', role);
    const whole = await portal('audit', 'verify');
    expect(whole.status).to.equal(0);
    expect(whole.lines[0]).to.deep.include({ entries: 3, faults: [] });
    const head = String(whole.lines[0]?.['head']);
    expect(head).to.match(/^3:[0-9a-f]{64}$/);
    expect((await portal('audit', 'verify', '--head', head)).status).to.equal(0);
    const other = head.replace(/[0-9a-f]{4}$/, (end) => (end === '0000' ? '1111' : '0000'));
    expect((await portal('audit', 'verify', '--head', other)).lines[0]?.['faults']).to.eql([
      { kind: 'changed', number: 3 },
    ]);
    expect((await portal('audit', 'verify', '--head', '3:abc')).status).to.equal(2);

    const file = new DatabaseSync(path.join(portals.folder, 'var', 'registry.db'));
    file.exec(`drop trigger audit_update; drop trigger audit_delete;
      update audit set after = replace(after, 'operator', 'admin') where number = 2;
      delete from audit where number = 3`);
    file.close();
    const touched = await portal('audit', 'verify');
    expect(touched.status).to.equal(1);
    expect(touched.lines[0]?.['faults']).to.eql([
      { kind: 'changed', number: 2 },
      { kind: 'removed', number: 3 },
    ]);
    const told = await portals.run('audit', 'verify');
    expect(told.output).to.equal('第 2 条被改过。\n第 3 条被删去。\n');
  });
});
