/** What a run comes to, by what is missing, and where the cursor goes after it. */
import { expect } from 'chai';
import { cursorAfter, keepsCursor } from '../../../catalogue/runs/cursor.ts';
import { outcomeOf } from '../../../catalogue/runs/outcome.ts';
import type { RunFacts } from '../../../catalogue/runs/outcome.ts';
import type { SourceProfile } from '../../../catalogue/runs/source-ledger.ts';

const counts = { received: 2, new: 1, changed: 0, unchanged: 1, deleted: 0, quarantined: 0 };
const nothing = { ...counts, new: 0, unchanged: 2 };
const whole: RunFacts = {
  hold: undefined,
  swept: 0,
  set: null,
  live: 2,
  gaps: [],
  brokenOff: null,
  short: 0,
  told: {},
  quarantine: { count: 0, message: '' },
};
const gap = {
  from: '2026-02-01T00:00:00Z',
  until: '2026-03-01T00:00:00Z',
  message: '接口回答 HTTP 500',
};
const hold = { code: 'MASS_DELETION_HELD', message: '等待核准' };
const quarantine = { count: 3, message: '不认识的格式' };

describe('the outcome of a run', () => {
  const of = (changed: Partial<RunFacts>, run = counts) => outcomeOf(run, { ...whole, ...changed });

  it('is complete when something came and nothing is missing, unchanged when nothing came', () => {
    expect(of({})).to.eql({ state: 'complete', code: null, message: '' });
    expect(of({}, nothing)).to.eql({ state: 'unchanged', code: null, message: '' });
  });

  it('says of an empty source that it is empty, and of a sweep how much it took', () => {
    const empty = { ...nothing, received: 0, unchanged: 0 };
    expect(of({ live: 0 }, empty).message).to.equal('对方目前没有任何记录。');
    expect(of({ live: 0, set: 'photo' }, empty).message).to.equal(
      '对方回答，集合“photo”里目前没有记录。',
    );
    expect(of({ live: 5 }, empty).message).to.equal('');
    expect(of({ swept: 4 }, { ...counts, deleted: 4 }).message).to.include(
      '清除了对方已没有的 4 条',
    );
  });

  it('tells of the gravest lack first: held, gaps, a short list, quarantine', () => {
    const brokenOff = '接口报告 OAI-PMH 错误 noRecordsMatch';
    const all = { hold, gaps: [gap], short: 7, brokenOff, quarantine };
    expect(of(all)).to.eql({ state: 'held', ...hold });
    expect(of({ ...all, hold: undefined })).to.include({ state: 'partial', code: 'GAPS' });
    expect(of({ short: 7, quarantine })).to.include({ state: 'partial', code: 'LIST_SHORT' });
    expect(of({ brokenOff, quarantine })).to.include({ state: 'partial', code: 'LIST_BROKEN' });
    expect(of({ brokenOff }, nothing).message).to.match(/noRecordsMatch.*没有据此删除任何记录/);
    expect(of({ quarantine })).to.include({ state: 'partial', code: 'QUARANTINE' });
  });

  it('names the earliest gap, the number of records not given, and a reason of the quarantine', () => {
    expect(of({ gaps: [gap, gap] }).message).to.match(
      /有 2 段时间没有收全.*2026-02-01 至 2026-03-01.*HTTP 500/,
    );
    expect(of({ gaps: [{ ...gap, from: null, until: null }] }).message).to.include('最早 至 现在');
    expect(of({ short: 7 }).message).to.include('自称还有 7 条');
    expect(of({ quarantine }).message).to.match(/有 3 条.*不认识的格式/);
    expect(of({ quarantine }).message).to.include('其余已存好');
    const none = { ...nothing, received: 3, unchanged: 0, quarantined: 3 };
    expect(of({ quarantine }, none).message).to.match(/^隔离区有 3 条记录未能入库。原因如/);
  });
});

describe('the cursor of a source', () => {
  const FIRST = '2026-05-01T00:00:00.000Z';
  const after = (changed: Partial<RunFacts>) => cursorAfter(FIRST, { ...whole, ...changed });

  it("moves to the server's time of the first answer when nothing is missing", () => {
    expect(after({})).to.eql({ cursor: FIRST, isGood: true });
    expect(cursorAfter(null, whole)).to.eql({ cursor: null, isGood: true });
  });

  it('waits before the earliest gap, and stays where it was after a short list or a broken one', () => {
    expect(after({ gaps: [gap] })).to.eql({ cursor: gap.from, isGood: false });
    expect(after({ gaps: [{ ...gap, from: null }] })).to.eql({ cursor: null, isGood: false });
    expect(after({ short: 1 })).to.eql({ cursor: null, isGood: false });
    expect(after({ brokenOff: '接口报告 OAI-PMH 错误' })).to.eql({ cursor: null, isGood: false });
  });

  it('moves on over a held sweep and over quarantine, but the source is not well then', () => {
    expect(after({ hold })).to.eql({ cursor: FIRST, isGood: false });
    expect(after({ quarantine })).to.eql({ cursor: FIRST, isGood: false });
  });

  it('holds for one selection only', () => {
    const profile = { selection: 'https://a.example/oai oai_dc' } as SourceProfile;
    expect(keepsCursor(profile, { ...profile, repositoryName: '新名' })).to.equal(true);
    expect(keepsCursor(profile, { ...profile, selection: 'https://b.example/oai' })).to.equal(
      false,
    );
    expect(keepsCursor(null, profile)).to.equal(false);
  });
});
