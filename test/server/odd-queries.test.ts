/** Whatever a person types or pastes: an answer, or a page that says what the limit is and what to do. */
import { expect } from 'chai';
import * as fc from 'fast-check';
import { LONGEST_QUERY } from '../../catalogue/search/query.ts';
import { hostileSeed, hostileText } from '../support/hostile-documents.ts';
import { onBothEngines } from '../support/clusters.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';

const FIELDS = ['q', 'title', 'creator', 'subject', 'publisher', 'series', 'identifier'];
const seed = hostileSeed();

onBothEngines(`whatever is typed (seed ${seed})`, function (engine) {
  this.timeout(120_000);
  let portal: PortalFixture;
  before(async () => {
    portal = await openPortal(await engine());
  });
  after(() => portal.close());

  async function asked(
    parameters: Readonly<Record<string, string>>,
    path = '/search',
  ): Promise<{ status: number; text: string }> {
    const address = `${portal.url}${path}?${new URLSearchParams(parameters).toString()}`;
    const response = await fetch(address);
    return { status: response.status, text: await response.text() };
  }

  it('three unknown words of twelve Han find nothing, and are answered', async () => {
    const words = [
      '囗囝囡囟囤囨囪囫囬囮囯囵',
      '垲埕埘埙埚埝埯埴埸堇堉堋',
      '夼夿奁奂奃奅奆奊奌奍奒奓',
    ];
    for (const parameters of [{ q: words.join(' ') }, { title: words.join(' '), lib: '320104' }]) {
      const { status, text } = await asked(parameters);
      expect(status).to.equal(200);
      expect(text).to.include('没有找到');
    }
    // Nothing was done to the index by it.
    expect((await asked({ q: '金陵' })).status).to.equal(200);
  });

  it('a title and a creator of half the limit each are answered', async () => {
    const half = (word: string): string => word.repeat(LONGEST_QUERY).slice(0, LONGEST_QUERY / 2);
    const both = { title: half('金陵城墙考'), creator: half('甘熙陈作霖') };
    expect((await asked(both)).status).to.equal(200);
    expect((await asked(both, '/api/v1/search')).status).to.equal(200);
    const words = { title: half('城墙 '), creator: half('甘熙 ') };
    for (const path of ['/search', '/api/v1/search']) {
      const { status, text } = await asked(words, path);
      expect(status).to.equal(400);
      expect(text).to.include('300 个字符').and.to.include('24 个词');
    }
  });

  it('an address of thirty thousand characters is refused with the limit', async () => {
    const page = await asked({ q: '城'.repeat(3_400) });
    expect(page.status).to.equal(414);
    expect(page.text).to.include('网址最长 16 000 个字符').and.to.include('请缩短检索词');
    const api = await asked({ q: '城'.repeat(3_400) }, '/api/v1/search');
    expect(api.status).to.equal(414);
    expect(JSON.parse(api.text)).to.have.property('code', 'ADDRESS_TOO_LONG');
  });

  it('anything at all, in one field or all, is answered or explained', async () => {
    const typed = fc.oneof(
      hostileText,
      fc
        .array(
          fc.constantFrom('"', '“', '(', ')', '-', 'AND', 'OR', 'NOT', '题名=', '南京', '□', ' '),
        )
        .map((all) => all.join(' ')),
    );
    const parameters = fc.dictionary(
      fc.constantFrom(...FIELDS, 'expr', 'within', 'from', 'until', 'lib', 'sort', 'page', 'size'),
      typed.map((text) => text.slice(0, 200)),
      { maxKeys: 5 },
    );
    for (const one of fc.sample(parameters, { numRuns: 150, seed })) {
      const page = await asked(one);
      expect(page.status, JSON.stringify(one)).to.be.oneOf([200, 400]);
      if (page.status === 400) expect(page.text).to.include('检索条件有误');
      const api = await asked(one, '/api/v1/search');
      expect(api.status, JSON.stringify(one)).to.be.oneOf([200, 400]);
      if (api.status === 400)
        expect(JSON.parse(api.text)).to.have.property('code', 'BAD_PARAMETER');
    }
  });
});
