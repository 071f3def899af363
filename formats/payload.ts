/**
 * The description inside an OAI record. Platforms wrap it once too often (`metadata/metadata`, `dc/dc`, a
 * collection of one, a whole `record` with its header, `recordData`), or give it as text, escaped or in CDATA.
 * Wrappers that hold one thing only are gone through, text that is XML is parsed once more, also where it stands
 * in the place of the elements of Dublin Core, and both leave a flag.
 */
import { isDublinCore } from './dublin-core.ts';
import { readMarc } from './marc/marc.ts';
import { standingOf } from './standing.ts';
import type { Standing } from './standing.ts';
import { readMended } from './xml/repair.ts';
import { mendText } from './xml/text-mending.ts';
import { ForbiddenXml, MalformedXml, childrenNamed, parseXml, textOf } from './xml/xml.ts';
import type { XmlElement } from './xml/xml.ts';

export interface Payload {
  readonly element: XmlElement;
  readonly standing: Standing;
  readonly flags: readonly string[];
}

/** Deeper nobody wraps anything. */
const MOST_WRAPPERS = 12;
/** Around elements without a root of their own. */
const SHELL = 'shell';
/** What begins like an element, escaped once or not at all. */
const LIKE_XML = /^(?:<|&lt;|&amp;lt;)[?!A-Za-z_]/;
/**
 * @param record `<record>` of OAI-PMH
 * @returns undefined when it has no metadata
 * @throws MalformedXml when the metadata is text that is to be XML and is not
 */
export function payloadOf(record: XmlElement): Payload | undefined {
  const metadata = childrenNamed(record, 'metadata')[0];
  if (metadata === undefined) return undefined;
  const flags = new Set<string>();
  const given = inside(metadata, flags);
  if (given === undefined) return undefined;
  const outer = withElementsOf(given, flags);
  // As it should be, which most are.
  if (flags.size === 0 && holdsDescription(outer))
    return { element: outer, standing: standingOf(outer, []), flags: [] };
  const around: XmlElement[] = [];
  let element = outer;
  // Flags of what leads to no description are worth nothing.
  const found = new Set(flags);
  while (!holdsDescription(element) && around.length < MOST_WRAPPERS) {
    const inner = inside(element, found);
    if (inner === undefined) break;
    found.add('wrapper-removed');
    around.push(element);
    element = inner;
  }
  const isDescription =
    holdsDescription(element) || isDublinCore(element) || readMarc(element) !== undefined;
  const chosen = isDescription ? element : outer;
  if (isDescription) for (const flag of found) flags.add(flag);
  return { element: chosen, standing: standingOf(chosen, around), flags: [...flags] };
}

/** Dublin Core with the elements that stand in it as text, escaped or in CDATA; the same when there are none. */
function withElementsOf(element: XmlElement, flags: Set<string>): XmlElement {
  const text = element.children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim();
  if (!LIKE_XML.test(text) || !isDublinCore(element)) return element;
  try {
    const again = parsedAgain(text);
    // A whole description in the place of its elements.
    if (holdsDescription(again) && again.name !== SHELL) return element;
    flags.add('payload-escaped');
    const elements = element.children.filter((child) => typeof child !== 'string');
    const added = again.name === SHELL ? again.children : [again];
    return { ...element, children: [...elements, ...added] };
  } catch (error) {
    if (!(error instanceof MalformedXml) || error instanceof ForbiddenXml) throw error;
    // Text that only begins like XML, beside elements or alone: whoever reads the wrapper judges it.
    return element;
  }
}

/** Fields of MARC or elements of Dublin Core, directly. */
function holdsDescription({ children }: XmlElement): boolean {
  return children.some(
    (child) =>
      typeof child !== 'string' &&
      (MARC_FIELDS.has(child.name) || (child.namespace.startsWith(DC) && child.name !== 'dc')),
  );
}

const MARC_FIELDS = new Set(['leader', 'controlfield', 'datafield', 'fixfield', 'varfield']);
const DC = 'http://purl.org/dc/';

/** What a wrapper is around: its only element, the metadata beside a header, or text that is XML. */
function inside(wrapper: XmlElement, flags: Set<string>): XmlElement | undefined {
  const [only] = wrapper.children;
  if (wrapper.children.length === 1 && typeof only === 'object') return only;
  const elements = wrapper.children.filter(
    (child): child is XmlElement => typeof child !== 'string',
  );
  if (elements.length === 1) return elements[0];
  if (elements.length > 1) {
    const named = elements.filter(({ name }) => name === 'metadata' || name === 'recordData');
    if (named.length === 1) return named[0];
    // A description beside its holdings or authorities.
    const records = elements.filter(holdsDescription);
    if (records.length > 1 && records.length === elements.length)
      return records.find((one) => standingOf(one, []) === 'live') ?? records[0];
    return wrapper.name === 'metadata'
      ? (elements.find(holdsDescription) ?? elements[0])
      : undefined;
  }
  const text = textOf(wrapper).trim();
  if (!LIKE_XML.test(text)) return undefined;
  flags.add('payload-escaped');
  return parsedAgain(text);
}

/**
 * Elements without a root of their own stand in a shell.
 *
 * @throws MalformedXml
 */
function parsedAgain(given: string): XmlElement {
  const text = given.startsWith('<') ? given : mendText(given, () => undefined);
  const bare = text.replace(/^<\?xml\s[^<>]{0,300}\?>\s*/i, '');
  try {
    return readMended(bare, parseXml).value;
  } catch (error) {
    if (!(error instanceof MalformedXml) || error instanceof ForbiddenXml) throw error;
    try {
      return readMended(`<${SHELL}>${bare}</${SHELL}>`, parseXml).value;
    } catch {
      // The first fault says more.
      throw new MalformedXml(`元数据是一段文本，按 XML 读不通：${error.message}`, { cause: error });
    }
  }
}
