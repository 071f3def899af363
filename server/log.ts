/**
 * What the serving process writes on standard output: lines for a person, or JSON for a machine, and never
 * one among the other. Lines on a terminal, JSON elsewhere, unless `log.format` says which. The harvesting
 * thread hands its lines over (`take`), so that one place decides.
 */
import process from 'node:process';
import { pino } from 'pino';
import type { Logger } from 'pino';

export type LogFormat = 'lines' | 'json';

export interface LogOptions {
  /** pino's names. */
  readonly level: string;
  readonly format: LogFormat;
}

/** Where text goes: standard output, or what a test reads. */
export interface Terminal {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** Progress is drawn a few times a second at most. */
const DRAW_EVERY_MS = 200;

export class ServerLog {
  readonly logger: Logger;
  readonly #format: LogFormat;
  readonly #out: Terminal;
  #drawnAt = -Infinity;

  constructor({ level, format }: LogOptions, out: Terminal = process.stdout) {
    this.#format = format;
    this.#out = out;
    this.logger = pino({ level, name: 'portal' }, { write: (line) => this.take(line) });
  }

  /** Writes a line that pino made, here or in another thread. */
  take(line: string): void {
    if (this.#format === 'json') this.#out.write(line);
    else this.#line(plainLine(JSON.parse(line) as LogLine));
  }

  /**
   * What whoever looks at the terminal waits for: shown there whatever the level is, logged elsewhere.
   *
   * @param facts the same for machines
   */
  announce(sentence: string, facts: object, level: 'info' | 'warn' = 'info'): void {
    if (this.#format === 'json') this.logger[level](facts, sentence);
    else this.#line(sentence);
  }

  /** Where something long stands: in place on a terminal, nowhere else. */
  progress(sentence: string): void {
    if (this.#format === 'json' || this.#out.isTTY !== true) return;
    if (performance.now() - this.#drawnAt < DRAW_EVERY_MS) return;
    this.#drawnAt = performance.now();
    this.#out.write(`${CLEAR}${sentence.slice(0, (this.#out.columns ?? 80) - 1)}`);
  }

  #line(text: string): void {
    this.#out.write(`${this.#out.isTTY === true ? CLEAR : ''}${text}\n`);
  }
}

/** To the beginning of the line, and nothing left on it. */
const CLEAR = '\r\x1b[K';

/** What a line of pino says, as far as a person wants it. */
interface LogLine {
  readonly level: number;
  readonly time: number;
  readonly msg?: string;
  readonly err?: { readonly message?: string; readonly stack?: string };
}

const LEVELS: Readonly<Record<number, string>> = {
  20: '调试',
  30: '信息',
  40: '警告',
  50: '错误',
  60: '严重',
};

/** 10:32:05 in Nanjing. */
export const CLOCK_TIME = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

function plainLine({ level, time, msg = '', err }: LogLine): string {
  const stack = err?.stack ?? err?.message;
  return [
    `${CLOCK_TIME.format(time)} ${LEVELS[level] ?? ''} ${msg}`,
    ...(stack === undefined ? [] : [stack]),
  ].join('\n');
}
