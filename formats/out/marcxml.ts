/**
 * The same CNMARC record as XML. In the namespace of MARCXML (MARC21 slim), as Chinese systems and yaz have it for
 * UNIMARC: nobody here reads ISO 25577 alone, and everybody reads this. Fields are those of ISO 2709 to the letter, so
 * that either can be made of the other.
 */
import { escapeXml } from '../xml/xml.ts';
import type { WrittenField, WrittenRecord } from './cnmarc-fields.ts';

export const MARCXML_HEAD =
  '<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n';
export const MARCXML_FOOT = '</collection>\n';

export function marcxml({ leader, fields }: WrittenRecord): string {
  return `<record>\n  <leader>${leader}</leader>\n${fields.map(fieldXml).join('')}</record>\n`;
}

function fieldXml({ tag, indicators, value, subfields }: WrittenField): string {
  if (subfields.length === 0)
    return `  <controlfield tag="${tag}">${escapeXml(value)}</controlfield>\n`;
  const inside = subfields
    .map((one) => `    <subfield code="${one.code}">${escapeXml(one.value)}</subfield>\n`)
    .join('');
  return `  <datafield tag="${tag}" ind1="${indicators.charAt(0)}" ind2="${indicators.charAt(1)}">\n${inside}  </datafield>\n`;
}

/** Between two dashes nothing may stand in a comment. */
export function xmlComment(text: string): string {
  return `<!-- ${text.replaceAll('--', '- -')} -->\n`;
}
