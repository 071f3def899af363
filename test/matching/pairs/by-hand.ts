/** Pairs that were written one by one: `by-hand.txt`, three lines each – class and truth, and the two sides as on a card. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Case, Expected } from './classes/case.ts';
import type { Description } from './description.ts';

export interface HandMade {
  readonly class: string;
  readonly told: Case;
}

const OUTCOMES = ['same', 'other-edition', 'part-of', 'different'] as const;

export function handMade(): HandMade[] {
  const text = readFileSync(path.join(import.meta.dirname, 'by-hand.txt'), 'utf8');
  return text
    .split('\n\n')
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const [head = '', a = '', b = ''] = block.trim().split('\n');
      const [name = '', truth = ''] = head.split(': ');
      return {
        class: name,
        told: { a: card(a), b: card(b), expected: expectedOf(truth) },
      };
    });
}

function expectedOf(truth: string): Expected {
  const [said, relation = null, whole] = truth.split(' ');
  const outcome = OUTCOMES.find((one) => one === said);
  if (outcome === undefined) throw new Error(`no such outcome: ${truth}`);
  return { outcome, relation, whole: whole === 'a' || whole === 'b' ? whole : null };
}

/** Labelled areas of a card, and where they go. */
const LABELS: Readonly<Record<string, (text: string) => Partial<Description>>> = {
  'ISBN ': (text) => ({ isbn: [text] }),
  '号: ': (text) => ({ numbers: [text] }),
  '附注: ': (text) => ({ notes: [text] }),
  '载体: ': (text) => ({ form: text }),
  '链接: ': (text) => ({ url: text }),
  '子目: ': (text) => ({ contents: text.split('；') }),
  '载于: ': (text) => ({ host: text }),
  '丛书: ': (text) => {
    const [series = '', seriesNo] = text.split(' ; ');
    return seriesNo === undefined ? { series } : { series, seriesNo };
  },
};

function card(line: string): Description {
  const [first = '', ...areas] = line.split(' — ');
  const [titles = '', by] = first.split(' / ');
  const [title = '', rest] = titles.split(' : ');
  return {
    title,
    ...(rest === undefined ? {} : { rest }),
    ...(by === undefined ? {} : { by: withRoles(by) }),
    ...Object.assign({}, ...areas.map(area)),
  } as Description;
}

/** A blank before the role, as descriptions have it: 黄龙编著 is 黄龙 编著. */
function withRoles(by: string): string {
  return by
    .split('；')
    .map((statement) =>
      statement
        .replaceAll(', ', ',')
        .replace(
          /[ 　]?((?:总主编|主编|编著|编撰|纂修|搜集|整理|口述|点校|校注|采录|编|著|撰|辑|修|纂|译|绘)+)$/u,
          ' $1',
        ),
    )
    .join('；');
}

function area(text: string): Partial<Description> {
  for (const [label, read] of Object.entries(LABELS))
    if (text.startsWith(label)) return read(text.slice(label.length));
  const [, place, publisher, date] = /^([^:]+) : ([^,]+)(?:, (.+))?$/u.exec(text) ?? [];
  if (place !== undefined && publisher !== undefined)
    return { place, publisher, ...(date === undefined ? {} : { date }) };
  if (/\d(?:页|册|张|幅|cm|盒)|^线装|[页册张幅]$|照片/u.test(text)) return { extent: text };
  if (/(?:[刻抄稿]|印|字|校|增订|修订)本$|^第.版$/u.test(text) && text.length <= 5)
    return { edition: text };
  const [, house, year] = /^(.*(?:社|书局|书店|公司|大学|堂)),? (\d.+)$/u.exec(text) ?? [];
  if (house !== undefined && year !== undefined) return { publisher: house, date: year };
  return /\d{4}|年|民国|清|明|光绪/u.test(text) ? { date: text } : { publisher: text };
}
