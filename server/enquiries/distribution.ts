/**
 * 馆藏去向 of a list as one person may see it: every column for whoever the list belongs to, and for another library,
 * when the list is shared, its own column and nothing of prices, orders or other libraries.
 */
import path from 'node:path';
import { rm } from 'node:fs/promises';
import { distributionLineOf } from '../../acquisitions/distribution/distribution.ts';
import type { Distribution } from '../../acquisitions/distribution/distribution.ts';
import { distributionFile } from '../../acquisitions/distribution/distribution-file.ts';
import { readDistribution } from '../../acquisitions/distribution/read-distribution.ts';
import type { ReadDistribution } from '../../acquisitions/distribution/read-distribution.ts';
import type { Actor } from '../../catalogue/actor.ts';
import { MOST_DISTRIBUTED } from '../../catalogue/checks/distribution.ts';
import type { CheckList } from '../../catalogue/checks/list.ts';
import type { DistributedLine } from '../../catalogue/ports/check-lists.ts';
import { dayInShanghai } from '../../catalogue/time.ts';
import { seenCheck } from '../../desk/checks/own-check.ts';
import { WrongState } from '../../desk/refusals.ts';
import type { PortalDeps } from '../portal-deps.ts';

/** Lines that are read at once, while nobody else is served. */
const PIECE = 200;

export interface SeenDistribution {
  readonly list: CheckList;
  readonly isOwn: boolean;
  /** Whose columns are shown. */
  readonly libraries: Distribution['libraries'];
  /** The one whose column alone is shown; undefined = all are. */
  readonly alone: string | undefined;
}

/** @throws NotThere */
export async function seenDistribution(
  { checks, federation }: PortalDeps,
  id: string,
  by: Actor,
): Promise<SeenDistribution> {
  const { list, isOwn } = await seenCheck(checks, id, by);
  const alone = isOwn || by.library === null ? undefined : by.library;
  const libraries = federation()
    .libraries.map(({ library: { code, shortName } }) => ({ code, name: shortName }))
    .filter(({ code }) => alone === undefined || code === alone);
  return { list, isOwn, libraries, alone };
}

/** All lines at once. @throws WrongState when they are too many */
export async function wholeDistribution(
  { checks }: PortalDeps,
  { list, libraries, alone }: SeenDistribution,
): Promise<Distribution> {
  const lines: DistributedLine[] = [];
  for (;;) {
    const piece = await checks.distribution.lines(list.id, PIECE, lines.length);
    if (piece.total > MOST_DISTRIBUTED)
      throw new WrongState(
        `选定要买的行超过 ${MOST_DISTRIBUTED} 行，一张去向表放不下；请把清单分成几份。`,
      );
    lines.push(...piece.lines);
    if (piece.lines.length < PIECE) break;
  }
  return {
    list: list.id,
    // What others call their list is not theirs to know.
    name: alone === undefined ? list.name : `馆藏去向 ${dayInShanghai(list.at)}`,
    libraries,
    isWhole: alone === undefined,
    lines: lines.map((line) => distributionLineOf(line, alone)),
  };
}

/** As it goes to whoever fills it in. */
export async function distributionSheet(
  deps: PortalDeps,
  seen: SeenDistribution,
): Promise<{ readonly name: string; readonly pieces: AsyncIterable<Uint8Array> }> {
  const distribution = await wholeDistribution(deps, seen);
  return { name: `${distribution.name}-去向.xlsx`, pieces: distributionFile(distribution) };
}

/** What an edited file says; the file is gone afterwards. @throws FileUnreadable */
export async function editedDistribution(
  deps: PortalDeps,
  seen: SeenDistribution,
  file: { readonly id: string; readonly name: string },
): Promise<ReadDistribution> {
  const place = path.join(deps.checkFolder, path.basename(file.id));
  try {
    return await readDistribution(place, file.name, await wholeDistribution(deps, seen));
  } finally {
    await rm(place, { force: true });
  }
}

/** Changes of a file as the act takes them; what stood there is named, so that nothing that came since is lost. */
export function cellsOf({ changes }: ReadDistribution): readonly object[] {
  return changes.map(({ line: { sheet, row }, library, from, to }) => ({
    sheet,
    row,
    library,
    copies: to,
    from,
  }));
}
