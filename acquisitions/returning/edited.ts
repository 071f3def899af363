/**
 * A part of somebody else's workbook with a few things put in: what is not named in an edit goes on as it came,
 * character by character, whoever wrote it and however. The part is read by saxes as a stream; positions of its
 * events say where the text of the part is cut.
 */
import { SaxesParser } from 'saxes';
import { FileUnreadable } from '../../formats/files/file-kind.ts';

export type Attributes = Readonly<Record<string, string>>;

/** A tag as it stands in the text. */
export interface Tag {
  /** Without its prefix. */
  readonly name: string;
  /** `x:` where the part writes `x:row`, else ''. */
  readonly prefix: string;
  /** By name as written; of a closing tag none. */
  readonly attributes: Attributes;
  /** Characters from the beginning of the part. */
  readonly from: number;
  readonly to: number;
  /** `<row/>`: it is heard as opening and as closing, both at the same place. */
  readonly isEmpty: boolean;
}

export interface Hears {
  readonly open?: (tag: Tag, edit: Edit) => void;
  readonly close?: (tag: Tag, edit: Edit) => void;
  readonly text?: (text: string) => void;
  /** After every piece: the time to put in what has to be waited for. */
  readonly settle?: (edit: Edit) => Promise<void>;
}

export interface Edit {
  /** The tag as written. */
  textOf(tag: Tag): string;
  /** Puts `text` in place of what stands from `from` to `to`; both may be the same. In order, nothing twice. */
  put(from: number, to: number, text: string): void;
  /** Nothing from here on is handed out before the next `keep`, so that it can still be edited; Infinity ends it. */
  keep(from: number): void;
}

/** Characters; a row is in memory as long as it is read. */
const MOST_KEPT = 64 * 1024 * 1024;

/** Of closing tags. */
const NO_ATTRIBUTES: Attributes = Object.freeze({});

/**
 * @param pieces bytes of the part, UTF-8
 * @param name of the part, for a sentence
 * @throws FileUnreadable when it is not well-formed
 */
export async function* edited(
  pieces: AsyncIterable<Uint8Array>,
  name: string,
  hears: Hears,
): AsyncGenerator<string> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const text = new EditedText();
  const tagAt = (name: string, attributes: Attributes): Tag => {
    const colon = name.indexOf(':');
    const [prefix, local] = [name.slice(0, colon + 1), name.slice(colon + 1)];
    return { name: local, prefix, attributes, ...text.tagBefore(parser.position) };
  };
  parser.on('opentag', (tag) => hears.open?.(tagAt(tag.name, tag.attributes as Attributes), text));
  parser.on('closetag', (tag) => hears.close?.(tagAt(tag.name, NO_ATTRIBUTES), text));
  parser.on('text', (more) => hears.text?.(more));
  parser.on('cdata', (more) => hears.text?.(more));
  parser.on('error', (error) => {
    throw new FileUnreadable(`表格里的 ${name} 已损坏，不能在上面添加：${error.message}`);
  });
  for await (const piece of pieces) {
    const more = decoder.decode(piece, { stream: true });
    if (text.append(more) > MOST_KEPT)
      throw new FileUnreadable(
        `表格里的 ${name} 有一行或一个单元格超过 ${MOST_KEPT / 1024 / 1024} MB，不能在上面添加。`,
        'too-large',
      );
    parser.write(more);
    await hears.settle?.(text);
    yield text.take();
  }
  const rest = decoder.decode();
  text.append(rest);
  parser.write(rest).close();
  await hears.settle?.(text);
  yield text.takeAll();
}

/** Reads a part without keeping what it says. */
export async function heard(
  pieces: AsyncIterable<Uint8Array>,
  name: string,
  hears: Hears,
): Promise<void> {
  const texts = edited(pieces, name, hears);
  while ((await texts.next()).done !== true);
}

class EditedText implements Edit {
  /** What has not been handed out, as it came. */
  #text = '';
  /** Where in the part it begins. */
  #base = 0;
  /** End of the last tag: what follows may be the beginning of one. */
  #read = 0;
  #kept = Infinity;
  #edits: { readonly from: number; readonly to: number; readonly text: string }[] = [];

  /** @returns characters that wait */
  append(more: string): number {
    this.#text += more;
    return this.#text.length;
  }

  /** No `<` stands inside a tag. */
  tagBefore(to: number): { from: number; to: number; isEmpty: boolean } {
    this.#read = to;
    const end = to - this.#base;
    const from = this.#base + this.#text.lastIndexOf('<', end - 1);
    return { from, to, isEmpty: this.#text[end - 2] === '/' };
  }

  textOf({ from, to }: Tag): string {
    return this.#text.slice(from - this.#base, to - this.#base);
  }

  put(from: number, to: number, text: string): void {
    this.#edits.push({ from, to, text });
  }

  keep(from: number): void {
    this.#kept = from;
  }

  take(): string {
    return this.#upTo(Math.min(this.#read, this.#kept));
  }

  takeAll(): string {
    return this.#upTo(this.#base + this.#text.length);
  }

  #upTo(end: number): string {
    let [out, at] = ['', this.#base];
    const due = this.#edits.filter(({ to }) => to <= end);
    for (const { from, to, text } of due) {
      out += this.#text.slice(at - this.#base, from - this.#base) + text;
      at = to;
    }
    this.#edits = this.#edits.slice(due.length);
    out += this.#text.slice(at - this.#base, end - this.#base);
    this.#text = this.#text.slice(end - this.#base);
    this.#base = end;
    return out;
  }
}

/** An attribute by its name without prefix; `id` finds `r:id`. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  return (
    attributes[name] ??
    Object.entries(attributes).find(([written]) => written.endsWith(`:${name}`))?.[1]
  );
}

/** A tag as written, with one attribute changed or added. @param value without anything to escape */
export function withAttribute(tag: string, name: string, value: string): string {
  if ([...tag.matchAll(ATTRIBUTE)].some(([, written]) => written === name))
    return tag.replace(ATTRIBUTE, (whole, written: string) =>
      written === name ? ` ${name}="${value}"` : whole,
    );
  const end = tag.endsWith('/>') ? '/>' : '>';
  return `${tag.slice(0, -end.length)} ${name}="${value}"${end}`;
}

const ATTRIBUTE = /\s([\w:.-]+)\s*=\s*(?:"[^"]*"|'[^']*')/g;
