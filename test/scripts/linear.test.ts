/** The checker of regular expressions refuses what was measured to hold up the portal, and others of the kind. */
import { expect } from 'chai';
import { superLinear } from '../../scripts/linear.ts';

describe('the checker of regular expressions', () => {
  const refused: Readonly<Record<string, RegExp>> = {
    // The first three stood in this project.
    'extents at the end of a title, exponential':
      /(?:[\d一二三]+卷)?(?:首[\d一二三]*卷|附[^卷]{0,6}[\d一二三]*卷|[\d一二三]+卷)+$/u,
    'a class number, n to the fifth':
      /^(?:clc)?\s*[:：]?\s*([A-Z]{1,2}\d*(?:[.\-/:=]?[\dA-Z]*){0,4})$/u,
    'where publications part, quadratic': /(?<=[:：].+)\s*[;；]\s*(?=[^;；]+[:：])/u,
    'blanks at the end, quadratic': /\s+$/u,
    'a loop over several characters, exponential': /^(?:附[^卷]{0,6}卷|附三卷)+$/u,
    'a loop that says how often at least': /(?:ab|abab){2,}c/u,
    'any character between two words': /南京.*城墙/u,
    'any character twice': /^.*南京.*城墙/u,
  };
  for (const [what, pattern] of Object.entries(refused)) {
    it(`refuses ${what}`, () => expect(superLinear([pattern])).not.to.be.empty);
  }

  const passed: readonly RegExp[] = [
    /(?<!\s)\s+$/u,
    /^(.{2,}?)[.．,，] ?(\S.{0,19})$/u,
    /[，,][\d民].*/su,
    /^(?:a|b)?c{1,8}$/u,
    /[\])}(.*]+/u,
  ];
  for (const pattern of passed) {
    it(`lets ${pattern.source} by`, () => expect(superLinear([pattern])).to.eql([]));
  }
});
