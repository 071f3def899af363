/** What once took more than linear time, each by its name, is read within the time of one record. */
import { expect } from 'chai';
import { readDate } from '../../catalogue/dates/dates.ts';
import { readCreators } from '../../catalogue/fields/names.ts';
import { readPublication } from '../../catalogue/fields/publishers.ts';
import { titleCore } from '../../catalogue/fields/titles.ts';
import { highlight } from '../../catalogue/search/highlight.ts';
import { parseQuery } from '../../catalogue/search/query.ts';
import { fold } from '../../catalogue/text/text.ts';
import { withinTime } from '../../stores/within-time.ts';
import { cnmarc, dublinCore, marc21 } from '../support/marc-documents.ts';

const each = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

const pad = (i: number): string => String(i).padStart(2, '0');

describe('within the time of one record', () => {
  const cases: Readonly<Record<string, () => unknown>> = {
    'a title of parts of an extent without end': () => titleCore(`金陵志${'附三卷'.repeat(60)}考`),
    'a title of extents alone': () => titleCore('二十四卷首一卷附图三卷'.repeat(150)),
    'a subject that could be a class number': () =>
      dublinCore([
        ['subject', `${'A1'.repeat(60)}！`],
        ['subject', `${'K2.'.repeat(600)}！`],
      ]),
    'publications with marks and no names': () =>
      readPublication(['南京 ; '.repeat(280), `[${':'.repeat(1_900)}`]),
    'a list of dates that ends in none': () => readDate(`${'清康熙,康熙,'.repeat(16)}x`),
    'a role before a role': () => readCreators('主编 主编 主编', true),
    'a letter with a hundred thousand accents': () => fold(`a${'\u0301\u0323'.repeat(50_000)}`),
    'a line of one character, and a query of it': () =>
      each(10, () => highlight('金'.repeat(25_000), parseQuery({ any: '金'.repeat(290) }))),
    'two thousand names': () =>
      dublinCore(each(2_000, (i) => ['creator', `Smith, John ${i}, 1900-1980`] as const)),
    'two thousand dates': () =>
      dublinCore(each(2_000, (i) => ['date', `2001-01-0${i % 9}、${i}年`] as const)),
    'hundreds of fields in two scripts': () =>
      marc21([
        ['245', '00', ['a', 'Jinling zhi']],
        ...each(
          1_000,
          (i) => ['700', '1 ', ['6', `880-${pad(i % 100)}`], ['a', `Zhang ${i}`]] as const,
        ),
        ...each(
          1_000,
          (i) => ['880', '1 ', ['6', `700-${pad(i % 100)}`], ['a', `张${i}`]] as const,
        ),
      ]),
    'hundreds of series': () =>
      cnmarc([
        ['200', '1 ', ['a', '金陵志']],
        ...each(400, (i) => ['461', ' 0', ['1', '2001 '], ['a', `丛刊${i}`]] as const),
      ]),
    'hundreds of copies and hundreds of words about rights': () =>
      marc21([
        ['245', '00', ['a', '金陵志']],
        ...each(400, (i) => ['852', '  ', ['h', `K${i}`]] as const),
        ...each(400, (i) => ['540', '  ', ['a', `第${i}条`]] as const),
      ]),
  };
  for (const [what, work] of Object.entries(cases)) {
    it(`is ${what}`, () => {
      const [outcome] = withinTime([work]);
      if (outcome?.kind === 'failed') throw outcome.error;
    });
  }
});

describe('an extent at the end of a title', () => {
  for (const [printed, core] of [
    ['景定建康志五十卷首一卷末一卷', '景定建康志'],
    ['江宁府志三十卷首一卷', '江宁府志'],
    ['金陵志二十四卷附图三卷补遗一卷', '金陵志'],
    ['金陵志续集二卷', '金陵志'],
    ['某志不分卷', '某志'],
    ['二十四卷', '二十四卷'],
    ['卷首语', '卷首语'],
  ] as const) {
    it(`of ${printed} is no part of ${core}`, () => expect(titleCore(printed)).to.equal(core));
  }
});
