/** Reads the parameters of an address for a program: what is unknown, repeated or wrong is told by name. */
import { withoutKeys } from '../../catalogue/access-key.ts';
import type { Fault } from './errors.ts';

/** UTF-16 units of a value that is repeated to whoever sent it. */
const LONGEST_SHOWN = 60;
/** Identifiers are longer than anything else that is asked for. */
const LONGEST_TEXT = 2_000;

export class QueryReader {
  readonly #parameters: URLSearchParams;
  readonly #known = new Set<string>();
  #fault: Fault | undefined;

  constructor(parameters: URLSearchParams) {
    this.#parameters = parameters;
  }

  /** Undefined when it is not there, or blank. */
  text(name: string): string | undefined {
    this.#known.add(name);
    const values = new Set(this.#parameters.getAll(name).map((value) => value.trim()));
    values.delete('');
    const [value] = values;
    if (values.size > 1) this.#blame(name, '只能给一个值');
    if (value !== undefined && value.length > LONGEST_TEXT)
      this.#blame(name, `最长 ${LONGEST_TEXT} 个字符`);
    return value;
  }

  oneOf<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    const value = this.text(name);
    const word = words.find((one) => one === value);
    if (value !== undefined && word === undefined)
      this.#blame(name, `应为 ${words.join('、')} 之一，得到“${shown(value)}”`);
    return word;
  }

  number(name: string, least: number, most: number): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : -1;
    if (number >= least && number <= most) return number;
    this.#blame(name, `应为 ${least} 到 ${most} 的整数，得到“${shown(value)}”`);
    return undefined;
  }

  /** The first fault; a parameter that was not asked for is one. Undefined when there is none. */
  fault(): Fault | undefined {
    const unknown = [...this.#parameters.keys()].find((name) => !this.#known.has(name));
    if (unknown !== undefined)
      this.#blame(shown(unknown), `是这个接口没有的参数，有的是：${[...this.#known].join('、')}`);
    return this.#fault;
  }

  #blame(parameter: string, what: string): void {
    this.#fault ??= { code: 'BAD_PARAMETER', message: `参数 ${parameter} ${what}。`, parameter };
  }
}

function shown(value: string): string {
  const plain = withoutKeys(value);
  return plain.length > LONGEST_SHOWN ? `${plain.slice(0, LONGEST_SHOWN)}…` : plain;
}
