/** What matching must reach on pairs that no weight was set by, on the everyday mix and on hard clusters. */
import { expect } from 'chai';
import { everydayMix } from './everyday.ts';
import { hardClusters } from './families.ts';
import { bCubed, figuresOf, pairwise } from './figures.ts';
import type { PairFigures } from './figures.ts';
import { compareAll, differencesByOrder, groupsOf } from './grouping.ts';
import { judge } from './judge.ts';
import { labelledPairs } from './labelled.ts';

describe('Matching, on pairs not used for tuning', function () {
  let figures: PairFigures;

  before(() => {
    figures = figuresOf(judge(labelledPairs('final')));
  });

  it('answers same for at most 1 in 200 pairs that are not', () => {
    expect(figures.falseSame.share).to.be.at.most(0.005);
  });

  it('finds four of five pairs that are the same, nine of ten with a person', () => {
    expect(figures.recall.share).to.be.at.least(0.8);
    expect(figures.recallWithProbable.share).to.be.at.least(0.9);
  });

  it('leaves at most one of ten different pairs to a person', () => {
    expect(figures.probableOfDifferent.share).to.be.at.most(0.1);
  });

  it('tells how other editions and parts belong together', () => {
    expect(figures.relation.share).to.be.at.least(0.7);
  });
});

describe('Matching, on whole catalogues', function () {
  this.timeout(120_000);

  it('gathers the everyday records of a work, and none of another', () => {
    const compared = compareAll(everydayMix());
    const { precision, recall } = pairwise(groupsOf(compared), compared.workOf);
    expect(precision.share).to.be.at.least(0.999);
    expect(recall.share).to.be.at.least(0.97);
  });

  it('keeps the works of hard clusters apart, in every order of arrival', () => {
    const compared = compareAll(hardClusters().flat());
    const { f, mixed } = bCubed(groupsOf(compared), compared.workOf);
    expect(f).to.be.at.least(0.98);
    expect(mixed).to.equal(0);
    expect(differencesByOrder(compared, 20)).to.equal(0);
  });

  it('is asked about a hundred clusters', () => {
    expect(hardClusters()).to.have.length.of.at.least(100);
  });
});
