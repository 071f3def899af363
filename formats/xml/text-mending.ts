/**
 * Values that were encoded once too often on their way: `&amp;#37329;` for 金, tags of HTML in a title, UTF-8
 * taken for Latin-1. What can be undone without losing a character of the text is undone, and flagged; a mark
 * that is text (a < b, 《<某>》, C&A) stays.
 */
import { undone } from '../encoding/garbled.ts';
import { HTML_REFERENCES, XML_REFERENCES, isLegal } from './references.ts';
import type { XmlElement } from './xml.ts';

export type TextFlag = 'text-unescaped' | 'tags-removed' | 'text-decoded-again';

const REFERENCE = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,31}));/gi;
/** Escaped by each program on the way, seldom by more than three. */
const MOST_TIMES = 3;
/** Tags that stand alone or are often left open; they part lines. */
const BREAK =
  /<\/?(?:br|hr|p|div|li|ul|ol|tr|td|th|table|tbody|h[1-6]|img)(?:\s[^<>]{0,500})?\/?>/gi;
/** Tags inside a line, which only count as such in pairs. */
const INLINE =
  /<(i|b|u|s|a|em|strong|sub|sup|span|font|small|big|tt|code|cite|q|bdi|script|style|iframe|object|svg|jats:[a-z]{1,20})(?:\s[^<>]{0,500})?>|<\/([a-z:]{1,25})\s?>/gi;

/** The tree with its values mended; the same tree when there was nothing to do. */
export function mendTexts(element: XmlElement, note: (flag: TextFlag) => void): XmlElement {
  let children: (XmlElement | string)[] | undefined;
  // Every text of every record passes here: no iterators.
  for (let i = 0; i < element.children.length; i++) {
    const child = element.children[i] ?? '';
    const put = typeof child === 'string' ? mendText(child, note) : mendTexts(child, note);
    if (put === child) continue;
    children ??= [...element.children];
    children[i] = put;
  }
  return children === undefined ? element : { ...element, children };
}

export function mendText(given: string, note: (flag: TextFlag) => void): string {
  // Nearly all have nothing of it, and all are looked at.
  const isMarked = given.includes('&') || given.includes('<');
  const isLatin = isLatinFirst(given);
  if (!isMarked && !isLatin) return given;
  let text = (isLatin ? undone(given) : undefined) ?? given;
  if (text !== given) note('text-decoded-again');
  for (let times = 0; times < MOST_TIMES; times++) {
    const plain = unescaped(text);
    if (plain === text) break;
    text = plain;
    note('text-unescaped');
  }
  const bare = withoutTags(text);
  if (bare !== text) note('tags-removed');
  return bare;
}

/** Whether the first character beyond ASCII is what the first byte of UTF-8 looks like in Latin-1. */
function isLatinFirst(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) return code >= 0xc2 && code <= 0xf4;
  }
  return false;
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    REFERENCE,
    (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
      if (name !== undefined)
        return (
          XML_REFERENCES.get(name.toLowerCase()) ?? HTML_REFERENCES.get(name.toLowerCase()) ?? whole
        );
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return isLegal(code) ? String.fromCodePoint(code) : whole;
    },
  );
}

function withoutTags(given: string): string {
  if (!given.includes('<')) return given;
  let text = given;
  if (text.includes('</')) {
    const opened = new Set<string>();
    const closed = new Set<string>();
    for (const [, open, close] of text.matchAll(INLINE))
      (open === undefined ? closed : opened).add((open ?? close ?? '').toLowerCase());
    const pairs = opened.intersection(closed);
    if (pairs.size > 0)
      text = text.replace(INLINE, (whole, open: string | undefined, close: string | undefined) =>
        pairs.has((open ?? close ?? '').toLowerCase()) ? '' : whole,
      );
  }
  return text.replace(BREAK, ' ');
}
