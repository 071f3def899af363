/** The search page: what readers type and choose, what it gives, and what it takes without harm. */
import { expect } from 'chai';
import { drawnView } from '../../demo/picture.ts';
import { onBothEngines } from '../support/clusters.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import { onProcessor } from '../support/processor.ts';

const PICTURE = drawnView('9');

onBothEngines('the search page', function (engine) {
  let portal: PortalFixture;
  before(async () => {
    portal = await openPortal(await engine(), {
      pictures: async (address) =>
        address === 'https://repository.example.org/thumbnails/9.png'
          ? { type: 'image/png', bytes: PICTURE }
          : undefined,
    });
  });
  after(() => portal.close());

  async function html(query: string): Promise<string> {
    const response = await fetch(`${portal.url}/search?${query}`);
    expect(response.status, query).to.equal(200);
    return response.text();
  }

  /** Titles of the works found, in their order. */
  async function titles(query: string): Promise<string[]> {
    const response = await fetch(`${portal.url}/api/v1/search?size=100&${query}`);
    expect(response.status, query).to.equal(200);
    const found = (await response.json()) as { works: { title: string }[] };
    return found.works.map((work) => work.title);
  }
  const q = (words: string): string => `q=${encodeURIComponent(words)}`;

  it('finds the same works in either script, in full width and spaced', async () => {
    const wanted = await titles(q('金陵琐事'));
    expect(wanted).to.eql(['金陵琐事']);
    for (const words of ['金陵瑣事', '金 陵 琐 事', '金　陵　瑣　事', '"金陵琐事"', '  金陵琐事  '])
      expect(await titles(q(words)), words).to.eql(wanted);
    expect(await titles(q('ＩＳＢＮ 978-7-80718-268-9'))).to.eql(
      await titles(q('ISBN 978-7-80718-268-9')),
    );
  });

  it('takes two words for both, in whatever fields', async () => {
    expect(await titles(q('南京 白下'))).to.eql(['白下琐言']);
    expect(await titles(q('甘熙 南京'))).to.eql(['白下琐言']);
    expect(await titles(q('甘熙 江宁'))).to.eql([]);
  });

  it('takes one character', async () => {
    expect(await titles(q('志')))
      .to.include('首都志')
      .and.to.include('景定建康志 五十卷');
  });

  it('takes exclusions, pinyin and numbers', async () => {
    expect(await titles(q('金陵 -秦淮河'))).to.eql([]);
    expect(await titles(q('jinlingsuoshi'))).to.eql(['金陵琐事']);
    expect(await titles(`identifier=978-7-80718-268-9`)).to.eql(['金陵琐事']);
    expect(await titles(`identifier=9787807182689`)).to.eql(['金陵琐事']);
  });

  it('lists all for a blank query and nothing for punctuation alone', async () => {
    expect((await titles('q=')).length).to.be.greaterThan(45);
    expect((await titles('')).length).to.equal((await titles('q=')).length);
    expect(await titles(q('，。！？'))).to.eql([]);
  });

  it('holds filters on holdings within one holding', async () => {
    // On loan at 金陵, and silent at 秦淮.
    expect(await titles(`${q('金陵琐事')}&lib=320100&access=loan`)).to.have.lengthOf(1);
    expect(await titles(`${q('金陵琐事')}&lib=320104&access=loan`)).to.eql([]);
  });

  it('finds reign years by their years', async () => {
    expect(await titles('from=1890&until=1890')).to.eql(['白下琐言']);
    expect(await titles('from=1935&until=1935')).to.have.members([
      '首都志',
      '〔示例〕秦淮河畔老照片',
    ]);
  });

  it('sorts with the undated last, both ways', async () => {
    const [newest, oldest] = [await titles('sort=newest'), await titles('sort=oldest')];
    expect(newest[0]).to.include('2024');
    expect(oldest[0]).to.match(/客座赘语|建康志/u);
    expect(newest).to.have.members(oldest);
  });

  it('shows chosen facets as chips that take them off, and keeps them in every link', async () => {
    const page = await html('q=&lib=320115&type=yearbook&size=20&sort=oldest');
    expect(page).to.match(/<input[^>]*name="lib"[^>]*value="320115"[^>]*checked/);
    const chips = [
      ...page.matchAll(/<a class="chip chip-remove"[^>]* href="([^"]*)"[^>]*>([^<]*)/g),
    ];
    expect(chips.map(([, href = '', label = '']) => [label.trim(), href])).to.deep.equal([
      ['馆：江宁区图书馆', '/search?type=yearbook&amp;sort=oldest#results'],
      ['类型：年鉴', '/search?lib=320115&amp;sort=oldest#results'],
    ]);
    const next = [...page.matchAll(/href="(\/search\?[^"]*page=2[^"]*)"/g)][0]?.[1] ?? '';
    expect(next.replaceAll('&amp;', '&')).to.include('lib=320115').and.to.include('sort=oldest');
    const second = await html(next.replaceAll('&amp;', '&').replace('/search?', ''));
    expect(second).to.include('〔示例〕江宁年鉴 2000');
  });

  it('marks what was found, and escapes it', async () => {
    expect(await html(q('金陵瑣事'))).to.include('<mark>金陵琐事</mark>');
    const page = await html(q('客座赘语'));
    expect(page).to.include('&lt;alert(1)&gt;');
    expect(page).not.to.include('<alert');
  });

  it('repeats nothing unescaped of what it was asked', async () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const searched = ['q', 'title', 'creator', 'subject', 'publisher', 'identifier'];
    const chosen = ['lib', 'collection', 'topic'];
    const refused = ['type', 'sort', 'page', 'size', 'from', 'until'];
    for (const name of [...searched, ...chosen, ...refused, 'nonsense']) {
      const response = await fetch(`${portal.url}/search?${name}=${encodeURIComponent(evil)}`);
      expect(response.status, name).to.equal(refused.includes(name) ? 400 : 200);
      const page = await response.text();
      expect(page, name).not.to.include('<script>alert(1)');
      expect(page, name).not.to.include('<img src=x');
      // It is repeated, but for what nobody knows: as text, which is what makes the lines above worth it.
      expect(page.includes('&lt;img src=x'), name).to.equal(name !== 'nonsense');
    }
  });

  it('has a tab for each type, and photographs as a grid with their small pictures', async () => {
    const all = await html('');
    const [, tabs = ''] = /<nav class="tabs"[^>]*>(.*?)<\/nav>/s.exec(all) ?? [];
    expect(tabs).to.match(/aria-current="true">全部类型/);
    const [, href = ''] = /href="([^"]*)">照片/.exec(tabs) ?? [];
    expect(href).to.equal('/search?type=image');
    expect(all).to.not.include('hits-grid');
    const grid = await html(href.split('?')[1] ?? '');
    expect(grid).to.match(/class="hits hits-grid"/);
    const pictures = [...grid.matchAll(/<img class="hit-picture" src="([^"]*)" alt="([^"]+)"/g)];
    expect(pictures).to.have.lengthOf(1);
    const answer = await fetch(portal.url + (pictures[0]?.[1] ?? ''));
    expect(answer.status).to.equal(200);
    expect(answer.headers.get('content-type')).to.equal('image/png');
    expect(answer.headers.get('x-content-type-options')).to.equal('nosniff');
    expect(Buffer.from(await answer.arrayBuffer())).to.eql(PICTURE);
    for (const id of ['nobody', (await titles('q=')).length.toString()]) {
      expect((await fetch(`${portal.url}/works/${id}/picture`)).status).to.equal(404);
    }
  });

  describe('says how it took the words, with the other ways as links,', () => {
    /** What the page says, and where its links lead. */
    async function notices(query: string): Promise<{ text: string; hrefs: string[] }> {
      const [, list = ''] = /class="understood"(.*?)<\/section>/s.exec(await html(query)) ?? [];
      return {
        text: list.replace(/<[^>]*>/g, ''),
        hrefs: [...list.matchAll(/href="([^"]*)"/g)].map(([, href = '']) =>
          decodeURIComponent(href.replaceAll('&amp;', '&').replaceAll('+', ' ')),
        ),
      };
    }

    it('other forms of the characters, unless told not to', async () => {
      const { text, hrefs } = await notices(q('金陵琐事'));
      expect(text).to.include('金陵瑣事');
      expect(hrefs).to.include('/search?q=金陵琐事&spelling=printed');
      const printed = await notices(`${q('金陵琐事')}&spelling=printed`);
      expect(printed.hrefs).to.eql(['/search?q=金陵琐事']);
      expect(await titles(`${q('秦淮河')}&spelling=printed`)).to.eql(await titles(q('秦淮河')));
      expect(await titles(`${q('金陵瑣亊')}&spelling=printed`)).to.eql([]);
    });

    it('a word spaced out, letters, a number, a place, a year', async () => {
      expect((await notices(q('金 陵 琐 事'))).hrefs).to.include(
        '/search?expr="金" "陵" "琐" "事"',
      );
      expect((await notices(q('jinling'))).hrefs).to.eql(['/search?q="jinling"']);
      expect((await notices(q('9787807182689'))).text).to.include('识别为 ISBN 9787807182689');
      expect((await notices(q('9787807182688'))).text).to.include('校验码不对');
      const place = await notices(q('金陵 志'));
      expect(place.hrefs[0]).to.match(/^\/search\?q=志&expr=金陵 OR 南京 OR 江宁府/);
      // The place as a filter stands among the offers, with its count, and nowhere twice.
      expect(place.hrefs).to.have.length(1);
      const page = await html(q('金陵 志'));
      expect(decodeURIComponent(page).split('href="/search?q=志&amp;place=320100"')).to.have.length(
        2,
      );
      expect((await notices(q('民国二十四年'))).hrefs).to.include('/search?from=1935&until=1935');
    });

    it('nothing when there is nothing to say', async () => {
      expect(await notices(q('志'))).to.eql({ text: '', hrefs: [] });
      expect(await html('')).to.not.include('class="understood"');
    });
  });

  describe('offers words of the catalogue for a word that finds nothing:', () => {
    const cases: readonly [typed: string, meant: string][] = [
      ['金陵锁事', '金陵琐事'],
      ['金陵所事', '金陵琐事'],
      ['白下锁言', '白下琐言'],
      ['景顶建康志', '景定建康志'],
      ['jinlinsuoshi', '金陵琐事'],
      ['南京 金陵锁事', '南京 金陵琐事'],
    ];
    for (const [typed, meant] of cases) {
      it(`${typed} for ${meant}`, async () => {
        const page = await html(q(typed));
        const [, offers = ''] = /class="repairs offers">(.*?)<\/ul>/s.exec(page) ?? [];
        expect(offers).to.include(`>${meant}</a>`);
      });
    }

    it('and nothing for what nothing is near to', async () => {
      expect(await html(q('量子色动力学'))).to.not.include('repairs offers');
    });

    it('and looks at each word and filter by itself', async () => {
      const page = await html(`${q('志 量子色动力学')}&lib=320104`);
      expect(page).to.match(/只用检索词“志”<\/a> <span class="quiet">可得 \d+ 种/);
      expect(page).to.match(/只用检索词“量子色动力学” <span class="quiet">没有文献/);
      expect(page).to.match(/只用条件“馆：秦淮区图书馆”<\/a> <span class="quiet">可得 3 种/);
    });
  });

  it('shows all values of a facet when they are asked for, with what was ticked', async () => {
    const sent = '?field=any&q=&access=catalogue&whole=period&sort=relevance';
    const asked = await fetch(`${portal.url}/search${sent}`, { redirect: 'manual' });
    expect(asked.headers.get('location')).to.equal('/search?access=catalogue&whole=period');
    const few = await html('');
    const many = await html('whole=period');
    const values = (page: string): number => page.match(/name="period" value=/g)?.length ?? 0;
    expect(values(few)).to.equal(5);
    expect(few).to.include('formaction="/search#filter-period" name="whole" value="period">全部 ');
    expect(values(many)).to.be.greaterThan(6);
    expect(many).to.not.include('name="whole" value="period"');
    expect(many).to.match(/<details class="filters" open>/);
  });

  it('titles each page by its words, filters and number', async () => {
    const title = async (query: string): Promise<string> =>
      /<title>(.*?)<\/title>/.exec(await html(query))?.[1] ?? '';
    expect(await title(`${q('江宁')}&type=yearbook&page=2`)).to.equal(
      '江宁 · 年鉴 · 第 2 页 · 检索 - 南京共享图书馆',
    );
    expect(await title('')).to.equal('全部文献 · 检索 - 南京共享图书馆');
  });

  it('says what to do when nothing was found', async () => {
    const page = await html(q('查无此书的书名'));
    expect(page).to.include('<h1 class="results-title">查无此书的书名 的检索结果</h1>');
    expect(page).to.include('<p class="summary" role="status">共 0 种文献</p>');
    expect(page).to.include('<h2>没有找到符合条件的文献</h2>').and.to.include('请换一个说法');
    const found = await html(q('志'));
    expect(found).to.not.include('共 0 种').and.to.not.include('没有找到符合条件的文献');
  });

  describe('takes any query, with results or a clear page, within two seconds of the processor', () => {
    const rubbish: readonly (readonly [name: string, status: 200 | 400 | 414, query: string])[] = [
      ['ten thousand characters', 414, q('南'.repeat(10_000))],
      ['a thousand words', 414, q('南京 '.repeat(1_000))],
      ['four hundred characters', 400, q('南'.repeat(400))],
      ['thirty words', 400, q('南京 '.repeat(30))],
      ['a NUL', 200, 'q=%00'],
      ['NULs in words', 200, q('南\u0000京')],
      ['a lone surrogate', 200, 'q=%ED%A0%80'],
      ['broken escapes', 200, 'q=%E5%8D&title=%'],
      ['bytes that are no UTF-8', 200, 'q=%FF%FE%B0%A1'],
      ['the same parameter twice', 400, 'q=%E5%8D%97&q=%E4%BA%AC'],
      ['arrays and objects', 200, 'q[]=a&q[a]=b&lib[]=320100&lib[__proto__]=x'],
      ['prototype names as parameters', 200, '__proto__=1&constructor=2&toString=3&lib=__proto__'],
      ['prototype names as values', 400, 'type=constructor'],
      ['operators of full text', 200, q('NEAR("a" "b") AND title:* OR NOT ^x {y} -"')],
      ['quotes of SQL', 200, q(`'; drop table work; -- " \\`)],
      ['only quotes', 200, q('"""')],
      ['only minus signs', 200, q('- -- ---')],
      ['a character beyond the BMP', 200, q('𠮷')],
      ['emoji and their joiners', 200, q('👨‍👩‍👧‍👦 🏛️')],
      ['combining marks', 400, q(`e${'\u0301'.repeat(500)}`)],
      ['directions and zero widths', 200, q('\u202e南\u200b京\ufeff')],
      ['page 0', 400, 'page=0'],
      ['page -1', 400, 'page=-1'],
      ['page abc', 400, 'page=abc'],
      ['page far beyond', 400, 'page=1000000000'],
      ['size 1000', 400, 'size=1000'],
      ['years the wrong way round', 400, 'from=1990&until=1950'],
      ['years that are no years', 400, 'from=abc&until=1e9'],
      ['a sort that is none', 400, 'sort=random'],
      [
        'a thousand values of one facet',
        400,
        Array.from({ length: 1_000 }, (_, n) => `lib=${n}`).join('&'),
      ],
      [
        'every facet at once, of values that nobody has',
        200,
        'lib=1&collection=2&type=map&period=tang&topic=5&language=6&class=7&access=login&carrier=micro',
      ],
    ];
    for (const [name, status, query] of rubbish) {
      it(name, async () => {
        for (const path of ['/search', '/api/v1/search']) {
          const { given, ms } = await onProcessor(async () => {
            const response = await fetch(`${portal.url}${path}?${query}`);
            return { response, text: await response.text() };
          });
          const { response, text } = given;
          expect(ms, path).to.be.lessThan(2_000);
          expect(response.status, `${path} ${text.slice(0, 200)}`).to.equal(status);
          if (path === '/search') expect(text).to.include('</html>');
          else expect(() => JSON.parse(text) as unknown).not.to.throw();
          expect(text).not.to.match(/SQLITE|fts5|at .*\.ts:\d+/);
        }
      });
    }

    it('an address of 200 000 characters', async () => {
      const response = await fetch(`${portal.url}/search?q=${'a'.repeat(200_000)}`);
      expect(response.status).to.equal(414);
      expect(await response.text()).to.include('网址太长');
    });
  });
});
