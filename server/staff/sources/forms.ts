/** The forms of the wizard, read into what an act is given. */
import { ACCESS } from '../../../catalogue/fields/access.ts';
import type { Contact } from '../../../catalogue/registration.ts';
import type { CollectionRule } from '../../../catalogue/source.ts';
import type { Messages } from '../../i18n/languages.ts';
import type { Faults } from '../../presenters/staff/field.ts';
import type { ScheduleForm } from '../../presenters/staff/sources/schedule.ts';
import { valueOf } from '../form.ts';

const MOST_ROWS = 200;
const MOST_CONTACTS = 10;
const BLACKOUTS = 6;

/** The rows that are ticked, and the name of each row in the form. */
export function collectionsIn(form: URLSearchParams): {
  readonly rules: readonly CollectionRule[];
  readonly keys: readonly string[];
} {
  const rows = Array.from({ length: MOST_ROWS }, (_, i) => `c${i}`);
  const keys = rows.filter((key) => form.has(`${key}.on`));
  const rules = keys.map((key) => {
    const set = valueOf(form, `${key}.set`);
    const description = valueOf(form, `${key}.description`);
    return {
      set: set === '' ? undefined : set,
      name: valueOf(form, `${key}.name`),
      access: ACCESS.find((code) => code === valueOf(form, `${key}.access`)),
      description: description === '' ? undefined : description,
    };
  });
  return { rules, keys };
}

export function scheduleFormIn(form: URLSearchParams): ScheduleForm {
  const how = valueOf(form, 'how');
  const rows = Array.from({ length: BLACKOUTS }, (_, i) => ({
    from: valueOf(form, `blackout.${i}.from`),
    until: valueOf(form, `blackout.${i}.until`),
  }));
  return {
    how: how === 'weekly' || how === 'monthly' || how === 'custom' ? how : 'daily',
    time: valueOf(form, 'time').replace('：', ':'),
    weekday: valueOf(form, 'weekday'),
    day: valueOf(form, 'day'),
    cron: valueOf(form, 'schedule'),
    blackout: rows.filter(({ from, until }) => from !== '' || until !== ''),
  };
}

const TIME = /^(?:[01]?\d|2[0-3]):[0-5]\d$/;

/** What is wrong with the parts that only the form has; the act judges what they come to. */
export function scheduleFaults({ how, time, day }: ScheduleForm, { wizard }: Messages): Faults {
  if (how === 'custom') return {};
  return {
    ...(TIME.test(time) ? {} : { time: wizard.schedule.faultTime }),
    ...(how !== 'monthly' || /^(?:[1-9]|1\d|2[0-8])$/.test(day)
      ? {}
      : { day: wizard.schedule.faultDay }),
  };
}

/** @param form without faults */
export function scheduleIn({ how, time, weekday, day, cron }: ScheduleForm): string {
  const [hour = '2', minute = '0'] = time.split(':');
  const at = `${Number(minute)} ${Number(hour)}`;
  switch (how) {
    case 'daily':
      return `${at} * * *`;
    case 'weekly':
      return `${at} * * ${/^[0-6]$/.test(weekday) ? weekday : '1'}`;
    case 'monthly':
      return `${at} ${day} * *`;
    case 'custom':
      return cron;
  }
}

/** The rows in which anything stands. */
export function contactsIn(form: URLSearchParams): readonly Contact[] {
  return Array.from({ length: MOST_CONTACTS }, (_, i) => ({
    name: valueOf(form, `contacts.${i}.name`),
    email: valueOf(form, `contacts.${i}.email`),
    telephone: valueOf(form, `contacts.${i}.telephone`),
    duty: valueOf(form, `contacts.${i}.duty`),
  })).filter((contact) => Object.values(contact).some((value) => value !== ''));
}
