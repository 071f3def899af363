/**
 * `compare --json FILE`: compares descriptions pair by pair, a line in and a line out in the same order.
 * It opens no catalogue, so that the rules can be tried on any records: those of a new library, of
 * a vendor, or of a test.
 */
import type { Comparison, Outcome } from '../../catalogue/matching/comparison/comparison.ts';
import type { Library } from '../../catalogue/library.ts';
import { shownWord } from '../../catalogue/address.ts';
import { WrongValue, command, json, text } from './command.ts';
import type { Output } from './output.ts';

type Side = 'a' | 'b';

interface Given {
  readonly prefix: string;
  readonly xml: string;
  readonly library: string;
}

/** A line that cannot be compared: which side, and why. `side` is null when it is the line itself. */
class Unreadable extends Error {
  readonly side: Side | null;

  constructor(side: Side | null, message: string) {
    super(message);
    this.side = side;
  }
}

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  same: '同一版本',
  probable: '疑似，请核',
  'other-edition': '其他版本',
  'part-of': '部分与整体',
  different: '不同文献',
};

export const compare = command({
  name: 'compare',
  summary: '逐对比较著录：是不是同一版本，为什么；不打开目录',
  takes: {
    file: text('<file>', '每行一个 JSON 对象：{ id, a: { prefix, xml, library }, b }'),
    json,
  },
  changes: false,
  run: async ({ file }, { settings, out }) => {
    const [{ open }, { libraryBy }, compareGiven] = await Promise.all([
      import('node:fs/promises'),
      import('../../catalogue/library.ts'),
      comparer(),
    ]);
    const { libraries } = await settings();
    const library = libraryBy(libraries);
    const handle = await open(file).catch(() => null);
    if (handle === null || (await handle.stat()).isDirectory()) {
      await handle?.close();
      throw new WrongValue(`<file> 应为可以读取的文件，得到“${shownWord(file)}”`);
    }
    let number = 0;
    let unreadable = 0;
    for await (const line of handle.readLines({ encoding: 'utf8' })) {
      number++;
      if (line.trim() === '') continue;
      if (!(await answer(line, number, library, compareGiven, out))) unreadable++;
    }
    return unreadable === 0 ? 0 : 1;
  },
});

type Compare = (a: Given, b: Given, library: (code: string) => Library) => Comparison;

/** What works is loaded only when the command runs. */
async function comparer(): Promise<Compare> {
  const [{ describeAlone }, { statementOf }, { compareStatements }, { messageOf }] =
    await Promise.all([
      import('../../formats/describe-alone.ts'),
      import('../../catalogue/matching/statement/statement.ts'),
      import('../../catalogue/matching/comparison/comparison.ts'),
      import('../../catalogue/errors.ts'),
    ]);
  return (a, b, library) => {
    const [x, y] = (['a', 'b'] as const).map((side) => {
      const { prefix, xml, library: code } = side === 'a' ? a : b;
      try {
        return statementOf(describeAlone({ identifier: side, prefix, xml }, library(code)));
      } catch (error) {
        throw new Unreadable(side, messageOf(error));
      }
    }) as [ReturnType<typeof statementOf>, ReturnType<typeof statementOf>];
    return compareStatements(x, y);
  };
}

/** @returns false when the line cannot be read */
async function answer(
  line: string,
  number: number,
  library: (code: string) => Library,
  compareGiven: Compare,
  out: Output,
): Promise<boolean> {
  let id: unknown = null;
  const name = (): string =>
    typeof id === 'string' || typeof id === 'number' ? `${id}` : `${number}`;
  try {
    const given = objectIn(line);
    id = given['id'] ?? null;
    const [a, b] = [sideOf(given, 'a'), sideOf(given, 'b')];
    const { outcome, relation, whole, score, conflict, reasons } = compareGiven(a, b, library);
    const told = [OUTCOMES[outcome], relation, whole, score, conflict ? '一号多书' : null];
    const sentence = [name(), ...told.filter((one) => one !== null)].join('\t');
    await out.result({ id, outcome, relation, whole, score, conflict, reasons }, sentence);
    return true;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { side, message } = error;
    const place = side === null ? `第 ${number} 行` : `第 ${number} 行 ${side}`;
    await out.result({ id, error: { side, message } }, `${name()}\t${place}读不了：${message}`);
    return false;
  }
}

function objectIn(line: string): Record<string, unknown> {
  let read: unknown;
  try {
    read = JSON.parse(line.replace(/^\uFEFF/u, ''));
  } catch {
    throw new Unreadable(null, '不是 JSON');
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    throw new Unreadable(null, '应为一个 JSON 对象：{ id, a, b }');
  return { ...read };
}

/** @throws Unreadable */
function sideOf(line: Record<string, unknown>, side: Side): Given {
  const given = line[side];
  if (typeof given !== 'object' || given === null)
    throw new Unreadable(side, '应为 { prefix, xml, library }');
  const {
    prefix,
    xml,
    library = '',
  } = { prefix: undefined, xml: undefined, ...given } as Record<string, unknown>;
  if (typeof prefix !== 'string' || prefix === '')
    throw new Unreadable(side, '缺少 prefix：oai_dc、cnmarc 或 marc21');
  if (typeof xml !== 'string' || xml.trim() === '')
    throw new Unreadable(side, '缺少 xml：<metadata> 里面的内容');
  if (typeof library !== 'string') throw new Unreadable(side, 'library 应为馆代码');
  return { prefix, xml, library };
}
