/** A file that is being imported when the portal is killed: nothing of it is lost, and nothing there twice. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { field, isoRecord } from '../support/iso2709.ts';
import { PortalProcesses } from '../support/portal-process.ts';

const RECORDS = 2_000;

interface Told {
  readonly id: string;
  readonly state: string;
  readonly done: number;
  readonly run: number | null;
  readonly source: string;
}

describe('a file that is handed over', function () {
  this.timeout(180_000);
  const portal = new PortalProcesses();
  after(() => portal.close());

  it('is imported whole though the portal was killed in the middle, twice', async () => {
    portal.settings({ sources: [], portal: { requestsPerMinute: 0 } });
    const made = await portal.run('key', 'add', '--name', 'x', '--role', 'admin', '--json');
    const key = String(made.lines[0]?.['key']);
    const file = Buffer.concat(
      Array.from({ length: RECORDS }, (_, n) =>
        isoRecord([
          { tag: '001', text: String(n) },
          field('200', '1 ', `a地方文献第${n}种`, 'f某某编'),
        ]),
      ),
    );
    let { url, child, finished } = await portal.serve('--no-harvest');
    const ask = async (address: string, method = 'GET', body?: Buffer): Promise<Told> => {
      const answer = await fetch(`${url}/api/v1/staff/deliveries${address}`, {
        method,
        headers: { Authorization: `Bearer ${key}` },
        ...(body === undefined ? {} : { body: new Uint8Array(body) }),
      });
      return (await answer.json()) as Told;
    };
    const until = async (id: string, isSo: (told: Told) => boolean): Promise<Told> => {
      for (;;) {
        const told = await ask(`/${id}`);
        if (isSo(told)) return told;
        await wait(20);
      }
    };
    /** Records of the run that was begun, in the ledger. */
    const stored = async (source: string): Promise<number> => {
      const answer = await fetch(`${url}/api/v1/staff/runs?source=${source}`, {
        headers: { Authorization: `Bearer ${key}` },
      });
      const { runs } = (await answer.json()) as { runs: { received: number }[] };
      return runs[0]?.received ?? 0;
    };
    const { id } = await ask('?filename=a.mrc&library=320104', 'POST', file);
    await until(id, ({ state }) => state === 'ready');
    const { source } = await ask(`/${id}/import`, 'POST');
    for (const share of [0.2, 0.5]) {
      while ((await stored(source)) < share * RECORDS) await wait(10);
      child.kill('SIGKILL');
      await finished;
      ({ url, child, finished } = await portal.serve('--no-harvest'));
    }
    const done = await until(id, ({ state }) => state !== 'importing');
    expect(done.state).to.equal('done');
    child.kill('SIGTERM');
    await finished;

    const exported = await portal.run('export', 'records', '--source', source, '--json');
    const identifiers = exported.lines.map(({ identifier }) => identifier);
    expect(identifiers).to.have.lengthOf(RECORDS);
    expect(new Set(identifiers).size).to.equal(RECORDS);
    const runs = await portal.run('runs', '--json');
    expect(runs.lines).to.have.lengthOf(1);
    expect(runs.lines[0]).to.include({ received: RECORDS, new: RECORDS, quarantined: 0 });
    expect(readdirSync(path.join(portal.folder, 'var', 'deliveries'))).to.eql([]);
  });
});
