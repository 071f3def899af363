/** A number in the path of an address, such as that of a run. */
import { NotThere } from '../../desk/refusals.ts';

/** @throws NotThere for what is no number, or is none that we give */
export function numberIn(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new NotThere('没有这个编号。');
  return Number(text);
}
