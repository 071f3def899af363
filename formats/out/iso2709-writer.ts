/**
 * A record as ISO 2709 in UTF-8: leader, directory, fields. Lengths count bytes, a field has four digits for its own
 * and a record five, so that a text is cut between two characters and a record that would be too long loses what each
 * library has, then what is said of the work; a note tells what was left out and where all of it is.
 */
import type { WrittenField, WrittenRecord } from './cnmarc-fields.ts';

const FIELD_END = 0x1e;
const LONGEST_FIELD = 9_999;
const LONGEST_RECORD = 99_999;
const LEADER = 24;
const ENTRY = 12;
/** Room for the note about what was left out. */
const NOTE = 1_000;

/** Of a record that is too long: what each library has, then what is said of the work. */
const FIRST_TO_GO: readonly string[] = '905 517 327 300 606 610 702 701'.split(' ');
/** Without these it is no record. */
const STAYS: ReadonlySet<string> = new Set('001 003 005 100 101 200 210 801'.split(' '));

/**
 * The record as both formats write it: no field and no record longer than ISO 2709 has digits for.
 *
 * @param address where all of it is
 */
export function fitted(record: WrittenRecord, address: string): WrittenRecord {
  const fields = record.fields.map(fittedField);
  const isCut = fields.some((field, i) => field !== record.fields[i]);
  let size = LEADER + 2 + fields.reduce((sum, field) => sum + sizeOf(field), 0);
  if (!isCut && size <= LONGEST_RECORD) return record;
  const left = [...fields];
  const gone = new Map<string, number>();
  const others = [...new Set(fields.map(({ tag }) => tag))].filter(
    (tag) => !STAYS.has(tag) && !FIRST_TO_GO.includes(tag),
  );
  for (const tag of [...FIRST_TO_GO, ...others]) {
    for (let i = left.length - 1; i >= 0 && size > LONGEST_RECORD - NOTE; i--) {
      const field = left[i];
      if (field?.tag !== tag) continue;
      size -= sizeOf(field);
      left.splice(i, 1);
      gone.set(tag, (gone.get(tag) ?? 0) + 1);
    }
  }
  const told = Array.from(gone, ([tag, count]) => `${tag} 字段 ${count} 个`);
  if (isCut) told.push('过长的字段的末尾');
  const note = `因 ISO 2709 的长度所限，此处略去${told.join('、')}，全部见 ${address}`;
  const at = left.findIndex(({ tag }) => tag > '300');
  left.splice(at < 0 ? left.length : at, 0, {
    tag: '300',
    indicators: '  ',
    value: '',
    subfields: [{ code: 'a', value: note }],
  });
  return { ...record, fields: left };
}

/** @param record that `fitted` gave */
export function iso2709({ leader, fields }: WrittenRecord): Buffer {
  const bodies = fields.map(bytesOf);
  const base = LEADER + fields.length * ENTRY + 1;
  const length = base + bodies.reduce((sum, body) => sum + body.length, 0) + 1;
  let at = 0;
  const directory = fields.map(({ tag }, i) => {
    const size = bodies[i]?.length ?? 0;
    const entry = `${tag}${digits(size, 4)}${digits(at, 5)}`;
    at += size;
    return entry;
  });
  const head = `${digits(length, 5)}${leader.slice(5, 12)}${digits(base, 5)}${leader.slice(17)}`;
  return Buffer.concat([
    Buffer.from(`${head}${directory.join('')}`, 'ascii'),
    Buffer.of(FIELD_END),
    ...bodies,
    Buffer.of(0x1d),
  ]);
}

function digits(number: number, width: number): string {
  return String(number).padStart(width, '0');
}

function bytesOf({ indicators, value, subfields }: WrittenField): Buffer {
  const text = subfields.map((one) => `\u001f${one.code}${one.value}`).join('');
  return Buffer.from(`${value}${indicators}${text}\u001e`, 'utf8');
}

/** In the record, its entry in the directory included. */
function sizeOf(field: WrittenField): number {
  return ENTRY + bytesIn(field);
}

function bytesIn({ indicators, value, subfields }: WrittenField): number {
  const size = (text: string): number => Buffer.byteLength(text, 'utf8');
  return subfields.reduce(
    (sum, one) => sum + 2 + size(one.value),
    size(value) + size(indicators) + 1,
  );
}

/** The same field where it has room; else the ends of its longest texts go, and … stands there. */
function fittedField(field: WrittenField): WrittenField {
  let over = bytesIn(field) - LONGEST_FIELD;
  if (over <= 0) return field;
  const subfields = [...field.subfields];
  while (over > 0) {
    const sizes = subfields.map(({ value }) => Buffer.byteLength(value, 'utf8'));
    const at = sizes.indexOf(Math.max(...sizes));
    const longest = subfields[at];
    const size = sizes[at] ?? 0;
    if (longest === undefined || size <= MARK)
      return { ...field, subfields: subfields.slice(0, MOST_SUBFIELDS) };
    subfields[at] = { ...longest, value: cut(longest.value, Math.max(0, size - over - MARK)) };
    over -= size - Buffer.byteLength(subfields[at].value, 'utf8');
  }
  return { ...field, subfields };
}

/** Bytes of …. */
const MARK = 3;
/** Of a field with thousands of short ones. */
const MOST_SUBFIELDS = 1_000;

/** The beginning that has room in so many bytes, and …; never half a character. */
function cut(text: string, bytes: number): string {
  const buffer = Buffer.from(text, 'utf8');
  let end = Math.min(bytes, buffer.length);
  while (end > 0 && ((buffer[end] ?? 0) & 0xc0) === 0x80) end--;
  return `${buffer.toString('utf8', 0, end)}…`;
}
