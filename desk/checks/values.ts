/** What may be said of a purchase list and its lines, read from what a form or a program gives: each fault by its name. */
import type { CheckListChanges, Choice } from '../../catalogue/checks/list.ts';
import { VERDICTS } from '../../catalogue/checks/result.ts';
import { LIST_FIELDS, OFFERED, PURPOSES } from '../../catalogue/checks/rows.ts';
import type { ListColumn } from '../../catalogue/checks/rows.ts';
import { withoutBidi } from '../../catalogue/text/text.ts';
import { WrongValues } from '../refusals.ts';

export type Faults = Record<string, string>;

const LONGEST_NAME = 200;
const LONGEST_WHY = 1_000;

/** As it is shown in one line; never empty when `fallback` is not. */
export function nameIn(given: string, fallback: string): string {
  const plain = withoutBidi(given)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return plain.slice(0, LONGEST_NAME).toWellFormed() || fallback;
}

export function oneOf<Word extends string>(
  name: string,
  given: unknown,
  words: readonly Word[],
  faults: Faults,
): Word | undefined {
  const word = words.find((one) => one === given);
  if (word === undefined) faults[name] = `${name} 应为 ${words.join('、')} 之一`;
  return word;
}

/** @throws WrongValues naming every field that is wrong */
export function throwFaults(faults: Faults): void {
  if (Object.keys(faults).length > 0) throw new WrongValues(faults);
}

const CHANGED = ['columns', 'sheet', 'purpose', 'offered', 'name', 'supplier', 'shared'] as const;

/** Of the file of a list, as it was read. */
export interface KnownOfFile {
  readonly columns: readonly ListColumn[];
  readonly sheets: readonly string[];
}

/** @throws WrongValues */
export function changesIn(given: unknown, known: KnownOfFile): CheckListChanges {
  const faults: Faults = {};
  const body = objectIn(given, CHANGED, faults);
  const text = (name: 'name' | 'supplier'): string | undefined => {
    const value = body[name];
    if (value === undefined) return undefined;
    if (typeof value === 'string') return nameIn(value, '');
    faults[name] = `${name} 应为文字`;
    return undefined;
  };
  const [name, supplier] = [text('name'), text('supplier')];
  if (name === '') faults['name'] = '清单要有名称';
  const { shared, purpose, offered } = body;
  if (shared !== undefined && typeof shared !== 'boolean')
    faults['shared'] = 'shared 应为 true 或 false';
  const changes: CheckListChanges = {
    ...(name === undefined ? {} : { name }),
    ...(supplier === undefined ? {} : { supplier }),
    ...(typeof shared === 'boolean' ? { shared } : {}),
    ...given1(
      'purpose',
      purpose === undefined ? undefined : oneOf('purpose', purpose, PURPOSES, faults),
    ),
    ...given1(
      'offered',
      offered === undefined ? undefined : oneOf('offered', offered, OFFERED, faults),
    ),
    ...given1(
      'columns',
      body['columns'] === undefined ? undefined : columnsIn(body['columns'], known.columns, faults),
    ),
    ...given1(
      'sheet',
      body['sheet'] === undefined ? undefined : sheetIn(body['sheet'], known.sheets, faults),
    ),
  };
  if (changes.sheet !== undefined && changes.columns !== undefined)
    faults['sheet'] = '先选工作表，读出它的各列，再改列的含义';
  throwFaults(faults);
  if (Object.keys(changes).length === 0)
    throw new WrongValues({ body: `没有写要改什么：${CHANGED.join('、')}` });
  return changes;
}

function given1<Name extends string, T>(
  name: Name,
  value: T | undefined,
): Readonly<Record<Name, T>> | object {
  return value === undefined ? {} : { [name]: value };
}

function sheetIn(given: unknown, known: readonly string[], faults: Faults): string {
  const sheet = known.find((one) => one === given);
  if (sheet === undefined && given !== '')
    faults['sheet'] =
      `没有工作表“${shown(given)}”，有的是：${known.filter((one) => one !== '').join('、')}`;
  return sheet ?? '';
}

/** Columns by letter, in the sheet that is named where several have it; those that are not named stay as they are. */
function columnsIn(
  given: unknown,
  known: readonly ListColumn[],
  faults: Faults,
): readonly ListColumn[] {
  const said = new Map<ListColumn, ListColumn['field']>();
  if (known.length === 0) faults['columns'] = '这种文件没有列，不用指定';
  else if (!Array.isArray(given) || given.length === 0)
    faults['columns'] = 'columns 应为 [{ column, field }]，至少一列';
  else
    for (const one of given as readonly unknown[]) {
      const { column, sheet, field } = isObject(one) ? one : {};
      const meant = known.filter(
        (each) => each.column === column && (sheet === undefined || each.sheet === sheet),
      );
      const meaning = field === 'other' ? field : LIST_FIELDS.find((each) => each === field);
      if (meant.length === 0)
        faults['columns'] =
          `没有列“${shown(column)}”，有的是：${known.map((each) => each.column).join('、')}`;
      else if (meaning === undefined)
        faults['columns'] =
          `列 ${shown(column)} 的 field 应为 ${[...LIST_FIELDS, 'other'].join('、')} 之一`;
      else for (const each of meant) said.set(each, meaning);
    }
  const columns = known.map((one) => ({ ...one, field: said.get(one) ?? one.field }));
  const isFound = columns.some(({ field }) =>
    ['title', 'isbn', 'bookNumber', 'issn'].includes(field),
  );
  if (!isFound && faults['columns'] === undefined)
    faults['columns'] = '至少要有一列是题名（title）或 ISBN（isbn）';
  return columns;
}

/** @throws WrongValues */
export function choiceIn(given: unknown): Choice {
  const faults: Faults = {};
  const {
    verdict = null,
    buy = null,
    work = null,
    why = '',
  } = objectIn(given, ['verdict', 'buy', 'work', 'why'], faults);
  const said = verdict === null ? null : oneOf('verdict', verdict, VERDICTS, faults);
  if (buy !== null && typeof buy !== 'boolean')
    faults['buy'] = 'buy 应为 true（买）、false（不买）或 null';
  if (work !== null && (typeof work !== 'string' || !/^[0-9a-z]{26}$/.test(work)))
    faults['work'] = 'work 应为文献的 id，见 works';
  if (typeof why !== 'string' || why.length > LONGEST_WHY)
    faults['why'] = `why 应为文字，最长 ${LONGEST_WHY} 个字符`;
  if (verdict === null && buy === null && work === null)
    faults['body'] = '没有写选了什么：verdict、buy、work 至少写一项';
  throwFaults(faults);
  return {
    verdict: said ?? null,
    buy: typeof buy === 'boolean' ? buy : null,
    work: typeof work === 'string' ? work : null,
    why: typeof why === 'string' ? why.trim() : '',
  };
}

/** Empty when it is none; what it has besides is a fault. */
export function objectIn(
  given: unknown,
  names: readonly string[],
  faults: Faults,
): Readonly<Record<string, unknown>> {
  if (!isObject(given)) {
    faults['body'] = `正文应为一个 JSON 对象 { ${names.join(', ')} }`;
    return {};
  }
  const strange = Object.keys(given).find((name) => !names.includes(name));
  if (strange !== undefined) faults[shown(strange)] = `正文只有 ${names.join('、')} 几项`;
  return given;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  return String(value).slice(0, 60);
}
