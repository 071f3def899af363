/** What the flags of pages tell about their run. */
import { expect } from 'chai';
import { countShort, isRepaired } from '../../../catalogue/runs/flags.ts';

describe('a page', () => {
  it('is as good as any with flags that tell of no mending', () => {
    expect(isRepaired([])).to.equal(false);
    for (const flag of [
      'gzip-undeclared',
      'envelope-namespace',
      'one-by-one',
      'recounted',
      'strays-dropped',
    ])
      expect(isRepaired([flag]), flag).to.equal(false);
  });

  it('counts as repaired with any other flag, also one that nobody knows yet', () => {
    expect(isRepaired(['one-by-one', 'characters-removed'])).to.equal(true);
    expect(isRepaired(['charset-guessed'])).to.equal(true);
    expect(isRepaired(['list-short:6'])).to.equal(true);
    expect(isRepaired(['of-tomorrow'])).to.equal(true);
  });
});

describe('how much the lists of a run fell short', () => {
  it('is the sum of what they announced and did not give', () => {
    expect(countShort([])).to.equal(0);
    expect(countShort([[], ['charset-guessed', 'list-short:6'], ['list-short:12']])).to.equal(18);
  });

  it('is settled by a recount, but not for what comes after it', () => {
    expect(countShort([['list-short:6'], ['recounted']])).to.equal(0);
    expect(countShort([['list-short:6'], ['recounted'], ['list-short:2']])).to.equal(2);
  });
});
