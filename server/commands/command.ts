/**
 * How a command of `npm run portal` declares itself: its name, what it is for, what it may be given,
 * whether it changes anything, and what it does. A file with a declaration loads nothing heavy: what an
 * action works with it imports when it runs, so that `--help` costs no more than the declarations.
 */
import { shownWord } from '../../catalogue/address.ts';
import type { Workplace } from './workplace.ts';

/** Exit status: 0 good, 1 something needs a person, 2 called wrongly. */
export type Status = 0 | 1 | 2;

/** What the command line gave for one argument or option. */
export type Raw = string | boolean | readonly string[] | undefined;

/** One argument or option. */
export interface Asked<T> {
  /** As the help shows it: `<file>`, `[source...]`, `--full`, `--limit <n>`, `--no-harvest`. */
  readonly flags: string;
  /** What it is, in Chinese. */
  readonly what: string;
  /** Shown in the help of an option that has one. */
  readonly preset?: string;
  /** @throws WrongValue */
  readonly read: (raw: Raw) => T;
}

/** Says what a value should have been; the command ends with status 2. */
export class WrongValue extends Error {}

type Takes = Readonly<Record<string, Asked<unknown>>>;

type Given<A extends Takes> = {
  readonly [K in keyof A]: A[K] extends Asked<infer T> ? T : never;
};

interface Declaration<A extends Takes> {
  /** Two words when it stands in a group: `export records`. */
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Arguments in their order, and options. */
  readonly takes: A;
  /** Whether it changes what is kept; a command that only reads writes nothing into the registry. */
  readonly changes: boolean | ((given: Given<A>) => boolean);
  readonly run: (given: Given<A>, workplace: Workplace) => Promise<Status>;
}

/** A declaration whose values are checked when it is called. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly takes: Takes;
  /** @throws WrongValue before anything is opened */
  readonly call: (
    raw: (name: string) => Raw,
    workplace: (changes: boolean, json: boolean) => Workplace,
  ) => Promise<Status>;
}

export function command<A extends Takes>(declaration: Declaration<A>): Command {
  const { name, summary, takes, changes, run } = declaration;
  return {
    name,
    summary,
    takes,
    call: (raw, workplace) => {
      const entries = Object.entries(takes).map(
        ([key, { read }]) => [key, read(raw(key))] as const,
      );
      const given = Object.fromEntries(entries) as Given<A>;
      const doesChange = typeof changes === 'boolean' ? changes : changes(given);
      return run(given, workplace(doesChange, raw('json') === true));
    },
  };
}

/** Present or not. */
export function flag(flags: string, what: string): Asked<boolean> {
  return { flags, what, read: (raw) => raw === true };
}

/** With it, one object a line and nothing else stands on standard output. */
export const json = flag('--json', '每行输出一个 JSON 对象，别无其他');

/** A text that has to be there. */
export function text(flags: string, what: string): Asked<string> {
  return { flags, what, read: (raw) => (typeof raw === 'string' ? raw : '') };
}

/** A text that may be absent. */
export function optionalText(flags: string, what: string): Asked<string | undefined> {
  return { flags, what, read: (raw) => (typeof raw === 'string' ? raw : undefined) };
}

/** Any number of texts. */
export function texts(flags: string, what: string): Asked<readonly string[]> {
  return { flags, what, read: (raw) => (typeof raw === 'object' ? raw : []) };
}

/** A value made of a text. `read` answers undefined when it is none; `wanted` says what it should be. */
export function value<T>(
  flags: string,
  what: string,
  wanted: string,
  read: (text: string) => T | undefined,
  preset?: string,
): Asked<T> {
  return {
    flags,
    what,
    ...(preset === undefined ? {} : { preset }),
    read: (raw) => {
      const given = typeof raw === 'string' ? raw : (preset ?? '');
      const made = read(given);
      if (made === undefined) throw new WrongValue(`${flags} ${wanted}，得到“${shownWord(given)}”`);
      return made;
    },
  };
}

/** The number of a run, as `runs` prints it: 17 or #17. */
export const runNumber = value(
  '<run>',
  '收割批次的号码，见 runs',
  '应为收割批次的号码，见 runs',
  (given) => wholeNumber(given.replace(/^#/, ''), 1, Number.MAX_SAFE_INTEGER),
);

export function wholeNumber(given: string, least: number, most: number): number | undefined {
  const number = Number(given);
  return /^\d+$/.test(given) && number >= least && number <= most ? number : undefined;
}
