/**
 * `npm run bench:matching`: how well works are told apart. The labelled pairs of both halves with 95 % bounds,
 * per class; the everyday mix; the hard clusters by B³ and by twenty orders of arrival. `--half tuning` or
 * `--half final` for one half, `--confusions` names every pair answered otherwise than it is – of the tuning
 * half only, since whoever sets weights must not look into the final one. `--works=300000` compares an everyday
 * mix of so many works and nothing else (some 12 GB of memory: `node --max-old-space-size=15000`).
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { bCubed, figuresOf, pairwise } from '../test/matching/figures.ts';
import type { Share } from '../test/matching/figures.ts';
import { everydayMix } from '../test/matching/everyday.ts';
import { hardClusters } from '../test/matching/families.ts';
import { compareAll, differencesByOrder, groupsOf } from '../test/matching/grouping.ts';
import type { Compared } from '../test/matching/grouping.ts';
import { judge } from '../test/matching/judge.ts';
import type { Judged } from '../test/matching/judge.ts';
import { labelledPairs } from '../test/matching/labelled.ts';
import { HALVES } from '../test/matching/pairs/halves.ts';
import { printTable } from './support/table.ts';

const OUTCOMES = ['same', 'probable', 'other-edition', 'part-of', 'different'] as const;
const ORDERS = 20;

const { values: asked } = parseArgs({
  options: {
    half: { type: 'string' },
    confusions: { type: 'boolean', default: false },
    class: { type: 'string' },
    'pairs-only': { type: 'boolean', default: false },
    works: { type: 'string' },
  },
});
const halves = HALVES.filter((half) => asked.half === undefined || asked.half === half);
if (halves.length === 0) {
  console.error(`没有这样的一半：${asked.half ?? ''}。有：${HALVES.join('、')}`);
  process.exit(2);
}

if (asked.works !== undefined) {
  printGroups('Everyday mix', compareAll(everydayMix(undefined, Number(asked.works))), 1);
  process.exit();
}
for (const half of halves) {
  const chosen = labelledPairs(half).filter(
    (pair) => asked.class === undefined || pair.class === asked.class,
  );
  const judged = judge(chosen);
  printPairs(half, judged);
  if (asked.confusions && half === 'tuning') printConfusions(judged);
}
if (!asked['pairs-only']) {
  printGroups('Everyday mix', compareAll(everydayMix()));
  printGroups('Hard clusters', compareAll(hardClusters().flat()));
}

function printPairs(half: string, judged: readonly Judged[]): void {
  const all = figuresOf(judged);
  const row = (figure: string, share: Share, floor: string): Record<string, string | number> => ({
    figure,
    'share %': percent(share.share),
    'low 95 %': percent(share.low),
    'high 95 %': percent(share.high),
    of: `${String(share.hits)}/${String(share.of)}`,
    floor,
  });
  printTable(`${half}: ${String(judged.length)} labelled pairs`, [
    row('false same', all.falseSame, '<= 0.5'),
    row('precision', all.precision, ''),
    row('recall by same', all.recall, '>= 80'),
    row('precision with probable', all.precisionWithProbable, ''),
    row('recall with probable', all.recallWithProbable, '>= 90'),
    row('probable of different', all.probableOfDifferent, '<= 10'),
    row('relation right', all.relation, '>= 70'),
    row('outcome right', all.outcome, ''),
  ]);
  const classes = [...new Set(judged.map(({ pair }) => pair.class))];
  printTable(
    `${half}: outcomes by class`,
    classes.map((name) => {
      const own = judged.filter(({ pair }) => pair.class === name);
      const { falseSame, outcome, relation } = figuresOf(own);
      return {
        class: name,
        pairs: own.length,
        right: outcome.hits,
        'right %': percent(outcome.share),
        probable: own.filter(({ answer }) => answer.outcome === 'probable').length,
        'false same': falseSame.hits,
        'relation right':
          relation.of === 0 ? '' : `${String(relation.hits)}/${String(relation.of)}`,
      };
    }),
  );
  printTable(
    `${half}: what is true, and what was answered`,
    OUTCOMES.filter((one) => one !== 'probable').map((truth) => {
      const own = judged.filter(({ pair }) => pair.expected.outcome === truth);
      const counts = OUTCOMES.map((outcome) => [
        outcome,
        own.filter(({ answer }) => answer.outcome === outcome).length,
      ]);
      return { truth, ...(Object.fromEntries(counts) as Record<string, number>) };
    }),
  );
}

function printConfusions(judged: readonly Judged[]): void {
  for (const { pair, answer } of judged) {
    const { outcome, relation, whole } = pair.expected;
    const isRight =
      outcome === answer.outcome && relation === answer.relation && whole === answer.whole;
    if (isRight) continue;
    const said = answer.reasons
      .filter(({ verdict }) => verdict !== 'missing')
      .map(
        ({ field, verdict, weight, a, b }) =>
          `${field} ${verdict} ${weight.toFixed(2)} [${a} | ${b}]`,
      );
    console.log(
      `${pair.id}: ${[outcome, relation, whole].join(' ')} -> ${[answer.outcome, answer.relation, answer.whole].join(' ')} ${answer.score.toFixed(2)}\n    ${said.join('; ')}`,
    );
  }
}

function printGroups(title: string, compared: Compared, orders = ORDERS): void {
  const groups = groupsOf(compared);
  const b3 = bCubed(groups, compared.workOf);
  const pairs = pairwise(groups, compared.workOf);
  const works = new Set(compared.workOf.values()).size;
  printTable(`${title}: ${String(compared.ids.length)} records of ${String(works)} works`, [
    {
      groups: groups.length,
      nominated: compared.nominated,
      precision: pairs.precision.share.toFixed(4),
      'low 95 %': pairs.precision.low.toFixed(4),
      recall: pairs.recall.share.toFixed(4),
      'B3 precision': b3.precision.toFixed(4),
      'B3 recall': b3.recall.toFixed(4),
      'B3 F': b3.f.toFixed(4),
      mixed: b3.mixed,
      'queue % of works': percent(doubtful(groups, compared) / groups.length),
      [`differs in ${String(orders)} orders`]: differencesByOrder(compared, orders),
    },
  ]);
  if (asked.confusions) printMistakes(groups, compared);
}

/** Pairs that wait for a person: *probable*, and not of one group for other reasons. */
function doubtful(groups: readonly (readonly string[])[], { pairs }: Compared): number {
  const groupOf = new Map(groups.flatMap((group, i) => group.map((id) => [id, i] as const)));
  return pairs.filter(
    ({ a, b, outcome }) => outcome === 'probable' && groupOf.get(a) !== groupOf.get(b),
  ).length;
}

/** Groups with two works in them, and works in two groups; the first of each. */
function printMistakes(groups: readonly (readonly string[])[], { workOf, titles }: Compared): void {
  const told = (ids: readonly string[]): string =>
    ids.map((id) => `${titles.get(id) ?? ''} {${workOf.get(id) ?? ''}}`).join(' + ');
  const mixed = groups.filter((group) => new Set(group.map((id) => workOf.get(id))).size > 1);
  for (const group of mixed.slice(0, 30)) console.log(`two works in one: ${told(group)}`);
  const byWork = Map.groupBy(groups, ([first = '']) => workOf.get(first));
  const apart = [...byWork.values()].filter((parts) => parts.length > 1);
  for (const parts of apart.slice(0, 60))
    console.log(`one work in ${String(parts.length)}: ${parts.map(told).join(' || ')}`);
}

function percent(share: number): string {
  return Number.isNaN(share) ? '' : (share * 100).toFixed(2);
}
