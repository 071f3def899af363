/** What a result says of itself: where the words stand that its title does not show, and where it can be got at. */
import { expect } from 'chai';
import { documentId } from '../../catalogue/ids.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';

const SUZHI = documentId('jinling-dc', 'oai:jinling.example:2');

describe('a result says', function () {
  let portal: PortalFixture;

  before(async () => {
    portal = await openPortal(undefined);
  });
  after(() => portal.close());

  const html = async (address: string, lang = 'zh'): Promise<string> => {
    const answer = await fetch(`${portal.url}${address}`, { headers: { Cookie: `lang=${lang}` } });
    return answer.text();
  };
  /** The lines that say why, one for each result that has one, and what is marked in them. */
  const why = async (address: string, lang = 'zh'): Promise<string[]> =>
    [...(await html(address, lang)).matchAll(/<p class="hit-why">(.*?)<\/p>/gs)].map(([, line]) =>
      (line ?? '')
        .replaceAll(/<mark>(.*?)<\/mark>/g, '[$1]')
        .replaceAll(/<[^>]*>/g, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    );

  it('nothing more where its title shows the words', async () => {
    expect(await why('/search?q=客座赘语')).to.eql([]);
    expect(await why('/search')).to.eql([]);
  });

  it('in which field a word stands', async () => {
    expect(await why('/search?q=笔记')).to.eql(['检索词见于 主题：[笔记]']);
    expect(await why('/search?q=最早的完整')).to.eql([
      '检索词见于 摘要：南宋景定二年成书，是南京现存[最早的完整]方志。',
    ]);
    expect(await why('/search?q=正中书局')).to.eql(['检索词见于 出版者：[正中书局]']);
    expect(await why('/search?q=笔记', 'en')).to.eql(['Found in Subject: [笔记]']);
  });

  it('what a year, a number or a sound is printed as, and nothing where the title shows it marked', async () => {
    expect(await why('/search?q=首都志+1935')).to.eql([
      '检索词见于 出版年：[民国二十四年]（即“1935”）',
    ]);
    expect(await why('/search?q=金陵瑣事')).to.eql([]);
    expect((await why('/search?q=9787807182689'))[0]).to.include('ISBN：[9787807182689]');
    expect((await why('/search?q=jlss'))[0]).to.equal('检索词见于 题名：[金陵琐事]（拼音“jlss”）');
  });

  it('how it can be got at where, and leads to that holding on its page', async () => {
    const page = await html('/search?q=金陵琐事');
    const text = page.replaceAll(/<[^>]*>/g, '');
    expect(text).to.include('可借：金陵').and.include('获取方式未注明：秦淮');
    expect(page).to.include(`href="/works/${SUZHI}#at-320100" aria-label="金陵：金陵琐事"`);
  });

  it('the library and the access first that were chosen', async () => {
    const text = (await html('/search?q=金陵琐事&lib=320104')).replaceAll(/<[^>]*>/g, '');
    expect(text.indexOf('未注明：秦淮')).to.be.above(0);
    const chosen = await html('/search?q=金陵琐事&access=unknown');
    expect(chosen.indexOf('class="access access-unknown"')).to.be.below(
      chosen.indexOf('class="access access-loan"'),
    );
  });
});
