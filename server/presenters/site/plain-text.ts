/** Text that a library wrote, as it is shown: paragraphs and lines of it, web addresses as links, all else as text. */
import { webAddress } from '../works/links.ts';

/** A piece of a line; `href` null: text. */
export interface Piece {
  readonly text: string;
  readonly href: string | null;
}

export type Line = readonly Piece[];
export type Paragraph = readonly Line[];

/** As browsers know them, up to a blank, a quotation mark or a mark of Chinese; marks at its end are of the sentence. */
const ADDRESS = /https?:\/\/[^\s<>"'“”‘’（）()，。；：、！？《》]{1,500}/g;

export function paragraphsOf(text: string): readonly Paragraph[] {
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => paragraph.split('\n').map(piecesOf));
}

function piecesOf(line: string): Line {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of line.matchAll(ADDRESS)) {
    const address = match[0].replace(/[.,;:!?]$/, '');
    const href = webAddress(address);
    if (href === null) continue;
    if (match.index > from) pieces.push({ text: line.slice(from, match.index), href: null });
    pieces.push({ text: address, href });
    from = match.index + address.length;
  }
  if (from < line.length) pieces.push({ text: line.slice(from), href: null });
  return pieces;
}
