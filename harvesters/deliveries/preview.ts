/**
 * What would come of a file: its records read, described and compared with what the source holds, as an import
 * would, and nothing stored.
 */
import { setImmediate as breathe } from 'node:timers/promises';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { displayTitle } from '../../catalogue/document.ts';
import type { RecordStanding, Records } from '../../catalogue/ports/records.ts';
import type { SourceLedgers } from '../../catalogue/ports/source-ledgers.ts';
import { countedAs, fateOf } from '../../catalogue/runs/fate.ts';
import type {
  DeliveryPreview,
  PreviewedFault,
  PreviewedRecord,
} from '../../catalogue/runs/delivery.ts';
import type { ReceivedRecord, UnreadableRecord } from '../../catalogue/runs/page.ts';
import { notDescribed } from '../../catalogue/runs/quarantine.ts';
import { beginningOf } from '../../catalogue/text/bounds.ts';
import type { DescribeContext } from '../../formats/describe.ts';
import type { ImportedRecord } from '../../formats/files/iso2709.ts';
import { wrapper } from '../imported-items.ts';
import type { Wrapped } from '../imported-items.ts';
import { asReceived } from '../received.ts';

const BATCH = 100;
const SHOWN = 20;
const MOST_FAULTS = 50;
/** Of values in the preview, UTF-16 units. */
const LONGEST = 300;

export interface PreviewParts {
  readonly records: Pick<Records, 'standing'> & Pick<SourceLedgers, 'ledger'>;
  /** What was told of rows meanwhile. */
  readonly told: Faults;
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal;
}

/** @param modified datestamp of records without one */
export async function previewOf(
  items: AsyncIterable<ImportedRecord>,
  context: DescribeContext,
  modified: Date,
  { records, told, onProgress, signal }: PreviewParts,
): Promise<DeliveryPreview> {
  const wrapped = wrapper(context.source.id, modified);
  const tally = new Tally();
  let batch: Wrapped[] = [];
  const take = async (): Promise<void> => {
    signal.throwIfAborted();
    const ids = batch.flatMap(({ item }) => (item.identifier === null ? [] : [item.identifier]));
    const standing = await records.standing(context.source.id, ids);
    const received = asReceived(
      batch.map(({ item }) => item),
      context.source,
      context,
      [],
    );
    for (const item of received) tally.take(item, standing);
    onProgress(tally.records);
    batch = [];
    await breathe();
  };
  for await (const item of items) {
    tally.read(item);
    batch.push(wrapped(item));
    if (batch.length >= BATCH) await take();
  }
  await take();
  const { liveRecords } = await records.ledger(context.source.id);
  return { ...tally.told(liveRecords), told: told.list() };
}

class Tally {
  records = 0;
  readonly #counts = { new: 0, changed: 0, unchanged: 0, deleted: 0, quarantined: 0 };
  readonly #first: PreviewedRecord[] = [];
  readonly #warnings = new Faults();
  readonly #faults = new Faults();
  readonly #encodings = new Map<string, number>();
  /** Live records that the file has. */
  readonly #met = new Set<string>();
  #byContent = 0;

  read(item: ImportedRecord): void {
    if (item.kind !== 'record') return;
    if (item.identifier === null) this.#byContent++;
    const name = item.flags.find((flag) => flag.startsWith('charset-'))?.slice(8) ?? 'utf-8';
    this.#encodings.set(name, (this.#encodings.get(name) ?? 0) + 1);
  }

  take(
    item: ReceivedRecord | UnreadableRecord,
    standing: ReadonlyMap<string, RecordStanding>,
  ): void {
    this.records++;
    if (item.kind === 'unreadable') {
      this.#setAside(item);
      return;
    }
    const { identifier, datestamp } = item.record;
    const stored = standing.get(identifier);
    if (stored?.deleted === false) this.#met.add(identifier);
    const state = stored === undefined ? undefined : { ...stored, datestamp, lastRun: -1 };
    const fate = countedAs(fateOf(item, state, 0, () => false));
    try {
      const document = item.describe();
      this.#counts[fate]++;
      if (document !== null) this.#see(document, fate === 'quarantined' ? 'new' : fate);
    } catch (error) {
      this.#setAside(notDescribed(item.record, error));
    }
  }

  told(live: number): Omit<DeliveryPreview, 'told'> {
    return {
      records: this.records,
      ...this.#counts,
      missing: Math.max(0, live - this.#met.size),
      byContent: this.#byContent,
      encodings: [...this.#encodings].sort(([, a], [, b]) => b - a).map(([name]) => name),
      first: this.#first,
      warnings: this.#warnings.list(),
      faults: this.#faults.list(),
    };
  }

  #setAside({ code, message }: UnreadableRecord): void {
    this.#counts.quarantined++;
    this.#faults.add(code, message);
  }

  #see(document: CatalogueDocument, fate: PreviewedRecord['fate']): void {
    for (const { code, value } of document.warnings) this.#warnings.add(code, value);
    if (this.#first.length < SHOWN) this.#first.push(shown(document, fate));
  }
}

/** What is the matter, counted by its code. */
export class Faults {
  readonly #byCode = new Map<string, PreviewedFault>();

  add(code: string, example: string): void {
    const before = this.#byCode.get(code);
    this.#byCode.set(code, {
      code,
      count: (before?.count ?? 0) + 1,
      example: before?.example ?? beginningOf(example, LONGEST),
    });
  }

  /** The most frequent first. */
  list(): PreviewedFault[] {
    return [...this.#byCode.values()].sort((a, b) => b.count - a.count).slice(0, MOST_FAULTS);
  }
}

function shown(document: CatalogueDocument, fate: PreviewedRecord['fate']): PreviewedRecord {
  const short = (text: string | null | undefined): string => beginningOf(text ?? '', LONGEST);
  return {
    identifier: short(document.identifier),
    title: short(displayTitle(document)),
    creators: document.creators.slice(0, 5).map(({ name }) => short(name)),
    date: short(document.dates[0]?.raw),
    publisher: short(document.publications[0]?.raw),
    extent: short(document.extent),
    callNumber: short(document.holdings.find(({ callNumber }) => callNumber !== null)?.callNumber),
    fate,
  };
}
