/**
 * Compares who is responsible. One name in common is agreement, as records name one of several; bodies agree when one
 * may be short for the other. A person here and a body there say nothing of each other: the committee compiled and
 * the editor edited. Two translators or two collators are another matter: they make two editions.
 */
import type { Evidence } from './evidence.ts';
import type { MatchStatement } from '../statement/statement.ts';
import { UNKNOWN, areNear } from '../statement/look-alikes.ts';
import { isOwnBody, mayAbbreviate } from '../statement/statement-names.ts';
import type { StatedName } from '../statement/statement-names.ts';
import { WEIGHTS } from './weights.ts';

export interface NameComparison {
  /** `apart`: a person here and a body there, of whom nobody knows what they have to do with each other. */
  readonly verdict: 'agree' | 'differ' | 'editors-differ' | 'apart' | 'unknown';
  /** Names in common are persons, or one is as good as one. */
  readonly isPerson: boolean;
}

export function compareNames(
  a: MatchStatement,
  b: MatchStatement,
  evidence: Evidence,
): NameComparison {
  const [printedA, printedB] = [a.printed.names, b.printed.names];
  compareMakers(a, b, evidence);
  const [x, y] = [mainNames(a), mainNames(b)];
  if (x.length === 0 || y.length === 0) {
    evidence.missing('creator', printedA, printedB);
    return { verdict: 'unknown', isPerson: false };
  }
  const shared = x.flatMap((one) =>
    y.flatMap((other) => (areOne(one, other) ? [[one, other]] : [])),
  );
  if (shared.length > 0) {
    const isBody = shared.every((pair) => pair.some((one) => one.isBody));
    evidence.agree('creator', isBody ? WEIGHTS.body : WEIGHTS.person, printedA, printedB);
    return { verdict: 'agree', isPerson: !isBody };
  }
  const cores = [a, b].map(({ readings }) => readings[0]?.core ?? '');
  if ([...x, ...y].some((one) => cores.some((core) => isOwnBody(one, core)))) {
    evidence.missing('creator', printedA, printedB);
    return { verdict: 'unknown', isPerson: false };
  }
  const [persons, others] = [x, y].map((all) => all.filter(({ isBody }) => !isBody)) as [
    StatedName[],
    StatedName[],
  ];
  if (
    persons.length > 0 &&
    others.length > 0 &&
    persons.some(({ key }) => isHan(key)) === others.some(({ key }) => isHan(key))
  ) {
    const areEditors =
      [...persons, ...others].every(
        ({ group }) => group === 'editor' || group === 'compiler' || group === 'other',
      ) && [...persons, ...others].some(({ group }) => group !== 'other');
    const weight = areEditors ? WEIGHTS.editorsDiffer : WEIGHTS.personsDiffer;
    evidence.differ('creator', weight, printedA, printedB);
    return { verdict: areEditors ? 'editors-differ' : 'differ', isPerson: true };
  }
  if (persons.length === 0 && others.length === 0) {
    evidence.differ('creator', WEIGHTS.editorsDiffer, printedA, printedB);
    return { verdict: 'editors-differ', isPerson: false };
  }
  evidence.differ('creator', WEIGHTS.namesApart, printedA, printedB);
  return { verdict: 'apart', isPerson: false };
}

/** Without translators and collators, who are compared by themselves. */
function mainNames({ names }: MatchStatement): readonly StatedName[] {
  return names.filter(
    ({ group }) => group !== 'translator' && group !== 'annotator' && group !== 'printer',
  );
}

function isHan(key: string): boolean {
  return /^\p{Script=Han}/u.test(key);
}

function areOne(a: StatedName, b: StatedName): boolean {
  if (a.key === b.key) return true;
  if (a.isBody && b.isBody) return mayAbbreviate(a.key, b.key);
  if (a.isBody !== b.isBody) return false;
  // A spoilt character of three; of two, one is another name.
  const isUnread = a.key.includes(UNKNOWN) || b.key.includes(UNKNOWN);
  if ((a.key.length >= 3 || isUnread) && areNear(a.key, b.key)) return true;
  // 黄侃书: whoever wrote a letter wrote it.
  if (isWithRole(a.key, b.key)) return true;
  // 约翰·拉贝 and 拉贝; Buck, Pearl S. and Pearl Buck.
  const [short, long] = a.key.length <= b.key.length ? [a.key, b.key] : [b.key, a.key];
  if (isHan(short))
    return (
      short.length >= 2 && long.length >= 4 && (long.endsWith(short) || long.startsWith(short))
    );
  return short.length >= 4 && lettersOf(short) === lettersOf(long);
}

function isWithRole(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return (
    short.length >= 2 &&
    long.length === short.length + 1 &&
    /[书画题录记绘摄刻述]$/u.test(long) &&
    long.startsWith(short)
  );
}

function lettersOf(key: string): string {
  return Array.from(key).toSorted().join('');
}

/** Two translators, two collators: two editions of one text. */
function compareMakers(a: MatchStatement, b: MatchStatement, evidence: Evidence): void {
  for (const [group, relation] of [
    ['translator', 'translation'],
    ['annotator', 'collated'],
  ] as const) {
    const [x, y] = [a, b].map(({ names }) => names.filter((one) => one.group === group)) as [
      StatedName[],
      StatedName[],
    ];
    if (x.length === 0 || y.length === 0) continue;
    const field = group === 'translator' ? 'translator' : 'collator';
    if (x.some((one) => y.some((other) => areOne(one, other))))
      evidence.agree(field, WEIGHTS.edition, a.printed.names, b.printed.names);
    else evidence.otherEdition(field, relation, a.printed.names, b.printed.names);
  }
}
