/**
 * What tells two works of one title apart: the years they cover, the round of a gazetteer, the reign, the branch of a
 * family, scale and sheet of a map, the place of a newspaper, the day of a photograph, the kind of thing.
 */
import type { Others } from './compare-editions.ts';
import { areOfJournal } from './compare-issues.ts';
import { areOfARow, compareCounted } from './contrast.ts';
import type { TypeCode } from '../../fields/types.ts';
import { likeness } from '../../fields/titles.ts';
import type { Evidence } from './evidence.ts';
import { isRegister as isFamilyRegister } from '../statement/heading-words.ts';
import { isThing } from './things.ts';
import type { MatchStatement } from '../statement/statement.ts';
import { WEIGHTS } from './weights.ts';

export function compareTraits(
  a: MatchStatement,
  b: MatchStatement,
  others: Others,
  evidence: Evidence,
): void {
  compareContents(a, b, others, evidence);
  compareFamilies(a, b, evidence);
  compareMaps(a, b, evidence);
  if (a.face !== b.face) evidence.veto('part', a.printed.title, b.printed.title);
  compareSerials(a, b, others, evidence);
  compareKinds(a, b, evidence);
  compareThings(a, b, others, evidence);
  compareViews(a, b, evidence);
  compareReigns(a, b, others, evidence);
  if (a.abstract !== '' && a.abstract === b.abstract)
    evidence.agree('abstract', WEIGHTS.abstract, '', '');
}

function compareContents(
  a: MatchStatement,
  b: MatchStatement,
  others: Others,
  evidence: Evidence,
): void {
  compareSpans(a, b, evidence);
  compareRounds(a, b, evidence);
  compareJuan(a, b, others, evidence);
  compareRoundYears(a, b, others, evidence);
}

export function compareSpans(a: MatchStatement, b: MatchStatement, evidence: Evidence): void {
  if (a.span === '' || b.span === '') return;
  if (a.span === b.span) evidence.agree('span', WEIGHTS.span, a.span, b.span);
  else evidence.veto('span', a.span, b.span);
}

export function compareRounds(a: MatchStatement, b: MatchStatement, evidence: Evidence): void {
  if (a.round !== null && b.round !== null && a.round !== b.round)
    evidence.veto('round', a.printed.title, b.printed.title);
}

function compareJuan(
  a: MatchStatement,
  b: MatchStatement,
  { names }: Others,
  evidence: Evidence,
): void {
  if (a.juan === null || b.juan === null) return;
  const titles = [a.printed.title, b.printed.title] as const;
  if (a.juan === b.juan) {
    evidence.agree('juan', WEIGHTS.juan, ...titles);
    return;
  }
  evidence.differ('juan', WEIGHTS.juanDiffers, ...titles);
  const isRegister = [a, b].some(({ readings }) => isFamilyRegister(readings[0]?.core ?? ''));
  if (names.verdict !== 'agree' && !isRegister) evidence.veto('juan', ...titles);
  else evidence.doubt('juan');
}

/** Gazetteers of our own time come in rounds, twenty years apart. */
const ROUND_YEARS = 8;
const MODERN = 1949;

export function compareRoundYears(
  a: MatchStatement,
  b: MatchStatement,
  { imprint, numbers, names }: Others,
  evidence: Evidence,
): void {
  const isGazetteer = isCalled(/志$/u, a, b) && isModern(a) && isModern(b);
  const isPlain = [a, b].every(
    ({ marks }) => !marks.isRevised && marks.number === null && marks.making === null,
  );
  // A book of the same pages is that book, whoever printed it again.
  const isByOne = (names.verdict === 'agree' && names.isPerson) || imprint.pages === 'agree';
  // 景定建康志 of a house of 1990: the text is no gazetteer of our time.
  const isOld = [a, b].some((one) => one.names.some((name) => name.isOld));
  if (
    isGazetteer &&
    !isOld &&
    !isByOne &&
    imprint.gap >= ROUND_YEARS &&
    isPlain &&
    !numbers.isShared
  )
    evidence.veto('round', a.imprint.printed.date, b.imprint.printed.date);
}

/** Gazetteers of two reigns, a dynasty alone being none: what one calls its reign is not the time of the other, and others compiled it. */
export function compareReigns(
  a: MatchStatement,
  b: MatchStatement,
  { names, imprint }: Others,
  evidence: Evidence,
): void {
  if (a.reign === '' && b.reign === '') return;
  const areTwo = a.reign !== b.reign && [a, b].every(({ reign }) => reign.length > 1);
  const isOtherTime = names.verdict !== 'agree' && imprint.year === 'differ';
  if (!areTwo && (!isOtherTime || isModern(a) || isModern(b))) return;
  const [x, y] = [a.reign || a.imprint.printed.date, b.reign || b.imprint.printed.date];
  evidence.veto('reign', x, y);
}

function isCalled(words: RegExp, a: MatchStatement, b: MatchStatement): boolean {
  return [a, b].some(({ readings }) => words.test(readings[0]?.core ?? ''));
}

function isModern({ imprint }: MatchStatement): boolean {
  return (imprint.when?.from ?? 0) >= MODERN;
}

function compareFamilies(a: MatchStatement, b: MatchStatement, evidence: Evidence): void {
  // The register of a branch beside that of another, or of the whole family.
  if (a.branch !== b.branch) evidence.veto('branch', a.branch, b.branch);
  if (a.hall === '' || b.hall === '') return;
  if (a.hall === b.hall) evidence.agree('hall', WEIGHTS.hall, a.hall, b.hall);
  else {
    evidence.differ('hall', WEIGHTS.hallDiffers, a.hall, b.hall);
    evidence.doubt('hall');
  }
}

export function compareMaps(a: MatchStatement, b: MatchStatement, evidence: Evidence): void {
  if (a.scale > 0 && b.scale > 0) {
    if (a.scale === b.scale) evidence.agree('scale', WEIGHTS.span, `1:${a.scale}`, `1:${b.scale}`);
    else evidence.veto('scale', `1:${a.scale}`, `1:${b.scale}`);
  }
  if (a.sheet !== '' && b.sheet !== '' && a.sheet !== b.sheet)
    evidence.veto('sheet', a.sheet, b.sheet);
}

export function compareSerials(
  a: MatchStatement,
  b: MatchStatement,
  { imprint, isSamePart }: Others,
  evidence: Evidence,
): void {
  comparePlaces(a, b, evidence);
  const issns = [a, b].map(({ numbers }) =>
    numbers.issns.filter((number) => /^\d{4}-/.test(number)),
  );
  const [i = [], j = []] = issns;
  if (
    goesOn(a) &&
    goesOn(b) &&
    i.length > 0 &&
    j.length > 0 &&
    !i.some((number) => j.includes(number))
  )
    evidence.veto('issn', i.join('、'), j.join('、'));
  // Two years of a yearbook that tell them by their dates alone.
  const isYearly = isCalled(/年[鉴报刊]$|统计/u, a, b);
  const areNumbered = [a, b].some(({ readings }) => (readings[0]?.numbers.length ?? 0) > 0);
  const isOtherYear =
    isYearly && !areNumbered && a.level !== 'serial' && b.level !== 'serial' && imprint.gap > 0;
  const isOtherIssue =
    areOfJournal(a, b) && isSamePart && isBareIssue(a) && isBareIssue(b) && imprint.gap > 0;
  if (isOtherYear || isOtherIssue)
    evidence.veto('date', a.imprint.printed.date, b.imprint.printed.date);
}

/** A number whose year stands in the date alone. */
function isBareIssue({ readings: [title] }: MatchStatement): boolean {
  const { numbers = [] } = title ?? {};
  return numbers.length > 0 && numbers.every(({ unit }) => unit === 'number');
}

export function comparePlaces(a: MatchStatement, b: MatchStatement, evidence: Evidence): void {
  if (isElsewhere(a, b))
    evidence.veto('place', a.imprint.places.join('、'), b.imprint.places.join('、'));
}

/** Newspapers and serials of one title and two places, whole or by issue. */
function isElsewhere(a: MatchStatement, b: MatchStatement): boolean {
  const [x, y] = [a.imprint.places, b.imprint.places];
  const isNews =
    isCalled(/报$/u, a, b) ||
    (goesOn(a) && goesOn(b)) ||
    a.type === 'newspaper' ||
    b.type === 'newspaper';
  return isNews && x.length > 0 && y.length > 0 && !x.some((place) => y.includes(place));
}

/** Whether it comes out again and again under its title. */
export function goesOn({ level, type }: MatchStatement): boolean {
  return level === 'serial' || type === 'newspaper' || type === 'serial';
}

/** Kinds that nobody takes for one another; 图书 and 其他 say too little. */
const KINDS: Readonly<Partial<Record<TypeCode, string>>> = {
  image: 'picture',
  artwork: 'picture',
  map: 'map',
  rubbing: 'rubbing',
  article: 'article',
  music: 'music',
  audio: 'sound',
  video: 'film',
  'oral-history': 'talk',
  ticket: 'ticket',
  archive: 'paper',
  newspaper: 'news',
  book: 'book',
  gazetteer: 'book',
  genealogy: 'book',
  yearbook: 'book',
  'memoir-series': 'book',
  rarebook: 'book',
};
/** What is called an article, or coded as a piece of a serial, is no book. */
function kindOf({ type, level, imprint }: MatchStatement): string | undefined {
  const kind = KINDS[type];
  if (level === 'piece') return kind === undefined || kind === 'book' ? 'article' : kind;
  const isBook = imprint.publishers.length > 0 && imprint.pages !== null;
  // 图书 is what many platforms call everything.
  if (kind === 'book' && !isBook && (type === 'book' || type === 'rarebook')) return undefined;
  return kind ?? (isBook ? 'book' : undefined);
}

/** A sound recording of a book is that book on another carrier. */
const ANY: ReadonlySet<string> = new Set(['sound', 'talk', 'paper']);

function compareKinds(a: MatchStatement, b: MatchStatement, evidence: Evidence): void {
  const [x, y] = [kindOf(a), kindOf(b)];
  if (x === undefined || y === undefined || x === y || ANY.has(x) || ANY.has(y)) return;
  // An album is catalogued as a book and as pictures.
  const isAlbum =
    [x, y].includes('book') &&
    [x, y].includes('picture') &&
    [a, b].every(({ imprint }) => imprint.publishers.length > 0 || imprint.pages !== null);
  const isCopied =
    [x, y].includes('rubbing') &&
    [a, b].some(
      ({ imprint, marks }) => imprint.publishers.length > 0 || marks.making === 'facsimile',
    );
  if (!isAlbum && !isCopied) evidence.veto('type', a.type, b.type);
}

function compareThings(
  a: MatchStatement,
  b: MatchStatement,
  { imprint }: Others,
  evidence: Evidence,
): void {
  const [x, y] = [a.imprint, b.imprint];
  const areThings = isThing(a) && isThing(b);
  if (areThings && imprint.day === 'differ') evidence.veto('date', x.printed.date, y.printed.date);
  if (areThings && imprint.day === 'agree')
    evidence.agree('day', WEIGHTS.day - WEIGHTS.year, x.printed.date, y.printed.date);
  const areRubbings = a.type === 'rubbing' && b.type === 'rubbing';
  if ((areThings || areRubbings) && imprint.year === 'differ' && a.carrier === b.carrier)
    evidence.veto('date', x.printed.date, y.printed.date);
  const own = a.numbers.local.find((number) => b.numbers.local.includes(number));
  const labelled = [a, b].map(({ numbers }) =>
    numbers.local.filter((one) => one.includes('号:')),
  ) as [string[], string[]];
  const isOther = labelled[0].some((one) =>
    labelled[1].some((other) => one !== other && one.split(':')[0] === other.split(':')[0]),
  );
  if (isOther && own === undefined)
    evidence.veto('local-number', labelled[0].join('；'), labelled[1].join('；'));
  if (areThings && own !== undefined) evidence.agree('local-number', WEIGHTS.local, own, own);
  if (x.size !== '' && y.size !== '') {
    if (x.size === y.size) evidence.agree('size', WEIGHTS.size, x.printed.extent, y.printed.extent);
    else if (areThings)
      evidence.differ('size', WEIGHTS.sizeDiffers, x.printed.extent, y.printed.extent);
  }
}

/** 胶卷第7格 and 第19格, 雨后行人 and 雪中独轮车: two pictures. */
function compareViews(a: MatchStatement, b: MatchStatement, evidence: Evidence): void {
  if (a.views.length === 0 || b.views.length === 0 || isOldBook(a) || isOldBook(b)) return;
  const pairs = a.views.flatMap((one) => b.views.map((other) => [one, other] as const));
  const isOne = ([one, other]: readonly [string, string]): boolean =>
    one.includes(other) || other.includes(one) || compareCounted(one, other) === 'agree';
  if (pairs.some(isOne)) return;
  // Notes of one form tell two of a row, and of pictures those with nothing in common two.
  const areRow = pairs.some(
    ([one, other]) => compareCounted(one, other) === 'differ' || areOfARow(one, other),
  );
  const areThings = isThing(a) || isThing(b) || isSheet(a) || isSheet(b);
  const areUnlike = pairs.every(([one, other]) => likeness(one, other) === 0);
  const areRubbings = a.type === 'rubbing' || b.type === 'rubbing';
  if ((areUnlike && areThings) || (areRow && (areThings || areRubbings)))
    evidence.veto('notes', a.views.join('；'), b.views.join('；'));
  else if (areRow || areThings || (areUnlike && !areRubbings)) evidence.doubt('notes');
}

/** One sheet by its extent, where nobody says that it is a photograph; maps and rubbings are such as well. */
function isSheet({ imprint, type }: MatchStatement): boolean {
  return (
    type !== 'map' &&
    type !== 'rubbing' &&
    /^[1一]?\s?[张幅枚帧](?!.{0,4}[盘碟])/u.test(imprint.printed.extent)
  );
}

/** Notes of old books tell of the copy: its seals, its gaps, who wrote on it. */
function isOldBook({ names, marks, juan, type }: MatchStatement): boolean {
  if (type === 'rubbing' || marks.making === 'rubbing') return false;
  return juan !== null || marks.making !== null || names.some(({ isOld }) => isOld);
}
