/** A librarian writes the page of her library: drafts, preview, publishing, the way back, pictures, collections. */
import { createJimp } from '@jimp/core';
import jpeg from '@jimp/js-jpeg';
import { expect } from 'chai';
import { openPortal } from '../../support/portal-fixture.ts';
import type { PortalFixture } from '../../support/portal-fixture.ts';
import type { Browser, Shown } from '../../support/signed-in.ts';

const PAGE = '/staff/libraries/320104';
const PUBLIC = '/libraries/320104';

describe('the page of a library, for its staff', function () {
  let portal: PortalFixture;
  let librarian: Browser;
  before(async () => {
    portal = await openPortal(undefined);
    librarian = await portal.signIn('librarian', '320104');
  });
  after(() => portal.close());

  const newest = async (): Promise<number> =>
    (await portal.stores.registry.pages.versions('320104'))[0]?.number ?? 0;

  /** Opens a form and sends it with what is changed. */
  async function fill(
    form: string,
    fields: Record<string, string>,
    by = librarian,
  ): Promise<Shown> {
    const shown = await by.get(`${PAGE}/${form}`);
    const held = Object.fromEntries(
      [...shown.html.matchAll(/<(?:input|textarea|select)[^>]* name="([^"]+)"/g)].map(
        ([, name = '']) => [name, valueIn(shown.html, name)],
      ),
    );
    delete held['remove'];
    return by.post(`${PAGE}/${form}`, { ...held, ...fields, _csrf: by.csrf });
  }

  async function publish(by = librarian): Promise<void> {
    await by.get(PAGE);
    const done = await by.post(`${PAGE}/publish`, { number: String(await newest()) });
    expect(done.location).to.equal(PAGE);
    await portal.look();
  }

  const publicPage = async (address = PUBLIC): Promise<string> =>
    (await fetch(`${portal.url}${address}`)).text();

  it('keeps what is saved from readers until it is published, and shows it in the preview', async () => {
    const saved = await fill('about', {
      description: '本馆藏秦淮河老照片。\n\n见 https://photos.example/a。<script>canary()</script>',
      address: '长乐路 1 号',
    });
    expect(saved.location).to.equal(PAGE);
    expect((await librarian.follow(saved)).html).to.include('读者还看不到');
    expect(await publicPage()).to.not.include('长乐路');
    const preview = await librarian.get(`${PAGE}/preview`);
    expect(preview.html)
      .to.include('预览：第 1 版')
      .and.include('长乐路 1 号')
      .and.include('<a href="https://photos.example/a"')
      .and.include('&lt;script&gt;canary()')
      .and.not.include('<script>canary');
    await publish();
    expect(await publicPage()).to.include('长乐路 1 号');
    expect((await librarian.get(PAGE)).html).to.include('读者看到的是第 1 版');
  });

  it('shows a wrong value again as it was typed, with the sentence at its field', async () => {
    const wrong = await fill('about', { website: 'library.example', address: '另一处' });
    expect(wrong.status).to.equal(422);
    expect(wrong.html)
      .to.include('value="library.example"')
      .and.include('value="另一处"')
      .and.include('href="#website"')
      .and.match(/id="website-fault">应为 http/);
  });

  it('reads hours by weekday with their exceptions, and says whether it is open now', async () => {
    const week = Object.fromEntries(
      Array.from({ length: 7 }, (_, i) => [`week.${i}`, i === 0 ? '' : '9：00—17：30']),
    );
    const saved = await fill('hours', {
      ...week,
      'exceptions.0.from': '2099-10-01',
      'exceptions.0.name': '国庆节',
      note: '寒假另行通知',
    });
    expect(saved.location).to.equal(PAGE);
    await publish();
    const html = await publicPage();
    expect(html)
      .to.match(/现在(?:开放|闭馆)/)
      .and.include('周二至周日')
      .and.include('寒假另行通知');
    const wrong = await fill('hours', { 'week.2': '九点' });
    expect(wrong.status).to.equal(422);
    expect(wrong.html)
      .to.match(/id="week\.2-fault">看不懂/)
      .and.include('value="九点"');
    expect(await publicPage('/libraries')).to.match(/class="open-state/);
  });

  it('names contacts that readers see', async () => {
    await fill('contacts', {
      'contacts.0.duty': '地方文献',
      'contacts.0.telephone': '025-1234 5678',
      'contacts.2.duty': '口述史',
      'contacts.2.email': 'history@qinhuai.example',
    });
    await publish();
    const html = await publicPage();
    expect(html).to.include('href="tel:02512345678"').and.include('mailto:history@qinhuai.example');
    const wrong = await fill('contacts', { 'contacts.0.email': 'a@x.example, b@x.example' });
    expect(wrong.html).to.match(/contacts\.0\.email-fault/);
  });

  async function photo(width = 640): Promise<Blob> {
    const picture = new (createJimp({ formats: [jpeg] }))({
      width,
      height: 400,
      color: 0x884400ff,
    });
    return new Blob([new Uint8Array(await picture.getBuffer('image/jpeg'))], { type: 'text/html' });
  }

  async function upload(
    file: Blob | undefined,
    alt: string,
    more: Record<string, string> = {},
  ): Promise<Shown> {
    await librarian.get(`${PAGE}/picture`);
    const form = new FormData();
    form.set('base', String(await newest()));
    form.set('alt', alt);
    for (const [name, value] of Object.entries(more)) form.set(name, value);
    if (file !== undefined) form.set('file', file, '../../阅览室.html');
    return librarian.send(`${PAGE}/picture`, form);
  }

  it('has a picture that is ours: our name, our type, whatever was uploaded as', async () => {
    expect((await upload(await photo(), '')).status).to.equal(422);
    expect((await upload(undefined, '阅览室')).html).to.include('请选一个图片文件');
    const saved = await upload(await photo(), '读者在阅览室');
    expect(saved.location).to.equal(PAGE);
    await publish();
    const html = await publicPage();
    const src =
      /<img class="library-picture" src="([^"]+)" alt="读者在阅览室"/.exec(html)?.[1] ?? '';
    expect(src).to.match(/^\/library-pictures\/[\da-f]{64}\.jpg$/);
    const picture = await fetch(`${portal.url}${src}`);
    expect(picture.headers.get('content-type')).to.equal('image/jpeg');
    expect(picture.headers.get('x-content-type-options')).to.equal('nosniff');
    expect(picture.headers.get('content-disposition')).to.equal('inline; filename="library.jpg"');
    expect([...new Uint8Array(await picture.arrayBuffer()).subarray(0, 2)]).to.eql([0xff, 0xd8]);
    // Words alone can be changed, and the picture taken away.
    await upload(undefined, '阅览室一角');
    expect((await librarian.get(`${PAGE}/preview`)).html).to.include('alt="阅览室一角"');
    await upload(undefined, '', { remove: '1' });
    expect((await librarian.get(`${PAGE}/preview`)).html).to.not.include('library-picture');
  });

  it('refuses a file that is no picture, is too large, or comes with another', async () => {
    const svg = new Blob(['<svg xmlns="http://www.w3.org/2000/svg" onload="canary()"/>']);
    expect((await upload(svg, '图')).html)
      .to.include('SVG 或网页')
      .and.not.include('canary');
    const large = new Blob([Buffer.alloc(10 * 1024 * 1024 + 10)]);
    expect((await upload(large, '图')).html).to.include('最大 10 MB');
    await librarian.get(`${PAGE}/picture`);
    const two = new FormData();
    two.set('base', '1');
    two.append('file', await photo(), 'a.jpg');
    two.append('file', await photo(), 'b.jpg');
    expect((await librarian.send(`${PAGE}/picture`, two)).html).to.include('一次只能上传一个文件');
    const forged = new FormData();
    forged.set('_csrf', 'x'.repeat(86));
    forged.set('alt', '图');
    expect((await librarian.send(`${PAGE}/picture`, forged)).html).to.include('失效');
  });

  it('renames a collection, says how it is had and used, and adds a saved search', async () => {
    const id = encodeURIComponent('qinhuai-dc:local:photo');
    const saved = await fill(`collection?id=${id}`, {
      name: '秦淮旧影',
      description: '清末以来',
      access: 'online',
      rights: 'cc-by',
      terms: '引用请注明秦淮区图书馆',
    });
    expect(saved.location).to.equal(PAGE);
    expect(
      (await fill('collection?new=search', { name: '云锦', query: '/search?q=' })).html,
    ).to.match(/query-fault/);
    const added = await fill('collection?new=search', {
      name: '夫子庙',
      query: `${portal.url}/search?q=夫子庙&lib=320115&page=3`,
    });
    expect(added.location).to.equal(PAGE);
    await publish();
    const collection = await publicPage(`/collections/${id}`);
    expect(collection)
      .to.include('秦淮旧影')
      .and.include('知识共享 署名 4.0')
      .and.include('在线全文')
      .and.include('引用请注明秦淮区图书馆');
    const [, saved2 = ''] =
      /href="(\/collections\/320104~[^"]+)"/.exec(
        decodeURIComponent(await publicPage('/collections')),
      ) ?? [];
    const html = await publicPage(saved2);
    expect(html)
      .to.include('夫子庙')
      .and.match(/name="lib" value="320104"/)
      .and.not.include('320115');
    const removed = await fill(`collection?id=${id}`, { remove: '1' });
    expect(removed.location).to.equal(PAGE);
    expect((await librarian.get(PAGE)).html).to.include('老照片库');
  });

  it('does not overwrite what somebody else saved meanwhile, and loses nothing that was typed', async () => {
    await librarian.get(`${PAGE}/about`);
    const base = String(await newest());
    const token = librarian.csrf;
    const admin = await portal.signIn('admin');
    await fill('about', { telephone: '025-0000 1111' }, admin);
    const late = await librarian.post(`${PAGE}/about`, { base, _csrf: token, address: '晚了一步' });
    expect(late.status).to.equal(422);
    expect(late.html).to.include('已保存了第').and.include('value="晚了一步"');
  });

  it('lists its versions with what each changed, and brings one back', async () => {
    const shown = await librarian.get(PAGE);
    expect(shown.html).to.include('第 1 版').and.include('恢复');
    const version = await librarian.get(`${PAGE}/versions/1`);
    expect(version.html).to.include('长乐路 1 号').and.include('第一版');
    await librarian.get(PAGE);
    const back = await librarian.post(`${PAGE}/restore`, {
      number: '1',
      base: String(await newest()),
    });
    expect((await librarian.follow(back)).html).to.include('已恢复');
    await publish();
    expect(await publicPage())
      .to.include('长乐路 1 号')
      .and.not.include('寒假另行通知');
    expect((await librarian.get(`${PAGE}/versions/999`)).status).to.equal(404);
  });

  it('is nobody else’s: another library’s editor is told that there is no such page', async () => {
    const other = await portal.signIn('librarian', '320115');
    for (const path of ['', '/about', '/preview', '/versions/1', '/picture', '/collection?new=set'])
      expect((await other.get(`${PAGE}${path}`)).status, path).to.equal(404);
    await other.get('/staff/libraries/320115');
    for (const path of ['/about', '/publish', '/restore', '/hours'])
      expect(
        (await other.post(`${PAGE}${path}`, { number: '1', base: '1' })).status,
        path,
      ).to.equal(404);
    expect((await other.get('/staff/libraries')).location).to.equal('/staff/libraries/320115');
    const buyer = await portal.signIn('acquisitions', '320104');
    expect((await buyer.get(PAGE)).status).to.equal(403);
  });
});

/** As a browser would send it. */
function valueIn(html: string, name: string): string {
  const escaped = name.replaceAll('.', String.raw`\.`);
  const input = new RegExp(
    `<input[^>]* value="([^"]*)"[^>]* name="${escaped}"|<input[^>]* name="${escaped}"[^>]* value="([^"]*)"`,
  ).exec(html);
  const area = new RegExp(`<textarea[^>]* name="${escaped}"[^>]*>([^<]*)<`).exec(html);
  const select = new RegExp(`<select[^>]* name="${escaped}"[^>]*>[\\s\\S]*?</select>`).exec(
    html,
  )?.[0];
  const option = /<option value="([^"]*)" selected/.exec(select ?? '');
  const value = input?.[1] ?? input?.[2] ?? area?.[1] ?? option?.[1] ?? '';
  return value
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'");
}
