/** Letters of readers and rights holders: the public form, what becomes of them, and who may read them. */
import { expect } from 'chai';
import { pino } from 'pino';
import { documentId } from '../../catalogue/ids.ts';
import { DAY_MS, HOUR_MS } from '../../catalogue/time.ts';
import { forgetWriters } from '../../desk/cases/forget.ts';
import { tellOverdue } from '../../desk/cases/overdue.ts';
import { deedOf } from '../support/deeds.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import { Browser } from '../support/signed-in.ts';
import type { Shown } from '../support/signed-in.ts';

/** 金陵琐事, held by 金陵 and 秦淮 as one work; 景定建康志 by 金陵 alone. */
const SHARED = documentId('jinling-dc', 'oai:jinling.example:2');
const ALONE = documentId('jinling-dc', 'oai:jinling.example:1');

describe('a letter about a document', function () {
  let portal: PortalFixture;
  let reader: Browser;
  let now: Date;

  beforeEach(async () => {
    // Not at the end of an hour.
    now = new Date(Math.floor(Date.now() / HOUR_MS) * HOUR_MS + 60_000);
    portal = await openPortal(undefined, { now: () => now });
    reader = new Browser(portal.url);
  });
  afterEach(() => portal.close());

  /** Shows the form, and waits as long as somebody writes. */
  const form = async (kind: string, work = ''): Promise<Shown & { stamp: string }> => {
    const shown = await reader.get(`/feedback?kind=${kind}&work=${work}`);
    now = new Date(now.getTime() + 60_000);
    return { ...shown, stamp: /name="stamp" value="([^"]+)"/.exec(shown.html)?.[1] ?? '' };
  };
  const write = async (
    fields: Readonly<Record<string, string>>,
    { kind = 'correction', work = '' } = {},
  ): Promise<Shown> => {
    const { stamp } = await form(kind, work);
    return reader.post('/feedback', { stamp, kind, work, ...fields });
  };
  const first = async (): Promise<unknown> => portal.stores.registry.cases.find(1);

  it('begins on the page of the work, with what it may be about', async () => {
    const work = await reader.get(`/works/${ALONE}`);
    expect(work.html).to.include(`/feedback?work=${ALONE}`);
    // The form for what is most often said stands on the page itself.
    expect(work.html).to.include('<form class="form" method="post" action="/feedback">');
    const kinds = await reader.get(`/feedback?work=${ALONE}`);
    expect(kinds.html).to.include('景定建康志').and.include('纠错').and.include('侵权投诉');
    expect(kinds.html).to.include(`/feedback?kind=personal&amp;work=${ALONE}`);
    expect(kinds.html).to.include('noindex');
  });

  describe('on the page of a work', () => {
    /** The hidden fields and those that were filled in, as a browser sends them: with where the page is from. */
    const sent = async (
      typed: Readonly<Record<string, string>>,
      headers: Readonly<Record<string, string>> = { Origin: portal.url },
    ): Promise<Shown> => {
      const { html } = await reader.get(`/works/${SHARED}`);
      const [form = ''] = /<form class="form"[\s\S]*?<\/form>/.exec(html) ?? [];
      const hidden = [...form.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value] as const,
      );
      reader.headers = headers;
      return reader.postAs('/feedback', [...hidden, ...Object.entries(typed)]);
    };

    it('needs no cookie, and the page is one that a browser has kept', async () => {
      const page = await fetch(`${portal.url}/works/${SHARED}`);
      now = new Date(now.getTime() + 1_000);
      const again = await fetch(`${portal.url}/works/${SHARED}`);
      expect(page.headers.getSetCookie()).to.eql([]);
      expect(again.headers.get('etag')).to.match(/^W/).and.equal(page.headers.get('etag'));
      expect(page.headers.get('cache-control')).to.equal('private, no-cache');
      expect(new Set(idsIn(await page.text()))).to.include.keys('text', 'library', 'contact');
    });

    it('has every id once', async () => {
      const ids = idsIn((await reader.get(`/works/${SHARED}`)).html);
      expect(ids).to.eql([...new Set(ids)]);
    });

    it('is sent at once, to the library that is meant', async () => {
      const letter = await sent({ text: '作者应为周晖', library: '320104' });
      expect(letter.status).to.equal(303);
      expect([...reader.cookies.keys()]).to.eql([]);
      expect(await first()).to.deep.include({ kind: 'correction', library: '320104' });
      for (const site of [{ 'Sec-Fetch-Site': 'same-origin' }, { Origin: portal.url }])
        expect((await sent({ text: '又' }, site)).status).to.equal(303);
    });

    it('shows what was wrong with it, and what was typed', async () => {
      const wrong = await sent({ text: ' ', contact: '025-1234', library: '320104' });
      expect(wrong.status).to.equal(422);
      expect(wrong.html).to.include('href="#text"').and.include('value="025-1234"');
      expect(wrong.html).to.include('<option value="320104" selected>');
      const trapped = await sent({ text: '写了很久的话', website: 'https://x.example' });
      expect(trapped.status).to.equal(422);
      expect(trapped.html).to.include('写了很久的话');
    });

    it('is taken from no other site, and from no program that does not say where it stood', async () => {
      for (const from of [
        {},
        { Origin: 'https://elsewhere.example' },
        { Origin: 'null' },
        { 'Sec-Fetch-Site': 'cross-site' },
        { Origin: portal.url, 'Sec-Fetch-Site': 'cross-site' },
        { 'Sec-Fetch-Site': 'none' },
      ])
        expect((await sent({ text: '不是读者' }, from)).status, JSON.stringify(from)).to.equal(403);
      expect(await first()).to.equal(undefined);
    });

    it('that is one too many is shown again, to be sent later', async () => {
      for (let n = 0; n < 6; n++) await sent({ text: `第 ${n} 封` });
      const late = await sent({ text: '第七封也写了很久' });
      expect(late.status).to.equal(429);
      expect(late.headers.get('retry-after')).to.match(/^\d+$/);
      expect(late.html).to.include('第七封也写了很久').and.include('请过一个小时再写');
    });

    it('is there in English too', async () => {
      reader.headers = { Cookie: 'lang=en' };
      const { html } = await reader.get(`/works/${ALONE}`);
      expect(html).to.include('A mistake? Tell us').and.include('>Send</button>');
    });
  });

  it('gives a number and a secret address, which tells how it stands', async () => {
    const sent = await write(
      { text: '年代写错了', contact: 'wang@reader.example' },
      { work: ALONE },
    );
    expect(sent.status).to.equal(303);
    expect(sent.location).to.match(/^\/feedback\/[\w-]{32}$/);
    const letter = await reader.follow(sent);
    expect(letter.html).to.include('来信第 1 号').and.include('新收').and.include('年代写错了');
    expect(letter.html).to.not.include('wang@reader.example');
    expect(letter.headers.get('referrer-policy')).to.equal('no-referrer');
    expect(letter.headers.get('cache-control')).to.equal('no-store');
    expect(await first()).to.deep.include({
      kind: 'correction',
      library: '320100',
      title: '景定建康志 五十卷',
      record: { source: 'jinling-dc', identifier: 'oai:jinling.example:1' },
    });
    expect((await reader.get('/feedback/1')).status).to.equal(404);
    expect((await reader.get(`/feedback/${'x'.repeat(32)}`)).status).to.equal(404);
  });

  it('is logged without its secret', async () => {
    let log = '';
    const logged = await openPortal(undefined, {
      logger: pino({}, { write: (line) => (log += line) }),
    });
    try {
      const secret = 'Ab-_'.repeat(8);
      await new Browser(logged.url).get(`/feedback/${secret}`);
      expect(log).to.include('GET /feedback/… 404').and.not.include(secret);
    } finally {
      await logged.close();
    }
  });

  it('goes to the library that is meant, else to the city', async () => {
    const { html } = await form('correction', SHARED);
    expect(html).to.include('哪个馆的记录');
    await write({ text: '一', library: '320104' }, { work: SHARED });
    await write({ text: '二' }, { work: SHARED });
    await write({ text: '三' });
    const { cases } = portal.stores.registry;
    expect((await cases.find(1))?.record?.source).to.equal('qinhuai-dc');
    expect((await cases.find(2))?.library).to.equal(null);
    expect((await cases.find(3))?.work).to.equal(null);
  });

  it('of infringement has what the regulation asks for', async () => {
    const page = await form('infringement', ALONE);
    expect(page.html).to.include('第十四条').and.include('初步证明材料');
    const wrong = await write({ text: '请删除' }, { kind: 'infringement', work: ALONE });
    expect(wrong.status).to.equal(422);
    for (const field of ['name', 'contact', 'address', 'proof', 'isTrue'])
      expect(wrong.html, field).to.include(`href="#${field}"`);
    expect(wrong.html).to.include('请删除');
    const whole = {
      text: '请删除',
      name: '某出版社',
      contact: '025-0000',
      address: '南京某路 1 号',
      proof: '版权页',
      isTrue: '1',
    };
    const sent = await write(whole, { kind: 'infringement', work: ALONE });
    expect(sent.status).to.equal(303);
    const one = await portal.stores.registry.cases.find(1);
    expect(Date.parse(one?.due ?? '') - Date.parse(one?.at ?? '')).to.equal(2 * DAY_MS);
  });

  it('is not taken from machines, and nothing that was written is lost by it', async () => {
    const { stamp } = await form('other');
    const text = { text: '写了很久的话', kind: 'other' };
    const trapped = await reader.post('/feedback', {
      ...text,
      stamp,
      website: 'https://x.example',
    });
    expect(trapped.status).to.equal(422);
    expect(trapped.html).to.include('写了很久的话');
    for (const bad of ['', 'x', `${stamp}x`])
      expect((await reader.post('/feedback', { ...text, stamp: bad })).status).to.equal(422);
    const shown = await reader.get('/feedback?kind=other');
    const atOnce = /name="stamp" value="([^"]+)"/.exec(shown.html)?.[1] ?? '';
    expect((await reader.post('/feedback', { ...text, stamp: atOnce })).status).to.equal(422);
    now = new Date(now.getTime() + 25 * HOUR_MS);
    expect((await reader.post('/feedback', { ...text, stamp })).status).to.equal(422);
    expect((await reader.post('/feedback', { ...text, stamp: atOnce })).status).to.equal(422);
    const foreign = await new Browser(portal.url).postAs('/feedback', {
      ...text,
      stamp,
      _csrf: 'x',
    });
    expect(foreign.status).to.equal(403);
    expect(await first()).to.equal(undefined);
  });

  it('is one of a few an hour, and of a length', async () => {
    const long = await write({ text: '长'.repeat(4_001) });
    expect(long.status).to.equal(422);
    expect(long.html).to.include('最长 4000 个字');
    const huge = await write({ text: '长'.repeat(20_000) });
    expect(huge.status).to.equal(413);
    const statuses: number[] = [];
    for (let n = 0; n < 6; n++) statuses.push((await write({ text: `第 ${n} 封` })).status);
    expect(statuses.slice(0, 5)).to.eql([303, 303, 303, 303, 303]);
    expect(statuses[5]).to.equal(429);
  });

  it('is dealt with by its library: taken in hand, answered, and read by the writer', async () => {
    const sent = await write(
      { text: '载有我家住址', name: '王某' },
      { kind: 'personal', work: ALONE },
    );
    const letter = sent.location ?? '';
    const city = await portal.signIn('admin');
    const own = await portal.signIn('librarian', '320100');
    const other = await portal.signIn('librarian', '320104');

    expect((await own.get('/staff')).html).to.include('有 1 封来信等着处理');
    const list = await own.get('/staff/cases');
    expect(list.html).to.include('来信第 1 号').and.include('个人信息').and.not.include('王某');
    expect((await other.get('/staff/cases')).html).to.not.include('来信第 1 号');
    expect((await other.get('/staff/cases/1')).status).to.equal(404);
    expect((await other.post('/staff/cases/1/take')).status).to.equal(404);

    const one = await own.get('/staff/cases/1');
    expect(one.html).to.include('王某').and.include('载有我家住址');
    expect(one.html).to.include('/staff/suppressions/new?scope=record');
    const taken = await own.follow(await own.post('/staff/cases/1/take'));
    expect(taken.html).to.include('已受理').and.include('处理中');
    expect((await own.post('/staff/cases/1/take')).status).to.equal(409);

    const empty = await own.post('/staff/cases/1/close', { how: 'answered', answer: ' ' });
    expect(empty.status).to.equal(422);
    const closed = await own.post('/staff/cases/1/close', {
      how: 'answered',
      answer: '已隐去，谢谢。',
    });
    expect(closed.status).to.equal(303);
    expect((await city.get('/staff/cases?state=')).html).to.include('已答复');
    const told = await reader.get(letter);
    expect(told.html).to.include('已隐去，谢谢。').and.include('已答复');
    expect((await own.post('/staff/cases/1/close', { answer: '又' })).status).to.equal(409);
    const acts = (await portal.stores.registry.audit.latest(50)).map(({ act }) => act);
    expect(acts).to.include.members(['case-open', 'case-take', 'case-close']);
    const { messages } = await portal.stores.registry.outbox.messages('all', 10, 0);
    expect(messages.map(({ href, audience }) => [href, audience])).to.eql([
      ['/staff/cases/1', { kind: 'library', library: '320100' }],
    ]);
    expect(JSON.stringify(messages)).to.not.include('王某').and.not.include('住址');
  });

  it('is passed on by the city to any library, by a library to the city', async () => {
    await write({ text: '一' }, { work: ALONE });
    const city = await portal.signIn('admin');
    const own = await portal.signIn('librarian', '320100');
    await own.get('/staff/cases/1');
    expect((await own.post('/staff/cases/1/assign', { library: '320104' })).status).to.equal(403);
    expect((await own.post('/staff/cases/1/assign', { library: '' })).status).to.equal(303);
    expect((await own.get('/staff/cases/1')).status).to.equal(404);
    await city.get('/staff/cases/1');
    expect((await city.post('/staff/cases/1/assign', { library: '320104' })).status).to.equal(303);
    const other = await portal.signIn('librarian', '320104');
    expect((await other.get('/staff/cases/1')).status).to.equal(200);
  });

  it('is overdue when nobody answered in time', async () => {
    await write({ text: '一' }, { kind: 'internal', work: ALONE });
    const own = await portal.signIn('librarian', '320100');
    expect((await own.get('/staff/cases')).html).to.not.include('已过期限');
    const { cases } = portal.stores.registry;
    const one = (await cases.find(1))!;
    const writer = { name: '', contact: '', address: '', text: '二', proof: '' };
    const late = { ...one, writer, due: '2020-01-01T00:00:00.000Z' };
    await cases.open(late, one.at, 'another', () => deedOf({ act: 'case-open' }));
    expect((await own.get('/staff/cases')).html).to.include('已过期限');
    expect((await own.get('/staff')).html).to.include('有 1 封来信过了答复期限');
  });

  it('is forgotten half a year after it was closed, and of infringement after three years', async () => {
    const sent = await write({ text: '一', name: '王某' }, { work: ALONE });
    const own = await portal.signIn('librarian', '320100');
    await own.get('/staff/cases/1');
    await own.post('/staff/cases/1/close', { how: 'rejected', answer: '不改' });
    const { cases } = portal.stores.registry;
    const after = (days: number): Date => new Date(Date.now() + days * DAY_MS);
    expect(await forgetWriters(cases, after(179))).to.equal(0);
    expect(await forgetWriters(cases, after(181))).to.equal(1);
    expect((await reader.get(sent.location ?? '')).status).to.equal(404);
    const one = await own.get('/staff/cases/1');
    expect(one.html).to.include('已按规定删去').and.not.include('王某');
  });

  it('that is past its deadline is told to whoever has it, then to the city, and to nobody twice', async () => {
    const { registry } = portal.stores;
    await portal.signIn('librarian', '320100');
    await portal.signIn('admin');
    await write({ text: '载有我家住址' }, { kind: 'personal', work: ALONE });
    const at = (days: number): Date => new Date(Date.now() + days * DAY_MS);
    const told = async (days: number): Promise<string[]> => {
      const before = (await registry.outbox.messages('all', 100, 0)).total;
      await tellOverdue(registry, at(days));
      const { total, messages } = await registry.outbox.messages('all', 100, 0);
      return messages
        .slice(0, total - before)
        .map(({ audience, title }) => `${audience.kind} ${title}`);
    };
    expect(await told(2)).to.eql([]);
    expect(await told(3.5)).to.eql(['library 来信第 1 号已过期限']);
    expect(await told(4)).to.eql([]);
    expect(await told(6.6)).to.eql(['city 来信第 1 号（金陵图书馆）已过期限']);
    expect(await told(20)).to.eql([]);
  });

  it('that the city has is told to the city alone, and one that was answered to nobody', async () => {
    const { registry } = portal.stores;
    await write({ text: '有一处写错了' }, { kind: 'other' });
    await write({ text: '又一处' }, { kind: 'other' });
    const admin = await portal.signIn('admin');
    await admin.get('/staff/cases/2');
    await admin.post('/staff/cases/2/close', { how: 'answered', answer: '已改' });
    const later = new Date(Date.now() + 30 * DAY_MS);
    expect(await tellOverdue(registry, later)).to.equal(true);
    const [message] = (await registry.outbox.messages('all', 1, 0)).messages;
    expect(message).to.deep.include({ audience: { kind: 'city' }, about: 'case:1' });
    expect(message?.text).to.not.include('写错');
    expect(await tellOverdue(registry, later)).to.equal(false);
  });
});

function idsIn(html: string): string[] {
  return [...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id);
}
