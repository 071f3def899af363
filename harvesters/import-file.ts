/**
 * Brings the records of a file into a source that has no OAI-PMH, through the same ledger as a harvest:
 * one run with its pages, quarantine and sum, to be undone like any other. Each record is put into an
 * OAI record of our making, so that from there on nothing knows the difference.
 */
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { hash } from 'node:crypto';
import type { Library } from '../catalogue/library.ts';
import type { HarvestLedger } from '../catalogue/ports/harvest-ledger.ts';
import type { RunDecisions } from '../catalogue/ports/run-decisions.ts';
import type { UnreadableRecord } from '../catalogue/runs/page.ts';
import type { RunSummary, RunKind } from '../catalogue/runs/run.ts';
import type { Source } from '../catalogue/source.ts';
import { PortalError, messageOf } from '../catalogue/errors.ts';
import { versionOf } from './describe-again.ts';
import { finishDecisions } from './finish-decisions.ts';
import { keepLease } from './keep-lease.ts';
import { asReceived } from './window-pages.ts';
import type { DescribeContext } from '../formats/describe.ts';
import { readEnvelope } from './oai/page.ts';
import type { OaiItem } from './oai/page.ts';
import { escapeXml } from '../formats/xml/xml.ts';
import { readIso2709 } from '../formats/files/iso2709.ts';
import type { ImportedRecord } from '../formats/files/iso2709.ts';
import { FileUnreadable, readXmlFile } from '../formats/files/xml-files.ts';

export interface ImportParts {
  readonly records: HarvestLedger & Pick<RunDecisions, 'finishDecisions'>;
  readonly library: Library;
  readonly onProgress?: (received: number) => void;
}

/** Records that are stored in one transaction. */
const BATCH = 200;
/** XML is read whole; ISO 2709 is not. */
const MAX_XML_BYTES = 256 * 1024 * 1024;

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
  const { records } = parts;
  const { items, modified } = await openFile(file, source.metadataPrefix);
  const context: DescribeContext = { source, library: parts.library };
  await finishDecisions(records, context);
  const run = await records.beginRun(source.id, kind);
  if ('busy' in run) return 'busy';
  // The next page to be stored is refused, and tells.
  const letGo = keepLease(records, run, () => undefined);
  let received = 0;
  try {
    const window =
      run.window === null
        ? await records.planWindow(run, null, null)
        : await records.restartWindow(run, run.window.id);
    const commit = async (batch: readonly ImportedRecord[], isLast: boolean): Promise<void> => {
      received += batch.length;
      await records.commitPage({
        lease: run,
        window: window.id,
        url: `file:${file}`,
        bytes: batch.reduce((sum, { raw }) => sum + raw.length, 0),
        ms: 0,
        requests: 0,
        flags: [...new Set(batch.flatMap((one) => (one.kind === 'record' ? one.flags : [])))],
        responseDate: null,
        describedBy: versionOf(context),
        items: asReceived(batch.map(wrapped), source, context),
        // The window stays open until the file has been read to its end.
        nextToken: isLast ? null : `file:${received}`,
      });
      parts.onProgress?.(received);
    };
    const wrapped = wrapper(source.id, modified);
    let batch: ImportedRecord[] = [];
    for await (const item of items) {
      batch.push(item);
      if (batch.length < BATCH) continue;
      await commit(batch, false);
      batch = [];
    }
    await commit(batch, true);
    return await records.completeRun(run, 0);
  } catch (error) {
    return await records.failRun(run, {
      code: error instanceof PortalError ? error.code : 'UNEXPECTED',
      message: `导入 ${file} 时出错：${messageOf(error)}。已存的 ${received} 条保留，改正后请再导入一次`,
      requests: 0,
      resumable: false,
    });
  } finally {
    letGo();
  }
}

/** The records of a file whose kind is seen from its first bytes. */
async function openFile(
  file: string,
  metadataPrefix: string,
): Promise<{ items: AsyncIterable<ImportedRecord> | Iterable<ImportedRecord>; modified: Date }> {
  try {
    const { mtime, size } = await stat(file);
    const handle = await open(file);
    const head = Buffer.alloc(64);
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    if (size <= bytesRead && head.subarray(0, bytesRead).toString('latin1').trim() === '') {
      await handle.close();
      throw new FileUnreadable(`文件 ${file} 是空的，没有可以导入的记录`);
    }
    const isXml = /^(?:\ufeff|\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*</.test(
      head.subarray(0, bytesRead).toString('latin1'),
    );
    if (!isXml) {
      await handle.close();
      return { items: readIso2709(createReadStream(file)), modified: mtime };
    }
    if (size > MAX_XML_BYTES) {
      await handle.close();
      throw new FileUnreadable(
        `XML 文件有 ${Math.round(size / 1e6)} MB，超过 256 MB，请分成几个文件`,
      );
    }
    const bytes = await handle.readFile();
    await handle.close();
    return { items: readXmlFile(bytes, metadataPrefix), modified: mtime };
  } catch (error) {
    if (error instanceof PortalError) throw error;
    throw new FileUnreadable(`打不开文件 ${file}：${messageOf(error)}`, { cause: error });
  }
}

/**
 * Makes OAI items of what was imported. The identifier is the control number; what has none is known by
 * its content. Two records of one number in one file are not one record: the second is set aside.
 */
function wrapper(source: string, modified: Date): (record: ImportedRecord) => OaiItem {
  const seen = new Map<string, string>();
  const fallback = `${modified.toISOString().slice(0, 19)}Z`;
  return (record) => {
    if (record.kind === 'unreadable') return record;
    const digest = hash('sha256', record.xml);
    const own = record.identifier ?? `sha256:${digest.slice(0, 32)}`;
    const identifier = /^[a-z][a-z\d+.-]*:/i.test(own) ? own : `file:${source}:${own}`;
    const before = seen.get(identifier);
    if (before !== undefined && before !== digest) {
      return {
        kind: 'unreadable',
        identifier: `${identifier}#${digest.slice(0, 8)}`,
        code: 'DUPLICATE_IDENTIFIER',
        message: `控制号 ${own} 在文件中出现了不止一次，内容却不同；前一条已入库，这一条待核对`,
        raw: record.raw,
      } satisfies UnreadableRecord;
    }
    seen.set(identifier, digest);
    const status = record.deleted ? ' status="deleted"' : '';
    const metadata = record.deleted ? '' : `<metadata>${record.xml}</metadata>`;
    const page = readEnvelope(
      `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><GetRecord><record><header${status}><identifier>${escapeXml(identifier)}</identifier><datestamp>${escapeXml(record.datestamp ?? fallback)}</datestamp></header>${metadata}</record></GetRecord></OAI-PMH>`,
    );
    const [item] = [...page.items];
    if (item === undefined) throw new TypeError('an imported record came out as none');
    return item;
  };
}
