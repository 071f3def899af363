/** Reads `libraries.json`: the libraries of the federation and what readers need to reach them. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Library } from '../catalogue/library.ts';

const line = z.string('应为文字').trim().min(1, '不能为空');

const library = z.strictObject({
  code: z
    .string('应为文字')
    .regex(/^[A-Za-z0-9-]{1,32}$/, '应由字母、数字和连字符组成，最多 32 个字符'),
  name: line,
  nameEn: line,
  shortName: line,
  address: line.optional(),
  hours: line.optional(),
  localRoom: line.optional(),
  telephone: line.optional(),
  website: line.regex(/^https?:\/\//, '应以 http:// 或 https:// 开头').optional(),
  catalogueUrl: line
    .regex(/^https?:\/\//, '应以 http:// 或 https:// 开头')
    .regex(
      /\{(identifier|isbn|callNumber|title)\}/,
      '应含 {identifier}、{isbn}、{callNumber} 或 {title}',
    )
    .optional(),
  description: line.optional(),
});

/**
 * The libraries in the order of the file, which is the order of pages.
 *
 * @param faults gets one line for each fault; the answer is empty when the file cannot be read
 */
export function readLibraries(file: string, faults: string[]): readonly Library[] {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    faults.push(`${file}：读不到馆名录，${error instanceof Error ? error.message : ''}`);
    return [];
  }
  const parsed = z.array(library, '应为数组').safeParse(content);
  if (!parsed.success) {
    faults.push(
      ...parsed.error.issues.map((issue) => `${file}：${issue.path.join('.')} ${issue.message}`),
    );
    return [];
  }
  const codes = new Set<string>();
  for (const { code } of parsed.data) {
    if (codes.has(code)) faults.push(`${file}：馆代码 ${code} 出现了两次`);
    codes.add(code);
  }
  return parsed.data;
}
