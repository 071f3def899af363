/**
 * What a system for libraries looks at before it takes a file of CNMARC in: leader, directory and fields, byte by byte,
 * after ISO 2709, the UNIMARC Manual and GB/T 33286-2016. It shares nothing with what writes or reads them in the portal.
 */

const CONTROL = /^00\d$/;
/** Fields that must be there, once. */
const MANDATORY = ['001', '005', '100', '101', '200', '801'];
const REPEATABLE = new Set(
  '010 011 017 049 091 092 094 225 300 327 330 463 510 517 600 601 606 607 608 610 686 690 692 701 702 711 712 721 722 801 856 905'.split(
    ' ',
  ),
);

/** @returns the faults, a phrase each; none for a file that is right */
export function cnmarcFaults(file: Uint8Array): string[] {
  const faults: string[] = [];
  let number = 0;
  for (let at = 0; at < file.length;) {
    number++;
    const tell = (fault: string): void => {
      faults.push(`${number}: ${fault}`);
    };
    const length = Number(ascii(file, at, at + 5));
    if (!/^\d{5}$/.test(ascii(file, at, at + 5)) || length < 26) {
      tell(`length ${ascii(file, at, at + 5)}`);
      return faults;
    }
    checkRecord(file.subarray(at, at + length), length, tell);
    at += length;
  }
  return faults;
}

function checkRecord(record: Uint8Array, length: number, tell: (fault: string) => void): void {
  if (record.length !== length || record.at(-1) !== 0x1d) tell('does not end where it says');
  if (record.indexOf(0x1d) !== length - 1) tell('has an end within');
  const leader = ascii(record, 0, 24);
  if (!/^\d{5}[acdnop][abcdefgijklmr][acims][ 012] 22\d{5}[ 123][ in] 450 $/.test(leader))
    tell(`leader ${leader}`);
  const base = Number(leader.slice(12, 17));
  if (record[base - 1] !== 0x1e) tell('the directory does not end where it says');
  const directory = ascii(record, 24, base - 1);
  if (directory.length % 12 !== 0) tell('the directory is no list of twelves');
  let next = 0;
  let last = '';
  const counts = new Map<string, number>();
  for (let i = 0; i < directory.length; i += 12) {
    const entry = directory.slice(i, i + 12);
    if (!/^\d{12}$/.test(entry)) tell(`entry ${entry}`);
    const [tag, size, start] = [
      entry.slice(0, 3),
      Number(entry.slice(3, 7)),
      Number(entry.slice(7)),
    ];
    if (start !== next) tell(`${tag} begins at ${start}, not ${next}`);
    if (tag < last) tell(`${tag} stands behind ${last}`);
    checkField(tag, record.subarray(base + start, base + start + size), tell);
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
    next = start + size;
    last = tag;
  }
  if (base + next + 1 !== length) tell('something stands behind the last field');
  for (const tag of MANDATORY) if (counts.get(tag) === undefined) tell(`${tag} is missing`);
  for (const [tag, count] of counts)
    if (count > 1 && !REPEATABLE.has(tag)) tell(`${tag} stands ${count} times`);
}

function checkField(tag: string, bytes: Uint8Array, tell: (fault: string) => void): void {
  if (bytes.at(-1) !== 0x1e || bytes.indexOf(0x1e) !== bytes.length - 1)
    tell(`${tag} does not end where it says`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, -1));
  } catch {
    tell(`${tag} is no UTF-8: a character was cut`);
    return;
  }
  if (CONTROL.test(tag)) {
    if (text.includes('\u001f') || text === '') tell(`${tag} is no control field`);
    if (tag === '005' && !/^\d{14}\.\d$/.test(text)) tell(`005 ${text}`);
    return;
  }
  if (!/^[ \d]{2}\u001f/.test(text)) tell(`${tag} has no indicators`);
  const [, ...subfields] = text.split('\u001f');
  for (const one of subfields)
    if (!/^[\da-zA-Z][^\0-\u001f\u007f]+$/u.test(one))
      tell(`${tag} has ${JSON.stringify(one.slice(0, 20))}`);
  const value = subfields.find((one) => one.startsWith('a'))?.slice(1) ?? '';
  if (
    tag === '100' &&
    !/^\d{8}[abcdefghijku][ \d]{8}[abcdekmu][ abcdekm]{2}[a-y][01][a-z]{3}[a-y]50 {6}[a-z]{2}$/.test(
      value,
    )
  )
    tell(`100 ${value}`);
  if (tag === '101' && subfields.some((one) => !/^[abc][a-z]{3}$/.test(one))) tell(`101 ${text}`);
  if (tag === '200' && !subfields.some((one) => one.startsWith('a'))) tell('200 has no title');
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(
    bytes.buffer,
    bytes.byteOffset + from,
    Math.max(0, Math.min(to, bytes.length) - from),
  ).toString('latin1');
}
