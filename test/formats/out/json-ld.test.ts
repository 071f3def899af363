/** Works as data of schema.org: each date is a Date, and nothing says more than is known. */
import { expect } from 'chai';
import { readDate } from '../../../catalogue/dates/dates.ts';
import type { TypeCode } from '../../../catalogue/fields/types.ts';
import { jsonLd } from '../../../formats/out/json-ld.ts';
import { referenceOf } from '../../../formats/out/reference.ts';
import { NAMING } from '../../support/exported.ts';
import { documentOf, workOf } from '../../support/presented.ts';

describe('the dates of a work as data of schema.org', () => {
  const datesOf = (code: TypeCode, date: string): Record<string, unknown> => {
    const document = documentOf({ type: { code, raw: [] }, dates: [readDate(date)] });
    const node = Object.entries(jsonLd(referenceOf(workOf(document), NAMING), NAMING));
    return Object.fromEntries(
      node.filter(([name]) => /^(?:startDate|endDate|datePublished)$/.test(name)),
    );
  };

  for (const [code, date, told] of [
    ['book', '民国二十四年', { datePublished: '1935' }],
    ['image', '1937-07-07', { datePublished: '1937-07-07' }],
    ['book', '2009-2013', { datePublished: '2009' }],
    ['rarebook', '清光绪间', {}],
    ['newspaper', '1928-1949', { startDate: '1928', endDate: '1949' }],
    ['serial', '1996-', { startDate: '1996' }],
  ] as const)
    it(`are ${JSON.stringify(told)} of ${code} ${date}`, () => {
      expect(datesOf(code, date)).to.eql(told);
    });
});

describe('what a work is part of, as data of schema.org', () => {
  const partOf = (code: TypeCode): unknown => {
    const source = '南京史志, 1985(3): 12-15';
    const document = documentOf({ type: { code, raw: [] }, hosts: [source], notes: [source] });
    const node = jsonLd(referenceOf(workOf(document), NAMING), NAMING);
    return 'isPartOf' in node ? node.isPartOf : undefined;
  };

  it('is the periodical that an article stands in, and no source of anything else', () => {
    expect(partOf('article')).to.eql({ '@type': 'CreativeWork', name: '南京史志, 1985(3): 12-15' });
    expect(partOf('music')).to.equal(undefined);
  });
});
