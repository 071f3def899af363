import { expect } from 'chai';
import { en } from '../../../server/i18n/en.ts';
import { LANGS, messagesIn } from '../../../server/i18n/languages.ts';
import type { Messages } from '../../../server/i18n/languages.ts';
import { zh } from '../../../server/i18n/zh.ts';

/** Every text of a language by its path; a function of words is a text as well. */
function textsOf(words: object, path = ''): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [key, value] of Object.entries(words) as [string, unknown][]) {
    const here = path === '' ? key : `${path}.${key}`;
    // Lists (examples, paragraphs of help) may differ in length; their members are no keys.
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [inner, text] of textsOf(value, here)) found.set(inner, text);
    } else found.set(here, value);
  }
  return found;
}

describe('the words of the pages', () => {
  it('are the same in every language, key by key', () => {
    const chinese = [...textsOf(zh).keys()].sort();

    expect(chinese).to.have.length.above(400);
    for (const lang of LANGS) {
      expect([...textsOf(messagesIn(lang)).keys()].sort(), lang).to.deep.equal(chinese);
    }
  });

  it('do not type-check when an English one is missing', () => {
    const { retry, ...lacking } = en.search;

    // @ts-expect-error -- `retry` is missing: the compiler says so, and this line fails if it does not
    const incomplete: Messages['search'] = lacking;

    expect(incomplete).not.to.have.property('retry');
    expect(retry).to.equal('Search again');
  });

  it('are never blank, but for arrivals of which nothing is to be said', () => {
    for (const lang of LANGS) {
      const blank = [...textsOf(messagesIn(lang))].filter(([, text]) => text === '');

      expect(
        blank.map(([key]) => key),
        lang,
      ).to.deep.equal(['arrivals.kinds.new']);
    }
  });

  it('are Chinese in Chinese, and English without Han but for names and examples', () => {
    const han = /\p{Script=Han}/u;
    const mixed = [...textsOf(en)]
      .filter(([, text]) => typeof text === 'string' && han.test(text))
      .map(([key]) => key);

    // Characters drawn on a sign; what a file says of itself, which goes to others whoever took it.
    const isForAll = (key: string): boolean => /^(?:typeSigns|exportNames)\./.test(key);
    expect(mixed.filter((key) => !isForAll(key))).to.deep.equal([
      'meta.example',
      'search.yearsHint',
    ]);
  });
});
