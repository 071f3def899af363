/**
 * A disk damages the files of a portal: what a reader sees, what an operator is told, and the ways out,
 * with processes of their own and bytes overwritten in real files.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { documentId } from '../../catalogue/ids.ts';
import { damageTable } from '../support/damage.ts';
import { dublinCore, startRepository } from '../support/fake-repository.ts';
import type { FakeRepository } from '../support/fake-repository.ts';
import { PortalProcesses } from '../support/portal-process.ts';
import type { Finished } from '../support/portal-process.ts';

describe('a portal with damaged files', function () {
  this.timeout(120_000);
  let portals: PortalProcesses;
  let repository: FakeRepository;
  let data: string;
  const portal = (...args: string[]): Promise<Finished> => portals.run(...args);

  beforeEach(async () => {
    portals = new PortalProcesses();
    data = path.join(portals.folder, 'var');
    repository = await startRepository({
      pageSize: 10,
      sets: {},
      records: Array.from({ length: 25 }, (_, n) => ({
        identifier: `oai:test:${n}`,
        datestamp: '2026-01-01T00:00:00Z',
        metadata: dublinCore({ title: `江宁府志卷${n}` }),
      })),
    });
    portals.settings({
      sources: [{ id: 'jiangning', library: '320115', baseUrl: repository.baseUrl }],
      network: { allowPrivate: ['127.0.0.0/8'] },
      harvest: { pauseMs: 1, retryDelayMs: 10 },
    });
    expect((await portal('harvest', '--json')).status).to.equal(0);
  });

  afterEach(async () => {
    portals.close();
    await repository.close();
  });

  it('says so on its pages and to its operator, backs nothing up, and is restored', async () => {
    const copy = path.join(portals.folder, 'copy');
    expect((await portal('backup', copy, '--json')).status).to.equal(0);
    damageTable(path.join(data, 'catalogue.db'), 'document');

    const { url, child, finished } = await portals.serve('--no-harvest');
    const href = `/works/${documentId('jiangning', 'oai:test:0')}`;
    const page = await fetch(new URL(href, url));
    expect(page.status).to.equal(503);
    expect(await page.text())
      .to.match(/数据有损坏/u)
      .and.to.match(/doctor.*restore/u);
    const json = await fetch(new URL(`${href}.json`, url));
    expect(json.status).to.equal(503);
    const fault = (await json.json()) as Record<string, string>;
    expect(fault).to.include({ code: 'STORE_DAMAGED' });
    expect(fault['message'])
      .to.match(/数据有损坏.*restore/u)
      .and.to.not.include(data);
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).to.equal(200);
    const state = (await ready.json()) as { status: string; reasons: string[] };
    expect(state.status).to.equal('degraded');
    expect(state.reasons.join()).to.match(/catalogue\.db 已损坏.*restore/u);

    const doctor = await portal('doctor', '--json');
    expect(doctor.status).to.equal(1);
    const files = doctor.lines.find(({ check }) => check === 'files');
    expect(files).to.include({ ok: false });
    expect(files?.['message']).to.match(/catalogue\.db 已损坏.*restore/u);
    expect(doctor.output).to.not.include('完好');

    const refused = await portal('backup', path.join(portals.folder, 'again'));
    expect(refused.status).to.equal(1);
    expect(refused.errors.trim()).to.match(/^[^\n]*catalogue\.db 已损坏[^\n]*restore[^\n]*$/u);
    expect(readdirSync(path.join(portals.folder, 'again'))).to.eql([]);

    child.kill('SIGTERM');
    await finished;
    expect((await portal('restore', copy)).status).to.equal(0);
    expect((await portal('doctor', '--thorough', '--json')).lines).to.deep.include({
      check: 'files',
      ok: true,
      message: '数据文件逐页查过，没有损坏：registry.db、catalogue.db、checks.db、index-1.db',
    });
    expect((await portal('export', 'records', '--json')).lines).to.have.lengthOf(25);
  });

  it('has its index built anew by verify, and goes on answering', async () => {
    damageTable(path.join(data, 'index-1.db'), 'terms_data');
    const { url, child, finished } = await portals.serve('--no-harvest');
    const asked = `${url}/search?q=${encodeURIComponent('江宁府志')}`;
    // Until its threads have started, a search is refused for that.
    for (let reasons = ''; !/index-1\.db 已损坏.*verify/u.test(reasons);) {
      const page = await fetch(asked);
      expect(page.status).to.equal(503);
      expect(await page.text()).to.match(/检索/u);
      reasons = await (await fetch(`${url}/readyz`)).text();
      await sleep(100);
    }

    const verified = await portal('verify', '--json');
    expect(verified.errors).to.match(/检索索引已损坏，正在由目录重建/u);
    expect(verified.lines).to.eql([{ works: 25, indexed: 25, missing: 0, stale: 0, surplus: 0 }]);
    expect(verified.status).to.equal(0);
    expect(existsSync(path.join(data, 'index-1.db'))).to.equal(false);

    expect((await fetch(asked)).status).to.equal(200);
    const well = (await (await fetch(`${url}/readyz`)).json()) as { status: string };
    expect(well.status).to.equal('ok');
    child.kill('SIGTERM');
    await finished;
  });

  it('builds a damaged index anew by itself as soon as a search has met it', async () => {
    damageTable(path.join(data, 'index-1.db'), 'terms_data');
    const { url, child, finished } = await portals.serve();
    const asked = `${url}/search?q=${encodeURIComponent('江宁府志')}`;
    expect((await fetch(asked)).status).to.equal(503);
    for (;;) {
      const { status } = await fetch(asked);
      if (status === 200) break;
      expect(status).to.equal(503);
      await sleep(100);
    }
    expect(readdirSync(data)).to.include('index-2.db').and.to.not.include('index-1.db.damaged');
    child.kill('SIGTERM');
    await finished;
  });
});
