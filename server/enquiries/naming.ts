/**
 * What files of works call libraries, kinds and the portal itself: in Chinese, in whatever language the page is read
 * that they are taken from, so that the same work is the same everywhere.
 */
import type { Naming } from '../../formats/out/reference.ts';
import { zh } from '../i18n/zh.ts';
import { labelsIn } from './federation.ts';
import type { Federation } from './federation.ts';

/** @param origin see `originOf` */
export function namingOf(federation: Federation, origin: string, now: Date): Naming {
  const labels = labelsIn(federation, { lang: 'zh', t: zh });
  return {
    address: (work) => `${origin}/works/${encodeURIComponent(work)}`,
    library: (code) => labels.libraryName(code),
    type: (code) => zh.types[code],
    carrier: (code) => zh.carriers[code],
    access: (code) => zh.access[code],
    language: (code) => labels.of('language', code),
    service: zh.site.name,
    today: TODAY.format(now),
  };
}

/** 2026-11-29 in Nanjing. */
const TODAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
