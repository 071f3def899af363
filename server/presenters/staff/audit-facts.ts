/**
 * What stands in an entry of the audit, in words: what it is called, and its value. What programs keep as lists and
 * objects is told part by part, so that no page shows their spelling.
 */
import { ROLES } from '../../../catalogue/actor.ts';
import type { Role } from '../../../catalogue/actor.ts';
import { plainSaid } from '../../i18n/said.ts';
import type { Messages } from '../../i18n/languages.ts';
import type { Visit } from '../../visit.ts';
import { shortened } from '../../../catalogue/text/bounds.ts';
import { minuteOf } from '../site/times.ts';
import { chosenReason } from './chosen-reason.ts';

/** UTF-16 units of one value, as it is shown. */
const LONGEST_VALUE = 300;
/** Numbers that name something, and are not counted. */
const NAMES_OF_THINGS = ['id', 'number', 'restored', 'run', 'work', 'order'];
/** Facts that are sentences of ours. */
const SENTENCES: ReadonlySet<string> = new Set(['message', 'failed']);
/** How a picture is kept is no business of who reads what changed. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = { picture: ['id'] };

interface Fact {
  readonly name: string;
  readonly value: unknown;
  /** What was acted upon: the part of the subject before its colon. */
  readonly of: string;
}

export function factLabel(name: string, { audit }: Messages): string {
  const labels: Readonly<Record<string, string>> = audit.facts;
  return Object.hasOwn(labels, name) ? (labels[name] ?? name) : name;
}

/** Null for what is not there, or is empty. */
export function factText(
  fact: Fact,
  visit: Pick<Visit, 'lang' | 't'>,
  libraryName: (code: string) => string,
): string | null {
  const text = wordsFor(fact);
  return text === null || text === '' ? null : shortened(text, LONGEST_VALUE);

  function wordsFor({ name, value, of }: Fact): string | null {
    const { t } = visit;
    if (value === undefined || value === null || value === '') return null;
    if (typeof value === 'boolean') return value ? t.audit.yes : t.audit.no;
    if (typeof value === 'number')
      return NAMES_OF_THINGS.includes(name) ? String(value) : t.number(value);
    if (typeof value === 'string') return wordFor(name, value, of);
    if (Array.isArray(value)) {
      const isWeek = name === 'week';
      const said = value.map((one: unknown, i) => {
        const text = wordsFor({ name: isWeek ? 'spans' : name, value: one, of: name });
        return isWeek ? `${t.hours.weekdays[i] ?? ''} ${text ?? t.hours.closedDay}` : text;
      });
      return joined(said, t.audit.parted);
    }
    if (typeof value !== 'object') return null;
    return partsOf(name, value, of);
  }

  function partsOf(name: string, value: object, of: string): string | null {
    const { t } = visit;
    const parts = new Map<string, unknown>(Object.entries(value));
    const [from, until] = [parts.get('from'), parts.get('until')];
    // Hours of a day are minutes since midnight.
    if (typeof from === 'number' && typeof until === 'number')
      return `${clock(from)}–${clock(until)}`;
    return joined(
      [...parts].map(([key, one]) => {
        if (LEFT_OUT[name]?.includes(key) === true) return null;
        const said = wordsFor({ name: key, value: one, of: name === '' ? of : name });
        return said === null ? null : `${factLabel(key, t)} ${said}`;
      }),
      t.audit.comma,
    );
  }

  function wordFor(name: string, value: string, of: string): string {
    const { t, lang } = visit;
    if (name === 'role')
      return ROLES.some((role) => role === value) ? t.roleNames[value as Role] : value;
    if (name === 'library') return libraryName(value);
    if (name === 'why') return chosenReason(value, t);
    if (SENTENCES.has(name)) return plainSaid(t.said(value));
    const words = wordsOf(of, name, t);
    const word = Object.hasOwn(words, value) ? words[value] : undefined;
    if (word !== undefined) return word;
    const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? minuteOf(value, lang) : null;
    return instant?.text ?? value;
  }
}

function joined(parts: readonly (string | null)[], by: string): string | null {
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : said.join(by);
}

function clock(minutes: number): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** What the values of a fact are called, where they are names of the programs. */
function wordsOf(of: string, name: string, t: Messages): Readonly<Record<string, string>> {
  switch (name) {
    case 'access':
      return t.access;
    case 'rights':
      return t.rightsNames;
    case 'meaning':
      return { ...t.deliveries.meanings, other: t.deliveries.notTaken };
    case 'how':
    case 'secondStep':
    case 'ruledBy':
    case 'ordered':
    case 'purpose':
    case 'offered':
      return t.audit.values[name];
  }
  switch (`${of} ${name}`) {
    case 'source state':
      return { ...t.runStates, ...t.status.healthNames, ...t.registrationStates };
    case 'source kind':
      return { ...t.watch.kinds, ...t.audit.values.waived };
    case 'delivery state':
      return t.deliveries.states;
    case 'delivery kind':
    case 'run kind':
      return t.watch.kinds;
    case 'run state':
      return t.runStates;
    case 'case state':
      return t.feedback.stateNames;
    case 'case kind':
      return t.feedback.kindNames;
    case 'collections kind':
      return t.audit.values.collections;
    case 'match outcome':
      return t.matches.outcomes;
    case 'match whole':
      return t.audit.values.whole;
    case 'suppression scope':
      return t.suppressions.scopes;
    case 'suppression field':
      return { ...t.suppressions.fields, ...t.suppressions.links };
    default:
      return {};
  }
}
