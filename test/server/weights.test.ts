/** What a public page weighs: its one stylesheet and all its scripts, compressed, on every kind of page. */
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { PAGE_KINDS } from '../support/page-kinds.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';

const MOST = { css: 12 * 1024, js: 6 * 1024 } as const;

describe('a public page', function () {
  let portal: PortalFixture;
  before(async () => {
    portal = await openPortal(undefined);
  });
  after(() => portal.close());

  for (const [kind, path] of PAGE_KINDS) {
    it(`has no more than 12 kB of CSS and 6 kB of script, compressed: ${kind}`, async () => {
      const html = await (await fetch(portal.url + path)).text();
      const sums = { css: 0, js: 0 };
      for (const href of assetsOf(html)) {
        const response = await fetch(portal.url + href);
        expect(response.status, href).to.equal(200);
        const bytes = gzipSync(await response.text()).length;
        sums[href.endsWith('.css') ? 'css' : 'js'] += bytes;
      }

      expect(sums.css, 'CSS').to.be.within(500, MOST.css);
      expect(sums.js, 'script').to.be.at.most(MOST.js);
    });
  }
});

/** Addresses of the stylesheets and scripts that a page loads, each once. */
function assetsOf(html: string): ReadonlySet<string> {
  const tags = [...html.matchAll(/<(?:link|script)\b[^<>]*>/g)].map(([tag]) => tag);
  return new Set(
    tags
      .filter((tag) => !tag.startsWith('<link') || tag.includes('rel="stylesheet"'))
      .flatMap((tag) => /\b(?:href|src)="([^"]+)"/.exec(tag)?.[1] ?? []),
  );
}
