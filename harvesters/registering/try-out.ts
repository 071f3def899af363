/**
 * A trial harvest: the first hundred records of a source, read and described by the rules of a real one, and
 * stored nowhere. What cannot be read is told by its reasons, as the quarantine would.
 */
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { messageOf, PortalError } from '../../catalogue/errors.ts';
import type { ReceivedRecord, UnreadableRecord } from '../../catalogue/runs/page.ts';
import { notDescribed } from '../../catalogue/runs/quarantine.ts';
import { selectionOf } from '../../catalogue/source.ts';
import { TRIAL_FIELDS, TRIAL_RECORDS } from '../../catalogue/trial.ts';
import type { Trial, TrialFault, TrialField, TrialSample } from '../../catalogue/trial.ts';
import type { WarningCode } from '../../catalogue/warnings.ts';
import { buildWork, workHit } from '../../catalogue/work.ts';
import type { DescribeContext } from '../../formats/describe.ts';
import type { OaiClient } from '../oai/client.ts';
import { asReceived } from '../received.ts';

export interface TryOutParts {
  readonly connect: (source: DescribeContext['source'], signal: AbortSignal) => OaiClient;
  readonly onRequest?: (made: number) => void;
  readonly signal?: AbortSignal | undefined;
  /** How long it may take, milliseconds. */
  readonly mostMs?: number;
}

const MOST_MS = 60_000;
/** Of a repository with one record a page, or with deletions alone at its beginning. */
const MOST_PAGES = 10;
const SAMPLES = 12;
const LONGEST_RAW = 20_000;
const MOST_FAULTS = 20;
const MOST_EXAMPLES = 3;

/** Never throws but when it was stopped: what stood in the way is its `message`. */
export async function tryOut(context: DescribeContext, parts: TryOutParts): Promise<Trial> {
  const { source } = context;
  const deadline = AbortSignal.timeout(parts.mostMs ?? MOST_MS);
  const signal = parts.signal === undefined ? deadline : AbortSignal.any([parts.signal, deadline]);
  const client = parts.connect(source, signal);
  const tally = new Tally();
  let requests = 0;
  let message = '';
  try {
    let token: string | null = null;
    for (let page = 0; page < MOST_PAGES; page++) {
      const { metadataPrefix, set } = source;
      const answer = await client.listRecords(
        token === null ? { metadataPrefix, set, granularity: 'day' } : { resumptionToken: token },
        1,
      );
      requests++;
      parts.onRequest?.(requests);
      for (const item of asReceived(answer.items, source, context, [])) tally.take(item);
      token = answer.resumptionToken;
      if (tally.isFull || token === null) break;
    }
    if (tally.received === 0) message = '列表是空的：对方回答没有记录，请换一个集合或格式再试。';
  } catch (error) {
    parts.signal?.throwIfAborted();
    if (!(error instanceof PortalError) && !deadline.aborted) throw error;
    message = deadline.aborted
      ? `接口太慢，${MOST_MS / 1000} 秒里只收到 ${tally.received} 条，试收割到此为止。`
      : messageOf(error);
  }
  return {
    ...tally.told(),
    message,
    requests: client.takeRequests(),
    selection: selectionOf(source),
    at: new Date().toISOString(),
  };
}

/** What has come so far. */
class Tally {
  received = 0;
  #deleted = 0;
  #quarantined = 0;
  readonly #documents: CatalogueDocument[] = [];
  readonly #samples: TrialSample[] = [];
  readonly #faults = new Map<string, { records: number; examples: string[] }>();

  get isFull(): boolean {
    return this.received >= TRIAL_RECORDS;
  }

  take(item: ReceivedRecord | UnreadableRecord): void {
    if (this.isFull) return;
    this.received++;
    if (item.kind === 'unreadable') {
      this.#fault(item);
      return;
    }
    const { record } = item;
    try {
      const document = item.describe();
      if (document === null) this.#deleted++;
      else this.#keep(document, record.xml);
    } catch (error) {
      this.#fault(notDescribed(record, error));
    }
  }

  told(): Pick<
    Trial,
    'received' | 'deleted' | 'quarantined' | 'completeness' | 'samples' | 'warnings' | 'faults'
  > {
    return {
      received: this.received,
      deleted: this.#deleted,
      quarantined: this.#quarantined,
      completeness: completenessOf(this.#documents),
      samples: this.#samples,
      warnings: warningsIn(this.#documents),
      faults: [...this.#faults]
        .map(([message, fault]): TrialFault => ({ message, ...fault }))
        .toSorted((a, b) => b.records - a.records)
        .slice(0, MOST_FAULTS),
    };
  }

  #keep(document: CatalogueDocument, xml: string): void {
    this.#documents.push(document);
    if (this.#samples.length >= SAMPLES) return;
    const raw = xml.length <= LONGEST_RAW ? xml : `${xml.slice(0, LONGEST_RAW).toWellFormed()}…`;
    const card = workHit(buildWork([document], document.datestamp));
    this.#samples.push({ identifier: document.identifier, raw, document, card });
  }

  #fault({ message, identifier }: UnreadableRecord): void {
    this.#quarantined++;
    const fault = this.#faults.get(message) ?? { records: 0, examples: [] };
    fault.records++;
    if (identifier !== null && fault.examples.length < MOST_EXAMPLES)
      fault.examples.push(identifier);
    this.#faults.set(message, fault);
  }
}

const HAS: Readonly<Record<TrialField, (document: CatalogueDocument) => boolean>> = {
  title: ({ warnings }) => !warnings.some(({ code }) => code === 'TITLE_MISSING'),
  creator: ({ creators }) => creators.length > 0,
  publisher: ({ publications }) => publications.some(({ publisher }) => publisher !== null),
  date: ({ dates }) => dates.some(({ start }) => start !== null),
  identifier: ({ identifiers }) => identifiers.length > 0,
  subject: ({ subjects }) => subjects.length > 0,
  classification: ({ classes }) => classes.length > 0,
  language: ({ languages }) => languages.length > 0,
  description: ({ abstract, contents }) => abstract !== null || contents.length > 0,
  type: ({ type }) => type.code !== 'other',
  place: ({ places }) => places.length > 0,
  link: ({ holdings }) => holdings.some(({ links }) => links.length > 0),
  rights: ({ holdings }) => holdings.some(({ rights }) => rights !== null),
};

function completenessOf(documents: readonly CatalogueDocument[]): Trial['completeness'] {
  const share = (has: (document: CatalogueDocument) => boolean): number =>
    documents.length === 0
      ? 0
      : Math.round((documents.filter(has).length / documents.length) * 1_000) / 1_000;
  const shares = TRIAL_FIELDS.map((field) => [field, share(HAS[field])] as const);
  return Object.fromEntries(shares) as Record<TrialField, number>;
}

function warningsIn(documents: readonly CatalogueDocument[]): Trial['warnings'] {
  const counts = new Map<WarningCode, number>();
  for (const { warnings } of documents)
    for (const code of new Set(warnings.map((warning) => warning.code)))
      counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([code, documents]) => ({ code, documents }))
    .toSorted((a, b) => b.documents - a.documents);
}
