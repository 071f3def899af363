/**
 * Works that are taken along in one file: which they are, settled before the file begins, and the file piece by piece.
 * It is never whole in memory, others have their turn between two pieces, and nothing is left out without being told:
 * in the name of the file, in a header, and in the file.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SearchIndex } from '../../catalogue/ports/search-index.ts';
import type { Works } from '../../catalogue/ports/works.ts';
import type { SearchRequest } from '../../catalogue/search/request.ts';
import type { Work, WorkId } from '../../catalogue/work.ts';
import type { ExportFormat } from '../../formats/out/exports.ts';
import { referenceOf } from '../../formats/out/reference.ts';
import type { Naming } from '../../formats/out/reference.ts';
import type { Chosen } from '../addresses/chosen.ts';
import { zh } from '../i18n/zh.ts';

export interface TakenAlong {
  readonly ids: readonly WorkId[];
  /** How many there are, or were asked for. */
  readonly total: number;
  /** What was asked for and is not in the file. */
  readonly lacking: readonly WorkId[];
  /** How many more were asked for that are no ids, or too many for one address. */
  readonly unread: number;
}

/** In Chinese for everybody, as the rest of a file is. */
const words = zh.exportNames;

/** Works read and written before others have their turn: a millisecond or two. */
const PIECE = 5;

/** The first of what a search finds, as far as pages reach. */
export async function foundAlong(index: SearchIndex, asked: SearchRequest): Promise<TakenAlong> {
  const { total, ids } = await index.ids(asked);
  return { ids, total, lacking: [], unread: 0 };
}

/** Those that were chosen; what has become part of another work is followed there, and stands in the file once. */
export async function chosenAlong(
  records: Pick<Works, 'work' | 'works'>,
  { ids, surplus, strange }: Chosen,
): Promise<TakenAlong> {
  const settled = new Set<WorkId>();
  const lacking: WorkId[] = [];
  for (let at = 0; at < ids.length; at += PIECE) {
    const piece = ids.slice(at, at + PIECE);
    const there = new Set((await records.works(piece)).map(({ id }) => id));
    for (const id of piece) {
      const leads = there.has(id) ? id : await whereItWent(records, id);
      if (leads === undefined) lacking.push(id);
      else settled.add(leads);
    }
    await nextTurn();
  }
  const unread = surplus + strange;
  return { ids: [...settled], total: ids.length + unread, lacking, unread };
}

async function whereItWent(records: Pick<Works, 'work'>, id: WorkId): Promise<WorkId | undefined> {
  const found = await records.work(id);
  return found.kind === 'moved' ? found.to : found.kind === 'work' ? id : undefined;
}

/**
 * The file. A work that is no more when its turn comes (the index is some seconds behind) is followed where it went, or
 * left out and told at the end: as a remark of the file, or, where the format has none, as a note of its last work that
 * says so.
 *
 * @param told sentences that stand before the first work, where the format has a place for them
 * @returns how many were left out
 */
export async function* fileOf(
  format: ExportFormat,
  ids: readonly WorkId[],
  records: Pick<Works, 'work' | 'works'>,
  naming: Naming,
  told: readonly string[],
): AsyncGenerator<Uint8Array, number> {
  const note = (text: string): string => format.note?.(text) ?? '';
  const written = new Set(ids);
  let number = 0;
  let gone = 0;
  /** The last work so far: there may be no other to say at the end what is lacking. */
  let last: Work | undefined;
  // Goes with the first works, so that what is wrong with those is known before there is a file.
  let head = format.head + told.map(note).join('');
  for (let at = 0; at < ids.length; at += PIECE) {
    const piece = ids.slice(at, at + PIECE);
    const works = [...(await records.works(piece))];
    const there = new Set(works.map(({ id }) => id));
    for (const id of piece) {
      if (there.has(id)) continue;
      const found = await records.work(id);
      const [now] = found.kind === 'moved' ? await records.works([found.to]) : [];
      if (now === undefined) gone++;
      else if (!written.has(now.id)) works.push(now);
      if (now !== undefined) written.add(now.id);
    }
    if (last !== undefined) works.unshift(last);
    last = at + PIECE < ids.length ? works.pop() : undefined;
    const references = works.map((work) => referenceOf(work, naming));
    const isToldInNote = last === undefined && gone > 0 && format.note === undefined;
    const final = isToldInNote ? references.pop() : undefined;
    if (final !== undefined)
      references.push({ ...final, notes: [...final.notes, words.goneInNote(gone)] });
    const pieces = references.map((reference) =>
      format.write(reference, naming, ids.length > 1 ? ++number : undefined),
    );
    yield Buffer.concat([head, ...pieces].map((one) => Buffer.from(one)));
    head = '';
    await nextTurn();
  }
  yield Buffer.from(head + (gone > 0 ? note(words.goneNote(gone)) : '') + format.foot);
  return gone;
}
