/** What every `Cases` keeps of what people outside write about documents. */
import { expect } from 'chai';
import type { CaseValues, Cases } from '../../catalogue/ports/cases.ts';
import type { NewMessage } from '../../catalogue/message.ts';
import { caseFacts, caseSubject } from '../../catalogue/reader-case.ts';
import type { CaseState, NewCase, ReaderCase } from '../../catalogue/reader-case.ts';
import { deedOf } from '../support/deeds.ts';
import type { OpenedRegistry } from './registry.conformance.ts';

const AT = '2026-05-01T00:00:00.000Z';

const letter: NewCase = {
  kind: 'personal',
  work: 'w1',
  title: '秦淮王氏宗谱',
  record: { source: 'qh', identifier: '1' },
  library: '320104',
  writer: { name: '王某', contact: '025-0000', address: '', text: '载有我家住址', proof: '' },
  due: '2026-05-04T00:00:00.000Z',
};

export function casesConformance(name: string, open: () => Promise<OpenedRegistry>): void {
  describe(`${name}, its cases`, () => {
    let opened: OpenedRegistry;
    let cases: Cases;
    let made = 0;
    beforeEach(async () => {
      made = 0;
      opened = await open();
      cases = opened.registry.cases;
    });
    afterEach(() => opened.dispose());

    const write = (changed: Partial<NewCase> = {}): Promise<ReaderCase> =>
      cases.open({ ...letter, ...changed }, AT, `hash ${++made}`, (one) =>
        deedOf({ act: 'case-open', subject: caseSubject(one), after: caseFacts(one) }),
      );
    const change = (
      id: number,
      state: CaseState,
      values: CaseValues,
    ): Promise<ReaderCase | undefined> =>
      cases.change(id, state, values, (one) =>
        deedOf({ act: 'case-close', subject: caseSubject(one), after: caseFacts(one) }),
      );
    const listed = async (query: Parameters<Cases['list']>[0]): Promise<number[]> =>
      (await cases.list(query, 100, 0)).cases.map(({ id }) => id);

    it('keeps one as it was written, for every process, and finds it by its secret', async () => {
      const one = await write();
      const { id, state, at, answer, closedAt, handledBy, ...given } = one;
      expect(given).to.eql(letter);
      expect({ id, state, at, answer, closedAt, handledBy }).to.eql({
        id: 1,
        state: 'new',
        at: AT,
        answer: '',
        closedAt: null,
        handledBy: '',
      });
      const other = await opened.another();
      expect(await other.cases.find(1)).to.eql(one);
      expect(await other.cases.bySecret('hash 1')).to.eql(one);
      expect(await other.cases.bySecret('hash 2')).to.equal(undefined);
      await other.close();
    });

    it('is of none in particular, and of the city', async () => {
      const one = await write({ work: null, record: null, library: null, title: '' });
      expect(await cases.find(one.id)).to.eql(one);
    });

    it('changes one that is in the state that was read, and no other', async () => {
      await write();
      const taken = await change(1, 'new', { state: 'working', handledBy: '馆员甲' });
      expect(taken).to.deep.include({ state: 'working', handledBy: '馆员甲', answer: '' });
      expect(await change(1, 'new', { state: 'rejected' })).to.equal(undefined);
      expect(await change(7, 'new', { state: 'working' })).to.equal(undefined);
      const closed = await change(1, 'working', {
        state: 'answered',
        answer: '已屏蔽',
        closedAt: AT,
      });
      expect(closed).to.deep.include({ state: 'answered', answer: '已屏蔽', closedAt: AT });
      expect(await opened.registry.audit.latest(10)).to.have.lengthOf(3);
    });

    it('tells the audit nothing of who wrote', async () => {
      await write();
      const [entry] = await opened.registry.audit.latest(1);
      expect(JSON.stringify(entry)).to.not.include('王某').and.not.include('住址');
      expect(entry?.after).to.deep.include({ kind: 'personal', library: '320104' });
    });

    it('lists open ones by when they are due, then closed ones, of a library, kind and state', async () => {
      await write({ due: '2026-05-09T00:00:00.000Z' });
      await write({ kind: 'correction', due: '2026-05-02T00:00:00.000Z' });
      await write({ library: '320115' });
      await write();
      await change(4, 'new', { state: 'answered', answer: '好', closedAt: AT });
      expect(await listed({})).to.eql([2, 3, 1, 4]);
      expect(await listed({ library: '320104' })).to.eql([2, 1, 4]);
      expect(await listed({ state: 'open' })).to.eql([2, 3, 1]);
      expect(await listed({ state: 'answered' })).to.eql([4]);
      expect(await listed({ kind: 'correction' })).to.eql([2]);
      expect(await cases.count({ dueBefore: '2026-05-05T00:00:00.000Z' })).to.equal(2);
      expect(await cases.count({ state: 'open', library: '320104' })).to.equal(2);
      expect(await cases.list({}, 1, 1)).to.deep.include({ total: 4 });
    });

    it('keeps who was told that one is overdue, once, with the messages', async () => {
      await write({ due: '2026-05-09T00:00:00.000Z' });
      await write({ due: '2026-05-02T00:00:00.000Z' });
      await write({ due: '2026-06-01T00:00:00.000Z' });
      const late = '2026-05-10T00:00:00.000Z';
      const overdue = async (): Promise<unknown[]> =>
        (await cases.overdue(late)).map(({ one, known, toldAt }) => [one.id, known, toldAt]);
      expect(await overdue()).to.eql([
        [2, 'nobody', null],
        [1, 'nobody', null],
      ]);
      const message: NewMessage = {
        kind: 'case',
        audience: { kind: 'city' },
        about: 'case:2',
        title: '已过期限',
        text: '请处理',
        href: '/staff/cases/2',
        to: [],
      };
      const told = { to: 'owner', messages: [message], at: late } as const;
      expect(await cases.tellOverdue(2, 'nobody', told)).to.equal(true);
      expect(await cases.tellOverdue(2, 'nobody', told)).to.equal(false);
      expect((await opened.registry.outbox.messages('all', 10, 0)).total).to.equal(1);
      expect(await overdue()).to.deep.include([2, 'owner', late]);
      await cases.tellOverdue(2, 'owner', { ...told, to: 'city', messages: [] });
      await change(1, 'new', { state: 'answered', answer: '好', closedAt: late });
      expect(await cases.tellOverdue(1, 'nobody', told)).to.equal(false);
      expect(await overdue()).to.eql([]);
    });

    it('forgets who wrote of one that was closed before, and keeps that there was one', async () => {
      await write();
      await write();
      await change(1, 'new', { state: 'answered', answer: '王某先生：已屏蔽', closedAt: AT });
      expect(await cases.forget('personal', AT)).to.equal(0);
      expect(await cases.forget('correction', '2027-01-01T00:00:00.000Z')).to.equal(0);
      expect(await cases.forget('personal', '2027-01-01T00:00:00.000Z')).to.equal(1);
      expect(await cases.find(1)).to.deep.include({ state: 'answered', writer: null, answer: '' });
      expect(await cases.bySecret('hash 1')).to.equal(undefined);
      expect((await cases.find(2))?.writer).to.eql(letter.writer);
      expect(await cases.forget('personal', '2027-01-01T00:00:00.000Z')).to.equal(0);
    });
  });
}
