/** Persons are told of changes of a source's health: who, when, and in which words. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import type { Message } from '../../catalogue/message.ts';
import type { Account } from '../../catalogue/person.ts';
import type { HealthFacts } from '../../catalogue/runs/health.ts';
import type { RunSummary } from '../../catalogue/runs/run.ts';
import { DAY_MS, HOUR_MS } from '../../catalogue/time.ts';
import { messageActs } from '../../desk/messages/answer-health.ts';
import { HealthWatch } from '../../mail/health-watch.ts';
import type { WatchParts } from '../../mail/health-watch.ts';
import { healthReason } from '../../server/i18n/zh/health.ts';
import { SqliteRegistry } from '../../stores/embedded/registry.ts';
import { library, source } from '../stores/registry.conformance.ts';
import { holder } from '../support/deeds.ts';

const START = Date.parse('2026-03-01T00:00:00Z');

describe('the watch over sources', () => {
  let folder: string;
  let registry: SqliteRegistry;
  let now: Date;
  let runs: RunSummary[];
  let contacts: string[];

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'watch-'));
    registry = new SqliteRegistry(path.join(folder, 'registry.db'));
    await registry.applyLibraries([library('320104'), library('320115')]);
    await registry.applySettings([source('qinhuai-dc')]);
    now = new Date(START);
    runs = [run('complete')];
    contacts = ['keeper@qinhuai.example'];
  });
  afterEach(async () => {
    await registry.close();
    rmSync(folder, { recursive: true });
  });

  function watch(changed: Partial<WatchParts> = {}): HealthWatch {
    return new HealthWatch({
      registry,
      sources: () => registry.sources(),
      facts: async (one) => factsOf(one),
      contacts: async () => contacts,
      people: async () => [
        person('admin', null, 'city@jinling.example'),
        person('librarian', '320104', 'librarian@qinhuai.example'),
        person('librarian', '320115', 'other@jiangning.example'),
        person('acquisitions', '320104', 'books@qinhuai.example'),
        {
          ...person('admin', null, 'gone@jinling.example'),
          disabledAt: '2026-01-01T00:00:00.000Z',
        },
      ],
      libraryName: async (code) => library(code).name,
      sentence: healthReason,
      now: () => now,
      onError: (_source, error) => {
        throw error;
      },
      onTold: () => undefined,
      ...changed,
    });
  }

  function factsOf(one: HealthFacts['source']): Awaited<ReturnType<WatchParts['facts']>> {
    return {
      source: one,
      ledger: {
        lastRun: runs[0] ?? null,
        lastGoodAt: '2026-02-28T18:00:00.000Z',
        liveRecords: 1_234,
        hiddenRecords: 0,
        quarantined: 0,
        failuresInRow: 1,
        nextDue: null,
      },
      runs,
      changes: [],
      gaps: 0,
      short: 0,
    };
  }

  const messages = async (): Promise<readonly Message[]> =>
    (await registry.outbox.messages('all', 50, 0)).messages;
  const told = async (): Promise<string[]> =>
    (await messages()).map(
      ({ audience, title, deliveries }) =>
        `${audience.kind === 'library' ? audience.library : audience.kind} ${title} ${deliveries.map(({ to }) => to).join()}`,
    );
  const pass = (ms: number): void => {
    now = new Date(now.getTime() + ms);
  };

  it('tells who keeps the source, once, what failed, since when, and what readers see', async () => {
    const watcher = watch();
    await watcher.look();
    expect(await told()).to.eql([]);
    pass(HOUR_MS);
    runs = [run('failed')];
    await watcher.look();
    await watcher.look();
    const all = await messages();
    expect(await told()).to.eql([
      '320104 320104图书馆数据源 qinhuai-dc 收割中断 keeper@qinhuai.example',
    ]);
    expect(all[0]).to.include({
      kind: 'health',
      about: 'source:qinhuai-dc',
      href: '/staff/sources/qinhuai-dc',
    });
    expect(all[0]!.text).to.equal(
      [
        '320104图书馆数据源 qinhuai-dc 由“正常”变为“收割中断”。',
        '',
        '问题：最近一次收割失败：仓储没有应答。',
        '从何时起：2026年3月1日 09:00（北京时间）',
        '最近一次成功收割：2026年3月1日 02:00',
        '读者看到什么：先前收到的 1234 条记录照常可以检索；此后新增、修改的还看不到，对方删除的也还在。',
        '',
        '请打开下面的网页查看原因和办法。已经在处理的，请在“消息”里点“已知悉”；3 天内没有人回应，也没有恢复，会告知市馆管理员。',
      ].join('\n'),
    );
  });

  it('tells the librarians of the library where nobody was named, and the page in any case', async () => {
    contacts = ['电话 025-1', ''];
    runs = [run('failed')];
    await watch().look();
    expect(await told()).to.eql([
      '320104 320104图书馆数据源 qinhuai-dc 收割中断 librarian@qinhuai.example',
    ]);
    runs = [run('complete')];
    pass(HOUR_MS);
    await watch({ people: async () => [] }).look();
    expect((await told())[0]).to.equal('320104 320104图书馆数据源 qinhuai-dc 已恢复正常 ');
  });

  it('tells the city after three days without an answer, and of the end as well', async () => {
    const watcher = watch();
    await watcher.look();
    runs = [run('failed')];
    pass(HOUR_MS);
    await watcher.look();
    pass(3 * DAY_MS);
    await watcher.look();
    await watcher.look();
    expect((await told())[0]).to.equal(
      'city 320104图书馆数据源 qinhuai-dc 收割中断，3 天无人回应 city@jinling.example',
    );
    runs = [run('complete')];
    pass(HOUR_MS);
    await watcher.look();
    expect((await told()).slice(0, 2).toSorted()).to.eql([
      '320104 320104图书馆数据源 qinhuai-dc 已恢复正常 keeper@qinhuai.example',
      'city 320104图书馆数据源 qinhuai-dc 已恢复正常 city@jinling.example',
    ]);
    expect(await messages()).to.have.lengthOf(4);
  });

  it('does not tell the city when somebody of the library said that they know', async () => {
    const watcher = watch();
    const acts = messageActs({ registry, now: () => now });
    const codeOf = (act: Promise<unknown>): Promise<unknown> =>
      act.then(
        () => 'done',
        (error: unknown) => (error as { code?: string }).code,
      );
    expect(await codeOf(acts.answerHealth('qinhuai-dc', holder('librarian')))).to.equal(
      'WRONG_STATE',
    );
    runs = [run('failed')];
    await watcher.look();
    for (const [by, code] of [
      [holder('librarian', '320115'), 'NOT_THERE'],
      [holder('acquisitions'), 'NOT_ALLOWED'],
      [holder('operator'), 'NOT_ALLOWED'],
    ] as const)
      expect(await codeOf(acts.answerHealth('qinhuai-dc', by)), by.role).to.equal(code);
    expect(await codeOf(acts.answerHealth('none', holder('admin')))).to.equal('NOT_THERE');
    expect(await codeOf(acts.answerHealth('qinhuai-dc', holder('librarian')))).to.equal('done');
    expect(await codeOf(acts.answerHealth('qinhuai-dc', holder('admin')))).to.equal('WRONG_STATE');
    pass(10 * DAY_MS);
    await watcher.look();
    expect(await messages()).to.have.lengthOf(1);
    expect((await registry.audit.latest(1))[0]).to.deep.include({
      act: 'health-answer',
      subject: 'source:qinhuai-dc',
      after: { answeredBy: 'librarian' },
    });
  });

  it('tells each change once, whoever looks', async () => {
    runs = [run('failed')];
    await Promise.all([watch().look(), watch().look()]);
    const other = new SqliteRegistry(path.join(folder, 'registry.db'));
    await watch({ registry: other }).look();
    await other.close();
    expect(await messages()).to.have.lengthOf(1);
  });

  it('looks at the others when one cannot be looked at', async () => {
    await registry.applySettings([source('aaa'), source('qinhuai-dc')]);
    runs = [run('failed')];
    const missed: string[] = [];
    await watch({
      facts: async (one) => {
        if (one.id === 'aaa') throw new Error('no');
        return factsOf(one);
      },
      onError: (id) => missed.push(id),
    }).look();
    expect(missed).to.eql(['aaa']);
    expect(await messages()).to.have.lengthOf(1);
  });
});

function run(state: RunSummary['state']): RunSummary {
  return {
    id: 1,
    source: 'qinhuai-dc',
    kind: 'incremental',
    state,
    waiting: 0,
    requests: 1,
    pages: 1,
    startedAt: '2026-02-28T18:00:00.000Z',
    endedAt: '2026-02-28T18:01:00.000Z',
    heartbeatAt: '2026-02-28T18:01:00.000Z',
    code: state === 'failed' ? 'REPOSITORY_UNREACHABLE' : null,
    message: state === 'failed' ? '仓储没有应答' : '',
    received: 1,
    new: 1,
    changed: 0,
    unchanged: 0,
    deleted: 0,
    quarantined: 0,
  };
}

function person(role: Account['role'], of: string | null, email: string): Account {
  return {
    id: email,
    name: role,
    role,
    library: of,
    email,
    createdBy: 'root',
    createdAt: '2026-01-01T00:00:00.000Z',
    disabledAt: null,
    signedInAt: null,
    revision: 1,
    passwordHash: null,
    totpSecret: null,
    totpStep: 0,
    recovery: [],
    invitation: null,
  };
}
