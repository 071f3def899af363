/**
 * The command line as operators' scripts use it: processes of their own, exit statuses, one JSON object a
 * line. Scripts rely on their names; every field is looked at here.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { PortalProcesses } from '../support/portal-process.ts';
import type { Finished } from '../support/portal-process.ts';
import { dublinCore, startRepository } from '../support/fake-repository.ts';
import type { FakeRepository } from '../support/fake-repository.ts';
import { field, isoRecord } from '../support/iso2709.ts';
import { cannotRun } from '../support/cannot-run.ts';

/** A preloaded module that writes the address of every module loaded after it to standard error. */
const LIST_MODULES = `data:text/javascript,${encodeURIComponent(
  `import { registerHooks } from 'node:module';
   registerHooks({ load: (url, context, next) => (process.stderr.write(url + '\\n'), next(url, context)) });`,
)}`;

describe('the command line', function () {
  let portals: PortalProcesses;
  let folder: string;
  let repository: FakeRepository;

  beforeEach(async () => {
    portals = new PortalProcesses();
    ({ folder } = portals);
    repository = await startRepository({
      pageSize: 10,
      sets: { local: '地方文献' },
      records: Array.from({ length: 25 }, (_, n) => ({
        identifier: `oai:test:${n}`,
        datestamp: '2026-01-01T00:00:00Z',
        sets: ['local'],
        metadata: dublinCore({ title: `江宁府志卷${n}`, rights: '仅限到馆阅览' }),
      })),
    });
    portals.settings({
      sources: [
        {
          id: 'jiangning',
          library: '320115',
          baseUrl: repository.baseUrl,
          schedule: '0 2 * * *',
        },
      ],
      network: { allowPrivate: ['127.0.0.0/8'] },
      harvest: { pauseMs: 1, retryDelayMs: 10 },
    });
  });

  afterEach(async () => {
    portals.close();
    await repository.close();
  });

  const portal = (...args: string[]): Promise<Finished> => portals.run(...args);

  const registered = (): string[] => {
    const registry = new DatabaseSync(path.join(folder, 'var', 'registry.db'), { readOnly: true });
    try {
      return registry
        .prepare('select id from source order by id')
        .all()
        .map(({ id }) => String(id));
    } finally {
      registry.close();
    }
  };

  it('harvests, indexes and tells the sum of each run', async () => {
    const first = await portal('harvest', '--json');
    expect(first.errors).to.equal('');
    expect(first.status).to.equal(0);
    expect(first.lines).to.have.lengthOf(1);
    const { ms, ...sum } = first.lines[0] ?? {};
    expect(ms).to.be.a('number');
    expect(sum).to.eql({
      source: 'jiangning',
      outcome: 'complete',
      received: 25,
      new: 25,
      changed: 0,
      unchanged: 0,
      deleted: 0,
      quarantined: 0,
      requests: 5,
      message: '',
      indexed: true,
    });
    const second = await portal('harvest', 'jiangning', '--full', '--json');
    expect(second.lines[0]).to.include({ outcome: 'unchanged', unchanged: 25, indexed: true });
    const third = await portal('runs', '--json');
    expect(third.lines.map((run) => run['outcome'])).to.eql(['unchanged', 'complete']);
  });

  it('does its work and ends as it would when its reader closes the pipe', async () => {
    const unheard = async (...args: string[]): Promise<unknown[]> => {
      const { child, finished } = portals.start(...args);
      child.stdout?.destroy();
      const { status, errors } = await finished;
      return [status, errors];
    };
    expect(await unheard('harvest', '--json')).to.eql([0, '']);
    expect((await portal('verify', '--json')).lines[0]).to.include({ works: 25, indexed: 25 });
    for (const args of [['export', 'records'], ['runs'], ['match'], ['--help']])
      expect(await unheard(...args), args.join(' ')).to.eql([0, '']);
    repository.faults.push((_, response) => {
      response.end('<html>请登录</html>');
      return true;
    });
    expect((await unheard('harvest', '--json'))[0]).to.equal(1);
    const { child, finished } = portals.start('export', 'records', '--source', 'nobody');
    child.stderr?.destroy();
    expect((await finished).status).to.equal(2);
  });

  it('ends with 1 and a Chinese sentence when a run needs a person', async () => {
    repository.faults.push((_, response, query) => {
      if (query.get('verb') !== 'ListRecords') return false;
      response.end('<html>请登录</html>');
      return true;
    });
    const run = await portal('harvest', '--json');
    expect(run.status).to.equal(1);
    expect(run.lines[0]).to.include({ outcome: 'failed', received: 0 });
    expect(run.lines[0]?.['message']).to.match(/可读的 OAI-PMH/u);
  });

  it('ends with 2 and says in Chinese what was wanted when it is called wrongly', async () => {
    const sentences: [string[], RegExp][] = [
      [['harvest', 'nobody', '--json'], /没有这样的数据源：nobody/],
      [['runs', 'nobody'], /没有这样的数据源：nobody/],
      [['export', 'records', '--source', 'nobody', '--json'], /没有这样的数据源：nobody/],
      [['frobnicate'], /没有命令“frobnicate”。/],
      [['hravest'], /没有命令“hravest”，是不是 harvest？/],
      [['export', 'recrods'], /没有命令“export recrods”，是不是 records？/],
      [['check-endpoint'], /缺少 <url>：接口地址/],
      [['check-endpoint', 'ftp://x'], /<url> 应为 http:.*得到“ftp:\/\/x”/],
      [['runs', '--limit', 'x'], /--limit <n> 应为 1 到 10000 的整数，得到“x”/],
      [['runs', '--limit'], /选项 --limit <n> 后面缺少值/],
      [['runs', '--lmit', '3'], /runs 没有选项“--lmit”，是不是 --limit？/],
      [['approve', 'x'], /<run> 应为收割批次的号码，见 runs，得到“x”/],
      [['undo'], /缺少 <run>：收割批次的号码/],
      [['reindex', '3'], /reindex 不要参数，多出 “3”/],
      [['runs', 'a', 'b'], /runs 至多要 1 个参数，多出 “b”/],
    ];
    for (const [args, sentence] of sentences) {
      const wrong = await portal(...args);
      expect(wrong.status, args.join(' ')).to.equal(2);
      expect(wrong.errors, args.join(' ')).to.match(sentence);
      expect(wrong.errors, args.join(' ')).to.not.match(/error|unknown|missing|argument/);
    }
  });

  it('counts matches, compares everything anew, and finds that the same works come of it', async () => {
    await portal('harvest', '--json');
    const counts = {
      documents: 25,
      works: 25,
      pairs: 0,
      probable: 0,
      narrowedBlocks: 0,
    };
    for (const words of [['match'], ['match', '--rebuild']]) {
      const { lines, status } = await portal(...words, '--json');
      expect(status).to.equal(0);
      expect(lines).to.have.lengthOf(1);
      expect(lines[0]).to.include(counts);
      for (const name of ['blocks', 'largestBlock', 'ms'])
        expect(lines[0]).to.have.property(name).that.is.a('number');
    }
    expect(await portal('match', '--check', '--json')).to.deep.include({
      status: 0,
      lines: [{ differences: 0 }],
    });
    expect((await portal('match')).output).to.match(/25 条记录归并为 25 种文献/);

    const catalogue = new DatabaseSync(path.join(folder, 'var', 'catalogue.db'));
    catalogue.exec('update record set work = (select min(doc) from record)');
    catalogue.close();
    const { lines, status } = await portal('match', '--check', '--json');
    expect({ lines, status }).to.eql({ lines: [{ differences: 24 }], status: 1 });
  });

  it('explains itself in Chinese, all commands and each, and loads nothing else for it', async () => {
    portals.env['NODE_OPTIONS'] = `--import ${LIST_MODULES}`;
    const help = await portal('--help');
    expect(help.status).to.equal(0);
    const listed = [
      ...help.output.matchAll(/^ {2}([a-z][a-z -]*[a-z])(?: [<[]\S+)* {2,}\p{Script=Han}/gmu),
    ];
    expect(listed.map(([, name]) => name)).to.eql([
      'serve',
      'harvest',
      'check-endpoint',
      'import',
      'runs',
      'repair',
      'approve',
      'refuse',
      'undo',
      'reindex',
      'verify',
      'match',
      'decision queue',
      'decision add',
      'decision withdraw',
      'export records',
      'check',
      'compare',
      'user add',
      'user list',
      'user disable',
      'user enable',
      'user reset',
      'key add',
      'key list',
      'key revoke',
      'case list',
      'audit list',
      'audit verify',
      'backup',
      'restore',
      'doctor',
    ]);
    expect(help.output).to.not.match(/Usage|Options|Commands|display help/);
    const loaded = help.errors.split('\n').filter((url) => url.startsWith('file:'));
    const heavy = loaded.filter((url) =>
      /\/(stores|harvesters|demo)\/|\/config\/settings|node_modules\/(?!commander\/)/.test(url),
    );
    expect(heavy).to.eql([]);
    expect(loaded).to.not.have.lengthOf(0);
    delete portals.env['NODE_OPTIONS'];

    const one = await portal('runs', '--help');
    expect(one.status).to.equal(0);
    expect(one.output).to.include('npm run portal -- runs [选项] [source]');
    expect(one.output).to.match(/--limit <n> +最多几次（默认 20）/);
  });

  it('works as well where compiled code cannot be kept', async () => {
    const file = path.join(folder, 'a-file');
    writeFileSync(file, '');
    portals.env['NODE_COMPILE_CACHE'] = path.join(file, 'cache');
    const help = await portal('runs', '--help');
    expect(help.status).to.equal(0);
    expect(help.errors).to.equal('');
  });

  it('writes nothing into the registry while it only reads', async () => {
    await portal('harvest', '--json');
    const settings = path.join(folder, 'portal.json');
    const { sources, ...rest } = JSON.parse(readFileSync(settings, 'utf8')) as {
      sources: object[];
    };
    portals.settings({
      ...rest,
      sources: [...sources, { id: 'files', library: '320115' }],
    });
    for (const args of [
      ['runs'],
      ['verify'],
      ['doctor'],
      ['export', 'records'],
      ['repair', '--list'],
      ['approve', '1', '--list'],
    ])
      await portal(...args);
    expect(registered()).to.eql(['jiangning']);
    await portal('verify', '--repair');
    expect(registered()).to.eql(['files', 'jiangning']);
  });

  it('holds a full run that would delete too much, until a person decides, and undoes that too', async () => {
    await portal('harvest', '--json');
    repository.records.splice(0, 23);
    const held = await portal('harvest', '--full', '--json');
    expect(held.status).to.equal(1);
    expect(held.lines[0]).to.include({ outcome: 'held', deleted: 0 });
    const [run] = (await portal('runs', '--json')).lines;
    const number = String(run?.['run']);

    const list = await portal('approve', number, '--list', '--json');
    expect(list.lines).to.have.lengthOf(23);
    expect(list.lines[0]).to.include({ identifier: 'oai:test:0', title: '江宁府志卷0' });
    const approved = await portal('approve', number, '--json');
    expect(approved.lines[0]).to.include({ outcome: 'complete', deleted: 23, indexed: true });
    expect((await portal('verify', '--json')).lines[0]).to.include({ works: 2, indexed: 2 });
    const again = await portal('refuse', number);
    expect(again.status).to.equal(1);
    expect(again.errors).to.match(/不是待核准的/);

    const undone = await portal('undo', number, '--json');
    expect(undone.lines[0]).to.include({ restored: 23, indexed: true });
    expect((await portal('verify', '--json')).lines[0]).to.include({ works: 25, indexed: 25 });
    // The repository still lacks them, and that is known by now.
    const next = await portal('harvest', '--full', '--json');
    expect(next.lines[0]).to.include({ outcome: 'unchanged' });
    expect((await portal('verify', '--json')).lines[0]).to.include({ works: 25 });
  });

  it('repairs what is in quarantine, and says when there is nothing to repair', async () => {
    const [first] = repository.records;
    const good = first!.metadata!;
    first!.metadata = '<oai_dc:dc>&broken;';
    expect((await portal('harvest', '--json')).lines[0]).to.include({ quarantined: 1, new: 24 });
    const listed = await portal('repair', '--list', '--json');
    expect(listed.status).to.equal(1);
    const [entry] = listed.lines[0]?.['quarantine'] as Record<string, unknown>[];
    expect(entry).to.include({ identifier: first!.identifier, position: 1 });
    expect(entry?.['url']).to.match(/verb=ListRecords/);
    first!.metadata = good;
    const repaired = await portal('repair', '--json');
    expect(repaired.lines[0]).to.include({ outcome: 'complete', new: 1 });
    expect(repaired.status).to.equal(0);
    const nothing = await portal('repair');
    expect(nothing.status).to.equal(0);
    expect(nothing.errors).to.match(/不需要补收/);
  });

  it('exports, verifies, builds the index anew, backs up and restores', async () => {
    await portal('harvest', '--json');
    const exported = await portal('export', 'records', '--json');
    expect(exported.lines).to.have.lengthOf(25);
    expect(Object.keys(exported.lines[0] ?? {})).to.eql([
      'source',
      'identifier',
      'datestamp',
      'deleted',
      'sha256',
      'title',
    ]);
    const whole = { works: 25, indexed: 25, missing: 0, stale: 0, surplus: 0 };
    expect((await portal('verify', '--json')).lines).to.eql([whole]);
    expect((await portal('reindex', '--json')).status).to.equal(0);
    expect((await portal('verify', '--json')).lines).to.eql([whole]);

    const copy = path.join(folder, 'backup');
    expect((await portal('backup', copy, '--json')).status).to.equal(0);
    expect(readdirSync(copy).sort()).to.eql([
      'catalogue.db',
      'checks.db',
      'manifest.json',
      'registry.db',
    ]);
    rmSync(path.join(folder, 'var'), { recursive: true });
    expect((await portal('restore', copy, '--json')).status).to.equal(0);
    const again = await portal('export', 'records', '--json');
    expect(again.lines).to.eql(exported.lines);
    // A restored catalogue has an epoch of its own: nothing of the old index is believed.
    expect((await portal('verify', '--json')).status).to.equal(1);
    expect((await portal('reindex', '--json')).status).to.equal(0);
    expect((await portal('verify', '--json')).lines).to.eql([whole]);
  });

  it('refuses a backup that was tampered with, and changes nothing', async () => {
    await portal('harvest', '--json');
    const copy = path.join(folder, 'backup');
    await portal('backup', copy);
    writeFileSync(path.join(copy, 'catalogue.db'), 'rubbish');
    const refused = await portal('restore', copy);
    expect(refused.status).to.equal(1);
    expect(refused.errors).to.match(/catalogue\.db/u);
    expect((await portal('export', 'records', '--json')).lines).to.have.lengthOf(25);
  });

  it('imports a file into a source without an address, and says which can take one', async () => {
    const none = await portal('import', 'x.mrc');
    expect(none.status).to.equal(2);
    expect(none.errors).to.match(/baseUrl/);
    const settings = path.join(folder, 'portal.json');
    const { sources, ...rest } = JSON.parse(readFileSync(settings, 'utf8')) as {
      sources: object[];
    };
    writeFileSync(
      settings,
      JSON.stringify({
        ...rest,
        sources: [...sources, { id: 'files', library: '320115', metadataPrefix: 'cnmarc' }],
      }),
    );
    const file = path.join(folder, 'export.iso');
    const record = (number: string, title: string): Buffer =>
      isoRecord([{ tag: '001', text: number }, field('200', '1 ', `a${title}`)], {
        encoding: 'gb18030',
      });
    writeFileSync(
      file,
      Buffer.concat([
        record('1', '上元江宁乡土合志'),
        Buffer.from('\r\n'),
        record('2', '江宁金石记'),
      ]),
    );
    const done = await portal('import', file, '--json');
    expect(done.lines[0]).to.include({
      source: 'files',
      outcome: 'complete',
      new: 2,
      indexed: true,
    });
    expect(done.status).to.equal(0);
    expect((await portal('harvest', 'files')).status).to.equal(2);
    expect((await portal('import', path.join(folder, 'nowhere'))).errors).to.match(
      /打不开文件 .*：没有这个文件\s*$/,
    );

    const sheet = path.join(folder, 'list.csv');
    writeFileSync(sheet, '书名,备考,柜号\n文1,白下琐言,3-1\n文2,客座赘语,3-2\n');
    const wrong = await portal('import', sheet, '--columns', '备考=名字');
    expect([wrong.status, wrong.errors]).to.satisfy(
      ([status, errors]: [number, string]) => status === 2 && errors.includes('含义有：题名、'),
    );
    const columns = '书名=不导入；备考=题名；柜号=callNumber';
    const said = await portal('import', sheet, '--columns', columns, '--json');
    expect(said.lines[0]).to.deep.include({
      new: 2,
      columns: [
        { sheet: '', letter: 'A', heading: '书名', meaning: 'other' },
        { sheet: '', letter: 'B', heading: '备考', meaning: 'title' },
        { sheet: '', letter: 'C', heading: '柜号', meaning: 'callNumber' },
      ],
    });
    const again = await portal('import', sheet, '--json');
    expect(again.lines[0]).to.include({ unchanged: 2, new: 0 });
  });

  it('checks an endpoint before it is registered', async () => {
    const good = await portal('check-endpoint', repository.baseUrl, '--json');
    expect(good.status).to.equal(0);
    expect(JSON.stringify(good.lines)).to.include('测试库').and.to.include('oai_dc');
    const bad = await portal('check-endpoint', `${repository.baseUrl.replace('/oai', '')}x:1/`);
    expect(bad.status).to.equal(2);
    expect(bad.errors).to.include('应为 http:// 或 https:// 开头的网址');
  });

  it('tells what is well with doctor', async () => {
    const doctor = await portal('doctor', '--json');
    expect(doctor.lines.map((line) => line['check'])).to.include.members([
      'node',
      'settings',
      'folder',
      'databases',
    ]);
    expect(doctor.lines.every((line) => typeof line['message'] === 'string')).to.equal(true);
  });

  it('lists every fault of the settings at once and starts nothing', async () => {
    writeFileSync(
      path.join(folder, 'portal.json'),
      JSON.stringify({
        sources: [{ id: 'a b', library: '999999', baseUrl: 'ftp://x', schedule: 'often' }],
        harvest: { pauseMs: -1 },
        colour: 'red',
      }),
    );
    const refused = await portal('serve');
    expect(refused.status).to.equal(1);
    for (const fault of ['999999', 'ftp://x', 'often', 'pauseMs', 'colour'])
      expect(refused.errors, fault).to.include(fault);
  });

  it('says in one sentence that the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '0.0.0.0', listening));
    const { port } = other.address() as AddressInfo;
    portals.env['PORT'] = String(port);
    const refused = await portal('serve');
    await new Promise((closed) => other.close(closed));
    expect(refused.status).to.equal(1);
    expect(refused.errors.trim()).to.match(
      new RegExp(`^无法启动：端口 ${port} 已被占用。[^\n]*$`, 'u'),
    );
  });

  it('says in one sentence that the data folder cannot be made', async () => {
    const file = path.join(folder, 'a-file');
    writeFileSync(file, '');
    portals.env['PORTAL_DATA'] = path.join(file, 'var');
    const refused = await portal('serve');
    expect(refused.status).to.equal(1);
    expect(refused.errors.trim()).to.match(/^无法启动：[^\n]*a-file[^\n]*$/u);
  });

  it('says in one sentence that the disk is full, and keeps what it had', async function () {
    const disk = path.join(folder, 'disk');
    mkdirSync(disk);
    const mounted = await run('mount', '-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk);
    if (mounted !== 0) cannotRun(this, '只有 root 能挂载一个小磁盘来写满');
    try {
      portals.env['PORTAL_DATA'] = path.join(disk, 'var');
      repository.records.push(
        ...Array.from({ length: 4000 }, (_, n) => ({
          identifier: `oai:big:${n}`,
          datestamp: '2026-01-01T00:00:00Z',
          metadata: dublinCore({ title: `大部头${n}`, description: '江宁'.repeat(500) }),
        })),
      );
      const full = await portal('harvest', '--json');
      expect(full.status).to.equal(1);
      expect(`${full.output}${full.errors}`).to.match(/磁盘|空间/u);
    } finally {
      await run('umount', disk);
    }
  });

  it('serves, and stops in order within 15 seconds in the middle of a harvest', async () => {
    repository.faults.push((_, response) => {
      setTimeout(() => response.end(), 60_000).unref();
      return true;
    });
    const { child, finished, url: address } = await portals.serve();
    // The source was never harvested, so it is due at once.
    while (repository.requests.length === 0) await sleep(20);
    expect(repository.requests).to.have.lengthOf(1);
    const ready = (await (await fetch(`${address}/readyz`)).json()) as { status: string };
    expect(ready.status).to.equal('ok');
    child.kill('SIGTERM');
    const ended = await finished;
    // One that is not done by then ends itself, with another status.
    expect(ended.status).to.equal(0);
    // Where it is no terminal, every line is for the log system, that of the start as well.
    for (const line of ended.output.split('\n').filter(Boolean))
      expect(JSON.parse(line), line).to.include.keys('level', 'time', 'msg');
  });

  it('follows the settings that another process applied while it serves', async () => {
    const { child, finished, url: address } = await portals.serve();
    const total = async (): Promise<number> => {
      const answer = await fetch(`${address}/api/v1/search`);
      // Where the portal has only begun, no search is answered yet.
      return answer.ok ? ((await answer.json()) as { total: number }).total : 0;
    };
    const other = await startRepository({
      records: [
        {
          identifier: 'oai:other:1',
          datestamp: '2026-01-01T00:00:00Z',
          metadata: dublinCore({ title: '首都志' }),
        },
      ],
    });
    try {
      while ((await total()) < 25) await sleep(50);
      const settings = path.join(folder, 'portal.json');
      const { sources, ...rest } = JSON.parse(readFileSync(settings, 'utf8')) as {
        sources: object[];
      };
      const added = { id: 'other', library: '320104', baseUrl: other.baseUrl };
      portals.settings({ ...rest, sources: [...sources, added] });
      // Any command that is not only for reading applies them.
      await portal('harvest', 'jiangning');
      while ((await total()) < 26) await sleep(50);
      const [run] = (await portal('runs', 'other', '--json')).lines;
      expect(run).to.include({ outcome: 'complete', new: 1 });
    } finally {
      child.kill('SIGTERM');
      expect((await finished).status).to.equal(0);
      await other.close();
    }
  });

  it('only answers readers with --no-harvest', async () => {
    await portal('harvest', '--json');
    const asked = repository.requests.length;
    const { child, finished, url: address } = await portals.serve('--no-harvest');
    await portals.searchable(address);
    const found = (await (
      await fetch(`${address}/api/v1/search?q=${encodeURIComponent('江宁府志')}`)
    ).json()) as { total: number };
    expect(found.total).to.equal(25);
    const raw = await fetch(`${address}/search?q=%`);
    expect(raw.status).to.equal(200);
    child.kill('SIGTERM');
    expect((await finished).status).to.equal(0);
    expect(repository.requests).to.have.lengthOf(asked);
  });
});

function run(command: string, ...args: string[]): Promise<number> {
  return new Promise((ended) => {
    const child = spawn(command, args, { stdio: 'ignore' });
    child.on('error', () => ended(1));
    child.on('close', (status) => ended(status ?? 1));
  });
}
