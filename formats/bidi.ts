/**
 * Controls of the direction of writing (U+202A–202E, U+2066–2069, U+200E, U+200F, U+061C) are left out of
 * descriptions: in one value they turn round what a page prints behind it, and no title needs them. The
 * record as received keeps them.
 */
import type { XmlElement } from './xml/xml.ts';

const CONTROL = /\p{Bidi_Control}/u;
const CONTROLS = /\p{Bidi_Control}/gu;

/** @returns the same element when there are none; and those left out, each once, as U+202E */
export function withoutBidiControls(payload: XmlElement): {
  readonly element: XmlElement;
  readonly removed: readonly string[];
} {
  if (!hasControl(payload)) return { element: payload, removed: [] };
  const removed = new Set<string>();
  const element = cleared(payload, (text) =>
    text.replace(CONTROLS, (control) => {
      removed.add(`U+${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
      return '';
    }),
  );
  return { element, removed: [...removed].sort() };
}

function hasControl({ attributes, children }: XmlElement): boolean {
  for (const child of children)
    if (typeof child === 'string' ? CONTROL.test(child) : hasControl(child)) return true;
  for (const name in attributes) if (CONTROL.test(attributes[name] ?? '')) return true;
  return false;
}

function cleared(element: XmlElement, clear: (text: string) => string): XmlElement {
  return {
    ...element,
    attributes: Object.fromEntries(
      Object.entries(element.attributes).map(([name, value]) => [name, clear(value)]),
    ),
    children: element.children.map((child) =>
      typeof child === 'string' ? clear(child) : cleared(child, clear),
    ),
  };
}
