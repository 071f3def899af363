/** `import <file> [--source id] [--full]`: brings the records of a file into a source without OAI-PMH. */
import type { Library } from '../../catalogue/library.ts';
import { hasRepository } from '../../catalogue/source.ts';
import type { Source } from '../../catalogue/source.ts';
import { importFile } from '../../harvesters/import-file.ts';
import { FileUnreadable } from '../../formats/files/xml-files.ts';
import type { IndexerParts } from '../../harvesters/indexing/indexer.ts';
import { isIndexed, sentenceOf, summaryOf } from './harvest.ts';
import type { Output } from './output.ts';

export interface ImportRequest {
  readonly file: string;
  /** Id of the source; the only one without OAI-PMH when absent. */
  readonly source: string | undefined;
  readonly full: boolean;
}

/** @returns 0 when the run is complete or unchanged, 1 otherwise, 2 when no source fits */
export async function importCommand(
  { file, source: wanted, full }: ImportRequest,
  sources: readonly Source[],
  library: (code: string) => Library,
  parts: IndexerParts,
  out: Output,
): Promise<0 | 1 | 2> {
  const able = sources.filter((source) => !hasRepository(source) && source.state !== 'retired');
  const source = wanted === undefined ? able[0] : able.find(({ id }) => id === wanted);
  if (source === undefined || (wanted === undefined && able.length > 1)) {
    const names = able.map(({ id }) => id).join('、');
    out.note(
      able.length === 0
        ? '没有可以导入的数据源：请在设置文件的 sources 中登记一个，写明 id 和 library，不写 baseUrl。'
        : wanted === undefined
          ? `请用 --source 写明导入哪个数据源：${names}`
          : `数据源 ${wanted} 不能导入（没有登记，或有接口地址）。可以导入的有：${names}`,
    );
    return 2;
  }
  try {
    const run = await importFile(file, source, full ? 'full' : 'incremental', {
      records: parts.records,
      library: library(source.library),
      onProgress: (received) => out.progress(`${source.id}：已读入 ${received} 条`),
    });
    if (run === 'busy') {
      out.note(`数据源 ${source.id} 正由另一个进程导入，请稍后再试。`);
      return 1;
    }
    const indexed = await isIndexed(parts, out);
    await out.result({ ...summaryOf(run), indexed }, sentenceOf(run, indexed));
    return run.state === 'complete' || run.state === 'unchanged' ? 0 : 1;
  } catch (error) {
    if (!(error instanceof FileUnreadable)) throw error;
    out.note(error.message);
    return 1;
  }
}
