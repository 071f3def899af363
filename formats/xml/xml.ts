/**
 * XML as the harvesters see it: a plain tree in document order, with namespaces resolved, so that
 * nothing downstream ever looks at a prefix. Depth and width are capped: an XML bomb is refused, not parsed.
 */
import { SaxesParser } from 'saxes';
import type { SaxesTagPlain } from 'saxes';
import { MalformedXml, ForbiddenXml } from './xml-errors.ts';
import { xmlFault } from './xml-faults.ts';
import { NONE, Scope } from './xml-names.ts';

export interface XmlElement {
  /** Local name. */
  readonly name: string;
  /** Namespace URI; '' when there is none. */
  readonly namespace: string;
  /** By local name; to be asked for names that the code knows. Namespace declarations are left out. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Elements and text in document order; CDATA is text. */
  readonly children: readonly (XmlElement | string)[];
}

export { ForbiddenXml, MalformedXml };

/** saxes takes quadratic time in depth; real metadata is some ten levels deep. */
export const MAX_DEPTH = 64;
export const MAX_ATTRIBUTES = 200;

/** An element as it opens. */
export interface XmlTag {
  /** With its prefix, as written. */
  readonly qualifiedName: string;
  readonly name: string;
  readonly namespace: string;
  /** As in `XmlElement`. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Namespace URI by prefix, '' = default, of the declarations made here. */
  readonly declared: Readonly<Record<string, string>>;
}

export interface XmlEvents {
  open(tag: XmlTag): void;
  close(name: string): void;
  /** Text or CDATA. */
  text(text: string): void;
}

/**
 * Reads XML in parts, strictly: throws `MalformedXml` at the first fault, and refuses any internal DTD.
 *
 * Namespaces are resolved here (Namespaces in XML 1.0) and not by saxes, which makes two objects without
 * a prototype for every element: a fifth of the time that a page takes.
 */
export class XmlReader {
  readonly #parser = new SaxesParser();
  readonly #events: XmlEvents;
  readonly #root = new Scope(undefined, NONE);
  /** Of the open elements: the scope inside, and the local name. */
  readonly #scopes: Scope[] = [];
  readonly #names: string[] = [];
  /** What is being read, and where in the whole it begins: to quote from when it is wrong. */
  #part = '';
  #partStart = 0;

  constructor(events: XmlEvents) {
    this.#events = events;
    const parser = this.#parser;
    // No more handlers than six: with a seventh V8 keeps the parser as a dictionary, at half the speed.
    parser.on('error', (error) => {
      const at = this.position - this.#partStart;
      throw new MalformedXml(`XML 有错：${xmlFault(error.message, this.#part, at)}`, {
        cause: error,
      });
    });
    parser.on('doctype', (doctype) => {
      if (doctype.includes('['))
        throw new ForbiddenXml('XML 带有内部 DOCTYPE 子集，出于安全不予解析');
    });
    parser.on('opentag', (tag) => this.#open(tag));
    parser.on('closetag', (tag) => {
      this.#scopes.pop();
      events.close(this.#names.pop() ?? tag.name);
    });
    parser.on('text', (text) => events.text(text));
    parser.on('cdata', (text) => events.text(text));
  }

  /** Characters read so far: at an event, the end of its tag. */
  get position(): number {
    return this.#parser.position;
  }

  write(part: string): void {
    this.#partStart += this.#part.length;
    this.#part = part;
    this.#parser.write(part);
  }

  /** @throws MalformedXml when the document is not whole */
  end(): void {
    this.#parser.close();
  }

  #open({ name: qualifiedName, attributes: given }: SaxesTagPlain): void {
    let count = 0;
    let attributes: Readonly<Record<string, string>> = NONE;
    let isPlain = true;
    for (const name in given) {
      if (++count > MAX_ATTRIBUTES)
        throw new ForbiddenXml(`一个元素的属性超过 ${MAX_ATTRIBUTES} 个`);
      if (name === 'xmlns' || name.includes(':')) isPlain = false;
    }
    let scope = this.#scopes[this.#scopes.length - 1] ?? this.#root;
    let declared: Readonly<Record<string, string>> = NONE;
    if (!isPlain) ({ scope, declared, attributes } = scope.inside(given));
    else if (count > 0) attributes = { ...given };
    this.#scopes.push(scope);
    const { name, namespace } = scope.resolve(qualifiedName);
    this.#names.push(name);
    this.#events.open({ qualifiedName, name, namespace, attributes, declared });
  }
}

interface Growing extends XmlElement {
  readonly children: (XmlElement | string)[];
}

/** Builds trees from the events of a reader; `open`, `close` and `text` are fed by whoever holds it. */
export class TreeBuilder {
  /** Open elements around the innermost, which is `#top`. */
  readonly #around: (Growing | undefined)[] = [];
  #top: Growing | undefined;

  /** Open elements; 0 = nothing is being built. */
  get depth(): number {
    return this.#around.length;
  }

  open({ name, namespace, attributes }: XmlTag): void {
    if (this.#around.length >= MAX_DEPTH) throw new ForbiddenXml(`XML 嵌套超过 ${MAX_DEPTH} 层`);
    const element: Growing = { name, namespace, attributes, children: [] };
    this.#top?.children.push(element);
    this.#around.push(this.#top);
    this.#top = element;
  }

  /** The element that ends, when it is the outermost one; else undefined. */
  close(): XmlElement | undefined {
    const element = this.#top;
    this.#top = this.#around.pop();
    return this.#around.length === 0 ? element : undefined;
  }

  text(text: string): void {
    if (this.#top === undefined) return;
    const { children } = this.#top;
    const last = children.length - 1;
    const before = children[last];
    if (typeof before === 'string') children[last] = before + text;
    else children.push(text);
  }
}

/**
 * A whole small document, e.g. one stored record.
 *
 * @throws MalformedXml
 */
export function parseXml(text: string): XmlElement {
  const builder = new TreeBuilder();
  let root: XmlElement | undefined;
  const reader = new XmlReader({
    open: (tag) => builder.open(tag),
    close: () => (root = builder.close() ?? root),
    text: (part) => builder.text(part),
  });
  reader.write(text);
  reader.end();
  if (root === undefined) throw new MalformedXml('XML 没有根元素');
  return root;
}

/** All text inside, in order. */
export function textOf(element: XmlElement): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : textOf(child)))
    .join('');
}

/** Child elements of this local name, whatever their namespace. */
export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name,
  );
}

/** Text of the first child of this local name, trimmed; '' when there is none. */
export function fieldOf(element: XmlElement, name: string): string {
  const child = childrenNamed(element, name)[0];
  return child === undefined ? '' : textOf(child).trim();
}

/** For text and for attributes in double quotes. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The tree as XML that parses alone; attributes lose their prefixes, as the tree has none. */
export function serialise(element: XmlElement, around = ''): string {
  const attributes = Object.entries(element.attributes).map(
    ([name, value]) => ` ${name === 'lang' ? 'xml:lang' : name}="${escapeXml(value)}"`,
  );
  const declaration =
    element.namespace === around ? '' : ` xmlns="${escapeXml(element.namespace)}"`;
  const inside = element.children.map((child) =>
    typeof child === 'string' ? escapeXml(child) : serialise(child, element.namespace),
  );
  return `<${element.name}${declaration}${attributes.join('')}>${inside.join('')}</${element.name}>`;
}
