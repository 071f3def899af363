/**
 * Other sources of the same repository. Two of one repository are right as long as each harvests records of its
 * own; the same records are never harvested twice. Of another library's source nobody is told more than that
 * there is one.
 */
import { actsFor } from '../../catalogue/actor.ts';
import type { Actor } from '../../catalogue/actor.ts';
import { repositoryKey } from '../../catalogue/base-url.ts';
import type { Diagnosis } from '../../catalogue/diagnosis.ts';
import type { Registration } from '../../catalogue/registration.ts';
import { isInSet } from '../../catalogue/source.ts';
import { WrongValues } from '../refusals.ts';

/** `same`: the same format and records; `partly`: some records are in both, or another format of them; `apart`: none. */
export type Overlap = 'same' | 'partly' | 'apart';

export interface Twin {
  readonly overlap: Overlap;
  /** Null for one of a library that the actor does not act for. */
  readonly source: Registration | null;
  /** Whether it is harvested or asked to be; a draft and a retired one are not. */
  readonly isStanding: boolean;
}

/** What is asked for, or may be. */
type Asked = Pick<Registration, 'baseUrl' | 'metadataPrefix' | 'set'> & {
  /** Absent for an address that is no source. */
  readonly id?: string;
};

/**
 * Those that the actor may be told of, her own first: of other libraries only what stands, and that once.
 *
 * @param found of the address: the interface may be elsewhere, or call itself by another name
 */
export function twinsOf(
  asked: Asked,
  found: Pick<Diagnosis, 'suggestion' | 'identify'> | undefined,
  all: readonly Registration[],
  by: Actor,
): readonly Twin[] {
  const named = [asked.baseUrl, found?.suggestion, found?.identify?.baseUrl];
  const keys = new Set(named.flatMap((address) => (address ? [repositoryKey(address)] : [])));
  const twins = all
    .filter(({ id, baseUrl }) => id !== asked.id && keys.has(repositoryKey(baseUrl)))
    .map((source) => ({
      overlap: overlapOf(asked, source),
      source: actsFor(by, [source.library]) ? source : null,
      isStanding: isStanding(source),
    }));
  const own = twins.filter(({ source }) => source !== null);
  const others = twins.filter(({ source, isStanding: stands }) => source === null && stands);
  const worst = OVERLAPS.flatMap(
    (overlap) => others.find((twin) => twin.overlap === overlap) ?? [],
  );
  return [...own, ...worst.slice(0, 1)];
}

const OVERLAPS: readonly Overlap[] = ['same', 'partly', 'apart'];

/** @throws WrongValues when the same records are asked for by another source */
export function refuseTwice(source: Registration, all: readonly Registration[], by: Actor): void {
  const other = twinsOf(source, undefined, all, by).find(
    ({ overlap, isStanding: stands }) => overlap === 'same' && stands,
  );
  if (other === undefined) return;
  const which = other.source === null ? '别的馆的一个数据源' : `数据源 ${other.source.id}`;
  throw new WrongValues({
    baseUrl: `同一个接口、格式和集合已登记为${which}；记录不收割两遍，请换一个集合，或改用那一个`,
  });
}

function isStanding({ state, approvedAt, ruledBy, submittedAt }: Registration): boolean {
  return (
    state !== 'retired' && (approvedAt !== null || ruledBy === 'settings' || submittedAt !== null)
  );
}

function overlapOf(a: Asked, b: Asked): Overlap {
  if (a.set === b.set) return a.metadataPrefix === b.metadataPrefix ? 'same' : 'partly';
  const isPart =
    a.set === undefined ||
    b.set === undefined ||
    isInSet([a.set], b.set) ||
    isInSet([b.set], a.set);
  return isPart ? 'partly' : 'apart';
}
