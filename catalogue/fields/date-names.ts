/**
 * What a year is called: 出版年 of what is published, 年卷 of a volume of a yearbook, 拍摄年 of a photograph, 录制年 of a
 * recording. The names themselves are in `server/i18n/`.
 */
import type { DateStatement } from '../dates/reading.ts';
import type { TypeCode } from './types.ts';

/** In the order in which a page tells them; `system` is told nowhere. */
export const DATE_NAMES = [
  'publication',
  'volume',
  'original',
  'reprint',
  'taken',
  'recorded',
  'created',
  'digitisation',
] as const;
export type DateName = (typeof DATE_NAMES)[number] | 'system';

/** What is made once, and published only now and then. */
const MADE: Readonly<Partial<Record<TypeCode, 'taken' | 'recorded'>>> = {
  image: 'taken',
  audio: 'recorded',
  video: 'recorded',
  'oral-history': 'recorded',
};

/** Whether the plain date of a document of this type is that of its making. */
export function isMade(type: TypeCode): boolean {
  return MADE[type] !== undefined;
}

export function dateName(kind: DateStatement['kind'], type: TypeCode): DateName {
  return kind === 'created' ? (MADE[type] ?? kind) : kind;
}

/** What the years of many works are called. */
export type YearName = Extract<DateName, 'publication' | 'volume' | 'taken' | 'recorded'>;

/** What the years of works of these types are called; `publication` when they differ, or there are none. */
export function yearName(types: readonly TypeCode[]): YearName {
  const names = types.map((type): YearName =>
    type === 'yearbook' ? 'volume' : (MADE[type] ?? 'publication'),
  );
  const [first = 'publication'] = names;
  return names.every((name) => name === first) ? first : 'publication';
}
