/** Fields of MARC21 as a reader wants them: in Han where there is a Han form (880), without ISBD marks. */
import { subfield } from './marc.ts';
import type { MarcField, MarcRecord } from './marc.ts';

/** Fields of this tag, each by its Han form where 880 gives one. */
export function vernacular(marc: MarcRecord, ...tags: readonly string[]): MarcField[] {
  const linked = marc
    .all('880')
    .map((field) => ({ field, link: /^(\d{3})-(\d{2})/.exec(subfield(field, '6') ?? '') }));
  return [
    ...marc.all(...tags).map((field) => {
      const number = /^880-(\d{2})/.exec(subfield(field, '6') ?? '')?.[1];
      const twin = linked.find(
        ({ link }) =>
          number !== undefined && number !== '00' && link?.[1] === field.tag && link[2] === number,
      );
      return twin?.field ?? field;
    }),
    // $6 245-00: a Han form with no romanised twin.
    ...linked
      .filter(({ link }) => link?.[2] === '00' && tags.includes(link[1] ?? ''))
      .map(({ field }) => field),
  ];
}

/** ISBD marks that end a subfield: `Title /`, `Place :`. */
export function unmarked(text: string): string {
  return text.replace(/\s*[/:;,=.]\s*$/u, '').trim();
}

/** The tag of a field, also of one that stands in 880. */
export function tagOf(field: MarcField): string {
  return field.tag === '880' ? (subfield(field, '6') ?? '').slice(0, 3) : field.tag;
}
