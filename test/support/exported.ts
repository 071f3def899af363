/** Works as the formats of `formats/out/` write them, with names and addresses of a test. */
import { EXPORTS } from '../../formats/out/exports.ts';
import type { ExportName } from '../../formats/out/exports.ts';
import { referenceOf } from '../../formats/out/reference.ts';
import type { Naming } from '../../formats/out/reference.ts';
import type { Work } from '../../catalogue/work.ts';
import { LABELS, ZH } from './presented.ts';

export const NAMING: Naming = {
  address: (work) => `https://portal.example/works/${work}`,
  library: (code) => LABELS.libraryName(code),
  type: (code) => ZH.t.types[code],
  carrier: (code) => ZH.t.carriers[code],
  access: (code) => ZH.t.access[code],
  language: (code) => LABELS.of('language', code),
  service: '南京共享图书馆',
  today: '2026-11-29',
};

/** A whole file of these works. */
export function exported(name: ExportName, works: readonly Work[]): Buffer {
  const format = EXPORTS.find((one) => one.name === name);
  if (format === undefined) throw new Error(name);
  const pieces = works.map((work, i) =>
    format.write(referenceOf(work, NAMING), NAMING, works.length > 1 ? i + 1 : undefined),
  );
  return Buffer.concat([format.head, ...pieces, format.foot].map((piece) => Buffer.from(piece)));
}
