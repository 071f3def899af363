import { expect } from 'chai';
import fc from 'fast-check';
import { jsonFault } from '../../config/json-fault.ts';

/** What a slip of the hand may put into a file. */
const MORE = [
  '',
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '\\',
  ' ',
  '0',
  '-',
  '.',
  'e',
  't',
  '\n',
  '\t',
  '：',
];

describe('the place where a text stops being JSON', () => {
  const cases: readonly [text: string, at: number, sentence: RegExp][] = [
    ['{"a": 1', 0, /“{”没有对应的“}”/],
    ['{"a": [1, {"b": 2}}', 18, /应为英文逗号“,”或“]”，得到“}”/],
    ['[1, ', 4, /应为一个值.*文件到此为止/],
    ['{"a": 1\n "b": 2}', 9, /应为英文逗号“,”或“}”，得到“"”/],
    ['{"a": 1,}', 7, /“}”前面多了一个逗号/],
    ['{“a”: 1}', 1, /全角的““”：请改成英文的“"”/],
    ['{"a"：1}', 4, /英文冒号“:”，得到全角的“：”/],
    ['{"a": 1，"b": 2}', 7, /得到全角的“，”：请改成英文的“,”/],
    ["{'a': 1}", 1, /单引号/],
    ['{a: 1}', 1, /应为设置的名称，用英文双引号括起来，得到“a”/],
    ['// x\n{}', 0, /没有注释/],
    ['{"a": C:/x}', 6, /应为一个值/],
    ['{"a": "C:\\data"}', 9, /单个反斜线/],
    ['{"a": "x\n}', 6, /没有用英文双引号“"”结束/],
    ['{"a": "x\ty"}', 8, /制表符/],
    ['{"a": 01}', 6, /数字写得不对/],
    ['{} {}', 3, /文件到这里应已结束/],
    ['['.repeat(1_000), 100, /嵌套太深/],
  ];
  for (const [text, at, sentence] of cases) {
    it(`is told of ${JSON.stringify(text.slice(0, 30))}`, () => {
      const fault = jsonFault(text);
      expect(fault?.sentence).to.match(sentence);
      expect(fault?.at).to.equal(at);
    });
  }

  it('is found exactly where the runtime finds a fault as well', () => {
    const broken = fc
      .tuple(fc.json({ maxDepth: 4 }), fc.nat(), fc.nat(3), fc.constantFrom(...MORE))
      .map(([text, at, length, more]) => {
        const start = at % (text.length + 1);
        return text.slice(0, start) + more + text.slice(start + length);
      });
    fc.assert(
      fc.property(broken, (text) => {
        expect(jsonFault(text) === undefined, text).to.equal(isJson(text));
      }),
      { numRuns: 2_000, seed: 1 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
