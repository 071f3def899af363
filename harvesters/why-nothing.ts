/**
 * Why a list brings nothing: there is nothing, or it was asked for by a set or a format that the repository
 * does not have. Many answer `noRecordsMatch` to a set that was renamed or never was (dataverse#3284), and
 * that must not pass for "nothing new".
 */
import type { ShownAddress } from '../catalogue/address.ts';
import { isInSet } from '../catalogue/source.ts';
import type { Source } from '../catalogue/source.ts';
import { meant } from './meant.ts';
import type { OaiClient } from './oai/client.ts';
import { HarvestError, RetryLater } from './oai/errors.ts';

/** The set of the settings is none of the repository. */
export class SetUnknown extends HarvestError {
  readonly code = 'SET_UNKNOWN';

  /** @param sets that there are; none = the repository has no sets at all; undefined = it does not say */
  constructor(asked: ShownAddress, set: string, sets: readonly string[] | undefined) {
    super(`${whatOf(set, sets)}已存的记录都保留。请求：${asked}`, asked);
  }
}

function whatOf(set: string, sets: readonly string[] | undefined): string {
  if (sets === undefined)
    return `对方列不出集合，按集合“${set}”也问不到一条记录：它也许不存在，请核对设置中这个数据源的 set。`;
  if (sets.length === 0)
    return `对方不分集合（noSetHierarchy），按集合“${set}”问不到记录：请从设置中删去这个数据源的 set。`;
  return `对方没有集合“${set}”${meant(set, sets)}。请改正设置中这个数据源的 set；`;
}

/** The format of the settings is none that the repository gives. */
export class FormatNotOffered extends HarvestError {
  readonly code = 'FORMAT_NOT_OFFERED';

  constructor(asked: ShownAddress, prefix: string, offered: readonly string[]) {
    super(
      `对方不提供格式“${prefix}”${meant(prefix, offered)}。请改正设置中这个数据源的 metadataPrefix。请求：${asked}`,
      asked,
    );
  }
}

export interface Nothing {
  /** The request that brought nothing, or was refused. */
  readonly asked: ShownAddress;
  /** setSpecs that the repository listed at the beginning of the run. */
  readonly sets: readonly string[];
  /** Whether everything was asked for: of some days there may well be nothing. */
  readonly isAll: boolean;
}

/** @returns undefined when the set and the format are there, or nobody can say */
export async function whyNothing(
  client: OaiClient,
  { metadataPrefix, set }: Pick<Source, 'metadataPrefix' | 'set'>,
  { asked, sets: known, isAll }: Nothing,
): Promise<HarvestError | undefined> {
  // Every repository has oai_dc (OAI-PMH 2.0 section 5.2.1).
  const mayLack = isAll && metadataPrefix !== 'oai_dc';
  const formats = mayLack ? await orUndefined(client.listMetadataFormats()) : undefined;
  const offered = formats?.map((format) => format.metadataPrefix) ?? [];
  if (offered.length > 0 && !offered.includes(metadataPrefix))
    return new FormatNotOffered(asked, metadataPrefix, offered);
  if (set === undefined || known.includes(set)) return undefined;
  const sets = (await orUndefined(client.listSets()))?.map(({ setSpec }) => setSpec);
  if (sets?.includes(set) === true) return undefined;
  // Some know sets that they do not list.
  const all = { metadataPrefix, set, granularity: 'day' } as const;
  const listed = await orUndefined(client.listIdentifiers(all));
  const isThere = listed?.headers.some((header) => mayBeIn(header, set)) ?? false;
  return isThere ? undefined : new SetUnknown(asked, set, sets);
}

/** A header without sets says nothing. */
export function mayBeIn(
  { setSpecs }: { readonly setSpecs: readonly string[] },
  set: string,
): boolean {
  return setSpecs.length === 0 || isInSet(setSpecs, set);
}

/** What cannot be had says nothing. */
async function orUndefined<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof HarvestError) || error instanceof RetryLater) throw error;
    return undefined;
  }
}
