/**
 * Lines of a list, handed to the rows that they came from while the file goes by once more. Lines come in the order
 * of the file, so that few wait at a time; a line whose row does not come is a fault of ours and never passed over.
 */
import { FileUnreadable } from '../../formats/files/file-kind.ts';
import type { CheckedLine } from '../../catalogue/ports/check-lists.ts';

export class LinesByRow {
  readonly #lines: AsyncIterator<CheckedLine>;
  readonly #waiting = new Map<string, CheckedLine>();
  readonly #count: number;
  #next: CheckedLine | undefined;
  #isAtEnd = false;
  #taken = 0;

  /** @param count of the lines there are */
  constructor(lines: AsyncIterable<CheckedLine>, count: number) {
    this.#lines = lines[Symbol.asyncIterator]();
    this.#count = count;
  }

  /** The line of a row; rows are asked for from the top, sheet by sheet. */
  async take(sheet: string, row: number): Promise<CheckedLine | undefined> {
    for (;;) {
      const next = await this.#peek();
      if (next?.sheet !== sheet || next.row > row) break;
      this.#waiting.set(nameOf(next), next);
      this.#next = undefined;
    }
    const name = nameOf({ sheet, row });
    const line = this.#waiting.get(name);
    if (this.#waiting.delete(name)) this.#taken++;
    return line;
  }

  /** @throws FileUnreadable when a line has not been asked for, or the list is another now */
  async end(file: string): Promise<void> {
    const left = [...this.#waiting.values()][0] ?? (await this.#peek());
    await this.#lines.return?.();
    if (left === undefined && this.#taken !== this.#count)
      throw new FileUnreadable(`清单 ${file} 在下载时重新读过了，请再下载一次。`, 'damaged');
    if (left === undefined) return;
    const where = `${left.sheet}${left.sheet === '' ? '' : ' '}第 ${left.row} 行`;
    throw new FileUnreadable(
      `文件 ${file} 与核对时不同：找不到 ${where}。请重新上传核对。`,
      'damaged',
    );
  }

  async #peek(): Promise<CheckedLine | undefined> {
    if (this.#next === undefined && !this.#isAtEnd) {
      const next = await this.#lines.next();
      if (next.done === true) this.#isAtEnd = true;
      else this.#next = next.value;
    }
    return this.#next;
  }
}

function nameOf({ sheet, row }: { readonly sheet: string; readonly row: number }): string {
  return `${row} ${sheet}`;
}
