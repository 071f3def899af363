/**
 * What was read out of a file that was handed over, between reading it and storing it: a line of JSON each, so that
 * neither a preview nor an import has to have the whole of it in memory, and nothing is parsed twice.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { createInterface } from 'node:readline';
import { setImmediate as breathe } from 'node:timers/promises';
import type { ImportedRecord } from '../../formats/files/iso2709.ts';
import type { SheetRow } from '../../formats/files/sheets/sheet.ts';

/** What is read at a time without others having their turn. */
const BREATH = 50;

/** @returns how many there were */
export async function writeLines(
  file: string,
  items: AsyncIterable<ImportedRecord | SheetRow> | Iterable<ImportedRecord | SheetRow>,
  onProgress: (done: number) => void,
): Promise<number> {
  const out = createWriteStream(file, { mode: 0o600 });
  let done = 0;
  try {
    for await (const item of items) {
      const line =
        'raw' in item ? { ...item, raw: Buffer.from(item.raw).toString('base64') } : item;
      if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, 'drain');
      onProgress(++done);
    }
    out.end();
    await finished(out);
  } finally {
    out.destroy();
  }
  return done;
}

export async function* recordLines(file: string): AsyncGenerator<ImportedRecord> {
  for await (const line of linesOf(file)) {
    const record = JSON.parse(line) as ImportedRecord & { readonly raw: unknown };
    yield { ...record, raw: Buffer.from(String(record.raw), 'base64') };
  }
}

export async function* sheetLines(file: string): AsyncGenerator<SheetRow> {
  for await (const line of linesOf(file)) yield JSON.parse(line) as SheetRow;
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const input = createReadStream(file);
  const lines = createInterface({ input, crlfDelay: Infinity });
  // readline does not pass on that the file cannot be opened.
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => undefined);
  input.once('error', (error) => {
    broken.reject(error);
    lines.close();
  });
  let number = 0;
  try {
    for await (const line of lines) {
      if (++number % BREATH === 0) await breathe();
      yield line;
    }
    if (input.errored !== null) await broken.promise;
  } finally {
    lines.close();
    input.destroy();
  }
}
