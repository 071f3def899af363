/** The names that our indices and aliases have in the cluster, all under one prefix. */
import { MAPPING_VERSION } from './document.ts';

export class IndexNames {
  /** What readers ask. */
  readonly alias: string;
  /** The index that was in use before, kept for going back. */
  readonly previous: string;
  readonly #works: string;

  constructor(prefix: string) {
    this.#works = `${prefix}-works`;
    this.alias = this.#works;
    this.previous = `${this.#works}-previous`;
  }

  /** A name that was never used: mapping version, second, and some chance against two in one second. */
  fresh(now: Date): string {
    const second = now.toISOString().replace(/\D/g, '').slice(0, 14);
    const chance = Math.floor(Math.random() * 36 ** 4)
      .toString(36)
      .padStart(4, '0');
    return `${this.#works}-v${MAPPING_VERSION}-${second}-${chance}`;
  }

  /** All our indices, in use or not. */
  get all(): string {
    return `${this.#works}-v*`;
  }

  /** The alias through which an index is written to. */
  writeAlias(index: string): string {
    return `${index}-write`;
  }
}
