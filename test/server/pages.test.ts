/** Every public address, in both languages: status, headers, valid HTML, and what a reader finds there. */
import { expect } from 'chai';
import { HtmlValidate } from 'html-validate';
import { documentId } from '../../catalogue/ids.ts';
import { SearchUnavailable } from '../../catalogue/ports/search-index.ts';
import { dayInShanghai } from '../../catalogue/time.ts';
import { onBothEngines } from '../support/clusters.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import { SAMPLE_RECORDS } from '../support/portal-records.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Style of writing, which the views settle otherwise: blanks at line ends, self-closing, inline SVG.
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'long-title': 'off',
    // Telephone numbers stand as the settings give them.
    'tel-non-breaking': 'off',
    // Labels that hold their input and name it too are understood by more readers of screens.
    'no-redundant-for': 'off',
    // Values of one facet are checkboxes of one name.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
    'no-inline-style': 'error',
  },
});

onBothEngines('the pages', function (engine) {
  let portal: PortalFixture;
  let held: string;
  before(async () => {
    portal = await openPortal(await engine());
    held = documentId('jinling-dc', 'oai:jinling.example:2');
  });
  after(() => portal.close());

  async function get(
    path: string,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; html: string; headers: Headers }> {
    const response = await fetch(`${portal.url}${path}`, { headers, redirect: 'manual' });
    return { status: response.status, html: await response.text(), headers: response.headers };
  }

  const addresses = (): [path: string, status: number][] => [
    ['/', 200],
    ['/search', 200],
    [`/search?q=${encodeURIComponent('南京')}&lib=320100&type=book&size=50&sort=oldest`, 200],
    [`/search?q=${encodeURIComponent('没有这样的书')}`, 200],
    ['/search?page=99', 200],
    ['/search?type=image', 200],
    [`/search?q=${encodeURIComponent('金陵锁事')}&lib=320104`, 200],
    [`/search?q=${encodeURIComponent('南京')}&spelling=printed`, 200],
    ['/search/advanced', 200],
    ['/shelf', 200],
    [`/shelf?ids=${held}&name=${encodeURIComponent('我的书')}`, 200],
    ['/browse/title', 200],
    ['/browse/creator?by=strokes', 200],
    ['/browse/subject?find=zzzz', 200],
    ['/browse/place', 200],
    ['/browse/class?by=pinyin', 200],
    ['/browse/nothing', 404],
    ['/timeline', 200],
    ['/search?size=1000', 400],
    [`/works/${held}`, 200],
    ['/works/nothing', 404],
    ['/new', 200],
    ['/libraries', 200],
    ['/libraries/320104', 200],
    ['/libraries/320118', 200],
    ['/libraries/999999', 404],
    ['/collections', 200],
    ['/collections/qinhuai-dc:local:photo', 200],
    ['/collections/nothing', 404],
    ['/status', 200],
    ['/help', 200],
    ['/about', 200],
    ['/accessibility', 200],
    ['/no/such/page', 404],
  ];

  for (const lang of ['zh', 'en'] as const) {
    it(`are valid HTML with one heading, a title and a way past the navigation (${lang})`, async () => {
      for (const [path, status] of addresses()) {
        const page = await get(path, { Cookie: `lang=${lang}` });
        expect(page.status, path).to.equal(status);
        expect(page.headers.get('content-type'), path).to.equal('text/html; charset=utf-8');
        const report = await validator.validateString(page.html);
        const faults = report.results.flatMap((result) =>
          result.messages.map((message) => `${message.ruleId} ${message.line}: ${message.message}`),
        );
        expect(faults, path).to.eql([]);
        expect(page.html.match(/<h1[\s>]/g), path).to.have.lengthOf(1);
        expect(page.html, path).to.match(/<title>[^<]+<\/title>/);
        expect(page.html, path).to.include('href="#content"').and.to.include('id="content"');
        expect(page.html, path).to.match(/演示数据|[Dd]emonstration data/);
      }
    });
  }

  it('are Chinese first; English is a choice, kept in a cookie, under the same address', async () => {
    expect((await get('/')).html).to.match(/<html lang="zh-(?:CN|Hans)/);
    const choice = await get('/preferences?lang=en&return=%2Fhelp');
    expect(choice.status).to.equal(303);
    expect(choice.headers.get('location')).to.equal('/help');
    const cookie = (choice.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
    const help = await get('/help', { Cookie: cookie });
    expect(help.html).to.include('<html lang="en');
    // What is Chinese and not translated: titles, names of libraries in their own words.
    expect(help.html).not.to.match(/undefined|\[object/);
  });

  it('remember a library as the reader’s own without an account, and forget it again', async () => {
    const choose = async (code: string): Promise<[string | null, string[]]> => {
      const { headers } = await get(`/preferences?mylib=${code}&return=%2Flibraries%2F320104`);
      return [headers.get('location'), headers.getSetCookie()];
    };
    const [back, [cookie = '']] = await choose('320104');
    expect(back).to.equal('/libraries/320104');
    expect(cookie).to.match(/^mylib=320104; Max-Age=31536000; Path=\/;.*HttpOnly; SameSite=Lax/);
    const [, [taken = '']] = await choose('');
    expect(taken).to.match(/^mylib=; Path=\/; Expires=Thu, 01 Jan 1970/);
    expect(await choose('999999')).to.eql(['/libraries/320104', []]);
  });

  it('lead back only to the portal itself when a choice is made', async () => {
    for (const back of [
      'https://evil.example/',
      '//evil.example/',
      '/\\evil.example',
      'javascript:1',
    ]) {
      const { status, headers } = await get(
        `/preferences?text=large&return=${encodeURIComponent(back)}`,
      );
      expect([status, headers.get('location')], back).to.eql([303, '/']);
    }
  });

  it('forbid what nobody needs: inline code, frames, foreign origins, sniffing', async () => {
    const { headers } = await get('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).to.include("default-src 'none'").and.to.include("frame-ancestors 'none'");
    expect(policy).not.to.match(/unsafe-inline|unsafe-eval|\*/);
    expect(headers.get('x-content-type-options')).to.equal('nosniff');
    expect(headers.get('referrer-policy')).to.equal('same-origin');
    expect(headers.get('x-powered-by')).to.equal(null);
  });

  it('show a work with every holding, how to get it, and its records as received', async () => {
    const { html } = await get(`/works/${held}`);
    expect(html).to.include('金陵图书馆').and.to.include('秦淮区图书馆');
    expect(html).to.include('乐山路 158 号（示例）').and.to.include('三楼地方文献室（示例）');
    expect(html).to.include('https://opac.example.org/search?isbn=9787807182689');
    expect(html).to.include('&lt;dc:title&gt;金陵琐事&lt;/dc:title&gt;');
    expect(html).to.include('oai:qinhuai.example:2');
    expect(html).to.include('可外借');
  });

  it('never make a link of an address that is not one of the web', async () => {
    const { html } = await get(`/works/${documentId('jinling-dc', 'oai:jinling.example:6')}`);
    expect(html).to.include('<dd>javascript:alert(1)</dd>');
    expect(html).not.to.match(/href="javascript/i);
    expect(html).to.include('&lt;alert(1)&gt;');
    expect(html).not.to.include('<alert');
  });

  it('lead from a former address to the work that has its record now', async () => {
    const { status, headers } = await get(
      `/works/${documentId('qinhuai-dc', 'oai:qinhuai.example:2')}`,
    );
    expect(status).to.equal(301);
    expect(headers.get('location')).to.equal(`/works/${held}`);
  });

  it('show libraries with counts and freshness, also those with nothing', async () => {
    const { html } = await get('/libraries');
    const cards = [
      ...html.matchAll(/<li class="card">(.*?)<\/li>\n(?=<li class="card">|<\/ul>\n<\/main>)/gs),
    ];
    const facts = cards.map(([, card = '']) => [
      /<h2>(?:<[^>]*>)([^<]*)/.exec(card)?.[1],
      /card-count">(.*?) *<span class="quiet">(.*?)<\/span>/.exec(card)?.slice(1).join(' '),
      /最近更新：(?:<[^>]*>)?(尚未收割|\d+年)/u.exec(card)?.[1],
    ]);
    const { lastRun } = await portal.stores.records.ledger('jinling-dc');
    const year = `${dayInShanghai(lastRun?.endedAt ?? '').slice(0, 4)}年`;
    expect(facts).to.eql([
      ['金陵图书馆', '4 种文献 4 条记录', year],
      ['秦淮区图书馆', '3 种文献 3 条记录', year],
      ['江宁区图书馆', '45 种文献 45 条记录', year],
      ['高淳区图书馆', '0 种文献 0 条记录', '尚未收割'],
    ]);
    expect((await get('/libraries/320104')).html).to.include('老照片库');
  });

  it('tell how each source is, with its history', async () => {
    const { html } = await get('/status');
    // Readers first, and the words of the staff behind 详情.
    const [forReaders = '', forStaff = ''] = html.split('<summary>详情');
    expect(forReaders).to.include('可以放心查').and.include('还没有收录');
    expect(forReaders.split('<main')[1]).to.not.match(/收割|隔离|数据源|OAI/u);
    expect(forStaff).to.include('隔离待查');
    const histories = html.split('<summary>').slice(1);
    for (const id of ['jinling-dc', 'qinhuai-dc', 'jiangning-dc']) {
      const history = histories.find((one) => one.startsWith(`${id} 的收割历史`));
      expect(history, id).to.include('<span class="health run-complete">完成</span>');
    }
    expect(html).to.include('著录提示').and.to.include('ISBN 校验不符 1 条');
    expect((await get('/libraries/320100')).html).to.include('ISBN 校验不符 1 条');
    const english = await get('/status', { Cookie: 'lang=en' });
    expect(english.html).to.include('ISBN does not check 1');
  });

  it('have a large type and a high contrast, by cookie alone', async () => {
    const { html } = await get('/', { Cookie: 'text=large; contrast=high' });
    const css = await get(/href="(\/assets\/[^"]+\.css[^"]*)"/.exec(html)?.[1] ?? '/none');
    expect(css.status).to.equal(200);
    expect(css.headers.get('content-type')).to.include('text/css');
    expect(html).to.match(/<html[^>]*class="[^"]*large/);
    expect(html).to.match(/<html[^>]*class="[^"]*high/);
  });

  it('carry the footer of the settings', async () => {
    const { html } = await get('/');
    for (const text of ['025-0000 0000', '苏ICP备00000000号', '苏公网安备00000000号'])
      expect(html).to.include(text);
  });

  it('answer operators', async () => {
    expect((await get('/livez')).status).to.equal(200);
    const ready = await get('/readyz');
    expect(JSON.parse(ready.html)).to.include({ status: 'ok' });
    const metrics = await get('/metrics');
    expect(metrics.html).to.include('_count{method="GET",route="/readyz",status="200"}');
  });

  it('answer only what is asked with GET and HEAD', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const { status } = await fetch(`${portal.url}/search`, { method });
      expect(status, method).to.equal(405);
    }
    expect((await fetch(`${portal.url}/`, { method: 'HEAD' })).status).to.equal(200);
  });

  it('say of a deleted work what it was, with 410', async () => {
    await portal.fullRun(
      'gaochun-dc',
      [1, 2].map((n) => ({
        source: 'gaochun-dc',
        identifier: `g${n}`,
        dc: [['title', `〔示例〕高淳契约${n}`]],
      })),
    );
    await portal.fullRun('gaochun-dc', [
      { source: 'gaochun-dc', identifier: 'g2', dc: [['title', '〔示例〕高淳契约2']] },
    ]);
    const { status, html } = await get(`/works/${documentId('gaochun-dc', 'g1')}`);
    expect(status).to.equal(410);
    expect(html).to.include('〔示例〕高淳契约1');
  });
});

describe('the pages while the engine is away', () => {
  let portal: PortalFixture;
  before(async () => {
    const away = (): never => {
      throw new SearchUnavailable('检索引擎没有应答');
    };
    portal = await openPortal(undefined);
    const { index } = portal.stores;
    await portal.close();
    portal = await openPortal(undefined, {
      index: new Proxy(index, {
        get: (target, name) =>
          name === 'search' || name === 'applied'
            ? async () => away()
            : (Reflect.get(target, name) as unknown),
      }),
      ready: async () => ({ status: 'degraded', reasons: ['检索引擎没有应答'], backlog: 3 }),
    });
  });
  after(() => portal.close());

  it('answer with what can be answered, and say so', async () => {
    for (const [path, status] of [
      ['/', 200],
      ['/new', 200],
      ['/libraries', 200],
      ['/status', 200],
      ['/search?q=a', 503],
      ['/api/v1/search', 503],
      ['/api/v1/libraries', 200],
      ['/readyz', 200],
    ] as const) {
      const response = await fetch(`${portal.url}${path}`);
      expect(response.status, path).to.equal(status);
      if (status === 503) expect(response.headers.get('retry-after'), path).to.not.equal(null);
    }
    expect(await (await fetch(`${portal.url}/readyz`)).json()).to.include({ status: 'degraded' });
  });
});

// The fixture's own promise, on which the tests above rest.
if (SAMPLE_RECORDS.length < 50) throw new Error('too few sample records for several pages');
