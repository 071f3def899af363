/** What files of references have no tag for, in sentences of a line each: who holds the work, and what else is said of it. */
import { yearOf } from './reference.ts';
import type { HeldThing, Naming, Reference } from './reference.ts';

/** One thing of a library is told whole; of very many only the first. */
const MOST_HELD = 50;

/** Who holds it; where lines are left out, the last says where all of them are. */
export function heldLines(
  { holdings, address }: Reference,
  naming: Pick<Naming, 'access'>,
): string[] {
  const shown = [...new Set(holdings.slice(0, MOST_HELD).map((held) => heldLine(held, naming)))];
  return holdings.length > MOST_HELD
    ? [...shown, `馆藏共 ${holdings.length} 项，其余见 ${address}`]
    : shown;
}

/** What has no tag of its own in a file of references. */
export function notesOf(reference: Reference): string[] {
  const { date, original, responsibility, series, price } = reference;
  const said = (label: string, text: string): string[] =>
    text === '' ? [] : [`${label}：${text}`];
  return [
    // The printed date where it says more than the year.
    ...(date === undefined || date.raw.replace(/年$/u, '') === yearOf(date)
      ? []
      : said('年代', date.raw)),
    ...said('原书年代', original?.raw ?? ''),
    ...said('责任说明', responsibility),
    ...series.slice(1).flatMap(({ title, number }) => said('丛编', `${title} ${number}`.trim())),
    ...reference.variants.flatMap((title) => said('其他题名', title)),
    ...reference.identifiers
      .filter(({ type, valid }) => !valid || !['isbn', 'issn', 'doi'].includes(type))
      .flatMap(({ value, valid }) => said(valid ? '编号' : '编号（校验有误）', value)),
    ...reference.classes.flatMap(({ scheme, code }) =>
      said(scheme === 'clc' ? '中图分类' : '分类', code),
    ),
    ...said('价格', price),
    ...reference.contents.flatMap((text) => said('内容', text)),
    ...reference.notes,
  ];
}

/** 金陵图书馆 三楼地方文献室 K295.31/1（到馆阅览） */
function heldLine(held: HeldThing, naming: Pick<Naming, 'access'>): string {
  const { library, location, callNumber, volumes, completeness, access } = held;
  const said = [library, location, callNumber, volumes, completeness].filter((one) => one !== '');
  return `${said.join(' ')}（${naming.access(access)}）`;
}
