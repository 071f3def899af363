/**
 * 馆藏去向: who gets how many copies of the lines of a list that are bought. The library whose list it is, and the
 * administrator, say it for every library; another library, when the list is shared with it, for itself alone. Each
 * act is entered in the audit before it is done.
 */
import { actsFor } from '../../catalogue/actor.ts';
import type { Actor } from '../../catalogue/actor.ts';
import {
  MOST_COPIES,
  MOST_DISTRIBUTED,
  copiesIn,
  holdersOf,
} from '../../catalogue/checks/distribution.ts';
import type { GivenCell } from '../../catalogue/checks/distribution.ts';
import type { CheckList, LineName } from '../../catalogue/checks/list.ts';
import type { Checks } from '../../catalogue/ports/check-lists.ts';
import type { Registry } from '../../catalogue/ports/registry.ts';
import { WrongState, WrongValues } from '../refusals.ts';
import { seenCheck } from './own-check.ts';
import { objectIn } from './values.ts';
import type { Faults } from './values.ts';

export interface DistributionActParts {
  readonly registry: Pick<Registry, 'audit' | 'libraries'>;
  readonly checks: Checks;
  readonly now: () => Date;
}

/** Each throws NotThere for a list that is neither one's own nor shared. */
export interface DistributionActs {
  /**
   * @param cells JSON, each `{ sheet, row, library, copies, from }`; `from` is what stood there when it was looked at
   * @returns how many cells are another than before
   * @throws WrongValues naming each cell that cannot be taken as `cells[0]`; then none is
   */
  readonly distribute: (id: string, cells: unknown, by: Actor) => Promise<number>;
  /** One copy for each library that has the title nowhere and is given none. @returns how many cells */
  readonly distributeOneEach: (id: string, by: Actor) => Promise<number>;
}

/** Cells of one act: all lines, a dozen libraries and some. */
const MOST_CELLS = 200_000;
const MOST_FAULTS = 50;
/** Lines that are read at once. */
const PIECE = 200;

export function distributionActs({
  registry,
  checks,
  now,
}: DistributionActParts): DistributionActs {
  async function give(list: CheckList, cells: readonly GivenCell[], by: Actor): Promise<number> {
    const [first] = cells;
    if (first === undefined) return 0;
    const at = now().toISOString();
    const only =
      cells.length === 1
        ? { sheet: first.sheet, row: first.row, library: first.library, copies: first.copies }
        : {};
    await registry.audit.note({
      at,
      by,
      act: 'check-distribute',
      subject: `check:${list.id}`,
      before: null,
      after: { cells: cells.length, ...only },
      libraries: [...new Set([list.library, ...(by.library === null ? [] : [by.library])])],
    });
    await checks.distribution.give(list.id, cells, by.name, at);
    return cells.length;
  }

  /** Codes of the libraries for which this one may say it. */
  async function columnsOf(list: CheckList, by: Actor): Promise<readonly string[]> {
    if (by.library !== null && !actsFor(by, [list.library])) return [by.library];
    return (await registry.libraries()).map(({ code }) => code);
  }

  return {
    distribute: async (id, given, by) => {
      const { list } = await seenCheck(checks, id, by);
      const lines = await boughtOf(checks, id);
      const columns = await columnsOf(list, by);
      const stands = new Map((await checks.distribution.given(id)).map((one) => [keyOf(one), one]));
      if (!Array.isArray(given) || given.length > MOST_CELLS)
        throw new WrongValues({
          cells: `cells 应为 [{ sheet, row, library, copies }]，最多 ${MOST_CELLS} 格`,
        });
      const faults: Faults = {};
      const cells = (given as readonly unknown[]).flatMap((one, i) => {
        const cell = cellIn(one, { lines, columns, stands });
        if (typeof cell !== 'string') return [cell];
        if (Object.keys(faults).length < MOST_FAULTS) faults[`cells[${i}]`] = cell;
        return [];
      });
      if (Object.keys(faults).length > 0) throw new WrongValues(faults);
      // Of two that name one cell the later one counts.
      const last = new Map(cells.map((cell) => [keyOf(cell), cell]));
      const changed = [...last].filter(
        ([key, { copies }]) => copies !== (stands.get(key)?.copies ?? 0),
      );
      return give(
        list,
        changed.map(([, cell]) => cell),
        by,
      );
    },
    distributeOneEach: async (id, by) => {
      const { list } = await seenCheck(checks, id, by);
      await boughtOf(checks, id);
      const columns = await columnsOf(list, by);
      const cells: GivenCell[] = [];
      for (let offset = 0; ; offset += PIECE) {
        const { lines } = await checks.distribution.lines(id, PIECE, offset);
        for (const { line, given } of lines) {
          const held = holdersOf(line);
          for (const library of columns)
            if (!Object.hasOwn(held, library) && given[library] === undefined)
              cells.push({ sheet: line.sheet, row: line.row, library, copies: 1 });
        }
        if (lines.length < PIECE) return give(list, cells, by);
      }
    },
  };
}

/** @throws WrongState when they are too many */
async function boughtOf({ lines }: Checks, id: string): Promise<ReadonlySet<string>> {
  const named = await lines.named(id, { decision: 'buy' }, MOST_DISTRIBUTED + 1);
  if (named.length > MOST_DISTRIBUTED)
    throw new WrongState(
      `选定要买的行超过 ${MOST_DISTRIBUTED} 行，一张去向表放不下；请把清单分成几份。`,
    );
  return new Set(named.map(lineKeyOf));
}

function lineKeyOf({ sheet, row }: LineName): string {
  return `${row} ${sheet}`;
}

function keyOf(cell: GivenCell): string {
  return `${cell.library} ${lineKeyOf(cell)}`;
}

interface Known {
  readonly lines: ReadonlySet<string>;
  readonly columns: readonly string[];
  readonly stands: ReadonlyMap<string, GivenCell>;
}

/** The cell, or a sentence that says why it cannot be taken. */
function cellIn(given: unknown, { lines, columns, stands }: Known): GivenCell | string {
  const faults: Faults = {};
  const names = ['sheet', 'row', 'library', 'copies', 'from'];
  const { sheet = '', row, library, copies: said, from } = objectIn(given, names, faults);
  const [fault] = Object.values(faults);
  if (fault !== undefined) return fault;
  if (typeof sheet !== 'string' || typeof row !== 'number' || !lines.has(lineKeyOf({ sheet, row })))
    return `第 ${shown(row)} 行不是选定要买的行（sheet、row 见清单）`;
  if (typeof library !== 'string' || !columns.includes(library))
    return `第 ${row} 行：library 应为您可以填写的馆：${columns.join('、')}`;
  const copies = copiesIn(said);
  if (copies === undefined || said === null)
    return `第 ${row} 行：册数应为 0 到 ${MOST_COPIES} 的整数，收到“${shown(said)}”`;
  const cell = { sheet, row, library, copies };
  const stood = stands.get(keyOf(cell))?.copies ?? 0;
  if (from !== undefined && from !== stood && stood !== copies)
    return `第 ${row} 行：这一格刚才被别人改成 ${stood} 册，请看过再改`;
  return cell;
}

function shown(value: unknown): string {
  return String(value).slice(0, 20);
}
