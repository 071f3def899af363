/**
 * The sheets that a returned file has behind those of the supplier: sums by verdict, every line with its candidates,
 * and the rows that are no line.
 */
import type { FoundWork } from '../../catalogue/checks/result.ts';
import type { SkippedRow } from '../../catalogue/checks/rows.ts';
import { VERDICTS } from '../../catalogue/checks/result.ts';
import type { Sums } from '../../catalogue/checks/sums.ts';
import type { CheckedLine, ListSums } from '../../catalogue/ports/check-lists.ts';
import type { Cell, NewSheet, SheetRow } from './cells.ts';
import { accessOf, carriersOf, choiceOf, heldBy } from './verdict-columns.ts';
import type { Told } from './verdict-columns.ts';
import { DETAIL_SHEETS } from './words.ts';

export interface DetailsOf {
  readonly lines: () => AsyncIterable<CheckedLine>;
  readonly skipped: () => AsyncIterable<SkippedRow>;
  readonly sums: ListSums;
}

export function detailSheets(list: DetailsOf, told: Told): readonly NewSheet[] {
  const frozen = { rows: 1, columns: 0 };
  return [
    {
      name: DETAIL_SHEETS.summary,
      widths: [34, 10, 10, 14, 14],
      frozen,
      rows: () => summaryRows(list.sums, told),
    },
    {
      name: DETAIL_SHEETS.details,
      widths: [14, 7, 36, 18, 18, 42, 20, 8, 36, 30, 10, 14, 50, 24, 34],
      frozen,
      isFiltered: true,
      rows: () => detailRows(list.lines(), told),
    },
    {
      name: DETAIL_SHEETS.skipped,
      widths: [14, 7, 12, 60],
      frozen,
      isFiltered: true,
      rows: () => skippedRows(list, told),
    },
  ];
}

function summaryRows(
  { total, byVerdict, saved, chosen, unpriced }: ListSums,
  told: Told,
): readonly SheetRow[] {
  const row = (name: string, { titles, copies, list, net }: Sums): SheetRow => ({
    cells: [name, titles, copies, yuan(list), yuan(net)],
  });
  return [
    { look: 'head', cells: ['结论', '种数', '册数', '码洋（元）', '实洋（元）'] },
    ...VERDICTS.flatMap((verdict) => {
      const sums = byVerdict[verdict];
      return sums === undefined ? [] : [row(told.verdicts[verdict], sums)];
    }),
    row('合计', total),
    { cells: [] },
    row(`不${told.wanted}重复品种可节省`, saved),
    row(`人工选定：${told.wanted}`, chosen.buy),
    row(`人工选定：不${told.wanted}`, chosen.skip),
    { cells: ['没有定价的行（码洋、实洋中不含）', unpriced] },
  ];
}

/** Money is integer fen. */
function yuan(fen: number): number {
  return fen / 100;
}

async function* detailRows(
  lines: AsyncIterable<CheckedLine>,
  told: Told,
): AsyncGenerator<SheetRow> {
  yield {
    look: 'head',
    cells: [
      ...['工作表', '行', '题名', 'ISBN', '结论', '说明'],
      ...['与候选的关系', '分数', '馆藏题名', '收藏馆', '载体', '获取', '逐项比对'],
      ...['人工意见', '链接'],
    ],
  };
  for await (const line of lines) {
    const { sheet, row, input, result, choice } = line;
    const own = [
      ...[sheet, row, input['title'] ?? input['原文'] ?? '', input['isbn'] ?? ''],
      ...(result === null ? ['尚未核对', ''] : [told.verdicts[result.verdict], result.sentence]),
    ];
    const works = result?.works ?? [];
    if (works.length === 0)
      yield { cells: [...own, '', '', '', '', '', '', '', choiceOf(choice, told)] };
    for (const work of works) yield { cells: [...own, ...candidateCells(work, line, told)] };
  }
}

function candidateCells(work: FoundWork, { choice }: CheckedLine, told: Told): readonly Cell[] {
  const { relation, score, title, holdings, reasons, id } = work;
  const isChosen = choice?.work === id || choice?.work === null;
  return [
    told.relations[relation],
    Math.round(score * 100) / 100,
    title,
    heldBy(holdings, told),
    carriersOf(holdings, told),
    accessOf(holdings, told),
    reasons.map(told.reason).join('；'),
    isChosen ? choiceOf(choice, told) : '',
    told.address(id),
  ];
}

async function* skippedRows(list: DetailsOf, told: Told): AsyncGenerator<SheetRow> {
  yield { look: 'head', cells: ['工作表', '行', '为何未核对', '说明'] };
  for await (const { sheet, row, reason } of list.skipped())
    yield { cells: [sheet, row, told.skipped[reason], ''] };
  for await (const { sheet, row, result } of list.lines())
    if (result?.verdict === 'unreadable')
      yield { cells: [sheet, row, told.verdicts.unreadable, result.sentence] };
}
