/** Why a person decided about two records, in the language of the page: what was chosen from the list is kept in Chinese. */
import { matches as inChinese } from '../../i18n/zh/matches.ts';
import type { Messages } from '../../i18n/languages.ts';

/** Reasons by the Chinese that is kept. */
function known({ reasonsFor }: Messages['matches']): ReadonlyMap<string, string> {
  const own = Object.values<Readonly<Record<string, string>>>(reasonsFor);
  return new Map(
    Object.values<Readonly<Record<string, string>>>(inChinese.reasonsFor).flatMap((reasons, i) =>
      Object.entries(reasons).map(([code, text]) => [text, own[i]?.[code] ?? text]),
    ),
  );
}

/** What somebody wrote herself stays as it is. */
export function chosenReason(why: string, { matches }: Messages): string {
  return known(matches).get(why) ?? why;
}
