/** 高级检索, 检索式, years in reigns, 在结果中检索, 年代分布 and related works, as a reader uses them. */
import { expect } from 'chai';
import { onBothEngines } from '../support/clusters.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';

onBothEngines('the advanced search', function (engine) {
  let portal: PortalFixture;
  before(async () => {
    portal = await openPortal(await engine());
  });
  after(() => portal.close());

  async function get(
    path: string,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; html: string; to: string | null }> {
    const response = await fetch(portal.url + path, { redirect: 'manual', headers });
    const to = response.headers.get('location');
    return {
      status: response.status,
      html: await response.text(),
      to: to === null ? null : decodeURIComponent(to).replaceAll('+', ' '),
    };
  }
  async function titles(parameters: Record<string, string>): Promise<string[]> {
    const query = new URLSearchParams(parameters).toString();
    const response = await fetch(`${portal.url}/api/v1/search?size=100&${query}`);
    expect(response.status, query).to.equal(200);
    const found = (await response.json()) as { works: { title: string }[] };
    return found.works.map((work) => work.title);
  }

  it('shows a form, in either language', async () => {
    expect((await get('/search/advanced')).html)
      .to.include('专业检索')
      .and.to.include('前方一致');
    expect((await get('/search/advanced', { Cookie: 'lang=en' })).html)
      .to.include('Query line')
      .and.to.include('begins with');
    const { status, to } = await get('/search/advanced?lang=en');
    expect([status, to]).to.eql([303, '/search/advanced']);
  });

  it('leads rows that only contain to the short address', async () => {
    const { status, to } = await get(
      '/search/advanced?f1=title&m1=contains&w1=志&f2=creator&w2=柳诒徵',
    );
    expect([status, to]).to.eql([303, '/search?title=志&creator=柳诒徵']);
  });

  it('leads other rows to a query line, with the filters chosen', async () => {
    const { to } = await get(
      '/search/advanced?f1=title&m1=prefix&w1=金陵&j2=or&f2=creator&m2=exact&w2=甘熙&lib=320104&from=光绪',
    );
    expect(to).to.equal(
      '/search?expr=题名^"金陵" OR 责任者=="甘熙"&lib=320104&from=1875&until=1908',
    );
  });

  it('finds by what a value begins with, by what it is, and by brackets', async () => {
    expect(await titles({ expr: '题名^金陵' })).to.eql(['金陵琐事']);
    expect(await titles({ expr: '题名^琐事' })).to.eql([]);
    expect(await titles({ expr: '題名==首都志' })).to.eql(['首都志']);
    expect(await titles({ expr: '题名==首都' })).to.eql([]);
    expect(await titles({ expr: '题名=(琐事 OR 琐言) NOT 责任者==甘熙' })).to.eql(['金陵琐事']);
    expect(await titles({ expr: '责任者=周晖', q: '白下' })).to.eql([]);
  });

  it('says what is wrong with a query line and keeps it to be mended', async () => {
    const { status, html } = await get(
      `/search/advanced?expr=${encodeURIComponent('题名=(城墙 OR')}`,
    );
    expect(status).to.equal(400);
    expect(html).to.include('没有写完').and.to.include('题名=(城墙 OR</textarea>');
    const api = await fetch(`${portal.url}/api/v1/search?expr=${encodeURIComponent('(城墙')}`);
    expect(api.status).to.equal(400);
    expect(await api.json()).to.deep.include({ code: 'BAD_PARAMETER', parameter: 'expr' });
  });

  it('reads years as reigns and as numbers', async () => {
    const wanted = await titles({ from: '1935', until: '1935' });
    expect(wanted).to.include('首都志');
    expect(await titles({ from: '民国二十四年', until: '民國24年' })).to.eql(wanted);
    expect(await titles({ from: '光绪' })).to.eql(['白下琐言']);
    expect((await get('/search?from=光绪&q=')).to).to.equal('/search?from=1875&until=1908');
  });

  it('searches within results in one step', async () => {
    expect((await get('/search?q=南京&within=白下')).to).to.equal('/search?q=南京 白下');
  });

  it('shows the periods of a result as bars and as a table', async () => {
    const { html } = await get('/search?q=南京');
    expect(html).to.match(
      /<svg [^>]*aria-label="年代分布图">.*period=minguo"[^>]*aria-label="民国：1 种"/s,
    );
    expect(html).to.include('年代分布表');
    expect(html).to.match(/&amp;period=minguo">民国<\/a><\/th><td>1<\/td>/);
  });

  it('shows persons by role, and filters by one', async () => {
    const { html } = await get('/search?q=建康');
    expect(html).to.include('周应合（纂辑）').and.to.include('马光祖（修）');
    expect(await titles({ person: 'compiler:周应合' })).to.eql(['景定建康志 五十卷']);
  });

  it('shows related works on the page of a work', async () => {
    const [found] = (
      (await (
        await fetch(`${portal.url}/api/v1/search?q=${encodeURIComponent('江宁年鉴 1990')}`)
      ).json()) as { works: { href: string }[] }
    ).works;
    const { html } = await get(found!.href);
    expect(html).to.include('相关文献').and.to.include('同一责任者');
  });
});
