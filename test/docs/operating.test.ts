/** The guide for operators against the code: an error that nobody explains is half an error. */
import { globSync, readFileSync } from 'node:fs';
import { expect } from 'chai';

const SOURCES = globSync(
  '{catalogue,acquisitions,desk,harvesters,mail,stores,server,config}/**/*.ts',
);

describe('docs/operating.md', () => {
  const guide = readFileSync('docs/operating.md', 'utf8');

  it('explains every error code', () => {
    const codes = SOURCES.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bcode(?: =|:) '([A-Z]+(?:_[A-Z]+)*)'/g)].map(
        ([, code = '']) => code,
      ),
    );
    expect(codes.length).to.be.greaterThan(20);
    expect([...new Set(codes)].filter((code) => !guide.includes(`\`${code}\``))).to.eql([]);
  });

  it('explains every repair that is noted on a page', () => {
    const flags = [
      'formats/xml/compression.ts',
      'formats/xml/decode.ts',
      'formats/xml/repair.ts',
      'harvesters/oai/page.ts',
      'harvesters/oai/salvage.ts',
      'formats/payload.ts',
      'formats/xml/text-mending.ts',
    ]
      .flatMap((file) => [
        ...readFileSync(file, 'utf8').matchAll(/'((?:[a-z]+-)+[a-z]+|salvaged)'/g),
      ])
      .map(([, flag = '']) => flag)
      .filter((flag) => !/^(?:utf-8|utf-16.*|windows-1252|content-type|retry-after)$/.test(flag));
    expect(flags).to.include('charset-guessed');
    expect([...new Set(flags)].filter((flag) => !guide.includes(`\`${flag}\``))).to.eql([]);
  });
});
