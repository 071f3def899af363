/** A sheet that the command line imports: by the same rules as one that is uploaded. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { documentId } from '../../catalogue/ids.ts';
import { FileUnreadable } from '../../formats/files/file-kind.ts';
import { importSheet } from '../../harvesters/deliveries/import-sheet.ts';
import type { ImportedSheet } from '../../harvesters/deliveries/import-sheet.ts';
import { ImportBench } from '../support/import-bench.ts';
import { xlsx } from '../support/xlsx.ts';

const { library, source } = ImportBench;
const ROWS = [
  ['秦淮区图书馆地方文献目录'],
  ['书名', '作者', '柜号'],
  ['白下琐言', '甘熙撰', '3-1'],
  ['客座赘语', '顾起元', '3-2'],
];

describe('an imported sheet', function () {
  let bench: ImportBench;
  beforeEach(async () => {
    bench = await ImportBench.open();
  });
  afterEach(() => bench.close());

  async function imported(
    name: string,
    content: string | Uint8Array,
    remembered: Parameters<typeof importSheet>[3] = [],
  ): Promise<ImportedSheet | undefined> {
    const file = path.join(bench.folder, name);
    writeFileSync(file, content);
    const parts = { records: bench.stores.records, library };
    return importSheet(file, source, 'incremental', remembered, parts);
  }

  it('is one record a row, of Excel and of CSV, whatever stands above its heads', async () => {
    const first = await imported('a.xlsx', xlsx({ 馆藏: ROWS }));
    expect(first?.run).to.include({ state: 'complete', new: 2 });
    expect(first?.sheets[0]?.columns.map(({ meaning }) => meaning)).to.eql([
      'title',
      'creator',
      'other',
    ]);
    expect(first?.told.map(({ code }) => code)).to.have.members(['ROW_ABOVE_HEAD', 'ROW_HEAD']);
    const again = await imported('a.csv', ROWS.map((row) => row.join(',')).join('\n'));
    expect(again?.run).to.include({ unchanged: 2, new: 0 });
    expect((await bench.titles()).sort()).to.eql(['客座赘语', '白下琐言']);
  });

  it('keeps what a person of the source said of a column', async () => {
    await imported('a.xlsx', xlsx({ 馆藏: ROWS }), [{ heading: '柜号', meaning: 'callNumber' }]);
    const [record] = await Array.fromAsync(bench.stores.records.exportRecords(source.id));
    const document = await bench.stores.records.document(
      documentId(source.id, record?.identifier ?? ''),
    );
    expect(document?.holdings[0]?.callNumber).to.equal('3-1');
  });

  it('is refused without heads; what is no sheet is for who imports all other files', async () => {
    const refused = await imported('a.csv', '一,二\n三,四\n').catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(FileUnreadable);
    expect(await bench.titles()).to.eql([]);
    expect(await imported('a.mrc', 'x')).to.equal(undefined);
    const parts = { records: bench.stores.records, library };
    const missing = path.join(bench.folder, 'missing.xlsx');
    expect(await importSheet(missing, source, 'full', [], parts)).to.equal(undefined);
  });
});
