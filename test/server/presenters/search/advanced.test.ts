/** 高级检索: the form, its rows, and the query line they become. */
import { expect } from 'chai';
import { readSearchAddress } from '../../../../server/addresses/read-search-address.ts';
import {
  presentAdvanced,
  rowsIn,
  withoutRows,
} from '../../../../server/presenters/search/advanced.ts';
import type { AdvancedForm } from '../../../../server/presenters/search/advanced.ts';
import { EN, LABELS, ZH } from '../../../support/presented.ts';

function form(address: string, t = ZH.t): AdvancedForm {
  const parameters = new URLSearchParams(address);
  const { request, faults } = readSearchAddress(withoutRows(parameters) ?? parameters);
  return presentAdvanced(parameters, request, faults, LABELS, ['320100', '320104'], t);
}
const chosen = (options: AdvancedForm['yearKinds']): string[] =>
  options.filter(({ selected }) => selected).map(({ value }) => value);

describe('the form of the advanced search', () => {
  it('has four rows, empty, joined by 并且 from the second on', () => {
    const { rows, faults, expression } = form('');

    expect([faults, expression]).to.deep.equal([[], '']);
    expect(rows.map(({ number, name, words }) => [number, name, words])).to.deep.equal([
      [1, '第 1 个条件', ''],
      [2, '第 2 个条件', ''],
      [3, '第 3 个条件', ''],
      [4, '第 4 个条件', ''],
    ]);
    expect(rows.map(({ joins }) => chosen(joins))).to.deep.equal([[], ['and'], ['and'], ['and']]);
    expect(chosen(rows[0]?.fields ?? [])).to.deep.equal(['q']);
    expect(rows[0]?.matches.map(({ label }) => label)).to.deep.equal(['包含', '前方一致', '精确']);
  });

  it('shows what was sent, to be changed', () => {
    const { rows, libraries, types, from, yearKinds } = form(
      'f1=title&m1=prefix&w1=金陵&j2=not&f2=subject&w2=旅游&lib=320104&type=map&from=光绪&dates=original',
    );

    expect(rows.map(({ words }) => words)).to.deep.equal(['金陵', '旅游', '', '']);
    expect(chosen(rows[0]?.matches ?? [])).to.deep.equal(['prefix']);
    expect([rows[1]?.joins, rows[1]?.fields].map((one) => chosen(one ?? []))).to.deep.equal([
      ['not'],
      ['subject'],
    ]);
    expect(libraries.map(({ label, selected }) => [label, selected])).to.deep.equal([
      ['金陵', false],
      ['秦淮', true],
    ]);
    expect(types.filter(({ selected }) => selected).map(({ label }) => label)).to.deep.equal([
      '地图',
    ]);
    expect([from, chosen(yearKinds)]).to.deep.equal(['光绪', ['original']]);
  });

  it('keeps a query line with its fault, and teaches how to write one', () => {
    const { faults, expression, examples, grammar } = form('expr=题名=(城墙 OR');

    expect(expression).to.equal('题名=(城墙 OR');
    expect(faults).to.deep.equal(['检索式在“题名=(城墙 ▸OR”之后没有写完，还缺检索词。']);
    for (const { href } of examples) {
      const parameters = new URL(href, 'http://x').searchParams;
      expect(readSearchAddress(parameters).faults, href).to.deep.equal([]);
    }
    expect(examples).to.have.lengthOf(3);
    expect(grammar.find(({ label }) => label === '题名')?.names).to.match(/^题名、/);
  });

  it('has English words for those who want them', () => {
    expect(form('', EN.t).rows[1]?.joins.map(({ label }) => label)).to.deep.equal([
      'and',
      'or',
      'but not',
    ]);
  });
});

describe('the rows of an address', () => {
  it('fall back on what is usual where it says something else', () => {
    const [row] = rowsIn(new URLSearchParams('j1=xor&f1=colour&m1=like&w1=志'));
    expect(row).to.deep.equal({ join: 'and', field: 'any', match: 'contains', words: '志' });
  });

  it('are cut to the longest words', () => {
    const [row] = rowsIn(new URLSearchParams(`w1=${'志'.repeat(1_000)}`));
    expect(row?.words).to.have.lengthOf(300);
  });
});

describe('rows that are sent', () => {
  const without = (address: string): string | undefined => {
    const rest = withoutRows(new URLSearchParams(address));
    return rest === undefined
      ? undefined
      : decodeURIComponent(rest.toString()).replaceAll('+', ' ');
  };

  it('are nothing when all are blank, but for a query line', () => {
    expect(without('f1=title&w1=&w2=  &lib=320104')).to.equal(undefined);
    expect(without('w1=&expr=题名=城')).to.equal('expr=题名=城');
  });

  it('become plain words where each field contains some', () => {
    expect(without('f1=title&w1=志&f2=creator&w2=甘熙&lib=1')).to.equal(
      'lib=1&title=志&creator=甘熙',
    );
  });

  it('become a query line where they do more than that', () => {
    expect(without('f1=title&m1=prefix&w1=金陵')).to.equal('expr=题名^"金陵"');
    expect(without('w1=志&f2=title&j2=or&w2=城')).to.match(/^expr=.* OR 题名="?城/);
    expect(without('f1=title&w1=志&f2=title&w2=城')).to.match(/^expr=.*AND/);
    expect(without('j1=not&w1=志')).to.match(/^expr=NOT /);
  });
});
