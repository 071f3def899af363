/** What persons type into a field, made fit to be kept and shown: text alone, without what the eye does not see. */
import { withoutBidi } from './text.ts';

/** One line: no controls, no line ends, no marks of direction. */
export function plainLine(text: string): string {
  return withoutBidi(text.toWellFormed())
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

/** Lines parted by line feeds, never three ends of line in a row. */
export function plainText(text: string): string {
  return text
    .split(/\r\n|[\n\r]/)
    .map(plainLine)
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
