/** Whether sources that a command was given by name are there: a mistyped name is not a source without records. */
import { shownWord } from '../../catalogue/address.ts';
import type { Source } from '../../catalogue/source.ts';
import type { Output } from './output.ts';

/** @returns false after saying which are not known, and which are */
export function areKnown(
  wanted: readonly string[],
  sources: readonly Pick<Source, 'id'>[],
  out: Output,
): boolean {
  const unknown = wanted.filter((id) => !sources.some((source) => source.id === id));
  if (unknown.length === 0) return true;
  out.note(
    `没有这样的数据源：${unknown.map(shownWord).join('、')}。已登记的有：${[...new Set(sources.map(({ id }) => id))].join('、') || '（无）'}`,
  );
  return false;
}
