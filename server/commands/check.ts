/**
 * `check FILE --purpose buy --library CODE`: holds a purchase list against the catalogue, in this process and whether
 * the portal runs or not. The catalogue is only read, and nothing is kept of the list.
 */
import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { shownWord } from '../../catalogue/address.ts';
import type { CheckList, NewCheckList } from '../../catalogue/checks/list.ts';
import { OFFERED, PURPOSES } from '../../catalogue/checks/rows.ts';
import type { CheckedLine } from '../../catalogue/ports/check-lists.ts';
import type { Settings } from '../../config/settings.ts';
import { WrongValue, command, json, optionalText, text, value } from './command.ts';
import type { Output } from './output.ts';
import type { Checking } from './workplace.ts';

/** Lines that are printed at a time. */
const PIECE = 500;

export const check = command({
  name: 'check',
  summary: '采购清单查重：逐行说市内各馆有没有',
  takes: {
    file: text('<file>', '清单：.xlsx、.xls、CSV、TSV、KBART、ISO 2709、MARCXML 或文本'),
    purpose: value(
      '--purpose <word>',
      '采购（buy）或数字化（digitise）',
      '应为 buy 或 digitise',
      (given) => PURPOSES.find((one) => one === given),
    ),
    offered: value(
      '--offered <word>',
      '供应的是纸本（print）、电子（electronic）或看各行（auto）',
      '应为 print、electronic 或 auto',
      (given) => OFFERED.find((one) => one === given),
      'auto',
    ),
    library: text('--library <code>', '哪个馆查重：馆的代码'),
    out: optionalText('--out <file>', '把结果写成 .xlsx（或 .csv）'),
    json,
  },
  changes: false,
  run: async ({ file, purpose, offered, library, out: target }, { settings, entrance, out }) => {
    const here = await settings();
    const codes = here.libraries.map(({ code }) => code);
    if (!codes.includes(library))
      throw new WrongValue(
        `--library <code> 应为馆的代码：${codes.join('、')}，得到“${shownWord(library)}”`,
      );
    if (target !== undefined && !/\.(?:xlsx|xlsm|csv)$/i.test(target))
      throw new WrongValue(`--out <file> 应以 .xlsx 或 .csv 结尾，得到“${shownWord(target)}”`);
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile() !== true)
      throw new WrongValue(`<file> 应为可以读取的文件，得到“${shownWord(file)}”`);
    const checking = await entrance.openChecking(here);
    try {
      const list: NewCheckList = {
        id: 'list',
        library,
        name: path.basename(file),
        supplier: '',
        purpose,
        offered,
        shared: false,
        fileName: path.basename(file),
        bytes: found.size,
        at: new Date().toISOString(),
        by: '',
      };
      const done = await checked(list, file, checking, out);
      if (done.state === 'failed') {
        out.note(done.message);
        return 1;
      }
      const unreadable = await print(done, checking, out);
      if (target !== undefined) await save(done, file, target, checking, here);
      return unreadable === 0 ? 0 : 1;
    } finally {
      await checking.close();
    }
  },
});

async function checked(
  list: NewCheckList,
  file: string,
  { checks, records }: Checking,
  out: Output,
): Promise<CheckList> {
  const { CheckRun } = await import('../../acquisitions/check-run.ts');
  await checks.lists.add(list);
  const run = new CheckRun({
    progress: checks.progress,
    columns: checks.columns,
    catalogue: records,
    fileOf: () => file,
    now: () => new Date(),
    onSlice: ({ state, lines, done }) =>
      out.progress(state === 'reading' ? `已读入 ${lines} 行` : `已核对 ${done} / ${lines} 行`),
    onError: (_, error) => {
      throw error;
    },
  });
  await run.all(new AbortController().signal);
  const done = await checks.lists.find(list.id);
  if (done === undefined) throw new Error('The list is gone.');
  return done;
}

/** @returns how many lines could not be read */
async function print({ id }: CheckList, { checks }: Checking, out: Output): Promise<number> {
  const [{ lineTold }, { sumsTold }, { zh }] = await Promise.all([
    import('../api/check-lines.ts'),
    import('../api/checks.ts'),
    import('../i18n/zh.ts'),
  ]);
  let number = 0;
  for (;;) {
    const piece: readonly CheckedLine[] = await checks.lines.following(id, number, PIECE);
    for (const line of piece) {
      number = line.number;
      const { sheet, row, input, result } = line;
      const verdict = result === null ? '' : zh.verdicts[result.verdict];
      const where = sheet === '' ? `${row}` : `${sheet} ${row}`;
      const named = input['title'] ?? input['isbn'] ?? '';
      await out.result(lineTold(line), [where, verdict, named, result?.sentence ?? ''].join('\t'));
    }
    if (piece.length < PIECE || !out.isHeard) break;
  }
  const sums = await checks.lines.sums(id);
  const skipped = await checks.lines.skipped(id, 0, 0);
  const { titles, copies, list } = sums.total;
  await out.result(
    { summary: { ...sumsTold(sums), skipped: skipped.total } },
    `共 ${titles} 种、${copies} 册，码洋 ${(list / 100).toFixed(2)} 元；另有 ${skipped.total} 行不是书目。`,
  );
  return sums.byVerdict.unreadable?.titles ?? 0;
}

async function save(
  list: CheckList,
  file: string,
  target: string,
  { checks }: Checking,
  { libraries, portal }: Settings,
): Promise<void> {
  const { returnedList } = await import('../enquiries/returned-list.ts');
  const as = /\.csv$/i.test(target) ? 'csv' : 'xlsx';
  const { pieces } = await returnedList(list, as, {
    lines: checks.lines,
    file,
    libraries,
    publicUrl: portal.publicUrl?.replace(/\/$/, '') ?? '',
  });
  await pipeline(Readable.from(pieces), createWriteStream(target));
}
