/** Searches folded to oeuvres, on the page and for programs, and what the page of a work says of its kin. */
import { expect } from 'chai';
import { onBothEngines } from '../support/clusters.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import type { SampleRecord } from '../support/portal-records.ts';

const book = (
  identifier: string,
  title: string,
  more: readonly (readonly [string, string])[],
): SampleRecord => ({
  source: 'gaochun-dc',
  identifier: `oai:gaochun.example:${identifier}`,
  dc: [
    ['title', title],
    ['creator', '周复之著'],
    ['publisher', '南京出版社'],
    ['type', '图书'],
    ...more,
  ],
});
const serial = (identifier: string, title: string, more: SampleRecord['dc']): SampleRecord => ({
  source: 'gaochun-dc',
  identifier: `oai:gaochun.example:${identifier}`,
  dc: [['title', title], ['type', '期刊'], ...more],
});

const RECORDS: readonly SampleRecord[] = [
  book('1', '石臼湖灯船考略', [
    ['date', '1996'],
    ['format', '纸质'],
  ]),
  book('2', '石臼湖灯船考略（第2版）', [
    ['date', '2008'],
    ['format', '纸质'],
  ]),
  book('3', '石臼湖灯船考略', [
    ['date', '1996'],
    ['format', '缩微胶卷'],
  ]),
  book('4', '石臼湖灯船考略', [
    ['date', '1996'],
    ['format', '电子资源'],
  ]),
  book('5', '石臼湖渔歌', [
    ['date', '1999'],
    ['creator', '李石臼'],
  ]),
  book('8', '丹阳湖渔俗图说', [
    ['date', '2001'],
    ['format', '全2册'],
  ]),
  book('9', '丹阳湖渔俗图说 上册', [
    ['date', '2001'],
    ['format', '210页'],
  ]),
  book('10', '高淳乡土丛书', [
    ['date', '2003'],
    ['type', '丛书'],
  ]),
  book('11', '固城湖桥谱', [
    ['date', '2003'],
    ['relation', '高淳乡土丛书 ; 第3种'],
  ]),
  book('12', '湖阴杂咏', [
    ['date', '清光绪十年'],
    ['format', '刻本'],
  ]),
  book('13', '湖阴杂咏', [
    ['date', '1987'],
    ['format', '影印本'],
    ['description', '据清光绪十年刻本影印'],
  ]),
  serial('6', '石臼新声', [['date', '1946-1949']]),
  serial('7', '高淳文艺', [
    ['date', '1950-1956'],
    ['relation', '继承：石臼新声'],
  ]),
];

interface Found {
  readonly total: number;
  readonly workTotal?: number;
  readonly works: readonly {
    readonly id: string;
    readonly title: string;
    readonly href: string;
    readonly holdings: readonly { readonly identifier: string }[];
    readonly oeuvre?: { readonly id: string; readonly works: number; readonly href: string };
  }[];
  readonly facets: Readonly<Record<string, readonly { value: string; count: number }[]>>;
  readonly offers?: readonly { readonly href: string; readonly params: Record<string, unknown> }[];
}

onBothEngines('a search folded to oeuvres', function (engine) {
  let portal: PortalFixture;
  before(async () => {
    portal = await openPortal(await engine());
    await portal.fullRun('gaochun-dc', RECORDS);
  });
  after(() => portal.close());

  const q = `q=${encodeURIComponent('石臼湖')}`;
  async function found(query: string): Promise<Found> {
    const response = await fetch(`${portal.url}/api/v1/search?${query}`);
    expect(response.status, query).to.equal(200);
    return (await response.json()) as Found;
  }
  async function html(path: string): Promise<string> {
    const response = await fetch(`${portal.url}${path}`);
    expect(response.status, path).to.equal(200);
    return response.text();
  }

  it('finds each oeuvre once, says how many works it stands for, and counts facets by works', async () => {
    const all = await found(q);
    expect(all.total).to.equal(5);
    expect(all).to.not.have.property('workTotal');
    const { total, workTotal, works, facets } = await found(`${q}&fold=oeuvre`);
    expect([total, workTotal]).to.eql([2, 5]);
    expect(works.map(({ title, oeuvre }) => [title, oeuvre?.works])).to.eql([
      ['石臼湖灯船考略（第2版）', 4],
      ['石臼湖渔歌', undefined],
    ]);
    expect(facets).to.eql(all.facets);
    const within = await fetch(`${portal.url}${works[0]?.oeuvre?.href ?? ''}`);
    expect(((await within.json()) as Found).total).to.equal(4);
  });

  it('keeps its choice in the form, in pages, and in what is offered', async () => {
    const page = await html(`/search?${q}&fold=oeuvre&size=1`);
    expect(page).to.include('<option value="oeuvre" selected>每部著作</option>');
    expect(page).to.include('共 2 部著作（5 种文献），第 1—1 部');
    expect(page).to.match(/rel="next nofollow" href="[^"]*fold=oeuvre/);
    expect(page).to.include('仍按文献');
    expect(page).to.match(/href="[^"]*oeuvre=[^"]*">另有 3 种版本或载体/);
    expect(await html(`/search?${q}`)).to.include('<option value="" selected>每个版本</option>');
    const apart = `q=${encodeURIComponent('石臼湖考略')}`;
    const { offers = [] } = await found(`${apart}&fold=oeuvre&offers=1`);
    expect(offers.length).to.be.greaterThan(0);
    for (const { href, params } of offers) {
      expect(href).to.include('fold=oeuvre');
      expect(params['fold']).to.equal('oeuvre');
    }
  });

  it('has another value for fold refused by its name', async () => {
    const response = await fetch(`${portal.url}/api/v1/search?fold=title`);
    expect(response.status).to.equal(400);
    expect(await response.json()).to.include({ code: 'BAD_PARAMETER', parameter: 'fold' });
  });

  it('says in English what it does', async () => {
    const response = await fetch(`${portal.url}/search?${q}&fold=oeuvre`, {
      headers: { cookie: 'lang=en' },
    });
    expect(await response.text()).to.include('2 texts (5 works)');
  });

  it('leads from the page of a work to all works of its text', async () => {
    const { works } = await found(q);
    const first = works.find(({ holdings }) => holdings[0]?.identifier.endsWith(':1'));
    const page = await html(first?.href ?? '');
    expect(page).to.include('列出这部著作的全部版本和载体');
    for (const heading of ['其他版本', '另有缩微版', '另有电子版'])
      expect(page).to.include(heading);
    const { oeuvre } = (await (await fetch(`${portal.url}${first?.href ?? ''}.json`)).json()) as {
      oeuvre: unknown[];
    };
    expect(oeuvre).to.have.length(4);
  });

  it('says of each work of another which it belongs to, what belongs to it, and what reproduces it', async () => {
    const headings = async (identifier: string, title: string): Promise<string[]> => {
      const { works } = await found(`size=100&title=${encodeURIComponent(title)}`);
      const one = works.find(({ holdings }) => holdings[0]?.identifier.endsWith(`:${identifier}`));
      const page = await html(one?.href ?? '');
      const kin = page.slice(page.indexOf('id="kin"'), page.indexOf('id="related"'));
      return Array.from(kin.matchAll(/<dt>([^<]*)<\/dt>/g), ([, heading = '']) => heading);
    };
    expect(await headings('8', '丹阳湖渔俗图说')).to.eql(['分册']);
    expect(await headings('9', '丹阳湖渔俗图说')).to.eql(['所属全套']);
    expect(await headings('10', '高淳乡土丛书')).to.eql(['子目']);
    expect(await headings('11', '固城湖桥谱')).to.eql(['所属丛书']);
    expect(await headings('12', '湖阴杂咏')).to.eql(['另有影印本']);
    expect(await headings('13', '湖阴杂咏')).to.eql(['据以影印的原本']);
  });

  it('shows a serial before and after its change of title on both pages, and in JSON', async () => {
    const later = (await found(`q=${encodeURIComponent('高淳文艺')}`)).works[0];
    const earlier = (await found(`title=${encodeURIComponent('石臼新声')}`)).works[0];
    const ofLater = await html(later?.href ?? '');
    expect(ofLater).to.match(/继承自（改名前）<\/dt>\s*<dd><a href="[^"]*">石臼新声<\/a>/);
    expect(ofLater).to.include('记录写明“继承：石臼新声”');
    expect(await html(earlier?.href ?? '')).to.match(
      /改名为（改名后）<\/dt>\s*<dd><a href="[^"]*">高淳文艺<\/a>/,
    );
    const { relations } = (await (
      await fetch(`${portal.url}${later?.href ?? ''}.json`)
    ).json()) as {
      relations: { kind: string; work: string; direction: string }[];
    };
    expect(relations.map(({ kind, work, direction }) => [kind, work, direction])).to.eql([
      ['continues', earlier?.id, 'before'],
    ]);
  });

  it('leads an address of before to where the oeuvre is when its oldest work is gone', async () => {
    const led = async (path: string): Promise<[number, string]> => {
      const response = await fetch(`${portal.url}${path}`, { redirect: 'manual' });
      return [response.status, response.headers.get('location') ?? ''];
    };
    const within = (id: string): string => `oeuvre=${encodeURIComponent(id)}`;
    const idOf = async (identifier: string): Promise<string> =>
      (await found(`${q}&size=100`)).works.find(({ holdings }) =>
        holdings[0]?.identifier.endsWith(`:${identifier}`),
      )?.id ?? '';
    const [first, second, last] = [await idOf('1'), await idOf('2'), await idOf('4')];
    const without = async (...gone: readonly string[]): Promise<void> =>
      portal.fullRun(
        'gaochun-dc',
        RECORDS.filter(({ identifier }) => !gone.some((one) => identifier.endsWith(`:${one}`))),
      );
    expect(await led(`/search?${within(first)}`)).to.eql([200, '']);
    await without('1');
    const address = `/search?${q}&${within(second)}&fold=oeuvre`;
    expect(await led(`/search?${q}&${within(first)}&fold=oeuvre`)).to.eql([301, address]);
    expect(await led(`/api/v1/search?${within(first)}&offers=1`)).to.eql([
      301,
      `/api/v1/search?${within(second)}&offers=1`,
    ]);
    expect((await found(within(first))).total).to.equal(3);
    await without('1', '2', '3');
    expect(await led(`/search?${within(first)}`)).to.eql([301, `/works/${last}`]);
    await without('1', '2', '3', '4');
    expect(await led(`/search?${within(first)}`)).to.eql([301, `/works/${first}`]);
    expect((await led(`/works/${first}`))[0]).to.equal(410);
    expect(await led(`/search?${within('nobody')}`)).to.eql([200, '']);
  });
});
