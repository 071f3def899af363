/**
 * From the bytes of a page to record trees, against xml2js at equal fidelity (namespaces, ordered
 * children), xml2js as it comes, and bare saxes events, which is the least that our parser can cost. Then
 * a page of 64 MB alone, in a process of its own.
 *
 * What is counted is CPU time, garbage collection in other threads included.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { SaxesParser } from 'saxes';
import { readEnvelope } from '../harvesters/oai/page.ts';
import { marcPage, oaiDcPage } from './support/oai-pages.ts';
import { printTable, rssMb } from './support/table.ts';
import type { Row } from './support/table.ts';

interface Xml2js {
  readonly Parser: new (options: object) => { parseStringPromise(text: string): Promise<unknown> };
}

const ROUNDS = process.argv.includes('--full') ? 7 : 3;
const PAGES_A_ROUND = process.argv.includes('--full') ? 60 : 20;
const RECORDS = 100;
const LARGE_PAGE_BYTES = 63 * 1024 * 1024;

const largePage = process.argv[process.argv.indexOf('--large-page') + 1];
if (process.argv.includes('--large-page')) parseLargePage(largePage ?? '');
else await compare();

async function compare(): Promise<void> {
  const peers = createRequire(path.join(import.meta.dirname, 'peers', 'package.json'));
  const xml2js = peers('xml2js') as Xml2js;
  // Namespaces, and children with the text between them in their order: what our tree keeps.
  const equal = {
    xmlns: true,
    explicitChildren: true,
    preserveChildrenOrder: true,
    charsAsChildren: true,
    includeWhiteChars: true,
  };
  const parsers: readonly (readonly [string, (text: string) => unknown])[] = [
    ['ours: streamed, namespaces, slices, hash', readEnvelope],
    ['xml2js, equal fidelity', (text) => new xml2js.Parser(equal).parseStringPromise(text)],
    ['xml2js, as it comes', (text) => new xml2js.Parser({}).parseStringPromise(text)],
    ['saxes, bare events', bareEvents],
  ];
  for (const [name, page] of [
    ['oai_dc', oaiDcPage()],
    ['MARCXML', marcPage()],
  ] as const) {
    const bytes = Buffer.from(page);
    const rows: Row[] = [];
    let ours = 0;
    for (const [what, parse] of parsers) {
      const seconds = await cpuSecondsOf(bytes, parse);
      if (ours === 0) ours = seconds;
      rows.push({
        parser: what,
        'CPU ms a page': seconds * 1000,
        'records per CPU s': Math.round(RECORDS / seconds),
        'MB per CPU s': bytes.length / 1e6 / seconds,
        'times our CPU': seconds / ours,
      });
    }
    printTable(
      `Parse: ${name}, ${RECORDS} records, ${Math.round(bytes.length / 1000)} kB${name === 'oai_dc' ? ' (to hold: ≥ 5 000 records per CPU s, ≥ 5 × xml2js at equal fidelity, ≥ 2.5 × as it comes)' : ''}`,
      rows,
    );
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-parse-'));
  const file = path.join(folder, 'page.xml');
  const small = Buffer.byteLength(oaiDcPage(1_000));
  writeFileSync(file, oaiDcPage(Math.floor((1_000 * LARGE_PAGE_BYTES) / small)));
  const { stdout, status } = spawnSync(
    process.execPath,
    [import.meta.filename, '--large-page', file],
    {
      encoding: 'utf8',
    },
  );
  rmSync(folder, { recursive: true });
  if (status !== 0) throw new Error('the large page was not parsed');
  console.log(stdout.trimEnd());
}

/** Best of the rounds: CPU seconds for one page, decoding included. */
async function cpuSecondsOf(bytes: Buffer, parse: (text: string) => unknown): Promise<number> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let best = Infinity;
  for (let round = 0; round <= ROUNDS; round++) {
    globalThis.gc?.();
    const before = process.cpuUsage();
    for (let page = 0; page < PAGES_A_ROUND; page++) await parse(decoder.decode(bytes));
    const used = process.cpuUsage(before);
    // The first round warms up.
    if (round > 0) best = Math.min(best, (used.user + used.system) / 1e6 / PAGES_A_ROUND);
  }
  return best;
}

function bareEvents(text: string): number {
  const parser = new SaxesParser({ xmlns: true });
  let seen = 0;
  parser.on('opentag', () => seen++);
  parser.on('text', (part) => (seen += part.length));
  parser.write(text).close();
  return seen;
}

/** Parses one page of some 63 MB and says what memory that took. */
function parseLargePage(file: string): void {
  const before = rssMb();
  const started = performance.now();
  const bytes = readFileSync(file);
  const envelope = readEnvelope(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  const seconds = (performance.now() - started) / 1000;
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `\nOne page of ${(bytes.length / 1024 / 1024).toFixed(0)} MB, ${envelope.items.length} records: ${seconds.toFixed(1)} s, RSS before ${before} MB, peak ${peak} MB (to hold: ≤ 200 MB)`,
  );
}
