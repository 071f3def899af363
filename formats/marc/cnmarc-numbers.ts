/**
 * Numbers of CNMARC: each field has a kind of its own (010 ISBN, 011 ISSN, 091 统一书号), and the kinds that
 * tell themselves – 准印证号, 古籍普查登记编号, CN, DOI – are found in whatever field they were put.
 */
import { readIdentifiers } from '../../catalogue/fields/identifiers.ts';
import type { Identifier, IdentifierType } from '../../catalogue/fields/identifiers.ts';
import type { Draft } from '../draft.ts';
import { subfield, subfields } from './marc.ts';
import type { MarcRecord } from './marc.ts';

/** A number under the label of its field, unless it is of a kind that tells itself: 准印证号 stands anywhere. */
function numbersOf(raw: string, label: string): Identifier[] {
  const plain = readIdentifiers(raw);
  const tellsItself = plain.some(({ type }) => SELF_TELLING.has(type));
  return (tellsItself ? plain : readIdentifiers(`${label}${raw}`)).map((one) => ({ ...one, raw }));
}

const SELF_TELLING: ReadonlySet<IdentifierType> = new Set([
  'internal',
  'census',
  'cn-serial',
  'doi',
  'hdl',
]);

export function readNumbers(marc: MarcRecord, draft: Draft): void {
  const wrong = (type: IdentifierType, raw: string): void => {
    draft.identifiers.push({ type, value: raw, raw, valid: false, note: '记录注明有误' });
  };
  for (const field of marc.all('010')) {
    // NLC writes the binding, or the year of printing, into $b.
    const note = subfield(field, 'b');
    for (const raw of subfields(field, 'a'))
      draft.identifiers.push(
        ...numbersOf(raw, 'ISBN ').map((one) => ({
          ...one,
          ...(note === undefined ? {} : { note }),
        })),
      );
    for (const raw of subfields(field, 'z')) wrong('isbn', raw);
    draft.price ??= subfield(field, 'd') ?? null;
  }
  for (const field of marc.all('011')) {
    for (const raw of subfields(field, 'a')) draft.identifiers.push(...numbersOf(raw, 'ISSN '));
    for (const raw of subfields(field, 'yz')) wrong('issn', raw);
  }
  for (const field of marc.all('091')) {
    for (const raw of subfields(field, 'a')) draft.identifiers.push(...numbersOf(raw, '统一书号:'));
    draft.price ??= subfield(field, 'd') ?? null;
  }
  for (const field of marc.all('017')) {
    for (const raw of subfields(field, 'a')) draft.identifiers.push(...numbersOf(raw, ''));
  }
  // A permit or a census number mostly stands in a note, behind its label.
  for (const raw of marc.all('300', '301', '316').flatMap((field) => subfields(field, 'a')))
    if (/^.{0,8}(?:准印|古籍普查)/u.test(raw))
      draft.identifiers.push(...readIdentifiers(raw).filter(({ type }) => SELF_TELLING.has(type)));
  for (const field of marc.all('049', '099')) {
    for (const raw of subfields(field, 'a'))
      draft.identifiers.push({ type: 'union', value: raw, raw, valid: true });
  }
  for (const field of marc.all('001'))
    draft.identifiers.push({
      type: 'local',
      value: field.value.trim(),
      raw: field.value,
      valid: true,
    });
  for (const field of marc.all('092', '094', '035')) {
    for (const raw of subfields(field, 'a')) {
      const told = readIdentifiers(raw).filter(({ type }) => SELF_TELLING.has(type));
      if (told.length > 0) draft.identifiers.push(...told);
      else draft.identifiers.push({ type: 'local', value: raw, raw, valid: true });
    }
  }
  draft.identifiers = draft.identifiers.filter((one) => one.value !== '');
}
