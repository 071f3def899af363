/** 收录状态: how the harvests go. */
import { expect } from 'chai';
import { plainSaid } from '../../../../server/i18n/said.ts';
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
    expect(presentStatus(federationOf(), LABELS, ZH, NOW)).to.deep.equal({
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
