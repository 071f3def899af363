/** Stretches of a word that nothing has: few are asked for, and the best way to make the word of them. */
import { expect } from 'chai';
import { coveringsOf, knownStretches } from '../../server/enquiries/remedies/stretches.ts';

describe('a word that nothing has', () => {
  it('is looked at by its stretches, a longer one only where both shorter ones are known', async () => {
    const texts = ['夫子庙', '照片'];
    const asked: string[] = [];
    const known = await knownStretches('夫子庙老照片', async (stretches) => {
      asked.push(...stretches);
      return stretches.map((one) => texts.filter((text) => text.includes(one)).length);
    });

    expect([...known]).to.deep.equal(['夫子', '子庙', '照片', '夫子庙']);
    expect(asked).to.deep.equal(['夫子', '子庙', '庙老', '老照', '照片', '夫子庙']);
  });

  it('is made of them, with as little left out as can be', () => {
    const [best] = coveringsOf(
      '夫子庙老照片',
      new Set(['夫子', '子庙', '照片', '夫子庙']),
      new Set(['夫子庙', '照片']),
    );
    expect(best).to.deep.equal({ words: ['夫子庙', '照片'], left: 1, parts: 0 });
  });

  it('is made of three words and more, of the fewest first', () => {
    const known = new Set(['南京', '城墙', '砖文', '拓片', '砖文拓片']);
    const coverings = coveringsOf('南京城墙砖文拓片', known, known);
    expect(coverings[0]?.words).to.deep.equal(['南京', '城墙', '砖文拓片']);
    expect(coverings[1]?.words).to.deep.equal(['南京', '城墙', '砖文', '拓片']);
  });

  it('is made of whole words before parts of others', () => {
    const known = new Set(['建康', '建康实', '实绿']);
    const [best] = coveringsOf('建康实绿图', known, new Set(['建康', '实绿']));
    expect(best?.words).to.deep.equal(['建康', '实绿']);
  });

  it('is not made of what leaves out most of it', () => {
    expect(coveringsOf('量子色动力学', new Set(['动力']), new Set(['动力']))).to.deep.equal([]);
  });
});
