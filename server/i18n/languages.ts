/** The languages of the pages, Chinese first. What every one must say is the type `Messages`. */
import { en } from './en.ts';
import { zh } from './zh.ts';
import type { Messages } from './zh.ts';

export const LANGS = ['zh', 'en'] as const;
export type Lang = (typeof LANGS)[number];

export type { Messages } from './zh.ts';

/** Every word of the pages in this language. */
export function messagesIn(lang: Lang): Messages {
  return lang === 'zh' ? zh : en;
}

export function isLang(value: unknown): value is Lang {
  return value === 'zh' || value === 'en';
}

/** What `<html lang>` says. */
export const HTML_LANG: Readonly<Record<Lang, string>> = { zh: 'zh-Hans-CN', en: 'en' };
