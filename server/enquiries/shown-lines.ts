/**
 * Lines of purchase lists as persons may see them: what was found of a line is kept as it was found, and a record
 * that was kept from readers since must not be told by it. Such a line says that it has to be checked again; a check
 * does not find the record any more.
 */
import type { CheckedLine, Checks } from '../../catalogue/ports/check-lists.ts';
import type { Hiding } from '../../catalogue/ports/hiding.ts';
import type { Records } from '../../catalogue/ports/records.ts';
import type { Suppressions } from '../../catalogue/ports/suppressions.ts';
import type { FoundWork, LineResult } from '../../catalogue/checks/result.ts';

export interface ShownFrom {
  readonly records: Pick<Hiding, 'whole'> & Pick<Records, 'document'>;
  readonly registry: { readonly suppressions: Pick<Suppressions, 'held'> };
}

const WHY = '为这一行找到的馆藏里有后来屏蔽的内容，请重新查重';

type Shown = Pick<Checks, 'lines' | 'distribution'>;

export function shownLines(
  { lines, distribution }: Shown,
  { records, registry }: ShownFrom,
): Shown {
  /** @returns the same lines, those that tell what is hidden without what was found of them */
  async function shown(found: readonly CheckedLine[]): Promise<CheckedLine[]> {
    const sources = new Set((await registry.suppressions.held()).map(({ source }) => source));
    if (sources.size === 0) return [...found];
    return Promise.all(
      found.map(async (line) =>
        line.result !== null && (await tellsHidden(line.result, sources))
          ? { ...line, result: withheld(line.result) }
          : line,
      ),
    );
  }

  async function tellsHidden(
    { works, reason }: LineResult,
    sources: ReadonlySet<string>,
  ): Promise<boolean> {
    for (const work of works) {
      const hidden: string[] = [];
      for (const { source, document } of work.holdings) {
        if (!sources.has(source)) continue;
        const whole = await records.whole(document);
        if (whole === undefined || whole.shown === 'nothing') return true;
        if (whole.shown === 'part') hidden.push(JSON.stringify(whole.document));
      }
      if (hidden.length === 0) continue;
      const shown = await Promise.all(
        work.holdings.map(async ({ document }) =>
          JSON.stringify((await records.document(document)) ?? null),
        ),
      );
      const isIn = (text: string, documents: readonly string[]): boolean =>
        documents.some((document) => document.includes(JSON.stringify(text).slice(1, -1)));
      const told = [...toldOf(work), ...Object.values(reason.values)];
      if (told.some((text) => isIn(text, hidden) && !isIn(text, shown))) return true;
    }
    return false;
  }

  return {
    lines: {
      lines: async (...asked) => {
        const found = await lines.lines(...asked);
        return { ...found, lines: await shown(found.lines) };
      },
      following: async (...asked) => shown(await lines.following(...asked)),
      line: async (...asked) => {
        const line = await lines.line(...asked);
        return line && (await shown([line]))[0];
      },
      named: (...asked) => lines.named(...asked),
      skipped: (...asked) => lines.skipped(...asked),
      sheets: (...asked) => lines.sheets(...asked),
      sums: (...asked) => lines.sums(...asked),
    },
    distribution: {
      lines: async (...asked) => {
        const { total, lines: found } = await distribution.lines(...asked);
        const told = await shown(found.map(({ line }) => line));
        return {
          total,
          lines: found.map((one, i) => ({ ...one, line: told[i] ?? one.line })),
        };
      },
      sums: (...asked) => distribution.sums(...asked),
      given: (...asked) => distribution.given(...asked),
      give: (...asked) => distribution.give(...asked),
    },
  };
}

/** What is said of a work in words of its records. */
function toldOf({ reasons, holdings }: FoundWork): string[] {
  return [
    ...reasons.map(({ b }) => b),
    ...holdings.flatMap(({ callNumber, links }) => [callNumber ?? '', ...links]),
  ].filter((text) => text !== '');
}

function withheld(result: LineResult): LineResult {
  return {
    ...result,
    verdict: 'unreadable',
    mine: false,
    score: 0,
    reason: { code: 'unreadable', values: { why: WHY } },
    sentence: `无法核对：${WHY}`,
    conflict: false,
    works: [],
  };
}
