/**
 * XML as the harvesters see it: a plain tree in document order, with namespaces resolved, so that
 * nothing downstream ever looks at a prefix. Depth and width are capped: an XML bomb is refused, not parsed.
 */
import { SaxesParser } from 'saxes';
import type { SaxesTagNS } from 'saxes';
import { PortalError } from '../catalogue/errors.ts';

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

/** The text is not XML as it must be, or passes a limit of structure. */
export class MalformedXml extends PortalError {
  readonly code = 'MALFORMED_XML';
}

/** The text is refused for safety's sake: no repair is tried, and asking again would bring the same. */
export class ForbiddenXml extends MalformedXml {}

/** saxes takes quadratic time in depth; real metadata is some ten levels deep. */
export const MAX_DEPTH = 64;
export const MAX_ATTRIBUTES = 200;

/** A parser with namespaces that throws `MalformedXml` at the first fault, and refuses any internal DTD. */
export function strictParser(): SaxesParser<{ xmlns: true }> {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw new MalformedXml(`XML 有错：${error.message}`, { cause: error });
  });
  parser.on('doctype', (doctype) => {
    if (doctype.includes('['))
      throw new ForbiddenXml('XML 带有内部 DOCTYPE 子集，出于安全不予解析');
  });
  return parser;
}

/** Shared by all elements without any, which most are: objects without a prototype are dear to make. */
const NO_ATTRIBUTES: Record<string, string> = Object.freeze({});

interface Growing extends XmlElement {
  readonly children: (XmlElement | string)[];
}

/** Builds trees from the events of a parser; `open`, `close` and `text` are fed by whoever holds it. */
export class TreeBuilder {
  readonly #stack: Growing[] = [];

  get depth(): number {
    return this.#stack.length;
  }

  open(tag: SaxesTagNS): void {
    if (this.#stack.length >= MAX_DEPTH) throw new ForbiddenXml(`XML 嵌套超过 ${MAX_DEPTH} 层`);
    let attributes = NO_ATTRIBUTES;
    let count = 0;
    for (const name in tag.attributes) {
      if (++count > MAX_ATTRIBUTES)
        throw new ForbiddenXml(`一个元素的属性超过 ${MAX_ATTRIBUTES} 个`);
      const attribute = tag.attributes[name];
      if (attribute === undefined || attribute.prefix === 'xmlns' || name === 'xmlns') continue;
      if (attributes === NO_ATTRIBUTES) attributes = {};
      attributes[attribute.local] = attribute.value;
    }
    const element: Growing = { name: tag.local, namespace: tag.uri, attributes, children: [] };
    this.#stack.at(-1)?.children.push(element);
    this.#stack.push(element);
  }

  /** The element that ends, when it is the outermost one; else undefined. */
  close(): XmlElement | undefined {
    const element = this.#stack.pop();
    return this.#stack.length === 0 ? element : undefined;
  }

  text(text: string): void {
    const children = this.#stack.at(-1)?.children;
    if (children === undefined) return;
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
  const parser = strictParser();
  const builder = new TreeBuilder();
  let root: XmlElement | undefined;
  parser.on('opentag', (tag) => builder.open(tag));
  parser.on('closetag', () => (root = builder.close() ?? root));
  parser.on('text', (part) => builder.text(part));
  parser.on('cdata', (part) => builder.text(part));
  parser.write(text).close();
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
