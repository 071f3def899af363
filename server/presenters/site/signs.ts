/**
 * A drawn sign for each type of document, shown where there is no picture: a thread-bound volume, a
 * bound book, a loose sheet, a stack of issues, a disc; two characters say which type it is.
 */
import type { TypeCode } from '../../../catalogue/fields/types.ts';
import type { Messages } from '../../i18n/languages.ts';

export type SignShape = 'thread' | 'bound' | 'sheet' | 'stack' | 'disc';

export interface Sign {
  readonly shape: SignShape;
  /** Its characters, one a line from above. */
  readonly characters: readonly { readonly text: string; readonly y: number }[];
}

const SHAPES: Readonly<Record<TypeCode, SignShape>> = {
  book: 'bound',
  rarebook: 'thread',
  gazetteer: 'thread',
  genealogy: 'thread',
  yearbook: 'bound',
  'memoir-series': 'bound',
  serial: 'stack',
  newspaper: 'stack',
  article: 'sheet',
  thesis: 'bound',
  map: 'sheet',
  rubbing: 'sheet',
  archive: 'sheet',
  ticket: 'sheet',
  image: 'sheet',
  artwork: 'sheet',
  music: 'sheet',
  audio: 'disc',
  video: 'disc',
  'oral-history': 'disc',
  database: 'stack',
  other: 'bound',
};

export function signOf(type: TypeCode, t: Messages): Sign {
  const characters = Array.from(t.typeSigns[type]);
  const first = characters.length > 1 ? 27 : 34;
  return {
    shape: SHAPES[type],
    characters: characters.map((text, i) => ({ text, y: first + i * 15 })),
  };
}
