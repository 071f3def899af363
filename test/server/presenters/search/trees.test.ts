/** 中图分类 and 地区 as trees. */
import { expect } from 'chai';
import { aboveOf, depthOf, inTreeOrder } from '../../../../server/presenters/search/trees.ts';
import { counts } from '../../../support/presented.ts';

const CLASSES = counts(['K295.3', 1], ['K', 9], ['K29', 4], ['I', 3]);
const PLACES = counts(['320104', 2], ['320100', 9], ['320100:江宁府', 1]);

describe('a tree of values', () => {
  it('has each value after those above it', () => {
    expect(inTreeOrder(CLASSES).map(({ value }) => value)).to.deep.equal([
      'I',
      'K',
      'K29',
      'K295.3',
    ]);
  });

  it('is as deep as there are values above, districts and former units below the city', () => {
    expect(CLASSES.map(({ value }) => depthOf('class', value, CLASSES))).to.deep.equal([
      2, 0, 1, 0,
    ]);
    expect(PLACES.map(({ value }) => depthOf('place', value, PLACES))).to.deep.equal([1, 0, 1]);
    expect(aboveOf('class', 'K295.3', CLASSES).map(({ value }) => value)).to.deep.equal([
      'K',
      'K29',
    ]);
  });

  it('is flat where what would be above is missing, and where the facet is no tree', () => {
    expect(depthOf('place', '320104', counts(['320104', 2]))).to.equal(0);
    expect(depthOf('subject', 'K29', CLASSES)).to.equal(0);
  });

  it('goes no deeper than a page can show', () => {
    const deep = counts(['K', 1], ['K2', 1], ['K29', 1], ['K295', 1], ['K2953', 1], ['K29531', 1]);
    expect(depthOf('class', 'K29531', deep)).to.equal(4);
  });
});
