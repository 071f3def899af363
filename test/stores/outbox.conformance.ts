/** What every `Outbox` keeps of what persons are told. */
import { expect } from 'chai';
import type { Message } from '../../catalogue/message.ts';
import type { MessageReader } from '../../catalogue/ports/outbox.ts';
import { deedOf } from '../support/deeds.ts';
import { addressOf, messageTo, put } from '../support/messages.ts';
import type { OpenedRegistry } from './registry.conformance.ts';

const NOON = '2026-03-01T12:00:00.000Z';
const LATER = '2026-03-01T12:10:00.000Z';

export function outboxConformance(name: string, open: () => Promise<OpenedRegistry>): void {
  describe(`${name}, its messages`, () => {
    let opened: OpenedRegistry;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.dispose());

    const readBy = async (of: MessageReader): Promise<readonly Message[]> =>
      (await opened.registry.outbox.messages(of, 10, 0)).messages;
    const dueAt = async (now: string): Promise<string[]> => {
      const due = await opened.registry.outbox.take(now, '2026-03-01T13:00:00.000Z', 10);
      return due.map(({ to }) => to);
    };

    it('are put down with the act that tells them, or not at all', async () => {
      const { registry } = opened;
      await put(registry, [messageTo(['a@x.example', 'b@x.example'])], NOON);
      const [message] = await readBy('all');
      expect(message).to.deep.include({
        at: NOON,
        kind: 'health',
        about: 'source:qinhuai-dc',
        audience: { kind: 'library', library: '320104' },
        href: '/staff/sources/qinhuai-dc',
      });
      expect(message!.deliveries).to.eql(
        ['a@x.example', 'b@x.example'].map((to) => ({
          to,
          state: 'waiting',
          tries: 0,
          at: NOON,
          fault: '',
        })),
      );
      // The second act is refused by the store: its key is there already.
      const [held] = await registry.keys.all();
      const twice = registry.keys.add({ ...held!, hash: '' }, deedOf({ mail: [messageTo([])] }));
      expect(
        await twice.then(
          () => 'done',
          () => 'refused',
        ),
      ).to.equal('refused');
      expect(await readBy('all')).to.have.lengthOf(1);
    });

    it('have no line of their own in a title, no controls, and no end of a long text', async () => {
      const title = '标题\r\nBcc: all@x.example\u202e\u0000 尾';
      await put(opened.registry, [
        messageTo([], { title, text: `一\r\n二\u2028三\n${'四'.repeat(9_000)}` }),
      ]);
      const [message] = await readBy('all');
      expect(message!.title).to.equal('标题 Bcc: all@x.example  尾');
      expect(message!.text).to.match(/^一\n二 三\n四+…$/);
      expect(message!.text.length).to.be.lessThan(4_100);
    });

    it('are read by whom they are for, newest first, page by page', async () => {
      const { registry } = opened;
      const [qinhuai, jiangning, city, person] = [
        messageTo([]),
        messageTo([], { audience: { kind: 'library', library: '320115' } }),
        messageTo([], { audience: { kind: 'city' } }),
        messageTo([], { audience: { kind: 'person', person: 'u1' } }),
      ];
      for (const [i, message] of [qinhuai, jiangning, city, person, qinhuai].entries())
        await put(registry, [message], `2026-03-0${i + 1}T00:00:00.000Z`);
      const daysOf = async (of: MessageReader): Promise<string[]> =>
        (await readBy(of)).map(({ at }) => at.slice(8, 10));
      expect(await daysOf('all')).to.eql(['05', '04', '03', '02', '01']);
      expect(await daysOf({ library: '320104', person: 'u1' })).to.eql(['05', '04', '01']);
      expect(await daysOf({ library: '320104', person: 'u2' })).to.eql(['05', '01']);
      expect(await daysOf({ library: null, person: null })).to.eql([]);
      const second = await registry.outbox.messages('all', 2, 2);
      expect(second.total).to.equal(5);
      expect(second.messages.map(({ at }) => at.slice(8, 10))).to.eql(['03', '02']);
    });

    it('are taken by one sender, and fall due again when that one dies', async () => {
      const other = await opened.another();
      await put(opened.registry, [messageTo(['a@x.example', 'b@x.example'])], NOON);
      expect(await dueAt('2026-03-01T11:59:59.999Z')).to.eql([]);
      const taken = await opened.registry.outbox.take(NOON, LATER, 10);
      expect(taken.map(({ to, tries }) => [to, tries])).to.eql([
        ['a@x.example', 0],
        ['b@x.example', 0],
      ]);
      expect(await other.outbox.take(NOON, LATER, 10)).to.eql([]);
      expect((await other.outbox.take(LATER, NOON, 1)).map(({ to }) => to)).to.eql(['a@x.example']);
      await other.close();
    });

    it('say what became of each way, and count what is on its way or given up', async () => {
      const { outbox } = opened.registry;
      const [a, b, c] = ['a@x.example', 'b@x.example', 'c@x.example'].map(addressOf);
      await put(opened.registry, [messageTo([a!, b!, c!])], NOON);
      const { id } = (await readBy('all'))[0]!;
      await outbox.settle(id, a!, { kind: 'sent' }, LATER);
      await outbox.settle(id, b!, { kind: 'failed', fault: '对方不收', next: null }, LATER);
      await outbox.settle(id, c!, { kind: 'failed', fault: '连不上', next: LATER }, NOON);
      expect((await readBy('all'))[0]!.deliveries).to.eql([
        { to: a, state: 'sent', tries: 1, at: LATER, fault: '' },
        { to: b, state: 'failed', tries: 1, at: LATER, fault: '对方不收' },
        { to: c, state: 'waiting', tries: 1, at: LATER, fault: '连不上' },
      ]);
      expect(await outbox.standing(NOON)).to.eql({ waiting: 1, failed: 1 });
      expect(await outbox.standing('2026-03-02T00:00:00.000Z')).to.eql({ waiting: 1, failed: 0 });
      expect(await dueAt(NOON)).to.eql([]);
      expect(await dueAt(LATER)).to.eql([c]);
      await outbox.settle(id, c!, { kind: 'unsent' }, LATER);
      expect((await readBy('all'))[0]!.deliveries[2]).to.deep.include({
        state: 'unsent',
        tries: 1,
      });
    });

    it('forget a secret once nobody is still to be told', async () => {
      const { outbox } = opened.registry;
      const [a, b] = ['a@x.example', 'b@x.example'].map(addressOf);
      const secretHref = '/staff/join/canary';
      await put(
        opened.registry,
        [messageTo([a!, b!], { secretHref }), messageTo([], { secretHref })],
        NOON,
      );
      const secrets = async (): Promise<(string | null)[]> =>
        (await outbox.take(LATER, NOON, 10)).map((due) => due.secretHref);
      expect(await secrets()).to.eql([secretHref, secretHref]);
      expect(JSON.stringify(await readBy('all'))).to.not.include('canary');
      const id = (await readBy('all')).find(({ deliveries }) => deliveries.length > 0)!.id;
      await outbox.settle(id, a!, { kind: 'sent' }, LATER);
      expect(await secrets()).to.eql([secretHref]);
      await outbox.settle(id, b!, { kind: 'failed', fault: '', next: NOON }, NOON);
      expect(await secrets()).to.eql([secretHref]);
      await outbox.settle(id, b!, { kind: 'failed', fault: '', next: null }, NOON);
      await outbox.settle(id, b!, { kind: 'failed', fault: '', next: NOON }, NOON);
      expect(await secrets()).to.eql([null]);
    });

    it('are gone after their time, with their ways', async () => {
      const { registry } = opened;
      await put(registry, [messageTo(['a@x.example'])], NOON);
      await put(registry, [messageTo(['b@x.example'])], LATER);
      await registry.outbox.forgetBefore(LATER);
      expect((await readBy('all')).map(({ at }) => at)).to.eql([LATER]);
      expect(await dueAt(LATER)).to.eql(['b@x.example']);
    });
  });
}
