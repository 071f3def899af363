/** The drawn sign of a type. */
import { expect } from 'chai';
import { TYPES } from '../../../../catalogue/fields/types.ts';
import { signOf } from '../../../../server/presenters/site/signs.ts';
import { EN, ZH } from '../../../support/presented.ts';

describe('the sign of a type', () => {
  it('is a thing that such a document is, with its characters one below the other', () => {
    expect(signOf('gazetteer', ZH.t)).to.deep.equal({
      shape: 'thread',
      characters: [
        { text: '方', y: 27 },
        { text: '志', y: 42 },
      ],
    });
    expect(signOf('book', ZH.t)).to.deep.equal({
      shape: 'bound',
      characters: [{ text: '书', y: 34 }],
    });
  });

  it('is there for every type, in one or two characters, the same in both languages', () => {
    const written = TYPES.map((type) =>
      signOf(type, ZH.t)
        .characters.map(({ text }) => text)
        .join(''),
    );

    for (const text of written) expect(text).to.match(/^\p{Script=Han}{1,2}$/u);
    expect(new Set(written).size).to.equal(TYPES.length);
    expect(TYPES.map((type) => signOf(type, EN.t))).to.deep.equal(
      TYPES.map((type) => signOf(type, ZH.t)),
    );
  });
});
