/**
 * Turns what zod found into sentences: file, key, what was wanted, what came. Every sentence is Chinese,
 * an unknown key is told with the one that was probably meant, and no secret is shown.
 */
import { z } from 'zod';
import { nearestName } from '../catalogue/text/edit-distance.ts';
import { isSecretName, shownValue } from './secrets.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * Checks a file's content against its shape.
 *
 * @param faults gets one line for each fault
 * @returns undefined when there are any
 */
export function checked<T extends z.ZodType>(
  shape: T,
  content: unknown,
  file: string,
  faults: string[],
): z.infer<T> | undefined {
  const parsed = shape.safeParse(content, { error: wanted });
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    for (const [path, one] of plain(issue, []))
      faults.push(...linesOf(one, path, content, shape).map((line) => `${file}：${line}`));
  }
  return undefined;
}

const KINDS: Readonly<Record<string, string>> = {
  object: '对象 { … }',
  record: '对象 { … }',
  array: '数组 [ … ]',
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
};

const { localeError } = z.locales.zhCN();

/** Of a check that brings no sentence of its own. */
function wanted(issue: z.core.$ZodRawIssue): string | { message: string } | undefined | null {
  const kind = issue.code === 'invalid_type' ? KINDS[issue.expected] : undefined;
  return kind === undefined ? localeError(issue) : `应为${kind}`;
}

/** Of a value that could be one thing or another, the faults of what it is nearest to. */
function plain(issue: Issue, above: Path): (readonly [Path, Issue])[] {
  const path = [...above, ...issue.path];
  if (issue.code !== 'invalid_union') return [[path, issue]];
  const branches = issue.errors.filter(
    ([first]) => !(first?.code === 'invalid_type' && first.path.length === 0),
  );
  const [nearest] = branches.sort((a, b) => a.length - b.length);
  return nearest === undefined ? [[path, issue]] : nearest.flatMap((inner) => plain(inner, path));
}

function linesOf(issue: Issue, path: Path, content: unknown, shape: z.ZodType): string[] {
  const at = nameOf(path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const near = nearestName(key, keysAt(shape, path));
      return `${nameOf([...path, key])} 不是已知的设置${near === undefined ? '' : `，是不是 ${nameOf([...path, near])}？`}`;
    });
  }
  const got = path.reduce<unknown>(
    (value, part) => (value as Record<PropertyKey, unknown> | undefined)?.[part],
    content,
  );
  const came = got === undefined ? '没有填写' : `得到 ${shown(got, path)}`;
  return [`${at === '' ? '' : `${at} `}${issue.message}，${came}`];
}

/** `sources[0].id` */
function nameOf(path: Path): string {
  return path
    .map((part, i) =>
      typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
}

const MOST_SHOWN = 80;

/** What came, cut short; of credentials only their keys. */
function shown(got: unknown, path: Path): string {
  const isSecret = path.some((part) => part === 'auth' || isSecretName(String(part)));
  if (!isSecret)
    return shownValue(
      got,
      path.findLast((part) => typeof part === 'string'),
    ).slice(0, MOST_SHOWN);
  return typeof got === 'object' && got !== null
    ? `{ ${Object.keys(got).join('、')} }`
    : '（不显示）';
}

/** The keys that an object at this path may have. */
function keysAt(shape: z.core.$ZodType, [part, ...rest]: Path): readonly string[] {
  if (
    shape instanceof z.ZodOptional ||
    shape instanceof z.ZodDefault ||
    shape instanceof z.ZodPrefault
  )
    return keysAt(shape.unwrap(), part === undefined ? [] : [part, ...rest]);
  if (shape instanceof z.ZodUnion)
    return shape.options.flatMap((one) => keysAt(one, part === undefined ? [] : [part, ...rest]));
  if (shape instanceof z.ZodArray) return keysAt(shape.element, rest);
  if (!(shape instanceof z.ZodObject)) return [];
  if (part === undefined) return Object.keys(shape.shape);
  const inner: unknown = shape.shape[String(part)];
  return inner instanceof z.ZodType ? keysAt(inner, rest) : [];
}
