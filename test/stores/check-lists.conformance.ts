/** What every store keeps of purchase lists, of their lines, and of what persons said of these. */
import { expect } from 'chai';
import type { CheckList, NewCheckList } from '../../catalogue/checks/list.ts';
import type { LineResult, Verdict } from '../../catalogue/checks/result.ts';
import type { ListColumn, ListLine } from '../../catalogue/checks/rows.ts';
import type { Checks, LineFound, LineQuery } from '../../catalogue/ports/check-lists.ts';

export interface OpenedChecks {
  readonly checks: Checks;
  /** The same lists, as another process has them. */
  another(): Promise<Checks & { close(): Promise<void> }>;
  dispose(): Promise<void>;
}

const LIST: NewCheckList = {
  id: 'a'.repeat(32),
  library: '320104',
  name: '三月书目',
  supplier: '某书社',
  purpose: 'buy',
  offered: 'print',
  shared: false,
  fileName: '三月.csv',
  bytes: 100,
  at: '2026-03-02T01:00:00.000Z',
  by: '采访甲',
};
const NOW = '2026-03-02T02:00:00.000Z';
const COLUMNS: readonly ListColumn[] = [
  { sheet: '', column: 'A', heading: '书名', field: 'title' },
  { sheet: '', column: 'B', heading: '备注', field: 'other' },
];

const line = (row: number, title: string, more: Record<string, string> = {}): ListLine => ({
  sheet: '',
  row,
  group: '',
  input: { title, ...more },
});

const result = (verdict: Verdict, more: Partial<LineResult> = {}): LineResult => ({
  verdict,
  flags: [],
  mine: false,
  score: 0.5,
  reason: { code: 'none', values: {} },
  sentence: '没有找到。',
  conflict: false,
  works: [],
  sameLines: [],
  ...more,
});

const found = (number: number, verdict: Verdict, more: Partial<LineFound> = {}): LineFound => ({
  number,
  result: result(verdict),
  money: { price: 1000, copies: 1, list: 1000, net: 800, setKey: '' },
  keys: [],
  same: [],
  ...more,
});

const KEPT = { by: '采访甲', at: NOW } as const;

export function checkListsConformance(name: string, open: () => Promise<OpenedChecks>): void {
  describe(`${name}, purchase lists`, () => {
    let opened: OpenedChecks;
    let checks: Checks;
    beforeEach(async () => {
      opened = await open();
      ({ checks } = opened);
    });
    afterEach(() => opened.dispose());

    const listOf = async (id: string): Promise<CheckList> => {
      const list = await checks.lists.find(id);
      if (list === undefined) throw new Error(`no list ${id}`);
      return list;
    };
    /** Makes a list of these titles, read and not yet checked. */
    const read = async (
      titles: readonly string[],
      more: Partial<NewCheckList> = {},
    ): Promise<CheckList> => {
      const list = { ...LIST, ...more };
      await checks.lists.add(list);
      const begun = await listOf(list.id);
      await checks.progress.beginReading(begun, 'csv', COLUMNS);
      const lines = titles.map((title, i) => line(i + 2, title));
      await checks.progress.putRows(begun, lines, [{ sheet: '', row: 1, reason: 'heading' }]);
      await checks.progress.endReading(begun);
      return listOf(list.id);
    };
    const rowsOf = async (id: string, query: LineQuery = {}): Promise<number[]> =>
      (await checks.lines.lines(id, query, 99, 0)).lines.map(({ row }) => row);

    it('are read, checked and done, and it is seen how far they are', async () => {
      await checks.lists.add(LIST);
      const begun = await listOf(LIST.id);
      expect(begun).to.include({ ...LIST, state: 'reading', lines: 0, done: 0, kind: '' });
      expect((await checks.progress.open()).map(({ id }) => id)).to.eql([LIST.id]);
      await checks.progress.beginReading(begun, 'csv', COLUMNS);
      await checks.progress.putRows(begun, [line(2, '甲')], []);
      await checks.progress.putRows(
        begun,
        [line(3, '乙')],
        [{ sheet: '', row: 4, reason: 'blank' }],
      );
      await checks.progress.endReading(begun);
      expect(await listOf(LIST.id)).to.deep.include({ state: 'checking', lines: 2, kind: 'csv' });
      expect((await listOf(LIST.id)).columns).to.eql(COLUMNS);
      const todo = await checks.progress.toCheck(begun, 1);
      expect(todo).to.eql([{ number: 1, line: line(2, '甲') }]);
      await checks.progress.putFound(begun, [found(1, 'same-held')], NOW);
      expect(await listOf(LIST.id)).to.include({ state: 'checking', done: 1 });
      expect(
        (await checks.lines.lines(LIST.id, {}, 9, 0)).lines.map(
          (one) => one.result?.verdict ?? null,
        ),
      ).to.eql(['same-held', null]);
      await checks.progress.putFound(begun, [found(2, 'not-held')], NOW);
      expect(await listOf(LIST.id)).to.include({ state: 'done', done: 2, checkedAt: NOW });
      expect(await checks.progress.open()).to.eql([]);
      expect(await checks.lines.sheets(LIST.id)).to.eql([
        { sheet: '', lines: 2, skipped: { blank: 1 } },
      ]);
      expect(await checks.lines.skipped(LIST.id, 9, 0)).to.eql({
        total: 1,
        rows: [{ sheet: '', row: 4, reason: 'blank' }],
      });
      const other = await opened.another();
      expect(await other.lists.find(LIST.id)).to.eql(await listOf(LIST.id));
      await other.close();
    });

    it('keep a line as it was read, with all that was found', async () => {
      const record = { prefix: 'cnmarc', xml: '<record/>' };
      await checks.lists.add(LIST);
      const begun = await listOf(LIST.id);
      await checks.progress.beginReading(begun, 'iso2709', []);
      const read2 = { ...line(1, '甲', { isbn: '9787' }), group: '文学', record };
      await checks.progress.putRows(begun, [read2], []);
      await checks.progress.endReading(begun);
      const all = result('probable', { flags: ['isbn-invalid'], mine: true, conflict: true });
      await checks.progress.putFound(begun, [found(1, 'probable', { result: all })], NOW);
      const kept = await checks.lines.line(LIST.id, { sheet: '', row: 1 });
      expect(kept).to.eql({
        ...read2,
        number: 1,
        result: all,
        before: null,
        otherLists: [],
        choice: null,
      });
      expect(await checks.lines.line(LIST.id, { sheet: '', row: 9 })).to.equal(undefined);
    });

    it('that were removed or begun anew get nothing of before', async () => {
      const before = await read(['甲']);
      await checks.lists.change(LIST.id, { purpose: 'digitise' });
      expect(await checks.progress.putFound(before, [found(1, 'same-held')], NOW)).to.equal(false);
      expect(await checks.progress.toCheck(before, 9)).to.eql([]);
      expect((await checks.lines.lines(LIST.id, {}, 9, 0)).lines[0]?.result).to.equal(null);
      const now = await listOf(LIST.id);
      expect(now).to.include({ state: 'checking', purpose: 'digitise', done: 0 });
      await checks.lists.remove(LIST.id);
      expect(await checks.progress.putFound(now, [found(1, 'same-held')], NOW)).to.equal(false);
      expect(await checks.progress.fail(now, '坏了。')).to.equal(false);
      expect(await checks.lists.find(LIST.id)).to.equal(undefined);
      expect(await checks.lines.lines(LIST.id, {}, 9, 0)).to.eql({ total: 0, lines: [] });
      let sweeps = 0;
      expect(await checks.progress.hasWork()).to.equal(true);
      while (await checks.progress.sweep()) sweeps++;
      expect(await checks.progress.hasWork()).to.equal(false);
      expect(sweeps).to.be.greaterThan(0);
    });

    it('with other columns are read again, and what persons said of a row stays', async () => {
      await read(['甲', '乙']);
      const choice = { verdict: null, buy: true, work: null, why: '', ...KEPT };
      await checks.choices.choose(LIST.id, [{ sheet: '', row: 3 }], choice);
      const columns = COLUMNS.map((one) => ({ ...one, field: 'title' as const }));
      const again = await checks.lists.change(LIST.id, { columns });
      expect(again).to.deep.include({
        state: 'reading',
        lines: 0,
        areColumnsSettled: true,
        columns,
      });
      if (again === undefined) return;
      await checks.progress.beginReading(again, 'csv', columns);
      await checks.progress.putRows(again, [line(2, '甲集'), line(3, '乙集')], []);
      await checks.progress.endReading(again);
      const { lines } = await checks.lines.lines(LIST.id, {}, 9, 0);
      expect(lines.map((one) => [one.input['title'], one.choice?.buy])).to.eql([
        ['甲集', undefined],
        ['乙集', true],
      ]);
      expect(await rowsOf(LIST.id, { decision: 'buy' })).to.eql([3]);
    });

    it('with another sheet are read again, and the columns of before are no longer those of a person', async () => {
      await read(['甲', '乙']);
      await checks.lists.change(LIST.id, { columns: COLUMNS });
      const again = await checks.lists.change(LIST.id, { sheet: '新书' });
      const anew = { state: 'reading', lines: 0, sheet: '新书', areColumnsSettled: false };
      expect(again).to.deep.include({ ...anew, columns: [] });
      const same = await checks.lists.change(LIST.id, { sheet: '新书' });
      expect(same?.generation).to.equal(again?.generation);
    });

    it('checked again show what changed since, and what they came to until then', async () => {
      const first = await read(['甲', '乙']);
      expect((await checks.lists.checkAgain(LIST.id))?.state).to.equal('checking');
      await checks.progress.putFound(first, [found(1, 'not-held'), found(2, 'not-held')], NOW);
      const again = await checks.lists.checkAgain(LIST.id);
      expect(again).to.include({ state: 'checking', done: 0, comparedWith: NOW });
      if (again === undefined) return;
      expect((await checks.lines.sums(LIST.id)).byVerdict).to.have.keys('not-held');
      await checks.progress.putFound(again, [found(1, 'same-held'), found(2, 'not-held')], NOW);
      const { lines } = await checks.lines.lines(LIST.id, {}, 9, 0);
      expect(lines.map((one) => [one.before, one.result?.verdict])).to.eql([
        ['not-held', 'same-held'],
        ['not-held', 'not-held'],
      ]);
      expect(await rowsOf(LIST.id, { changed: true })).to.eql([2]);
      expect(await rowsOf(LIST.id, { changed: false })).to.eql([3]);
      expect((await checks.lines.sums(LIST.id)).changed).to.equal(1);
    });

    it('are filtered by verdict, flag, words, decision and price, sorted and paged', async () => {
      const list = await read(['金陵瑣事', '南京_志', '白下', '客座']);
      const flags = ['isbn-invalid', 'isbn-of-set'] as const;
      await checks.progress.putFound(
        list,
        [
          found(1, 'same-held', { result: result('same-held', { mine: true }) }),
          found(2, 'not-held', { result: result('not-held', { flags }) }),
          found(3, 'probable', {
            money: { price: null, copies: 2, list: null, net: null, setKey: '' },
          }),
          found(4, 'not-held', { money: { price: 90, copies: 1, list: 90, net: 90, setKey: '' } }),
        ],
        NOW,
      );
      expect(await rowsOf(LIST.id, { verdict: ['not-held', 'probable'] })).to.eql([3, 4, 5]);
      expect(await rowsOf(LIST.id, { flag: ['isbn-of-set'] })).to.eql([3]);
      expect(await rowsOf(LIST.id, { mine: true })).to.eql([2]);
      expect(await rowsOf(LIST.id, { text: '金陵 琐事' })).to.eql([2]);
      expect(await rowsOf(LIST.id, { text: '_' })).to.eql([3]);
      expect(await rowsOf(LIST.id, { unpriced: true })).to.eql([4]);
      expect(await rowsOf(LIST.id, { sort: 'price', isDescending: true, unpriced: false })).to.eql([
        2, 3, 5,
      ]);
      expect(await rowsOf(LIST.id, { sort: 'verdict' })).to.eql([2, 4, 3, 5]);
      const page = await checks.lines.lines(LIST.id, { verdict: ['not-held'] }, 1, 1);
      expect([page.total, page.lines[0]?.row]).to.eql([2, 5]);
      expect(await checks.lines.named(LIST.id, { mine: false }, 2)).to.eql([
        { sheet: '', row: 3 },
        { sheet: '', row: 4 },
      ]);
    });

    it('are gone through in their order, piece by piece', async () => {
      const list = await read(['甲', '乙', '丙']);
      await checks.progress.putFound(list, [found(1, 'same-held')], NOW);
      const first = await checks.lines.following(list.id, 0, 2);
      expect(first.map(({ number, row, result: of }) => [number, row, of?.verdict])).to.eql([
        [1, 2, 'same-held'],
        [2, 3, undefined],
      ]);
      const rest = await checks.lines.following(list.id, 2, 2);
      expect(rest.map(({ row }) => row)).to.eql([4]);
      expect(await checks.lines.following(list.id, 3, 2)).to.eql([]);
      expect(await checks.lines.following('f'.repeat(32), 0, 2)).to.eql([]);
    });

    it('are summed up by verdict in fen, and say what is saved', async () => {
      const list = await read(['甲', '乙', '丙', '丁']);
      await checks.progress.putFound(
        list,
        [
          found(1, 'same-held', {
            money: { price: 1050, copies: 2, list: 2100, net: 1785, setKey: '' },
          }),
          found(2, 'not-held'),
          found(3, 'same-held', {
            money: { price: null, copies: 1, list: null, net: null, setKey: '' },
          }),
          found(4, 'not-held', { result: result('not-held', { flags: ['duplicate-in-list'] }) }),
        ],
        NOW,
      );
      const sums = await checks.lines.sums(LIST.id);
      expect(sums.total).to.eql({ titles: 4, copies: 5, list: 4100, net: 3385 });
      expect(sums.byVerdict).to.eql({
        'same-held': { titles: 2, copies: 3, list: 2100, net: 1785 },
        'not-held': { titles: 2, copies: 2, list: 2000, net: 1600 },
      });
      expect(sums.saved).to.eql({ titles: 3, copies: 4, list: 3100, net: 2585 });
      expect(sums).to.include({ unpriced: 1, changed: 0 });
      expect(sums.byFlag['duplicate-in-list']).to.equal(1);
      const said = { verdict: null, work: null, why: '', ...KEPT };
      await checks.choices.choose(LIST.id, [{ sheet: '', row: 2 }], { ...said, buy: true });
      await checks.choices.choose(LIST.id, [{ sheet: '', row: 3 }], { ...said, buy: false });
      const then = await checks.lines.sums(LIST.id);
      expect(then.saved).to.eql({ titles: 3, copies: 3, list: 2000, net: 1600 });
      expect(then.chosen.buy).to.eql({ titles: 1, copies: 2, list: 2100, net: 1785 });
    });

    it('count the price of a set once', async () => {
      const list = await read(['甲一', '甲二', '乙']);
      const money = { price: 9000, copies: 1, list: 9000, net: null, setKey: '甲 9000' };
      const lines = [1, 2].map((number) => found(number, 'not-held', { money }));
      await checks.progress.putFound(list, [...lines, found(3, 'not-held')], NOW);
      const { total } = await checks.lines.sums(LIST.id);
      expect(total).to.eql({ titles: 3, copies: 3, list: 10_000, net: 9800 });
    });

    it('carry what persons chose, apart from the machine, and each can be taken back', async () => {
      const list = await read(['甲', '乙']);
      await checks.progress.putFound(list, [found(1, 'probable'), found(2, 'probable')], NOW);
      const row = { sheet: '', row: 2 };
      const first = {
        verdict: 'same-held',
        buy: null,
        work: 'w1',
        why: '同一版',
        ...KEPT,
      } as const;
      const second = { ...first, verdict: null, buy: false, by: '采访乙' };
      await checks.choices.choose(LIST.id, [row], first);
      expect(await checks.lines.line(LIST.id, row)).to.deep.include({ choice: first });
      await checks.choices.choose(LIST.id, [row, { sheet: '', row: 3 }], second);
      expect((await checks.lines.line(LIST.id, row))?.result?.verdict).to.equal('probable');
      expect(await checks.choices.takeBack(LIST.id, [row], '采访丙', NOW)).to.equal(1);
      expect(await checks.choices.takeBack(LIST.id, [row], '采访丙', NOW)).to.equal(0);
      expect((await checks.lines.line(LIST.id, row))?.choice).to.equal(null);
      const said = await checks.choices.choicesOf(LIST.id, row);
      expect(said.map(({ by, takenBack }) => [by, takenBack?.by])).to.eql([
        ['采访乙', '采访丙'],
        ['采访甲', '采访乙'],
      ]);
      expect(await rowsOf(LIST.id, { decision: 'skip' })).to.eql([3]);
      expect(await rowsOf(LIST.id, { decision: 'none' })).to.eql([2]);
    });

    it('of two libraries see each other as far as they are shared, and within the quarter', async () => {
      const mine = await read(['甲']);
      await checks.progress.putFound(mine, [found(1, 'not-held', { keys: [7] })], NOW);
      const other = { id: 'b'.repeat(32), library: '320115', shared: true };
      const theirs = await read(['甲'], other);
      const alike = await checks.progress.alike(theirs, [7, 8], '2026-01-01', 9);
      expect(alike).to.eql([{ key: 7, list: LIST.id, number: 1, line: line(2, '甲') }]);
      expect(await checks.progress.alike(theirs, [7], '2026-03-03', 9)).to.eql([]);
      expect(await checks.progress.alike(mine, [7], '2026-03-03', 9)).to.have.length(1);
      const same = [{ list: LIST.id, number: 1 }];
      await checks.progress.putFound(theirs, [found(1, 'not-held', { same })], NOW);
      const seen = async (id: string): Promise<unknown> => {
        const [one] = (await checks.lines.lines(id, {}, 9, 0)).lines;
        return [one?.result?.flags, one?.otherLists.map(({ library }) => library)];
      };
      // What is not shared is nobody's business.
      expect(await seen(LIST.id)).to.eql([['on-other-list'], ['320115']]);
      expect(await seen(other.id)).to.eql([[], []]);
      await checks.lists.change(LIST.id, { shared: true });
      expect(await seen(other.id)).to.eql([['on-other-list'], ['320104']]);
      expect(await rowsOf(other.id, { flag: ['on-other-list'] })).to.eql([2]);
      expect((await checks.lines.sums(other.id)).byFlag['on-other-list']).to.equal(1);
      await checks.lists.change(other.id, { shared: false });
      expect(await seen(LIST.id)).to.eql([[], []]);
    });

    it('say who gets how many of the lines that are bought', async () => {
      const list = await read(['甲', '乙', '丙']);
      await checks.progress.putFound(
        list,
        [
          found(1, 'not-held', {
            money: { price: 4500, copies: 2, list: 9000, net: 9000, setKey: '' },
          }),
          found(2, 'not-held', {
            money: { price: null, copies: 1, list: null, net: null, setKey: '' },
          }),
          found(3, 'same-held'),
        ],
        NOW,
      );
      const buy = { verdict: null, buy: true, work: null, why: '', ...KEPT };
      const [first, second, third] = [
        { sheet: '', row: 2 },
        { sheet: '', row: 3 },
        { sheet: '', row: 4 },
      ];
      await checks.choices.choose(LIST.id, [first, second], buy);
      const give = (cells: Parameters<typeof checks.distribution.give>[1]): Promise<void> =>
        checks.distribution.give(LIST.id, cells, KEPT.by, KEPT.at);
      await give([
        { ...first, library: '320104', copies: 1 },
        { ...first, library: '320115', copies: 2 },
        { ...second, library: '320104', copies: 1 },
        { ...third, library: '320104', copies: 9 },
      ]);
      const { total, lines } = await checks.distribution.lines(LIST.id, 1, 0);
      expect(total).to.equal(2);
      expect(lines.map(({ line: { row }, ...told }) => ({ row, ...told }))).to.eql([
        { row: 2, price: 4500, copies: 2, given: { '320104': 1, '320115': 2 } },
      ]);
      expect(await checks.distribution.sums(LIST.id)).to.eql({
        byLibrary: {
          '320104': { titles: 2, copies: 2, list: 4500 },
          '320115': { titles: 1, copies: 2, list: 9000 },
        },
        over: 1,
      });
      await give([{ ...first, library: '320115', copies: 0 }]);
      expect((await checks.distribution.sums(LIST.id)).over).to.equal(0);
      expect(await checks.distribution.given(LIST.id)).to.have.deep.members([
        { ...first, library: '320104', copies: 1 },
        { ...second, library: '320104', copies: 1 },
        { ...third, library: '320104', copies: 9 },
      ]);
      await checks.lists.remove(LIST.id);
      expect(await checks.distribution.given(LIST.id)).to.eql([]);
      await give([{ ...first, library: '320104', copies: 1 }]);
      expect(await checks.distribution.given(LIST.id)).to.eql([]);
    });

    it('are listed for their library and, when they are shared, for others', async () => {
      await read(['甲']);
      const later = { id: 'b'.repeat(32), at: '2026-03-05T00:00:00.000Z' };
      await read(['甲'], { ...later, library: '320115', shared: true });
      await read(['甲'], { id: 'c'.repeat(32), library: '320115' });
      const ids = async (library: string | undefined): Promise<string[]> =>
        (await checks.lists.list(library, 9, 0)).lists.map(({ id }) => id.charAt(0));
      expect(await ids('320104')).to.eql(['b', 'a']);
      expect(await ids('320115')).to.eql(['b', 'c']);
      expect(await ids(undefined)).to.eql(['b', 'a', 'c']);
      expect((await checks.lists.list(undefined, 1, 1)).total).to.equal(3);
      expect(await checks.lists.count('320115')).to.eql({ kept: 2, open: 2 });
    });

    it('remember what columns mean, of a supplier and of the same headings', async () => {
      const { columnsOf, rememberColumns } = {
        columnsOf: checks.columns.columnsOf.bind(checks.columns),
        rememberColumns: checks.columns.rememberColumns.bind(checks.columns),
      };
      const said = COLUMNS.map((one) => ({ ...one, field: 'note' as const }));
      await rememberColumns('320104', '某书社', said);
      expect(await columnsOf('320104', '某书社', COLUMNS.slice(1))).to.eql(said.slice(1));
      expect(await columnsOf('320104', '', COLUMNS)).to.eql(said);
      expect(await columnsOf('320104', '别家', COLUMNS.slice(1))).to.eql(COLUMNS.slice(1));
      expect(await columnsOf('320115', '某书社', COLUMNS)).to.eql(COLUMNS);
    });

    it('are checked by one process at a time', async () => {
      const other = await opened.another();
      const turn = await checks.progress.acquire();
      expect(await other.progress.acquire()).to.equal(undefined);
      await turn?.renew();
      await turn?.release();
      expect(await other.progress.acquire()).to.not.equal(undefined);
      await other.close();
    });
  });
}
