/** The search box: what it shows, and what it must send along. */
import { expect } from 'chai';
import { boxField, presentBox } from '../../../../server/presenters/search/search-box.ts';
import { EN, ZH } from '../../../support/presented.ts';

describe('the search box', () => {
  it('is empty on a page without a request, and offers the fields', () => {
    const box = presentBox({ query: {} }, ZH.t);

    expect(box).to.deep.include({ words: '', longest: 300, hidden: [] });
    expect(box.fields.map(({ value, label }) => `${value} ${label}`)).to.deep.equal([
      'q 全部',
      'title 题名',
      'creator 责任者',
      'subject 主题词',
      'publisher 出版者',
      'series 丛书',
      'identifier ISBN',
      'callnumber 索书号',
    ]);
    expect(box.fields.filter(({ selected }) => selected).map(({ value }) => value)).to.deep.equal([
      'q',
    ]);
    expect([box.advancedHref, box.advancedLabel]).to.deep.equal(['/search/advanced', '高级检索']);
  });

  it('offers a field of genealogies alone where it stands for one', () => {
    const { fields, words } = presentBox({ query: { hall: '三槐堂' } }, ZH.t);

    expect(words).to.equal('三槐堂');
    expect(fields.at(-1)).to.deep.equal({ value: 'hall', label: '堂号', selected: true });
    expect(fields.map(({ value }) => value)).not.to.include('surname');
  });

  it('shows the words of the first field that has some, and sends the others along', () => {
    const query = { creator: '甘熙', title: '琐言', spelling: 'printed' as const };
    const box = presentBox({ query }, ZH.t, [{ name: 'lib', value: '320104' }]);

    expect(boxField({ query })).to.equal('title');
    expect(box.words).to.equal('琐言');
    expect(box.fields.find(({ selected }) => selected)?.value).to.equal('title');
    expect(box.hidden).to.deep.equal([
      { name: 'creator', value: '甘熙' },
      { name: 'spelling', value: 'printed' },
      { name: 'lib', value: '320104' },
    ]);
  });

  it('keeps a query line it cannot show, and leads to where it can be changed', () => {
    const box = presentBox({ query: { expression: '题名=城 OR 墙' } }, EN.t);

    expect(box.words).to.equal('');
    expect(box.hidden).to.deep.equal([{ name: 'expr', value: '题名=城 OR 墙' }]);
    expect(box.advancedLabel).to.equal('Change the query line');
    expect(new URL(box.advancedHref, 'http://x').searchParams.get('expr')).to.equal(
      '题名=城 OR 墙',
    );
  });
});
