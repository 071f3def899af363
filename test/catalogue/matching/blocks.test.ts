import { expect } from 'chai';
import {
  MOST_ALIKE,
  MOST_COMPARED,
  blockUse,
  comparedBy,
} from '../../../catalogue/matching/blocks.ts';

describe('a block of documents with one key', () => {
  it('is compared whole while it is small', () => {
    expect(blockUse(1, 1)).to.equal('whole');
    expect(blockUse(MOST_COMPARED, MOST_COMPARED)).to.equal('whole');
  });

  it('is narrowed to equal titles when it is larger', () => {
    expect(blockUse(MOST_COMPARED + 1, 1)).to.equal('by-title');
    expect(blockUse(1_000_000, MOST_ALIKE)).to.equal('by-title');
  });

  it('joins nothing where even key and title are common to very many', () => {
    expect(blockUse(MOST_ALIKE + 1, MOST_ALIKE + 1)).to.equal('apart');
  });

  it('is named by what its documents must have in common', () => {
    const key = { key: 'isbn|9787807182689||print', title: '客座赘语|' };
    expect(comparedBy(key, 'whole')).to.equal('isbn|9787807182689||print');
    expect(comparedBy(key, 'by-title')).to.equal('isbn|9787807182689||print|=客座赘语|');
    expect(comparedBy(key, 'apart')).to.equal(null);
  });
});
