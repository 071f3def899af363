/** Reads `libraries.json`: the libraries of the federation and what readers need to reach them. */
import { z } from 'zod';
import type { Library } from '../catalogue/library.ts';
import { checked } from './faults.ts';
import { openingHours } from './hours.ts';
import { readJsonFile } from './json-file.ts';
import { httpUrl, text } from './values.ts';

const library = z.strictObject({
  code: z
    .string('应为文字')
    .regex(/^[A-Za-z0-9-]{1,32}$/, '应由字母、数字和连字符组成，最多 32 个字符'),
  name: text('馆名'),
  nameEn: text('英文馆名'),
  shortName: text('简称'),
  address: text('地址').optional(),
  hours: openingHours.optional(),
  localRoom: text('地方文献室').optional(),
  telephone: text('电话').optional(),
  website: httpUrl.optional(),
  catalogueUrl: httpUrl
    .regex(
      /\{(identifier|isbn|callNumber|title)\}/,
      '应含 {identifier}、{isbn}、{callNumber} 或 {title}',
    )
    .optional(),
  description: text('说明').optional(),
});

/**
 * The libraries in the order of the file, which is the order of pages.
 *
 * @param faults gets one line for each fault; the answer is empty when there is any
 */
export function readLibraries(file: string, faults: string[]): readonly Library[] {
  const read = readJsonFile(file, faults);
  if (read === undefined) return [];
  const libraries = checked(z.array(library), read.content, file, faults);
  if (libraries === undefined) return [];
  const codes = new Set<string>();
  for (const { code } of libraries) {
    if (codes.has(code)) faults.push(`${file}：馆代码 ${code} 出现了两次`);
    codes.add(code);
  }
  return libraries;
}
