/** `import <file> [--source id] [--full] [--columns …]`: brings the records of a file into a source without OAI-PMH. */
import path from 'node:path';
import type { ImportedSheet } from '../../harvesters/deliveries/import-sheet.ts';
import { deliveries as words } from '../i18n/zh/deliveries.ts';
import { COLUMN_MEANINGS } from '../../catalogue/sheet-columns.ts';
import type { Column } from '../../catalogue/sheet-columns.ts';
import { hasRepository } from '../../catalogue/source.ts';
import type { Source } from '../../catalogue/source.ts';
import { command, flag, json, optionalText, value } from './command.ts';
import { isIndexed } from './follow.ts';
import type { Output } from './output.ts';
import { flagsOf, sentenceOf, summaryOf } from './run-lines.ts';
import { atTerminal } from './terminal.ts';

export const importRecords = command({
  name: 'import',
  summary: '导入文件：ISO 2709、MARCXML、OAI 静态仓储、Excel 或 CSV 表格',
  takes: {
    file: value('<file>', '要导入的文件', '应为本机的文件，不能是网址', (given) =>
      /^[a-z][a-z\d+.-]+:\/\//i.test(given) ? undefined : given,
    ),
    source: optionalText('--source <id>', '导入哪个数据源（没有 baseUrl 的）'),
    full: flag('--full', '文件是全部记录：其中没有的，作为已删除'),
    columns: value(
      '--columns <pairs>',
      '表格各列的含义，如 "备考=题名；柜号=索书号；序号=不导入"；没有写的由表头猜。会记住',
      `应为“表头=含义”，几列用分号隔开；含义有：${Object.values(words.meanings).join('、')}、${words.notTaken}`,
      columnsIn,
      '',
    ),
    json,
  },
  changes: true,
  run: ({ file, source: wanted, full, columns: said }, { opened, out }) =>
    opened(async ({ stores, sources, library, parts }) => {
      const source = choose(wanted, sources, out);
      if (source === undefined) return 2;
      const [{ importFile }, { importSheet }] = await Promise.all([
        import('../../harvesters/import-file.ts'),
        import('../../harvesters/deliveries/import-sheet.ts'),
      ]);
      const kind = full ? 'full' : 'incremental';
      const into = {
        records: stores.records,
        library: library(source.library),
        onProgress: (received: number) => out.progress(`${source.id}：已读入 ${received} 条`),
      };
      await stores.registry.audit.note({
        at: new Date().toISOString(),
        by: atTerminal(),
        act: 'delivery-import',
        subject: `source:${source.id}`,
        before: null,
        after: { name: path.basename(file), kind },
        libraries: [source.library],
      });
      await stores.registry.deliveries.rememberColumns(source.id, said);
      const remembered = await stores.registry.deliveries.columnsOf(source.id);
      const sheet = await importSheet(file, source, kind, remembered, into);
      for (const sentence of sheet === undefined ? [] : sentencesOf(sheet)) out.note(sentence);
      const run = sheet?.run ?? (await importFile(file, source, kind, into));
      if (run === 'busy') {
        out.note(`数据源 ${source.id} 正由另一个进程导入，请稍后再试。`);
        return 1;
      }
      const indexed = await isIndexed(parts, out);
      const flags = await stores.records.pageFlags(run.id);
      const columns = sheet?.sheets.flatMap(({ name, columns: own }) =>
        own.map(({ letter, heading, meaning }) => ({ sheet: name, letter, heading, meaning })),
      );
      const ofSheet = columns === undefined ? {} : { columns, told: sheet?.told };
      await out.result(
        { ...summaryOf(run), ...flagsOf(flags), ...ofSheet, indexed },
        sentenceOf(run, indexed),
      );
      return run.state === 'complete' || run.state === 'unchanged' ? 0 : 1;
    }),
});

/** What was taken of a sheet, and what not. */
function sentencesOf({ sheets, told }: ImportedSheet): string[] {
  const columns = sheets.flatMap(({ name, headRow, columns: own }) => {
    if (headRow === 0) return [];
    const said = own.map(({ letter, heading, meaning }) => {
      const what = meaning === 'other' ? words.notTaken : words.meanings[meaning];
      return `${letter} 列“${heading}”${meaning === 'other' ? '' : '作'}${what}`;
    });
    return [`${name === '' ? '' : `工作表“${name}”：`}${said.join('；')}。`];
  });
  return [
    ...columns,
    ...told.map(({ code, count, example }) => {
      const what = words.told[code] ?? words.otherFault;
      return `${what}：${count} 处，如 ${example}。`;
    }),
    '各列的含义由表头猜出；要改，请用 --columns "表头=含义" 再导入一次，或在网页“文件导入”里改，改过的会记住。',
  ];
}

/** 备考=题名；柜号=callNumber. @returns undefined when a meaning is none */
function columnsIn(given: string): readonly Column[] | undefined {
  const columns: Column[] = [];
  for (const pair of given.split(/[;；]/).filter((one) => one.trim() !== '')) {
    const [heading = '', word = ''] = pair.split('=').map((one) => one.trim());
    const isOther = word === words.notTaken || word === 'other';
    const meaning = isOther
      ? 'other'
      : COLUMN_MEANINGS.find((one) => one === word || words.meanings[one] === word);
    if (heading === '' || meaning === undefined) return undefined;
    columns.push({ heading, meaning });
  }
  return columns;
}

/** The source that takes the file: the one that is named, else the only one without OAI-PMH. */
function choose(
  wanted: string | undefined,
  sources: readonly Source[],
  out: Output,
): Source | undefined {
  const able = sources.filter((source) => !hasRepository(source) && source.state !== 'retired');
  const source = wanted === undefined ? able[0] : able.find(({ id }) => id === wanted);
  if (source !== undefined && (wanted !== undefined || able.length === 1)) return source;
  const names = able.map(({ id }) => id).join('、');
  out.note(
    able.length === 0
      ? '没有可以导入的数据源：请在设置文件的 sources 中登记一个，写明 id 和 library，不写 baseUrl。'
      : wanted === undefined
        ? `请用 --source 写明导入哪个数据源：${names}`
        : `数据源 ${wanted} 不能导入（没有登记，或有接口地址）。可以导入的有：${names}`,
  );
  return undefined;
}
