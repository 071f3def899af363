/** When something that is kept from readers is shown again by itself. */
import { DAY_MS, SHANGHAI_MS } from '../../catalogue/time.ts';

/**
 * @param given a day, the last one in Asia/Shanghai; or an instant with its zone; nothing = no end
 * @returns `at` ISO 8601 UTC
 */
export function endIn(
  given: string | undefined,
  now: Date,
): { readonly at: string | null; readonly fault?: string } {
  const text = given?.trim() ?? '';
  if (text === '') return { at: null };
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;
  const read = isDay || isInstant.test(text) ? Date.parse(text) : Number.NaN;
  // 2027-02-31 is read as a day of March.
  const isNoDay = isDay && new Date(read || 0).toISOString().slice(0, 10) !== text;
  if (Number.isNaN(read) || isNoDay)
    return {
      at: null,
      fault: '期限 until 应为日期（如 2027-03-31，到这一天结束）或带时区的时刻，不写就是长期',
    };
  const end = isDay ? read + DAY_MS - SHANGHAI_MS : read;
  if (end <= now.getTime()) return { at: null, fault: '期限 until 已经过了，请写以后的日期' };
  return { at: new Date(end).toISOString() };
}
