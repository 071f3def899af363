/**
 * A block that a page can do without: what goes wrong with it never fails the page. It is left out, and
 * logged with its cause, the same cause once.
 */
import type { Logger } from 'pino';
import { messageOf } from '../../catalogue/errors.ts';
import { SearchUnavailable } from '../../catalogue/ports/search-index.ts';

/** Causes that are remembered; beyond them the oldest is told again. */
const MOST_TOLD = 200;

export class OptionalBlocks {
  readonly #logger: Pick<Logger, 'error'>;
  readonly #told = new Set<string>();

  constructor(logger: Pick<Logger, 'error'>) {
    this.#logger = logger;
  }

  /**
   * @param block what readers know it by, e.g. 相关文献
   * @returns undefined when it went wrong
   */
  async of<T>(block: string, make: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await make();
    } catch (error) {
      this.tell(block, error);
      return undefined;
    }
  }

  /** Logs what went wrong with a block. That the engine is away is told by others, who ask it for more. */
  tell(block: string, error: unknown): void {
    if (error instanceof SearchUnavailable) return;
    const cause = `${block} ${messageOf(error)}`;
    if (this.#told.has(cause)) return;
    const [oldest = ''] = this.#told;
    if (this.#told.size >= MOST_TOLD) this.#told.delete(oldest);
    this.#told.add(cause);
    this.#logger.error(
      { err: error },
      `页面上的“${block}”出错，已略去，页面照常显示：${messageOf(error)}`,
    );
  }
}
