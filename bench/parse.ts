/**
 * From the bytes of a page to record trees, against xml2js at equal fidelity (namespaces, ordered
 * children), xml2js as it comes, and bare saxes events, which is the least that our parser can cost.
 *
 * What is counted is CPU time, garbage collection in other threads included.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { SaxesParser } from 'saxes';
import { readEnvelope } from '../harvesters/oai/page.ts';
import { marcPage, oaiDcPage } from './support/oai-pages.ts';
import { printTable } from './support/table.ts';
import type { Row } from './support/table.ts';

interface Xml2js {
  readonly Parser: new (options: object) => { parseStringPromise(text: string): Promise<unknown> };
}

const ROUNDS = process.argv.includes('--full') ? 7 : 3;
const PAGES_A_ROUND = process.argv.includes('--full') ? 60 : 20;
const RECORDS = 100;

await compare();

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
}

/**
 * Best of the rounds: CPU seconds for one page, decoding included. Garbage is collected when the engine
 * likes: forced, it would forget what it learnt of the code too, and compile anew in every round.
 */
async function cpuSecondsOf(bytes: Buffer, parse: (text: string) => unknown): Promise<number> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let best = Infinity;
  for (let round = 0; round <= ROUNDS; round++) {
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
