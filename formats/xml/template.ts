/**
 * XML that we write, as templates: whatever is put into one is escaped, and characters that XML does not allow are left
 * out, so that no value of a record can break what it stands in.
 */
import { withoutIllegal } from './repair.ts';
import { escapeXml } from './xml.ts';

/** XML that was made by `xml` and is put into other XML as it stands. */
export class Xml {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type XmlValue = string | number | Xml | readonly Xml[];

/** @param values text of elements, and of attributes in double quotes */
export function xml(parts: TemplateStringsArray, ...values: readonly XmlValue[]): Xml {
  return new Xml(
    parts.map((part, i) => (i === 0 ? part : textOf(values[i - 1] ?? '') + part)).join(''),
  );
}

/** A whole document. */
export function xmlDocument({ text }: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`;
}

function textOf(value: XmlValue): string {
  if (value instanceof Xml) return value.text;
  return typeof value === 'object'
    ? value.map(({ text }) => text).join('')
    : escapeXml(withoutIllegal(String(value)));
}
