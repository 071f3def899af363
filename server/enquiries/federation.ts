/**
 * The libraries, their sources and collections with what was harvested of them: the facts that home,
 * libraries, status and the API show in different dress. Gathered from all ports at once and kept for
 * two seconds, so that a crowd on the home page is not a crowd on the catalogue.
 */
import type { CollectionInfo } from '../../catalogue/document.ts';
import type { Library } from '../../catalogue/library.ts';
import type { SourceLedger } from '../../catalogue/runs/source-ledger.ts';
import type { Source } from '../../catalogue/source.ts';
import type { WarningCount } from '../../catalogue/warnings.ts';
import type { PortalDeps } from '../portal-deps.ts';

export interface SourceFacts {
  readonly source: Source;
  readonly ledger: SourceLedger;
  readonly warnings: readonly WarningCount[];
}

export interface LibraryFacts {
  readonly library: Library;
  readonly works: number;
  readonly records: number;
  /** End of the last good run of any of its sources, ISO 8601 UTC; null = never. */
  readonly lastHarvest: string | null;
  readonly sources: readonly SourceFacts[];
  readonly collections: readonly CollectionInfo[];
}

export interface Federation {
  /** Live works, each counted once. */
  readonly works: number;
  /** Every library of the settings in their order, then those that only records still name. */
  readonly libraries: readonly LibraryFacts[];
  readonly sources: readonly SourceFacts[];
  readonly collections: readonly CollectionInfo[];
}

const KEPT_MS = 2000;

/** @returns a function that gathers, or gives what it gathered within the last two seconds */
export function federationOf(deps: PortalDeps): () => Promise<Federation> {
  let kept: { readonly at: number; readonly federation: Promise<Federation> } | undefined;
  return () => {
    const at = deps.now().getTime();
    if (kept === undefined || at - kept.at >= KEPT_MS || at < kept.at) {
      const federation = gather(deps);
      kept = { at, federation };
      // A failure is told to whoever asked and not kept.
      federation.catch(() => (kept = undefined));
    }
    return kept.federation;
  };
}

async function gather(deps: PortalDeps): Promise<Federation> {
  const [registered, collections, totals] = await Promise.all([
    deps.sources(),
    deps.collections(),
    deps.records.totals(),
  ]);
  const sources = await Promise.all(
    registered.map(async (source) => ({
      source,
      ledger: await deps.records.ledger(source.id),
      warnings: await deps.records.warnings(source.id),
    })),
  );
  const known = new Set(deps.libraries.map(({ code }) => code));
  const orphans = Object.keys(totals.byLibrary)
    .filter((code) => !known.has(code))
    .map((code): Library => ({ code, name: code, nameEn: code, shortName: code }));
  const libraries = [...deps.libraries, ...orphans].map((library): LibraryFacts => {
    const own = sources.filter(({ source }) => source.library === library.code);
    const good = own.flatMap(({ ledger }) => ledger.lastGoodAt ?? []).sort();
    return {
      library,
      works: totals.byLibrary[library.code]?.works ?? 0,
      records: totals.byLibrary[library.code]?.records ?? 0,
      lastHarvest: good.at(-1) ?? null,
      sources: own,
      collections: collections.filter((collection) => collection.library === library.code),
    };
  });
  return { works: totals.works, libraries, sources, collections };
}
