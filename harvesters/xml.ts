/**
 * XML as the harvesters see it: a plain tree in document order, with namespaces resolved, so that
 * nothing downstream ever looks at a prefix.
 */

export interface XmlElement {
  /** Local name. */
  readonly name: string;
  /** Namespace URI; '' when there is none. */
  readonly namespace: string;
  /** By local name; a prototype-less object. Namespace declarations are left out. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Elements and text in document order; CDATA is text. */
  readonly children: readonly (XmlElement | string)[];
}
