/** Which of the names that a repository has was meant by one that it has not. */
import { nearestName } from '../catalogue/text/edit-distance.ts';

const MOST_NAMED = 5;

/** The names that were probably meant, or some of those that there are. */
export function meant(name: string, names: readonly string[]): string {
  const like = (one: string): string => one.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  const same = names.filter((one) => like(one) === like(name));
  const inside = names.filter((one) => like(name) !== '' && like(one).includes(like(name)));
  const near = nearestName(name, names);
  const probable = [...new Set([...same, ...(near === undefined ? [] : [near]), ...inside])];
  if (probable.length > 0) return `，最相近的是 ${quoted(probable)}`;
  return `，有的是 ${quoted(names)}`;
}

function quoted(names: readonly string[]): string {
  const named = names.slice(0, MOST_NAMED).map((one) => `“${one}”`);
  return `${named.join('、')}${names.length > MOST_NAMED ? ` 等 ${names.length} 个` : ''}`;
}
