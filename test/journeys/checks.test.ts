/**
 * Purchase lists in processes of their own: checked by the command without a portal, and by a portal that is killed
 * while it checks and started again.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { field, isoRecord } from '../support/iso2709.ts';
import { PortalProcesses } from '../support/portal-process.ts';
import type { Finished } from '../support/portal-process.ts';

describe('purchase lists, in processes of their own', function () {
  this.timeout(120_000);
  let portals: PortalProcesses;

  before(async () => {
    portals = new PortalProcesses();
    portals.settings({ sources: [{ id: 'qinhuai', library: '320104' }] });
    const records = ['金陵瑣事', '白下瑣言'].map((title, i) =>
      isoRecord([
        { tag: '001', text: `${i}` },
        field('100', '  ', 'a20200101d1987    em y0chiy50      ea'),
        field('200', '1 ', `a${title}`, 'f周暉撰'),
        field('210', '  ', 'c江苏古籍出版社', 'd1987'),
      ]),
    );
    expect((await list('no.csv', '书名\n某书\n')).errors).to.include('先收割或导入');
    const file = inFolder('records.mrc');
    writeFileSync(file, Buffer.concat(records));
    expect((await portals.run('import', file)).status).to.equal(0);
  });
  after(() => portals.close());

  const inFolder = (name: string): string => path.join(portals.folder, name);

  /** Checks a file by the command. */
  function list(name: string, text: string, ...more: string[]): Promise<Finished> {
    writeFileSync(inFolder(name), text);
    const asked = ['--purpose', 'buy', '--library', '320104', '--json', ...more];
    return portals.run('check', inFolder(name), ...asked);
  }

  it('are told line by line, then in sum, and nothing is kept', async () => {
    const out = inFolder('back.xlsx');
    const said = await list(
      'list.csv',
      '书名,责任者,定价\n金陵琐事,周晖,45\n没有的书,无名,20\n',
      '--out',
      out,
    );
    expect(said.status, said.errors).to.equal(0);
    const [held, other, last] = said.lines;
    expect(held).to.include({ row: 2, verdict: 'same-held', mine: true });
    expect(other).to.include({ row: 3, verdict: 'not-held' });
    expect(last).to.have.nested.property('summary.byVerdict.same-held.list', 4500);
    expect(said.lines).to.have.length(3);
    expect(readFileSync(out).subarray(0, 2).toString()).to.equal('PK');
    // Nor are columns remembered, or the file.
    expect(existsSync(path.join(portals.folder, 'var', 'checks'))).to.equal(false);
    const plain = await portals.run(
      'check',
      inFolder('list.csv'),
      '--purpose',
      'buy',
      '--library',
      '320104',
    );
    expect(plain.output).to.include('同一版本已藏').and.include('共 2 种');
  });

  it('are called wrongly, cannot be read, or have lines that need a person', async () => {
    expect((await list('list.csv', '书名\n某书\n', '--offered', 'paper')).status).to.equal(2);
    const file = inFolder('list.csv');
    for (const args of [
      [file, '--purpose', 'buy'],
      [file, '--library', '320104'],
      [file, '--purpose', 'buy', '--library', '999999'],
      [inFolder('none.csv'), '--purpose', 'buy', '--library', '320104'],
      [file, '--purpose', 'buy', '--library', '320104', '--out', 'back.pdf'],
    ])
      expect((await portals.run('check', ...args)).status, args.join(' ')).to.equal(2);
    const bad = await list('list.pdf', '%PDF-1.7 …');
    expect(bad.status).to.equal(1);
    expect(bad.errors).to.include('PDF');
    const odd = await list('list.csv', '书名,ISBN\n金陵琐事,\n,9.78755E+12\n');
    expect(odd.lines.map(({ verdict }) => verdict)).to.include('unreadable');
    expect(odd.status).to.equal(1);
  });

  it('are gone on with when the portal was killed', async () => {
    const made = await portals.run('key', 'add', '--name', 'k', '--role', 'admin', '--json');
    const headers = { Authorization: `Bearer ${String(made.lines[0]?.['key'])}` };
    const lines = 4_000;
    const body = `书名,责任者\n${Array.from({ length: lines }, (_, i) => `书之${i},作者${i}`).join('\n')}\n`;
    const first = await portals.serve();
    const asked = '/api/v1/checks?purpose=buy&library=320104&filename=list.csv';
    const answer = await fetch(`${first.url}${asked}`, { method: 'POST', headers, body });
    expect(answer.status).to.equal(202);
    const { id } = (await answer.json()) as { id: string };
    const standing = async (url: string): Promise<{ state: string; done: number; lines: number }> =>
      (await (await fetch(`${url}/api/v1/checks/${id}`, { headers })).json()) as never;
    while ((await standing(first.url)).done === 0) await sleep(20);
    first.child.kill('SIGKILL');
    await first.finished;
    const second = await portals.serve();
    while ((await standing(second.url)).state !== 'done') await sleep(50);
    expect(await standing(second.url)).to.include({ lines, done: lines });
    const sums = (await (await fetch(`${second.url}/api/v1/checks/${id}`, { headers })).json()) as {
      summary: { byVerdict: Record<string, { titles: number }> };
    };
    expect(sums.summary.byVerdict['not-held']?.titles).to.equal(lines);
    second.child.kill('SIGTERM');
    await second.finished;
  });
});
