/** Records that are odd, long or both, in a real portal: every page of them is answered, and stays a page. */
import { expect } from 'chai';
import { documentId } from '../../catalogue/ids.ts';
import type { Work } from '../../catalogue/work.ts';
import { onBothEngines } from '../support/clusters.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import type { SampleRecord } from '../support/portal-records.ts';

/** Names that leave nothing to search by, or look like a query line. */
const NAMES = [
  ...['□□□', '……', '《》', '＂', '"', '“', '。', '🙂', '—— ——', '( )', '（）', '[]'],
  ...[
    'AND',
    'OR',
    'NOT',
    '与',
    '非',
    '-',
    '-甘熙',
    '题名=',
    '题名==□',
    '甘熙 OR (',
    '*',
    '^',
    '"甘"',
  ],
];
const SOURCE = 'gaochun-dc';
const many = (count: number, name: (n: number) => string): string[] =>
  Array.from({ length: count }, (_, n) => name(n));

const ODD: readonly SampleRecord[] = NAMES.map((name, n) => ({
  source: SOURCE,
  identifier: `oai:odd:${n}`,
  dc: [
    ['title', n % 2 === 0 ? '白下怪谈' : name],
    ['creator', name],
    ['isPartOf', name],
    ['subject', name],
    ['date', '1990'],
  ],
}));
const LONG: readonly SampleRecord[] = many(20, (n) => `${n}`).map((n) => ({
  source: SOURCE,
  identifier: `oai:long:${n}`,
  dc: [
    ['title', `长题${n}${'金陵城墙考附图说'.repeat(1_125)}`],
    ...many(2_000, (i) => `撰人${i}号之${n}`).map((name) => ['creator', name] as const),
    ...many(300, (i) => `主题${i}之${n}`).map((text) => ['subject', text] as const),
  ],
}));
const NAMED: SampleRecord = {
  source: SOURCE,
  identifier: 'oai:named:1',
  dc: [
    ['title', '名称考\u202e志'],
    ...['hasOwnProperty', '__proto__', 'constructor', 'toString'].map(
      (name) => [name, `值在${name}`] as const,
    ),
  ],
};

onBothEngines('odd and long records', function (engine) {
  this.timeout(120_000);
  let portal: PortalFixture;
  before(async () => {
    portal = await openPortal(await engine());
    await portal.fullRun(SOURCE, [...ODD, ...LONG, NAMED]);
  });
  after(() => portal.close());

  async function get(path: string): Promise<{ status: number; text: string }> {
    const response = await fetch(`${portal.url}${path}`);
    return { status: response.status, text: await response.text() };
  }
  const pathOf = (identifier: string): string => `/works/${documentId(SOURCE, identifier)}`;

  it('whose persons and series are marks, or words of the query line, have their pages (75)', async () => {
    for (const [n, name] of NAMES.entries()) {
      const { status } = await get(pathOf(`oai:odd:${n}`));
      expect(status, name).to.equal(200);
    }
  });

  it('are capped in lists, which say how many there are (76)', async () => {
    const listed = await get('/search?title=长题&size=100');
    expect(listed.status).to.equal(200);
    expect(listed.text).to.include('等 2,000 人');
    expect(listed.text.length).to.be.below(200_000);
    const api = await get('/api/v1/search?title=长题&size=100');
    expect(api.text.length).to.be.below(200_000);
    const { total, works } = JSON.parse(api.text) as {
      total: number;
      works: { title: string; creators: string[]; creatorCount: number }[];
    };
    expect(total).to.equal(20);
    expect(works[0]?.creators).to.have.lengthOf(20);
    expect(works[0]?.creatorCount).to.equal(2_000);
    expect(works[0]?.title).to.have.lengthOf(501).and.to.match(/…$/);
  });

  it('have pages that say what is left out, and stand whole in the JSON (76)', async () => {
    const page = await get(pathOf('oai:long:7'));
    expect(page.status).to.equal(200);
    expect(page.text).to.include('共 2,000 项，此处列出 100 项').and.to.include('等 2,000 人');
    expect(page.text.length).to.be.below(200_000);
    const json = await get(`${pathOf('oai:long:7')}.json`);
    const { title, documents } = JSON.parse(json.text) as Work;
    expect(title).to.have.lengthOf(9_003);
    expect(documents[0]?.creators).to.have.lengthOf(2_000);
  });

  it('may have names that every object has, and controls of direction (79)', async () => {
    const { text } = await get(pathOf('oai:named:1'));
    for (const name of ['hasOwnProperty', '__proto__', 'constructor', 'toString'])
      expect(text).to.include(`<dt>${name}</dt>`).and.to.include(`值在${name}`);
    expect(text).to.not.match(/\p{Bidi_Control}/u);
    expect(text).to.include('名称考志').and.to.include('&amp;#x202E;');
    const found = await get('/api/v1/search?title=名称考志');
    expect(JSON.parse(found.text)).to.include({ total: 1 });
  });
});
