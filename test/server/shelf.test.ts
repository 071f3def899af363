/** `/shelf`: works named in the address, as they are now; and what a search and a work offer to be taken along. */
import { expect } from 'chai';
import { documentId } from '../../catalogue/ids.ts';
import { MOST_CHOSEN } from '../../server/addresses/chosen.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import { SAMPLE_RECORDS } from '../support/portal-records.ts';

describe('the shelf', function () {
  let portal: PortalFixture;
  let ids: readonly string[];
  before(async () => {
    portal = await openPortal(undefined);
    const answer = await fetch(`${portal.url}/api/v1/search?q=${encodeURIComponent('南京')}`);
    const { works } = (await answer.json()) as { works: { id: string }[] };
    ids = works.slice(0, 3).map(({ id }) => id);
  });
  after(() => portal.close());

  const get = (path: string): Promise<Response> =>
    fetch(`${portal.url}${path}`, { redirect: 'manual' });
  const html = async (path: string): Promise<string> => {
    const answer = await get(path);
    expect(answer.status, path).to.equal(200);
    return answer.text();
  };
  const ledTo = async (path: string): Promise<string | null> => {
    const answer = await get(path);
    expect(answer.status, path).to.equal(303);
    return answer.headers.get('location');
  };
  const listed = (page: string): string[] =>
    [...page.matchAll(/name="without" value="([^"]+)"/g)].map(([, id = '']) => id);

  it('lists what its address names, in that order, with citation, holders, call numbers', async () => {
    const order = ids.toReversed();
    const page = await html(`/shelf?ids=${order.join(',')}`);
    expect(listed(page)).to.eql(order);
    expect(page)
      .to.include('共 3 种文献')
      .and.to.match(/\[M[^\]]*\]/);
    expect(page).to.match(/图书馆 · /);
    expect(page).to.include(`value="${portal.url}/shelf?ids=${order.join(',')}"`);
    expect(page).to.include('<meta name="robots" content="noindex, follow">');
  });

  it('takes the checkboxes of a form, and leads to the short address', async () => {
    const [one, two] = ids;
    expect(await ledTo(`/shelf?q=x&sort=added&ids=${one}&ids=${two}&ids=${one}`)).to.equal(
      `/shelf?ids=${one},${two}`,
    );
    expect(await ledTo(`/shelf?ids=${ids.join(',')}&without=${two}`)).to.equal(
      `/shelf?ids=${ids.filter((id) => id !== two).join(',')}`,
    );
    expect(await ledTo(`/shelf?ids=${one}&without=${one}`)).to.equal('/shelf');
    expect(await ledTo(`/shelf?ids=${one}&clear=1`)).to.equal('/shelf');
    expect(await ledTo('/shelf?format=ris')).to.equal('/shelf');
  });

  it('has a name when one is given, as plain text', async () => {
    const [one = ''] = ids;
    const named = await ledTo(
      `/shelf?ids=${one}&name=${encodeURIComponent(' <b>河\u0007\u202e ')}`,
    );
    expect(named).to.equal(`/shelf?ids=${one}&name=${encodeURIComponent('<b>河')}`);
    expect(await html(named ?? '')).to.include('<h1>书架：&lt;b&gt;河</h1>');
    const long = await ledTo(`/shelf?ids=${one}&name=${'长'.repeat(500)}`);
    expect(decodeURIComponent(long ?? '')).to.match(/name=长{60}$/);
    expect(await ledTo(`/shelf?ids=${one}&name=`)).to.equal(`/shelf?ids=${one}`);
  });

  it('says what it leaves out: what went, what is no id, what is too much', async () => {
    const [one = ''] = ids;
    const never = documentId('never', '1');
    const gone = await html(`/shelf?ids=${one},${never}`);
    expect(gone).to.include('有 1 种已不再收录').and.to.include(`data-asked="${one},${never}"`);
    expect(gone).to.include(`data-shelf="${one}"`);

    const strange = await html(`/shelf?ids=${one},${encodeURIComponent('"><script>alert(1)')}`);
    expect(strange).to.include('有 1 处不是文献编号').and.to.not.include('<script>alert');

    const many = Array.from({ length: MOST_CHOSEN + 2 }, (_, i) => documentId('n', String(i)));
    const much = await html(`/shelf?ids=${many.join(',')}`);
    expect(much).to.include('书架最多 500 种，后面的 2 种没有列出').and.to.include('书架还是空的');
  });

  it('follows works that were joined, and shows none that is kept from readers', async () => {
    const own = SAMPLE_RECORDS.filter(({ source }) => source === 'jiangning-dc');
    const [record] = own;
    const id = documentId('jiangning-dc', record?.identifier ?? '');
    expect(listed(await html(`/shelf?ids=${id}`))).to.eql([id]);
    const held = await portal.stores.records.work(ids[0] ?? '');
    const member = held.kind === 'work' ? held.work.documents.at(-1)?.id : undefined;
    expect(listed(await html(`/shelf?ids=${member ?? ''}`))).to.eql([ids[0]]);

    const left = own.filter((one) => one !== record);
    await portal.fullRun('jiangning-dc', left);
    const page = await html(`/shelf?ids=${id}`);
    expect(page).to.include('有 1 种已不再收录').and.to.not.include(record?.dc[0]?.[1]);
    await portal.fullRun('jiangning-dc', own);
  });

  it('and hits give their works in every file that they offer', async () => {
    const offered = (page: string): string[] =>
      [...page.matchAll(/<option value="([a-z]+)"[^>]*>[^<]*（\.\1）/g)].map(
        ([, name = '']) => name,
      );
    const shelf = await html(`/shelf?ids=${ids.join(',')}`);
    expect(offered(shelf)).to.include.members([
      'ris',
      'bib',
      'enw',
      'txt',
      'mrc',
      'marcxml',
      'csv',
    ]);
    for (const name of offered(shelf))
      expect(await html(`/search?ids=${ids.join(',')}&format=${name}`)).to.have.length.above(100);
    const cited = await html(`/search?ids=${ids.join(',')}&format=txt`);
    expect(cited.trim().split('\r\n')).to.have.lengthOf(3);

    const asked = `q=${encodeURIComponent('南京')}&lib=320100`;
    expect(offered(await html(`/search?${asked}`))).to.eql(offered(shelf));
    const ticked = await html(`/search?${asked}&format=txt&ids=${ids[0]}&ids=${ids[1]}`);
    expect(ticked.trim().split('\r\n')).to.have.lengthOf(2);
  });

  it('that is empty says how it is filled', async () => {
    const page = await html('/shelf');
    expect(page).to.include('书架还是空的').and.to.include('没有开启脚本时');
    expect(page).to.not.include('没有勾选文献');
    expect(await ledTo('/shelf?q=x&format=ris&put=1')).to.equal('/shelf?put=1');
    expect(await html('/shelf?put=1')).to.include('没有勾选文献，什么也没有加入');
    expect(await ledTo(`/shelf?q=x&put=1&ids=${ids[0]}`)).to.equal(`/shelf?ids=${ids[0]}`);
  });

  it('is filled from hits and from the page of a work by forms that need no script', async () => {
    const results = await html(`/search?q=${encodeURIComponent('南京')}&lib=320100`);
    const form = /<form id="take" action="\/search">.*?<\/form>/s.exec(results)?.[0] ?? '';
    expect(form).to.include('<input type="hidden" name="q" value="南京">');
    expect(form).to.include('<input type="hidden" name="lib" value="320100">');
    expect(form).to.include('formaction="/shelf"').and.to.include('value="marcxml"');
    expect(form).to.match(/没有勾选时是这次检索的全部 \d+ 种/);
    const boxes = [...results.matchAll(/<input class="hit-choose"[^>]*>/g)].map(([tag]) => tag);
    expect(boxes).to.have.lengthOf([...results.matchAll(/<li class="hit">/g)].length);
    for (const box of boxes) expect(box).to.match(/form="take" name="ids".*aria-label="勾选：.+"/);
    expect(results).to.include(
      `href="/feed.atom?q=${encodeURIComponent('南京')}&amp;lib=320100">订阅</a>`,
    );
    expect(results).to.include('>订阅</a> <span class="hint">供 RSS 阅读器使用：');
    const none = await html(`/search?q=${encodeURIComponent('查无此书')}`);
    expect(none).to.include('href="/feed.atom?q=').and.to.include('订阅');
    expect(none).to.not.include('id="take"');

    const [one = ''] = ids;
    const work = await html(`/works/${one}`);
    expect(work).to.include(`<button type="submit" class="button" name="ids" value="${one}"`);
    for (const name of ['ris', 'bib', 'enw', 'txt', 'mrc', 'marcxml', 'jsonld'])
      expect(work).to.include(`href="/works/${one}.${name}" download`);
    expect(work).to.include(`href="${portal.url}/works/${one}">${portal.url}/works/${one}</a>`);
    expect(work).to.match(/<span id="citation">[^<]+\[[A-Z]+(?:\/OL)?\][^<]*\.<\/span>/);
    expect(work).to.match(/<svg class="qr" role="img" aria-label="二维码：[^"]+的固定网址"/);
    const [json = ''] = /(?<=ld\+json">).*?(?=<\/script>)/s.exec(work) ?? [];
    expect(JSON.parse(json)).to.include({ '@id': `${portal.url}/works/${one}` });
  });
});
