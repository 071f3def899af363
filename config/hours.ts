/**
 * Opening hours in `libraries.json`: by weekday, with exceptions, or one line of text as it stands.
 *
 *     "hours": {
 *       "周一": "闭馆",
 *       "周二至周日": "9:00-17:30",
 *       "exceptions": [{ "from": "2026-10-01", "until": "2026-10-03", "name": "国庆节", "hours": "闭馆" }],
 *       "note": "地方文献室中午不开"
 *     }
 */
import { z } from 'zod';
import { WEEKDAYS } from '../catalogue/opening-hours.ts';
import type { OpeningHours } from '../catalogue/opening-hours.ts';
import { daysIn, hoursFrom } from '../catalogue/typed-hours.ts';
import { text } from './values.ts';

const line = z.string('应为文字（开放时间，如 "9:00-12:00, 14:00-17:30"，闭馆写 "闭馆"）');

const byDay = z
  .object({
    exceptions: z
      .array(
        z.strictObject({
          from: text('日期，如 "2026-10-01"'),
          until: text('日期，如 "2026-10-07"').optional(),
          name: text('名称，如 "国庆节"'),
          hours: line.optional(),
        }),
      )
      .optional(),
    note: text('说明').optional(),
  })
  .catchall(line)
  .transform((written, context): OpeningHours => {
    const { exceptions = [], note = '', ...lines } = written;
    const refuse = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    const week = Array.from({ length: WEEKDAYS }, () => '');
    /** Where each day was written. */
    const keys = new Map<number, string>();
    for (const [key, hours] of Object.entries(lines)) {
      const days = daysIn(key);
      if (days === undefined)
        refuse([key], '应为星期（如 周一、周二至周五、周六、周日）、exceptions 或 note');
      for (const day of days ?? []) {
        const other = keys.get(day);
        if (other !== undefined) refuse([key], `和“${other}”说的是同一天`);
        keys.set(day, key);
        week[day] = hours;
      }
    }
    if (keys.size === 0)
      refuse([], '至少写一天，如 "周二至周日": "9:00-17:30"；没有写到的日子是闭馆');
    const faults: Record<string, string> = {};
    const hours = hoursFrom(
      {
        week,
        exceptions: exceptions.map(({ from, until = '', name, hours: open = '' }) => ({
          from,
          until,
          name,
          hours: open,
        })),
        note,
      },
      faults,
    );
    for (const [field, message] of Object.entries(faults)) {
      const [part = '', ...rest] = field.split('.');
      const path = part === 'week' ? [keys.get(Number(rest[0])) ?? part] : [part, ...rest];
      refuse(
        path.map((one) => (/^\d+$/.test(one) ? Number(one) : one)),
        message,
      );
    }
    return hours;
  });

/** What a library may have for `hours`. */
export const openingHours = z.union(
  [text('开放时间'), byDay],
  '应为文字，或按星期写的对象，如 { "周一": "闭馆", "周二至周日": "9:00-17:30" }',
);
