/** Persons in records: how a format's fields come to names, and where nobody stays visible. */
import { expect } from 'chai';
import { buildWork } from '../../catalogue/work.ts';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { cnmarc, dublinCore, marc21 } from '../support/marc-documents.ts';
import type { Field } from '../support/marc-documents.ts';

const told = ({ creators }: CatalogueDocument): string[] =>
  creators.map(({ name, role, dynasty }) => [dynasty, name, role].filter(Boolean).join(' '));

describe('persons of MARC21', () => {
  const title: Field = ['245', '10', ['a', '盋山志']];

  it('keep the point of an initial, and lose the marks that close a field', () => {
    const cases: readonly (readonly [Field, string])[] = [
      [['100', '1 ', ['a', 'Bates, M. S.'], ['d', '1897-1978.']], 'Bates, M. S.'],
      [['700', '1 ', ['a', 'Bates, M. S.,'], ['e', 'author.']], 'Bates, M. S. author'],
      [['100', '1 ', ['a', 'Rabe, John.']], 'Rabe, John'],
      [['100', '0 ', ['a', '顧　雲,'], ['e', '撰.']], '顧雲 撰'],
    ];
    for (const [field, wanted] of cases)
      expect(told(marc21([title, field])), wanted).to.deep.equal([wanted]);
  });

  it('are all of those in one field', () => {
    const document = marc21([title, ['700', '1 ', ['a', '顾云、朱绪曾,'], ['e', '編選.']]]);
    expect(told(document)).to.deep.equal(['顾云 編選', '朱绪曾 編選']);
    expect(document.warnings).to.deep.equal([]);
  });

  it('are none where nobody is known, which stays in the statement of responsibility', () => {
    const document = marc21([title, ['100', '0 ', ['a', '佚名,'], ['e', '撰.']]]);
    expect(told(document)).to.deep.equal([]);
    expect(document.responsibility).to.equal('佚名');
  });
});

describe('persons of CNMARC', () => {
  it('are none where nobody is known, whatever names them beside', () => {
    const document = cnmarc([
      ['200', '1 ', ['a', '盋山志'], ['f', '(清)闕名撰'], ['g', '顧雲校']],
      ['701', ' 0', ['a', '闕名'], ['c', '(清)'], ['4', '撰']],
      ['702', ' 0', ['a', '顧　雲'], ['4', '參訂']],
    ]);
    expect(told(document)).to.deep.equal(['顧雲 參訂']);
    expect(document.responsibility).to.equal('(清)闕名撰；顧雲校');
    expect(document.warnings).to.deep.equal([]);
  });
});

describe('persons of Dublin Core', () => {
  it('are none where nobody is known, which stays as it was printed', () => {
    const document = dublinCore([
      ['title', '盋山志'],
      ['creator', '〔闕名〕撰'],
      ['contributor', '顧雲校'],
      ['contributor', 'Anonymous'],
    ]);
    expect(told(document)).to.deep.equal(['顧雲 校']);
    expect(document.responsibility).to.equal('〔闕名〕撰；Anonymous');
  });
});

describe('the persons of a work', () => {
  const printing = (creator: string, i: number): CatalogueDocument => ({
    ...dublinCore([
      ['title', 'Nanking'],
      ['creator', creator],
    ]),
    library: `32011${i}`,
  });

  it('are printed as most of its libraries print them, else as the oldest record does', () => {
    for (const [creators, wanted] of [
      [['BATES, M. S.', 'Bates, M. S.', 'Bates, M. S.'], 'Bates, M. S.'],
      [['BATES, M. S.', 'Bates, M. S.'], 'BATES, M. S.'],
      [['Bates, M. S.', 'bates, m. s.', 'BATES, M. S.'], 'Bates, M. S.'],
      [['顾云', '顧雲', '顧雲'], '顧雲'],
    ] as const)
      expect(buildWork(creators.map(printing), '').creators, creators.join('; ')).to.deep.equal([
        wanted,
      ]);
  });
});
