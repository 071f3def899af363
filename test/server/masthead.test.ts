/** What stands over every public page: one search box, the way to it, and a menu that opens without script. */
import { expect } from 'chai';
import { PAGE_KINDS } from '../support/page-kinds.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';

describe('over every page', function () {
  let portal: PortalFixture;
  before(async () => {
    portal = await openPortal(undefined);
  });
  after(() => portal.close());

  for (const [kind, path] of PAGE_KINDS) {
    it(`one search box and the way to it: ${kind}`, async () => {
      const html = await (await fetch(portal.url + path)).text();

      expect(html.match(/<form[^>]* role="search"/g)).to.have.lengthOf(1);
      expect(html.match(/<input id="words"[^>]* name="q"/g)).to.have.lengthOf(1);
      expect(html).to.include('<a class="to-words" href="#words">');
    });
  }

  it('a menu of places and displays that opens by itself', async () => {
    const html = await (await fetch(`${portal.url}/help`)).text();
    const [, menu = ''] = /<details class="menu">(.*?)<\/details>/s.exec(html) ?? [];

    expect(menu).to.include('<summary>菜单</summary>');
    for (const href of ['/', '/search', '/browse', '/libraries', '/collections'])
      expect(menu).to.include(`href="${href}"`);
    expect(menu).to.include('text=large').and.to.include('contrast=high').and.to.include('lang=en');
  });

  it('and from staff pages a link', async () => {
    const html = await (await fetch(`${portal.url}/staff/login`)).text();

    expect(html).to.include('<a href="/search">检索</a>');
  });
});
