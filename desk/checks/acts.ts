/**
 * What persons do with purchase lists: one is made, changed, checked again, removed; lines are chosen, one by one or
 * many at once, and what was chosen is taken back. Each is entered in the audit before it is done, as the lists stand
 * in a file of their own. Prices and suppliers are no part of the entry: more people read it than may see these.
 */
import { actsFor } from '../../catalogue/actor.ts';
import type { Actor } from '../../catalogue/actor.ts';
import type { ActName, Facts } from '../../catalogue/audit.ts';
import { isBeingChecked } from '../../catalogue/checks/list.ts';
import type { CheckList, Choice, LineName } from '../../catalogue/checks/list.ts';
import { OFFERED, PURPOSES } from '../../catalogue/checks/rows.ts';
import type { MatchDecision, MatchVerdict, RecordName } from '../../catalogue/matching/decision.ts';
import type { CheckFiles, Checks, LineQuery } from '../../catalogue/ports/check-lists.ts';
import type { Registry } from '../../catalogue/ports/registry.ts';
import { NotThere, TooOften, WrongState, WrongValues } from '../refusals.ts';
import { lineOf, ownCheck } from './own-check.ts';
import { changesIn, choiceIn, nameIn, oneOf, throwFaults } from './values.ts';
import type { Faults } from './values.ts';

export interface CheckActParts {
  readonly registry: Pick<Registry, 'audit' | 'libraries'>;
  readonly checks: Checks;
  readonly checkFiles: CheckFiles;
  readonly decideMatch: (verdict: MatchVerdict, by: Actor) => Promise<MatchDecision>;
  readonly now: () => Date;
}

/** A list that has arrived whole, and what was said of it; what a form or an address gives, not yet looked at. */
export interface ReceivedList {
  /** 32 hexadecimal digits: the name of the file in its folder. */
  readonly id: string;
  /** As whoever sent it calls it. */
  readonly fileName: string;
  /** '' = by the file. */
  readonly name: string;
  readonly supplier: string;
  readonly library: string;
  readonly purpose: string;
  readonly offered: string;
  readonly shared: boolean;
}

/** Which lines are meant: named, or all that a filter finds. */
export type MeantLines = { readonly lines: readonly LineName[] } | { readonly query: LineQuery };

/** Each throws NotThere for what is another library's. */
export interface CheckActs {
  /** @throws WrongValues, WrongState, TooOften; the file is removed then */
  readonly makeCheck: (list: ReceivedList, by: Actor) => Promise<CheckList>;
  /** Other columns are remembered for the supplier. @param changes JSON @throws WrongValues, WrongState */
  readonly changeCheck: (id: string, changes: unknown, by: Actor) => Promise<CheckList>;
  /** @throws WrongState */
  readonly checkAgain: (id: string, by: Actor) => Promise<CheckList>;
  readonly removeCheck: (id: string, by: Actor) => Promise<void>;
  /** @param choice JSON @returns how many lines @throws WrongValues */
  readonly chooseLines: (
    id: string,
    meant: MeantLines,
    choice: unknown,
    by: Actor,
  ) => Promise<number>;
  /** @returns how many choices there were to be taken back */
  readonly takeBackChoices: (id: string, meant: MeantLines, by: Actor) => Promise<number>;
  /**
   * Two records that were found for one line: what a person said of them there holds for the catalogue from now on.
   *
   * @throws WrongValues when they were not found for it; what `decideMatch` throws
   */
  readonly decideMatchOfLine: (
    id: string,
    line: LineName,
    verdict: MatchVerdict,
    by: Actor,
  ) => Promise<MatchDecision>;
}

/** Lists of one library that are read or checked at a time, and that are kept. */
const MOST_OPEN = 10;
const MOST_KEPT = 500;
/** Lines of one act. */
const MOST_CHOSEN = 20_000;

export function checkActs(parts: CheckActParts): CheckActs {
  const { registry, checks, checkFiles, now } = parts;
  const note = async (
    act: ActName,
    list: Pick<CheckList, 'id' | 'library'>,
    by: Actor,
    before: Facts | null,
    after: Facts | null,
  ): Promise<void> => {
    const [at, subject] = [now().toISOString(), `check:${list.id}`];
    const libraries = [list.library];
    await registry.audit.note({ at, by, act, subject, before, after, libraries });
  };

  /** One after the other, so that each is counted before the next. */
  let making: Promise<unknown> = Promise.resolve();
  function inTurn(given: ReceivedList, by: Actor): Promise<CheckList> {
    const made = making.then(() => make(given, by));
    making = made.catch(() => undefined);
    return made;
  }

  async function make(given: ReceivedList, by: Actor): Promise<CheckList> {
    const { id, fileName, shared } = given;
    const bytes = await checkFiles.size(id);
    const faults: Faults = {};
    if (bytes === undefined) faults['file'] = '文件没有收到，请再上传一次';
    if (bytes === 0) faults['file'] = '清单是空的：请上传文件，或粘贴书目';
    const purpose = oneOf('purpose', given.purpose, PURPOSES, faults);
    const offered = oneOf('offered', given.offered || 'auto', OFFERED, faults);
    const library = given.library || (by.library ?? '');
    const codes = (await registry.libraries()).map(({ code }) => code);
    if (!codes.includes(library)) faults['library'] = `library 应为馆的代码：${codes.join('、')}`;
    else if (!actsFor(by, [library])) throw new NotThere('没有这个馆，或不是本馆。');
    throwFaults(faults);
    const { kept, open } = await checks.lists.count(library);
    if (open >= MOST_OPEN)
      throw new TooOften(`本馆已有 ${MOST_OPEN} 个清单正在查重，请等其中一个查完再上传。`);
    if (kept >= MOST_KEPT) throw new WrongState(`本馆已保存 ${MOST_KEPT} 个清单，请先删除不用的。`);
    const called = nameIn(fileName, '粘贴的书目');
    const made = {
      id,
      library,
      name: nameIn(given.name, called),
      supplier: nameIn(given.supplier, ''),
      purpose: purpose ?? 'buy',
      offered: offered ?? 'auto',
      shared,
      fileName: called,
      bytes: bytes ?? 0,
      at: now().toISOString(),
      by: by.name,
    } as const;
    await note('check-add', made, by, null, factsOf(made));
    await checks.lists.add(made);
    checkFiles.begin();
    return ownCheck(checks, id, by);
  }

  async function named(id: string, meant: MeantLines): Promise<readonly LineName[]> {
    if ('query' in meant) return checks.lines.named(id, meant.query, MOST_CHOSEN + 1);
    for (const name of meant.lines) await lineOf(checks, id, name);
    return meant.lines;
  }

  return {
    makeCheck: async (given, by) => {
      if (!/^[0-9a-f]{32}$/.test(given.id) || (await checks.lists.find(given.id)) !== undefined)
        throw new WrongValues({ file: '文件没有收到，请再上传一次' });
      try {
        return await inTurn(given, by);
      } catch (error) {
        await checkFiles.remove(given.id);
        throw error;
      }
    },
    changeCheck: async (id, given, by) => {
      const before = await ownCheck(checks, id, by);
      if (saysHowToRead(given) && before.state === 'reading')
        throw new WrongState('清单还在读，请等列名出来再改。');
      const sheets = (await checks.lines.sheets(id)).map(({ sheet }) => sheet);
      const changes = changesIn(given, { columns: before.columns, sheets });
      await note('check-change', before, by, factsOf(before), factsOf({ ...before, ...changes }));
      if (changes.columns !== undefined)
        await checks.columns.rememberColumns(
          before.library,
          changes.supplier ?? before.supplier,
          changes.columns,
        );
      const after = await checks.lists.change(id, changes);
      checkFiles.begin();
      return after ?? ownCheck(checks, id, by);
    },
    checkAgain: async (id, by) => {
      const list = await ownCheck(checks, id, by);
      if (isBeingChecked(list)) throw new WrongState('清单正在查重，请等它查完。');
      await note('check-again', list, by, null, factsOf(list));
      const after = await checks.lists.checkAgain(id);
      checkFiles.begin();
      return after ?? ownCheck(checks, id, by);
    },
    removeCheck: async (id, by) => {
      const list = await ownCheck(checks, id, by);
      await note('check-remove', list, by, factsOf(list), null);
      await checks.lists.remove(id);
      await checkFiles.remove(id);
      // Its lines go slice by slice.
      checkFiles.begin();
    },
    chooseLines: async (id, meant, given, by) => {
      const list = await ownCheck(checks, id, by);
      const choice = choiceIn(given);
      const lines = await named(id, meant);
      assertFew(lines);
      if (lines.length === 0) return 0;
      await assertWork(list, lines, choice);
      await note('check-choose', list, by, null, { ...whichOf(list, lines), ...choice });
      const at = now().toISOString();
      await checks.choices.choose(id, lines, { ...choice, by: by.name, at });
      return lines.length;
    },
    takeBackChoices: async (id, meant, by) => {
      const list = await ownCheck(checks, id, by);
      const lines = await named(id, meant);
      assertFew(lines);
      await note('check-take-back', list, by, whichOf(list, lines), null);
      return checks.choices.takeBack(id, lines, by.name, now().toISOString());
    },
    decideMatchOfLine: async (id, name, verdict, by) => {
      await ownCheck(checks, id, by);
      const { result } = await lineOf(checks, id, name);
      const holdings = result?.works.flatMap((work) => work.holdings) ?? [];
      const isFound = ({ source, identifier }: RecordName): boolean =>
        holdings.some((one) => one.source === source && one.identifier === identifier);
      const faults: Faults = {};
      if (!isFound(verdict.a)) faults['a'] = 'a 不是为这一行找到的记录';
      if (!isFound(verdict.b)) faults['b'] = 'b 不是为这一行找到的记录';
      throwFaults(faults);
      return parts.decideMatch(verdict, by);
    },
  };

  /** A work that a line is meant to be has been found for it. @throws WrongValues */
  async function assertWork(
    list: CheckList,
    lines: readonly LineName[],
    { work }: Choice,
  ): Promise<void> {
    if (work === null) return;
    if (lines.length > 1) throw new WrongValues({ work: 'work 只能为一行指定' });
    for (const name of lines) {
      const { result } = await lineOf(checks, list.id, name);
      if (result?.works.some(({ id }) => id === work) !== true)
        throw new WrongValues({ work: 'work 不是为这一行找到的文献，见 works' });
    }
  }
}

function saysHowToRead(given: unknown): boolean {
  return typeof given === 'object' && given !== null && ('columns' in given || 'sheet' in given);
}

/** @throws WrongValues */
function assertFew(lines: readonly LineName[]): void {
  if (lines.length > MOST_CHOSEN)
    throw new WrongValues({ lines: `一次最多 ${MOST_CHOSEN} 行，请分几次` });
}

function whichOf({ library }: CheckList, lines: readonly LineName[]): Facts {
  const [first] = lines;
  const only = lines.length === 1 ? { sheet: first?.sheet, row: first?.row } : {};
  return { library, lines: lines.length, ...only };
}

/** As the audit says it. */
function factsOf(
  list: Pick<CheckList, 'library' | 'name' | 'purpose' | 'offered' | 'shared'>,
): Facts {
  const { library, name, purpose, offered, shared } = list;
  return { library, name, purpose, offered, shared };
}
