/** Letters of readers on the command line: which there are, and what they say where that is asked for, but never whose. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { openCase } from '../../desk/cases/open-case.ts';
import { emptyLetter } from '../../server/presenters/feedback/feedback.ts';
import { openStores } from '../../stores/open.ts';
import { PortalProcesses } from '../support/portal-process.ts';

describe('case list', function () {
  this.timeout(90_000);
  let portals: PortalProcesses;
  before(async () => {
    portals = new PortalProcesses();
    portals.settings({ sources: [] });
    const dataFolder = path.join(portals.folder, 'var');
    mkdirSync(dataFolder);
    const stores = await openStores({ dataFolder, queryWorkers: 1 });
    const now = (): Date => new Date('2026-11-02T03:04:05Z');
    const write = (kind: string, text: string): Promise<unknown> =>
      openCase(
        { ...emptyLetter(''), kind, text, name: '王某', contact: '025-1' },
        { ...stores, now },
      );
    await write('correction', '作者应为周晖，\n见卷首。');
    await write('internal', '这是内部资料');
    await stores.close();
  });
  after(() => portals.close());

  it('names what is open, the most urgent first, and nothing of whoever wrote', async () => {
    const plain = await portals.run('case', 'list');
    expect(plain.status).to.equal(0);
    expect(plain.output.trim().split('\n')).to.have.lengthOf(2);
    expect(plain.output).to.match(
      /^来信第 2 号 2026-11-02 03:04 新收 内部资料 .+期限 2026-11-04（已过期限） 没有指明\n来信第 1 号/,
    );
    expect(plain.output).to.not.match(/王某|025-1|周晖/);
    const { lines, output } = await portals.run(
      'case',
      'list',
      '--text',
      '--kind',
      'correction',
      '--json',
    );
    expect(lines).to.have.lengthOf(1);
    expect(lines[0]).to.deep.include({
      id: 1,
      kind: 'correction',
      state: 'new',
      library: null,
      overdue: true,
      text: '作者应为周晖，\n见卷首。',
    });
    expect(output).to.not.match(/王某|025-1/);
  });

  it('says that there is none, and what may be asked for', async () => {
    const none = await portals.run('case', 'list', '--state', 'answered');
    expect([none.status, none.output]).to.eql([0, '']);
    expect(none.errors).to.include('没有这样的来信');
    const wrong = await portals.run('case', 'list', '--state', 'closed');
    expect(wrong.status).to.equal(2);
    expect(wrong.errors).to.include('open、new、working、answered、rejected、all');
  });
});
