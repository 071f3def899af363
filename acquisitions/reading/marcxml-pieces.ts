/**
 * A large file of MARCXML, some records at a time: each piece of it stands within the tags that stand around them all,
 * and is read as a file of its own, so that no tree of the whole is ever made.
 */
import type { ImportedRecord } from '../../formats/files/iso2709.ts';
import { readXmlFile } from '../../formats/files/xml-files.ts';
import type { TextFile } from '../../formats/files/text-file.ts';

/** UTF-16 units of records that are read together. */
const PIECE = 1_000_000;
const FIRST_RECORD = /<(?:[\w.-]{1,64}:)?record[\s>]/;
const RECORD_END = /<\/(?:[\w.-]{1,64}:)?record\s{0,10}>/g;
const TAG = /<(\/?)([\w:.-]{1,100})(?:\s[^<>]{0,5000})?>/g;

/** @returns undefined when it is no plain collection of records */
export function recordsInPieces(text: TextFile): AsyncGenerator<ImportedRecord> | undefined {
  const at = text.head.search(FIRST_RECORD);
  if (at < 0) return undefined;
  const front = text.head.slice(0, at);
  const around = openIn(front);
  return /(?:^|:)collection$/.test(around.at(-1) ?? '') ? inPieces(text, front, around) : undefined;
}

async function* inPieces(
  { pieces }: TextFile,
  front: string,
  around: readonly string[],
): AsyncGenerator<ImportedRecord> {
  const back = around
    .toReversed()
    .map((name) => `</${name}>`)
    .join('');
  let rest = '';
  let isFront = true;
  for await (const piece of pieces()) {
    rest += piece;
    if (rest.length < PIECE) continue;
    const end = [...rest.matchAll(RECORD_END)].at(-1);
    if (end === undefined) continue;
    const cut = end.index + end[0].length;
    yield* read(`${isFront ? '' : front}${rest.slice(0, cut)}${back}`);
    rest = rest.slice(cut);
    isFront = false;
  }
  if (isFront || FIRST_RECORD.test(rest)) yield* read(isFront ? rest : `${front}${rest}`);
}

function read(xml: string): Generator<ImportedRecord> {
  return readXmlFile(Buffer.from(xml), '');
}

/** Names of the elements that are open at the end of it. */
function openIn(text: string): string[] {
  const open: string[] = [];
  for (const [tag, slash, name = ''] of text.matchAll(TAG)) {
    if (slash === '/') open.pop();
    else if (!tag.endsWith('/>')) open.push(name);
  }
  return open;
}
