/** 相关文献. */
import { expect } from 'chai';
import type { RelatedList } from '../../../../server/enquiries/related.ts';
import { presentRelated } from '../../../../server/presenters/works/related.ts';
import { EN, LABELS, ZH, hitOf, labelsIn } from '../../../support/presented.ts';

const list = (relation: RelatedList['relation'], shown: number, total: number): RelatedList => ({
  relation,
  hits: Array.from({ length: shown }, (_, i) => hitOf({ id: `w${i}` })),
  total,
  request: { query: { series: '金陵全书' } },
});

describe('related works', () => {
  it('stand under what relates them', () => {
    const { lists, isAway } = presentRelated(
      [
        list({ kind: 'volumes' }, 1, 2),
        list({ kind: 'editions' }, 1, 2),
        list({ kind: 'series', name: '金陵全书' }, 1, 2),
        list({ kind: 'creator', name: '甘熙' }, 1, 2),
        list({ kind: 'placeAndTime' }, 1, 2),
      ],
      LABELS,
      ZH,
    );

    expect(lists.map(({ heading }) => heading)).to.deep.equal([
      '同套其他分册',
      '其他版本',
      '同一丛书：金陵全书',
      '同一责任者：甘熙',
      '同地同时',
    ]);
    expect(lists[0]?.hits[0]?.href).to.equal('/works/w0');
    expect(isAway).to.equal(false);
  });

  it('lead to all of a list when it has more than the work itself and those shown', () => {
    const all = (shown: number, total: number): unknown =>
      presentRelated([list({ kind: 'editions' }, shown, total)], LABELS, ZH).lists[0]?.all;

    expect(all(6, 7)).to.equal(null);
    expect(all(6, 8)).to.deep.equal({
      href: '/search?series=%E9%87%91%E9%99%B5%E5%85%A8%E4%B9%A6',
      label: '查看全部 8 种',
    });
  });

  it('are none for a work that stands alone, which is not the same as no answer', () => {
    expect(presentRelated([], LABELS, ZH)).to.deep.equal({ lists: [], isAway: false });
    expect(presentRelated(undefined, LABELS, ZH)).to.deep.equal({ lists: [], isAway: true });
  });

  it('have English headings', () => {
    const { lists } = presentRelated(
      [list({ kind: 'creator', name: '甘熙' }, 1, 9)],
      labelsIn('en'),
      EN,
    );
    expect([lists[0]?.heading, lists[0]?.all?.label]).to.deep.equal([
      'By the same person or body: 甘熙',
      'See all 9 works',
    ]);
  });
});
