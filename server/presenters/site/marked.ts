/** Texts of records on a page, with the `lang` that their element needs: 首都志 on an English page, 金陵瑣事 on any. */
import { langOf } from '../../../catalogue/text/script.ts';
import { HTML_LANG } from '../../i18n/languages.ts';
import type { Lang } from '../../i18n/languages.ts';

export interface MarkedText {
  readonly text: string;
  /** '' where it is that of the page. */
  readonly lang: string;
}

export function marked(text: string, lang: Lang): MarkedText {
  return { text, lang: langOf(text, HTML_LANG[lang]) };
}
