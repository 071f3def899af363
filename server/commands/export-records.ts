/** `export records [--source id]`: the present state of every harvested record, one a line. */
import type { RecordStore } from '../../catalogue/ports/record-store.ts';
import type { Output } from './output.ts';

export async function exportRecordsCommand(
  source: string | undefined,
  records: RecordStore,
  out: Output,
): Promise<0> {
  for await (const record of records.exportRecords(source)) {
    const { identifier, datestamp, deleted, title } = record;
    await out.result(
      record,
      [record.source, identifier, datestamp, deleted ? '已删除' : '有效', title].join('\t'),
    );
  }
  return 0;
}
