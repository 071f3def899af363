/** 收录状态: how the harvests go. */
import { expect } from 'chai';
import { plainSaid } from '../../../../server/i18n/said.ts';
import type { SourceFacts } from '../../../../server/enquiries/federation.ts';
import type { LibraryStatus } from '../../../../server/presenters/site/reader-status.ts';
import { presentSource, presentStatus } from '../../../../server/presenters/site/status.ts';
import { federationOf, libraryFacts, runOf, sourceFacts } from '../../../support/federations.ts';
import { EN, LABELS, LIBRARIES, ZH, labelsIn } from '../../../support/presented.ts';

const GOOD = '2026-11-01T00:00:00Z';
const NOW = new Date('2026-11-01T12:00:00Z');

describe('a source', () => {
  it('is shown with its records, its times and what is remarked on them', () => {
    const facts = sourceFacts(
      {
        lastRun: runOf(),
        lastGoodAt: GOOD,
        nextDue: '2026-11-01T18:00:00Z',
        liveRecords: 12_345,
        deletedRecords: 6,
      },
      {},
      { warnings: [{ code: 'ISBN_INVALID', documents: 1200 }] },
    );
    const shown = presentSource(facts, LABELS, ZH, NOW);

    expect(shown).to.deep.include({
      id: 'qh',
      library: '秦淮区图书馆',
      libraryHref: '/libraries/320104',
      health: 'ok',
      healthLabel: '正常',
      isRunning: false,
      live: '12,345',
      deleted: '6',
      quarantined: '0',
      faults: [],
      warnings: ['ISBN 校验不符 1,200 条'],
    });
    expect(shown.lastGood?.text).to.match(/^2026年11月1日 0?8:00$/);
    expect(shown.nextDue?.iso).to.equal('2026-11-01T18:00:00.000Z');
  });

  it('that is not harvested any more has no next time', () => {
    const shown = presentSource(
      sourceFacts({ nextDue: GOOD }, { state: 'retired' }),
      LABELS,
      ZH,
      NOW,
    );
    expect(shown).to.include({ nextDue: null, healthLabel: '已停用', lastGood: null });
  });

  it('tells its last fault, that it is tried less often, and who vouches for its certificate', () => {
    const profile = {
      selection: 'x',
      repositoryName: 'x',
      granularity: 'day',
      deletedRecord: 'no',
      adminEmails: [],
      isVouchedFor: true,
      sets: {},
      seenAt: GOOD,
    } as const;
    const lastRun = runOf({ state: 'failed', message: '接口回答 HTTP 500。' });
    const fault = (failuresInRow: number): string =>
      presentSource(sourceFacts({ lastRun, failuresInRow, profile }), LABELS, ZH, NOW)
        .faults.map(plainSaid)
        .join(' ');

    expect(fault(1)).to.equal(`接口回答 HTTP 500。 ${ZH.t.status.vouchedFor}`);
    expect(fault(6)).to.match(
      /^接口回答 HTTP 500。 已连续失败 6 次，改为每 \d+ 天试一次；.*CA 后信任。$/u,
    );
  });

  it('counts nothing that readers do not see', () => {
    const lastRun = runOf({ received: 3, new: 3, message: '3 条没有入库' });
    const shown = (hiddenRecords: number): unknown[] => {
      const ledger = { liveRecords: 3, hiddenRecords, lastRun, lastGoodAt: GOOD };
      const facts = sourceFacts(ledger, {}, { runs: [lastRun] });
      const status = presentStatus(federationOf({ sources: [facts] }), LABELS, ZH, NOW);
      return status.sources.flatMap(({ live, faults, runs: all }) => [
        live,
        faults.map(plainSaid).join(' '),
        ...all.map(({ counts, message }) => [counts[0], plainSaid(message)]),
      ]);
    };
    expect(shown(1)).to.eql(['2', '3 条没有入库', ['3', '3 条没有入库']]);
    expect(shown(3)).to.eql(['0', '', ['—', '']]);
  });

  it('says that it is being harvested', () => {
    const lastRun = runOf({ state: 'running', endedAt: null });
    expect(presentSource(sourceFacts({ lastRun }), labelsIn('en'), EN, NOW)).to.include({
      isRunning: true,
      healthLabel: 'Not yet harvested',
    });
  });
});

describe('the status of all', () => {
  it('counts the sources and those that are well, with the runs of each', () => {
    const runs = [
      runOf({ state: 'partial', received: 1500, new: 2, quarantined: 3, message: '3 条隔离待查' }),
    ];
    const well = sourceFacts({ lastRun: runOf(), lastGoodAt: GOOD, liveRecords: 1 }, {}, { runs });
    const library = libraryFacts({ sources: [well] });
    const status = presentStatus(
      federationOf({ sources: [well, sourceFacts({}, { id: 'jl' })], libraries: [library] }),
      LABELS,
      ZH,
      NOW,
    );

    expect(status.summary).to.equal('2 个数据源，其中 1 个正常。');
    expect(status.unconnected).to.equal(null);
    expect(status.sources.map(({ heading, runs: shown }) => [heading, shown.length])).to.deep.equal(
      [
        ['qh 的收割历史', 1],
        ['jl 的收割历史', 0],
      ],
    );
    expect(status.sources[0]?.runs[0]).to.deep.include({
      outcome: '部分完成',
      state: 'partial',
      counts: ['1,500', '2', '0', '0', '0', '3'],
      message: [{ text: '3 条隔离待查', lang: null }],
    });
  });

  it('names the libraries that have no source', () => {
    expect(presentStatus(federationOf(), LABELS, ZH, NOW)).to.deep.include({
      summary: '0 个数据源，其中 0 个正常。',
      sources: [],
      unconnected: '尚未接入的馆：金陵、秦淮。',
    });
    const connected = [
      libraryFacts({ library: LIBRARIES[0]!, sources: [sourceFacts()] }),
      libraryFacts(),
    ];
    expect(
      presentStatus(federationOf({ libraries: connected }), labelsIn('en'), EN, NOW).unconnected,
    ).to.equal('Libraries not connected yet: Qinhuai Library.');
  });
});

describe('the status for readers', () => {
  const of = (...sources: SourceFacts[]): LibraryStatus => {
    const library = libraryFacts({ sources, works: 1_234 });
    const { readers } = presentStatus(federationOf({ libraries: [library] }), LABELS, ZH, NOW);
    return readers.libraries[0]!;
  };
  const well = (lastGoodAt = GOOD): SourceFacts =>
    sourceFacts({ lastRun: runOf(), lastGoodAt, liveRecords: 1 });
  const down = (): SourceFacts =>
    sourceFacts({
      lastRun: runOf({ state: 'failed', code: 'HTTP_ERROR', message: '接口回答 HTTP 500。' }),
      lastGoodAt: '2026-10-20T00:00:00Z',
      liveRecords: 1,
    });

  it('says of each library as of when it is, whether it is well, and what that means', () => {
    expect(of(well())).to.deep.include({
      name: '秦淮区图书馆',
      href: '/libraries/320104',
      state: 'ok',
      label: '正常',
      meaning: '可以放心查。',
      works: '1,234',
    });
    expect(of(well()).asOf?.text).to.equal('2026年11月1日');
    const broken = of(down());
    expect([broken.state, broken.asOf?.text]).to.deep.equal(['down', '2026年10月20日']);
    expect(broken.meaning).to.include('以前的目录').and.include('向该馆确认');
  });

  it('is as of the source that is farthest behind, and in part where one of several fails', () => {
    const both = of(well(), down());
    expect([both.state, both.asOf?.text]).to.deep.equal(['partial', '2026年10月20日']);
    expect(of(well(), sourceFacts({}, { state: 'retired' })).state).to.equal('ok');
    expect(of(sourceFacts({}, { state: 'retired' })).state).to.equal('retired');
  });

  it('names what was never taken in, and what is not connected', () => {
    expect(of(sourceFacts())).to.deep.include({ state: 'never', asOf: null });
    expect(of()).to.deep.include({ state: 'none', label: '还没有接入' });
  });

  it('counts libraries, and uses none of the words of the staff', () => {
    const libraries = [
      libraryFacts({ sources: [well()] }),
      libraryFacts({ library: LIBRARIES[0]!, sources: [down()] }),
    ];
    const summaryOf = (some: typeof libraries): string =>
      presentStatus(federationOf({ libraries: some }), LABELS, ZH, NOW).readers.summary;
    expect(summaryOf(libraries)).to.equal('2 个馆中，1 个馆的目录正常更新，其余见下表。');
    expect(summaryOf(libraries.slice(0, 1))).to.equal('1 个馆的目录都正常更新。');
    for (const { readerStatus } of [ZH.t, EN.t]) {
      const words = JSON.stringify(readerStatus);
      expect(words).to.not.match(/OAI|收割|批次|时间窗|隔离|数据源|harvest|\brun\b|quarantine/iu);
    }
  });
});
