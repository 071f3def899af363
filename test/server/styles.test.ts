/** The stylesheet: one file for each noun, one address for them all, small, and nothing in it for nobody. */
import { globSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { ASSETS, FIXED_FILES } from '../../server/assets.ts';

const PARTS = globSync('views/assets/css/*.css');
const SERVED = String(FIXED_FILES.find(({ href }) => href === ASSETS.stylesheet)?.body);

/** What may hold a class: `class="…"` of the views, and texts of the script and of presenters. */
const WRITTEN = [
  ...textsIn('views/**/*.ejs', /class="([^"]*)"/g),
  ...textsIn('views/assets/*.js', /['"`]([^'"`\n]*)['"`]/g),
  ...textsIn('server/presenters/**/*.ts', /['`]([^'`\n]*)['`]/g),
];

describe('the stylesheet', () => {
  it('is served as one file, under one address that tells its content', () => {
    const sheets = FIXED_FILES.filter(({ type }) => type.startsWith('text/css'));

    expect(sheets.map(({ href }) => href)).to.deep.equal([ASSETS.stylesheet]);
    expect(ASSETS.stylesheet).to.match(/^\/assets\/portal\.[0-9a-f]{12}\.css$/);
  });

  it('joins every file of views/assets/css, none twice', () => {
    expect(PARTS).to.have.length.above(10);
    const selectors = (css: string): string[] =>
      [...css.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/[^{}]+(?=\{)/g)]
        .map(([text]) => text.trim())
        .sort();

    expect(selectors(SERVED)).to.deep.equal(
      selectors(PARTS.map((part) => readFileSync(part, 'utf8')).join('')),
    );
  });

  it('has no more than 12 kB, compressed', () => {
    expect(gzipSync(SERVED).length).to.be.within(1_000, 12 * 1024);
  });

  it('has no rule for a class that no page has', () => {
    const classes = new Set(
      [...SERVED.matchAll(/\.(-?[a-z][\w-]*)/g)].map(([, name = '']) => name),
    );
    expect(classes.size).to.be.above(100);

    expect([...classes].filter((name) => !isWritten(name))).to.deep.equal([]);
  });
});

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
