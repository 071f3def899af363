import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import type { CheckLines } from '../../catalogue/ports/check-lists.ts';
import { returnedList } from '../../server/enquiries/returned-list.ts';
import { HELD, NOT_HELD, SUMS, checked } from '../support/returned-lists.ts';

const ROWS = 450;
const LINES = Array.from({ length: ROWS }, (_, i) => ({
  ...checked('', i + 2, i === 0 ? HELD : NOT_HELD, { input: { title: `书${i}` } }),
  number: i + 1,
}));

/** As a store has them, in no more than the asked pieces. */
const STORED: Pick<CheckLines, 'following' | 'skipped' | 'sums'> = {
  following: (_: string, number: number, limit: number) =>
    Promise.resolve(LINES.filter((line) => line.number > number).slice(0, limit)),
  skipped: () =>
    Promise.resolve({ total: 1, rows: [{ sheet: '', row: 1, reason: 'heading' as const }] }),
  sums: () => Promise.resolve(SUMS),
};

describe('a list as the file that goes back', () => {
  it('has every line, names of libraries and whole addresses', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'returned-'));
    const file = path.join(folder, 'list');
    await writeFile(file, ['题名', ...LINES.map(({ input }) => input['title'])].join('\n'));
    const list = {
      id: 'a',
      fileName: '书目.csv',
      kind: 'csv',
      library: '320100',
      purpose: 'buy',
    } as const;
    const { name, pieces } = await returnedList(list, 'csv', {
      lines: STORED,
      file,
      libraries: [
        { code: '320102', name: '玄武区图书馆', nameEn: 'Xuanwu', shortName: '玄武' },
        { code: '320113', name: '栖霞区图书馆', nameEn: 'Qixia', shortName: '栖霞' },
      ],
      publicUrl: 'https://portal.example',
    });
    const text = (await Array.fromAsync(pieces)).join('');
    const rows = text.trim().split('\r\n');
    await rm(folder, { recursive: true, force: true });

    expect(name).to.equal('书目-查重.csv');
    expect(rows).to.have.lengthOf(ROWS + 1);
    expect(rows[1]).to.include('玄武区图书馆（1 册）、栖霞区图书馆,纸本,可外借');
    expect(rows[1]).to.match(/https:\/\/portal\.example\/works\/w1$/);
    expect(rows[ROWS]).to.match(/^书449,未藏,/);
  });
});
