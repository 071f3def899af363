/**
 * Brings the records of a file into a source that has no OAI-PMH, through the same ledger as a harvest:
 * one run with its pages, quarantine and sum, to be undone like any other. Each record is put into an
 * OAI record of our making, so that from there on nothing knows the difference.
 */
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Library } from '../catalogue/library.ts';
import type { HarvestLedger } from '../catalogue/ports/harvest-ledger.ts';
import type { RunDecisions } from '../catalogue/ports/run-decisions.ts';
import type { HarvestWindow, RunSummary, RunKind } from '../catalogue/runs/run.ts';
import type { Source } from '../catalogue/source.ts';
import { PortalError, messageOf } from '../catalogue/errors.ts';
import { versionOf } from './describe-again.ts';
import { finishDecisions } from './finish-decisions.ts';
import { keepLease } from './keep-lease.ts';
import { asReceived } from './received.ts';
import type { DescribeContext } from '../formats/describe.ts';
import { wrapper } from './imported-items.ts';
import { readIso2709 } from '../formats/files/iso2709.ts';
import type { ImportedRecord } from '../formats/files/iso2709.ts';
import { FileUnreadable, fileKind } from '../formats/files/file-kind.ts';
import type { FileKind } from '../formats/files/file-kind.ts';
import { readXmlFile } from '../formats/files/xml-files.ts';

export interface ImportParts {
  readonly records: HarvestLedger & Pick<RunDecisions, 'finishDecisions'>;
  readonly library: Library;
  readonly onProgress?: (received: number) => void;
  /** Leaves the run interrupted, to be gone on with, and throws. */
  readonly signal?: AbortSignal;
}

/** Records that are stored in one transaction. */
const BATCH = 200;
/** What is looked at to see what a file is, and in which encoding. */
const SAMPLE_BYTES = 1024 * 1024;
/** XML is read whole; ISO 2709 is not. */
const MAX_XML_BYTES = 256 * 1024 * 1024;

/** Records as they were read out of a file. */
export interface ReadRecords {
  readonly items: AsyncIterable<ImportedRecord> | Iterable<ImportedRecord>;
  /** Datestamp of those that have none of their own. */
  readonly modified: Date;
  /** What the file is called where its run is told of. */
  readonly file: string;
  /** Tells the file from all others: a run of it that was interrupted goes on where it was. */
  readonly id: string;
}

/**
 * @param kind `full`: what the file does not hold is deleted, within the limits of a harvest
 * @returns the run; `busy` when another process is at this source
 * @throws FileUnreadable when the file cannot be opened or is none of the kinds
 */
export async function importFile(
  file: string,
  source: Source,
  kind: RunKind,
  parts: ImportParts,
): Promise<RunSummary | 'busy'> {
  const opened = await openFile(file, source.metadataPrefix);
  return importRecords({ ...opened, file }, source, kind, parts);
}

/** @returns the run; `busy` when another process is at this source */
export async function importRecords(
  { items, modified, file, id }: ReadRecords,
  source: Source,
  kind: RunKind,
  parts: ImportParts,
): Promise<RunSummary | 'busy'> {
  const { records } = parts;
  const context: DescribeContext = { source, library: parts.library };
  await finishDecisions(records, context);
  const run = await records.beginRun(source.id, kind);
  if ('busy' in run) return 'busy';
  // The next page to be stored is refused, and tells.
  const stop = new AbortController();
  const letGo = keepLease(records, run, { onStopAsked: (error) => stop.abort(error) });
  let stored = 0;
  let received = 0;
  try {
    const before = storedBefore(run.window, id);
    const window =
      run.window === null
        ? await records.planWindow(run, null, null)
        : before === 0
          ? await records.restartWindow(run, run.window.id)
          : run.window;
    const wrapped = wrapper(source.id, modified);
    const commit = async (batch: readonly ImportedRecord[], isLast: boolean): Promise<void> => {
      const wrappedBatch = batch.map(wrapped);
      const flags = [...new Set(wrappedBatch.flatMap((one) => one.flags))];
      const receipt = await records.commitPage({
        lease: run,
        window: window.id,
        url: `file:${file}`,
        bytes: batch.reduce((sum, { raw }) => sum + raw.length, 0),
        ms: 0,
        requests: 0,
        flags,
        responseDate: null,
        describedBy: versionOf(context),
        items: asReceived(
          wrappedBatch.map(({ item }) => item),
          source,
          context,
          flags,
        ),
        // The window stays open until the file has been read to its end.
        nextToken: isLast ? null : tokenOf(id, before + received + batch.length),
      });
      // Only what is committed counts.
      received += receipt.received;
      stored += receipt.received - receipt.quarantined;
      parts.onProgress?.(before + received);
    };
    let batch: ImportedRecord[] = [];
    let passed = 0;
    for await (const item of items) {
      if (passed < before) {
        // Numbers that were met are remembered: a second record of one is not another.
        wrapped(item);
        passed++;
        continue;
      }
      batch.push(item);
      if (batch.length < BATCH) continue;
      stop.signal.throwIfAborted();
      parts.signal?.throwIfAborted();
      await commit(batch, false);
      batch = [];
    }
    await commit(batch, true);
    return await records.completeRun(run, 0, parts.signal);
  } catch (error) {
    if (parts.signal?.aborted === true) {
      await records.leaveRun(run);
      throw error;
    }
    const kept = stored === 0 ? '没有存下任何记录' : `已存的 ${stored} 条保留`;
    return await records.failRun(run, {
      code: error instanceof PortalError ? error.code : 'UNEXPECTED',
      message: `导入 ${file} 时出错：${messageOf(error)}。${kept}，改正后请再导入一次`,
      requests: 0,
      resumable: false,
    });
  } finally {
    letGo();
  }
}

function tokenOf(id: string, records: number): string {
  return `file:${id}:${records}`;
}

/** How many records of this file an interrupted run has stored; 0 also when it was of another file. */
function storedBefore(window: HarvestWindow | null, id: string): number {
  const token = window?.token ?? '';
  const beginning = tokenOf(id, 0).slice(0, -1);
  return token.startsWith(beginning) ? Number(token.slice(beginning.length)) : 0;
}

const UNOPENED: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件',
  EACCES: '没有读它的权限',
  EPERM: '没有读它的权限',
  EISDIR: '这是一个目录',
};

/** What a file holds; its kind is seen from its beginning. */
interface OpenedFile {
  readonly kind: FileKind['kind'];
  readonly items: AsyncIterable<ImportedRecord> | Iterable<ImportedRecord>;
  readonly modified: Date;
  readonly id: string;
}

/** A file on disk: whoever writes it anew changes one of the two. */
export function fileId({
  size,
  mtimeMs,
}: {
  readonly size: number;
  readonly mtimeMs: number;
}): string {
  return `${size}-${Math.round(mtimeMs)}`;
}

/**
 * @param name what it is called in sentences
 * @throws FileUnreadable
 */
export async function openFile(
  file: string,
  metadataPrefix: string,
  name: string = file,
): Promise<OpenedFile> {
  try {
    const found = await stat(file);
    const { mtime: modified, size } = found;
    const known = { modified, id: fileId(found) };
    const handle = await open(file);
    try {
      const sample = Buffer.alloc(Math.min(size, SAMPLE_BYTES));
      const { bytesRead } = await handle.read(sample, 0, sample.length, 0);
      const head = sample.subarray(0, bytesRead);
      const { kind, utf16 } = fileKind(head, name);
      if (kind === 'iso2709') {
        const pieces = piecesOf(file);
        if (utf16 === undefined) return { kind, items: readIso2709(pieces, head), ...known };
        return { kind, items: readIso2709(asUtf8(pieces, utf16)), ...known };
      }
      if (size > MAX_XML_BYTES)
        throw new FileUnreadable(
          `XML 文件有 ${Math.round(size / 1e6)} MB，超过 256 MB，请分成几个文件`,
        );
      return { kind, items: readXmlFile(await handle.readFile(), metadataPrefix), ...known };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof PortalError) throw error;
    const { code = '未知原因' } = error as NodeJS.ErrnoException;
    const why = UNOPENED[code] ?? `读不到（${code}）`;
    throw new FileUnreadable(`打不开文件 ${name}：${why}`, 'kind', { cause: error });
  }
}

/** Opened when it is asked for: nobody hears of an error of a stream that is never read. */
async function* piecesOf(file: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(file) as AsyncIterable<Uint8Array>;
}

/** A file in two bytes a character, in the encoding that everything else is written in. */
async function* asUtf8(
  pieces: AsyncIterable<Uint8Array>,
  label: 'utf-16le' | 'utf-16be',
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(label);
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield encoder.encode(decoder.decode(piece, { stream: true }));
  yield encoder.encode(decoder.decode());
}
