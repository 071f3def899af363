/** What a library has that the others have not, asked of the index; and the page that leads with it. */
import { expect } from 'chai';
import type { IndexedWork } from '../../catalogue/search/indexed-work.ts';
import type { TypeCode } from '../../catalogue/fields/types.ts';
import { Portraits } from '../../server/enquiries/portraits.ts';
import type { Portrait } from '../../server/enquiries/portraits.ts';
import { onBothEngines } from '../support/clusters.ts';
import { workOf } from '../support/indexed-works.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';

function held(
  by: readonly string[],
  type: TypeCode,
  subject: string,
  picture = false,
): IndexedWork {
  const work = workOf({
    title: `${subject}${by.join('')}`,
    facets: { type, subject: [subject] },
    holdings: by.map((library) => ({
      library,
      collection: null,
      access: 'unknown',
      carrier: 'print',
    })),
  });
  return { ...work, hit: { ...work.hit, picture } };
}

const several = (count: number, make: () => IndexedWork): IndexedWork[] =>
  Array.from({ length: count }, make);

onBothEngines('the portrait of a library', function (engine) {
  let portal: PortalFixture;
  let portrait: Portrait;
  before(async () => {
    portal = await openPortal(await engine());
    const { index } = portal.stores;
    const { seq } = await index.applied();
    await index.replace(
      [
        ...several(12, () => held(['320118'], 'music', '民歌')),
        held(['320118'], 'image', '老街', true),
        ...several(4, () => held(['320118', '320100'], 'book', '共有的书')),
        ...several(30, () => held(['320100'], 'book', '南京')),
      ],
      seq + 1,
    );
    await index.settle();
    portrait = await new Portraits(index, { keptMs: 0 }).of('320118');
  });
  after(() => portal.close());

  it('counts what it alone holds, and shows of every kind some, pictures first', () => {
    expect(portrait.found.total).to.equal(17);
    expect(portrait.only.works).to.equal(13);
    expect(portrait.only.hits).to.have.lengthOf(6);
    expect(portrait.only.hits.slice(0, 2).map(({ type }) => type)).to.deep.equal([
      'image',
      'music',
    ]);
  });

  it('compares its kinds and subjects with those of the city', () => {
    const { type, subject } = portrait.strengths;
    expect(type[0]).to.include({ value: 'music', works: 12 });
    expect(subject.map(({ value }) => value))
      .to.include('民歌')
      .and.to.not.include('南京');
  });

  it('is what its page leads with, in both languages, to a search for all of it', async () => {
    const page = async (path: string, lang: string): Promise<string> =>
      (await fetch(portal.url + path, { headers: { Cookie: `lang=${lang}` } })).text();
    const html = await page('/libraries/320118', 'zh');
    expect(html)
      .to.include('全市只有本馆收藏的文献 13 种，占馆藏的 76%。')
      .and.to.include('馆藏特色');
    const only = html.indexOf('id="only"');
    for (const later of ['id="strong"', 'id="contact"', '<details class="sources">'])
      expect(html.indexOf(later), later).to.be.above(only);
    expect(await page('/libraries/320118', 'en')).to.include(
      '13 works that no other library of the city holds',
    );
    expect(await page('/search?lib=320118&held=single', 'zh')).to.include('共 13 种文献');
  });
});
