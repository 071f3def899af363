/** Purchase lists on pages: whose they are, what is said of lines, and what is refused. */
import { expect } from 'chai';
import { xlsx } from '../../support/xlsx.ts';
import { openPortal } from '../../support/portal-fixture.ts';
import type { PortalFixture } from '../../support/portal-fixture.ts';
import type { Browser } from '../../support/signed-in.ts';

const OWN = '320104';
const OTHER = '320115';

describe('purchase lists on pages', function () {
  let portal: PortalFixture;
  let buyer: Browser;
  before(async () => {
    portal = await openPortal(undefined);
    buyer = await portal.signIn('acquisitions', OWN);
  });
  after(() => portal.close());

  /** Hands in pasted lines, and waits until they are checked. */
  async function listOf(lines: readonly string[], purpose = 'buy'): Promise<string> {
    await buyer.get('/staff/checks');
    const form = new FormData();
    for (const [name, value] of Object.entries({
      purpose,
      offered: 'auto',
      supplier: '示例公司',
      pasted: lines.join('\n'),
    }))
      form.set(name, value);
    const href = (await buyer.send('/staff/checks', form)).location ?? '';
    while (!(await buyer.get(href)).html.includes('已查完'));
    return href;
  }

  const decided = (href: string): ReturnType<typeof portal.stores.checks.lines.lines> =>
    portal.stores.checks.lines.lines(href.split('/').at(-1) ?? '', { decision: 'any' }, 9, 0);

  it('are for acquisitions librarians of the library alone, and nobody learns of another one', async () => {
    const href = await listOf(['金陵琐事']);
    const other = await portal.signIn('acquisitions', OTHER);
    for (const path of ['', '/columns', '/review', '/print', '/file', '/live'])
      expect((await other.get(`${href}${path}`)).status, path).to.equal(404);
    await other.get('/staff/checks');
    for (const path of ['', '/columns', '/review', '/lines', '/again', '/remove', '/take-back'])
      expect(
        (await other.post(`${href}${path}`, { line: '1:', name: '我的' })).status,
        path,
      ).to.equal(404);
    const librarian = await portal.signIn('librarian', OWN);
    expect((await librarian.get(href)).status).to.equal(403);
    const admin = await portal.signIn('admin');
    expect((await admin.get('/staff/checks')).html).to.include('秦淮区图书馆');
    expect((await admin.get(href)).status).to.equal(200);
  });

  it('say why nothing was handed in, with what was typed', async () => {
    await buyer.get('/staff/checks');
    const form = new FormData();
    form.set('purpose', 'buy');
    form.set('supplier', '某公司');
    const shown = await buyer.send('/staff/checks', form);
    expect(shown.status).to.equal(422);
    expect(shown.html).to.include('清单是空的').and.include('某公司');
  });

  it('are not handed in twice over, as a file and pasted', async () => {
    await buyer.get('/staff/checks');
    const form = new FormData();
    form.set('purpose', 'buy');
    form.set('_csrf', buyer.csrf);
    form.set('pasted', '金陵琐事');
    form.set('file', new Blob(['白下琐言']), '书单.txt');
    const shown = await buyer.send('/staff/checks', form);
    expect(shown.status).to.equal(422);
    expect(shown.html).to.include('只能交一样').and.include('金陵琐事');
  });

  it('of two sheets show examples of both, and are read from the one that is chosen', async () => {
    const form = new FormData();
    await buyer.get('/staff/checks');
    form.set('purpose', 'buy');
    form.set('_csrf', buyer.csrf);
    const arrived = Array.from({ length: 25 }, (_, i) => [`到货书${i}`, `K295/${i}`]);
    const book = xlsx({
      已到货: [['书名', '索书号'], ...arrived],
      征订: [
        ['题名', '作者'],
        ['金陵琐事', '周晖'],
      ],
    });
    form.set('file', new Blob([new Uint8Array(book)]), '两张.xlsx');
    const href = (await buyer.send('/staff/checks', form)).location ?? '';
    const done = async (): Promise<string> => {
      for (;;) {
        const { html } = await buyer.get(href);
        if (html.includes('已查完')) return html;
      }
    };
    expect(await done()).to.include('共 26 行');
    const { html } = await buyer.get(`${href}/columns`);
    expect(html).to.include('<bdi>金陵琐事</bdi>').and.include('读哪个工作表');
    await buyer.post(`${href}/columns`, { sheet: '征订' });
    expect(await done())
      .to.include('共 1 行')
      .and.include('征订 第 2 行');
    const chosen = (await buyer.get(`${href}/columns`)).html;
    expect(chosen).to.match(/<option value="征订"\s+selected/);
    const wrong = await buyer.post(`${href}/columns`, { sheet: '没有' });
    expect([wrong.status, wrong.html]).to.satisfy(
      ([status, shown]: [number, string]) => status === 422 && shown.includes('没有工作表“没有”'),
    );
  });

  it('carry what a person says of a line beside what the machine found, and take it back', async () => {
    const href = await listOf(['金陵琐事 周晖 南京出版社 2007', '没有这样的书']);
    const page = await buyer.get(`${href}/review?at=1`);
    const work = /name="work" value="(\w+)"/.exec(page.html)?.[1] ?? '';
    const said = { at: '1', line: '1:', work, seen: '' };
    const next = await buyer.post(`${href}/review`, { ...said, answer: 'same', why: '见书' });
    expect(next.location).to.include('at=2').and.include('done=1%3A');
    const [line] = (await decided(href)).lines;
    expect(line?.choice).to.include({ verdict: 'same-held', buy: false, work, why: '见书' });
    expect((await buyer.follow(next)).html).to.include('第 1 行：不买 · 改判：同一版本已藏');
    // Meanwhile somebody else has said something.
    const late = await buyer.post(`${href}/review`, { ...said, answer: 'other' });
    expect((await buyer.follow(late)).html).to.include('刚刚有人定过');
    const seen = line?.choice?.at ?? '';
    await buyer.post(`${href}/review`, { ...said, seen, answer: 'yes' });
    expect((await decided(href)).lines[0]?.choice).to.include({ verdict: 'same-held', buy: true });
    await buyer.post(`${href}/take-back`, { line: '1:', back: href });
    expect((await decided(href)).total).to.equal(0);
    expect((await buyer.get(`${href}/review?at=1`)).html)
      .to.include('撤回')
      .and.include('见书');
    const last = await buyer.post(`${href}/review`, {
      at: '2',
      line: '2:',
      seen: '',
      answer: 'no',
    });
    expect(last.location).to.equal(`${href}#lines`);
    expect((await buyer.get(`${href}/review?at=99`)).location).to.include('at=2');
  });

  it('may lead to a decision on two records that were found for a line, by a click of its own', async () => {
    const href = await listOf(['金陵琐事 周晖 南京出版社 2007']);
    const { html } = await buyer.get(`${href}/review`);
    expect(html).to.include('清单的行不是馆藏记录');
    const names = /id="match-a"[^]*?<\/select>/.exec(html)?.[0].matchAll(/value="([^"]+)"/g) ?? [];
    const [a = '', b = ''] = [...names].map(([, value]) => value ?? '');
    const said = { line: '1:', back: `${href}/review`, answer: 'same', why: '' };
    const alone = await buyer.post(`${href}/match`, { ...said, a, b: a });
    expect((await buyer.follow(alone)).html).to.include('请选两条不同的记录');
    const strange = await buyer.post(`${href}/match`, { ...said, a, b: 'jinling-dc oai:none' });
    expect([strange.status, strange.html]).to.satisfy(
      ([status, shown]: [number, string]) => status === 422 && shown.includes('不是为这一行找到的'),
    );
    const made = await buyer.post(`${href}/match`, { ...said, a, b });
    expect((await buyer.follow(made)).html).to.include('裁定已作出');
    const { total } = await portal.stores.records.matches({ decided: true }, 0, 0);
    expect(total).to.equal(1);
  });

  it('of things to be digitised are judged by what the work is held on', async () => {
    const href = await listOf(['景定建康志 周应合'], 'digitise');
    const { html } = await buyer.get(`${href}/review`);
    const work = /name="work" value="(\w+)"/.exec(html)?.[1] ?? '';
    expect(html).to.include('不做');
    await buyer.post(`${href}/review`, { at: '1', line: '1:', work, seen: '', answer: 'same' });
    const [line] = (await decided(href)).lines;
    expect(line?.choice).to.include({ verdict: 'print-only', buy: null });
  });

  it('are said of many at once, ticked or found, and refuse what means none', async () => {
    const href = await listOf(['没有的书一', '没有的书二', '金陵琐事']);
    const settle = async (fields: Readonly<Record<string, string>>): Promise<string> =>
      (await buyer.follow(await buyer.post(`${href}/lines`, fields))).html;
    expect(await settle({ meant: 'ticked', answer: 'buy' })).to.include('没有勾选任何行');
    expect(await settle({ meant: 'found' })).to.include('请先选');
    const found = { meant: 'found', verdict: 'not-held', answer: 'buy', why: '补藏' };
    expect(await settle(found)).to.include('已为 2 行记下人工意见');
    expect(await settle({ line: '3:', answer: 'verdict:other-edition-held' })).to.include(
      '已为 1 行',
    );
    expect((await decided(href)).lines.map(({ choice }) => choice?.verdict ?? choice?.buy)).to.eql([
      true,
      true,
      'other-edition-held',
    ]);
    expect(await settle({ meant: 'found', answer: 'back' })).to.include('已撤回 3 行');
  });

  it('say in English what was found, and what is wrong with a form', async () => {
    const href = await listOf(['金陵琐事']);
    buyer.cookies.set('lang', 'en');
    const { html } = await buyer.get(href);
    expect(html).to.include('taken for the same edition').and.not.include('判为同一版本');
    const refused = await buyer.post(href, { name: '', purpose: 'buy', offered: 'auto' });
    expect(refused.status).to.equal(422);
    expect(refused.html).to.include('The list needs a name');
    buyer.cookies.delete('lang');
  });

  it('with doubtful lines wait on the home of the staff, until somebody says something', async () => {
    const href = await listOf(['9787807182689']);
    const told = async (): Promise<boolean> =>
      (await buyer.get('/staff')).html.includes('1 行疑似，等您核对');
    expect(await told()).to.equal(true);
    await buyer.get(`${href}/review`);
    await buyer.post(`${href}/review`, { at: '1', line: '1:', seen: '', answer: 'no' });
    expect(await told()).to.equal(false);
  });
});
