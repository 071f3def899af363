/** Fields of MARC21 as a reader wants them: in Han where there is a Han form (880), without ISBD marks. */
import { subfield } from './marc.ts';
import type { MarcField, MarcRecord } from './marc.ts';

/** Fields of this tag, each by its Han form where 880 gives one. */
export function vernacular(marc: MarcRecord, ...tags: readonly string[]): MarcField[] {
  /** By what they are linked to: 245-01. */
  const twins = new Map<string, MarcField>();
  const single: MarcField[] = [];
  for (const field of marc.all('880')) {
    const [link, tag = '', number] = /^(\d{3})-(\d{2})/.exec(subfield(field, '6') ?? '') ?? [];
    // $6 245-00: a Han form with no romanised twin.
    if (number === '00' && tags.includes(tag)) single.push(field);
    else if (link !== undefined && !twins.has(link)) twins.set(link, field);
  }
  return [
    ...marc.all(...tags).map((field) => {
      const number = /^880-(\d{2})/.exec(subfield(field, '6') ?? '')?.[1];
      return twins.get(`${field.tag}-${number ?? ''}`) ?? field;
    }),
    ...single,
  ];
}

/** ISBD marks that end a subfield: `Title /`, `Place :`. */
export function unmarked(text: string): string {
  return text
    .trim()
    .replace(/[/:;,=.]$/u, '')
    .trim();
}

/** The tag of a field, also of one that stands in 880. */
export function tagOf(field: MarcField): string {
  return field.tag === '880' ? (subfield(field, '6') ?? '').slice(0, 3) : field.tag;
}
