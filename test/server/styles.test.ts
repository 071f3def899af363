/** The stylesheets, of all pages and of staff pages: one file for each noun, one address, small, and nothing in it for nobody. */
import { globSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { ASSETS, FIXED_FILES } from '../../server/assets.ts';

const SHEETS = [
  { of: 'all pages', folder: 'css', href: ASSETS.stylesheet, most: 12 * 1024 },
  { of: 'staff pages', folder: 'staff-css', href: ASSETS.staffStylesheet, most: 8 * 1024 },
] as const;

/** What may hold a class: `class="…"` of the views, and texts of the script and of presenters. */
const WRITTEN = [
  ...textsIn('views/**/*.ejs', /class="([^"]*)"/g),
  ...textsIn('views/assets/*.js', /['"`]([^'"`\n]*)['"`]/g),
  ...textsIn('server/presenters/**/*.ts', /['`]([^'`\n]*)['`]/g),
];

it('stylesheets are one for all pages, and one more for staff', () => {
  const sheets = FIXED_FILES.filter(({ type }) => type.startsWith('text/css'));

  expect(sheets.map(({ href }) => href)).to.deep.equal(SHEETS.map(({ href }) => href));
});

it('stylesheets use no value that neither of them defines', () => {
  const all = globSync('views/assets/{css,staff-css}/*.css')
    .map((file) => readFileSync(file, 'utf8'))
    .join('');
  const defined = new Set([...all.matchAll(/(?<=[{;\s])(--[\w-]+)\s*:/g)].map(([, name]) => name));
  const used = [...all.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name);
  expect(used).to.have.length.above(100);

  expect(used.filter((name) => !defined.has(name))).to.deep.equal([]);
});

for (const { of, folder, href, most } of SHEETS) {
  describe(`the stylesheet of ${of}`, () => {
    const served = String(FIXED_FILES.find((file) => file.href === href)?.body);

    it('is served under one address that tells its content', () => {
      expect(href).to.match(/^\/assets\/[a-z]+\.[0-9a-f]{12}\.css$/);
    });

    it(`joins every file of views/assets/${folder}, none twice`, () => {
      const parts = globSync(`views/assets/${folder}/*.css`);
      expect(parts).to.have.length.above(1);
      const selectors = (css: string): string[] =>
        [...css.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/[^{}]+(?=\{)/g)]
          .map(([text]) => text.trim())
          .sort();

      expect(selectors(served)).to.deep.equal(
        selectors(parts.map((part) => readFileSync(part, 'utf8')).join('')),
      );
    });

    it(`has no more than ${most / 1024} kB, compressed`, () => {
      expect(gzipSync(served).length).to.be.within(500, most);
    });

    it('has no rule for a class that no page has', () => {
      const classes = new Set(
        [...served.matchAll(/\.(-?[a-z][\w-]*)/g)].map(([, name = '']) => name),
      );
      expect(classes.size).to.be.above(10);

      expect([...classes].filter((name) => !isWritten(name))).to.deep.equal([]);
    });
  });
}

/** `access-online` is written by `access-<%= … %>` as well as by itself. */
function isWritten(name: string): boolean {
  const begun = [...name.matchAll(/-/g)].map(({ index }) => name.slice(0, index + 1));
  const written = new RegExp(
    [
      `(?<![\\w-])${name}(?![\\w-])`,
      ...begun.map((start) => `(?<![\\w-])${start}(?:<%|\\$\\{)`),
    ].join('|'),
  );
  return WRITTEN.some((text) => written.test(text));
}

function textsIn(pattern: string, quoted: RegExp): string[] {
  return globSync(pattern).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(quoted)].map(([, text = '']) => text),
  );
}
