/**
 * A work as JSON, in pieces: one of a thousand descriptions is tens of megabytes, and whoever asks for it
 * must not hold up those who ask for other things meanwhile.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Response } from 'express';
import type { Work, WorkHolding } from '../../catalogue/work.ts';

/** Sent whole up to here: nearly every work. */
const SMALL = 20;
/** Holdings that carry their description whole; of those beyond, only the first of each description does. */
const MOST_WHOLE = 200;
/** Characters after which others have their turn. */
const PIECE = 256 * 1024;

/**
 * `documents` has every description; each holding its own, with the exception above.
 *
 * @param told what is said of the work besides
 */
export async function sendWork(response: Response, work: Work, told: object): Promise<void> {
  if (work.documents.length <= SMALL && work.holdings.length <= SMALL) {
    response.json({ ...work, ...told });
    return;
  }
  response.type('json');
  try {
    await pipeline(Readable.from(piecesOf({ ...work, ...told })), response);
  } catch (error) {
    // A reader who went away takes no more.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}

async function* piecesOf(work: Work): AsyncGenerator<string> {
  let piece = '';
  for (const part of partsOf(work)) {
    piece += part;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
    await nextTurn();
  }
  yield piece;
}

function* partsOf({ documents, holdings, ...rest }: Work): Generator<string> {
  const json = new Map<object, string>();
  yield `${JSON.stringify(rest).slice(0, -1)},"documents":[`;
  for (const [i, document] of documents.entries()) {
    const text = JSON.stringify(document);
    json.set(document, text);
    yield i === 0 ? text : `,${text}`;
  }
  yield '],"holdings":[';
  const met = new Set<object>();
  for (const [i, holding] of holdings.entries()) {
    const isWhole = i < MOST_WHOLE || !met.has(holding.document);
    met.add(holding.document);
    yield `${i === 0 ? '' : ','}${holdingJson(holding, isWhole ? json.get(holding.document) : undefined)}`;
  }
  yield ']}';
}

/** @param document as JSON; undefined when only its id is named */
function holdingJson({ document, ...holding }: WorkHolding, json: string | undefined): string {
  const described = json ?? JSON.stringify({ id: document.id });
  return `${JSON.stringify(holding).slice(0, -1)},"document":${described}}`;
}
