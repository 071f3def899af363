/** Instants for people: Asia/Shanghai, whatever the clock of the machine says. */
import type { Lang } from '../../i18n/languages.ts';

const LOCALES: Readonly<Record<Lang, string>> = { zh: 'zh-CN', en: 'en-GB' };

const formats = new Map<string, Intl.DateTimeFormat>();

/** An instant as a page shows it, and as `<time datetime>` wants it. */
export interface ShownTime {
  readonly text: string;
  readonly iso: string;
}

/** To the day; null stays null. Text that is no instant is shown as it stands. */
export function dayOf(instant: string | null, lang: Lang): ShownTime | null {
  return shown(instant, lang, { dateStyle: 'long' });
}

/** To the minute. */
export function minuteOf(instant: string | null, lang: Lang): ShownTime | null {
  return shown(instant, lang, { dateStyle: 'medium', timeStyle: 'short' });
}

function shown(
  instant: string | null,
  lang: Lang,
  style: Intl.DateTimeFormatOptions,
): ShownTime | null {
  if (instant === null) return null;
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return { text: instant, iso: '' };
  const key = `${lang} ${style.dateStyle ?? ''} ${style.timeStyle ?? ''}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(LOCALES[lang], { timeZone: 'Asia/Shanghai', ...style });
    formats.set(key, format);
  }
  return { text: format.format(date), iso: date.toISOString() };
}
