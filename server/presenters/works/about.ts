/** What the page of a work says of itself to search engines and cards: who made it, when, who holds it, in a sentence. */
import { pictureOf } from '../../../catalogue/document.ts';
import { shortened } from '../../../catalogue/text/bounds.ts';
import type { Work } from '../../../catalogue/work.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Messages } from '../../i18n/languages.ts';
import { pictureHref } from '../search/hits.ts';
import type { About } from '../site/meta.ts';
import { datedAs } from './dates.ts';

/** UTF-16 units. */
const LONGEST_TITLE = 120;
const LONGEST_FACT = 40;
const MOST_NAMES = 3;
const MOST_HOLDERS = 6;

/** Editions of one text are told apart by their years; one that its own title names is not said twice. */
export function titleOfPage(
  { title, startYear, endYear }: Pick<Work, 'title' | 'startYear' | 'endYear'>,
  { meta }: Messages,
): string {
  if (startYear === null || startYear < 1 || title.includes(String(startYear))) return title;
  return meta.edition(shortened(title, LONGEST_TITLE), startYear, endYear ?? startYear);
}

export function aboutWork(work: Work, labels: Labels, t: Messages): About {
  const { creators, date, dateKind: kind, type, types, holdings } = work;
  const names = creators.slice(0, MOST_NAMES).map((name) => shortened(name, LONGEST_FACT));
  const facts = [
    names.length < creators.length
      ? names.join(t.site.and) + t.search.andOthers(creators.length)
      : names.join(t.site.and),
    date === null ? '' : datedAs({ kind, type }, shortened(date, LONGEST_FACT), t),
    types.map((one) => t.types[one]).join(t.site.and),
  ].filter((fact) => fact !== '');
  const codes = [...new Set(holdings.map(({ library }) => library))];
  const holders = codes.slice(0, MOST_HOLDERS).map((code) => labels.libraryName(code));
  // A card shows it to whoever is sent the address, wherever they are.
  const isOpen = holdings.some(
    ({ access, document }) => access === 'online' && pictureOf(document) !== null,
  );
  return {
    description: t.meta.work(
      shortened(work.title, LONGEST_TITLE),
      facts,
      t.meta.holders(holders, codes.length),
    ),
    picture: pictureHref(work.id, isOpen),
    isArticle: true,
  };
}
