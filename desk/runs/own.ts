/** Which source or run somebody may act on, or look into: of the own library, or any for who acts for all. */
import { actsFor } from '../../catalogue/actor.ts';
import type { Actor } from '../../catalogue/actor.ts';
import type { Registry } from '../../catalogue/ports/registry.ts';
import type { SourceLedgers } from '../../catalogue/ports/source-ledgers.ts';
import type { RunId, RunSummary } from '../../catalogue/runs/run.ts';
import type { Source } from '../../catalogue/source.ts';
import { NotThere } from '../refusals.ts';

export interface OwnParts {
  readonly registry: Pick<Registry, 'sources'>;
  readonly records: Pick<SourceLedgers, 'run'>;
}

export interface OwnRun {
  readonly run: RunSummary;
  /** Whose it is; nobody's when its source is registered no more. */
  readonly libraries: readonly string[];
}

/** @throws NotThere also when it is another library's: who may not know of it is told the same */
export async function ownSource(
  { registry }: Pick<OwnParts, 'registry'>,
  id: string,
  by: Actor,
): Promise<Source> {
  const source = (await registry.sources()).find((one) => one.id === id);
  if (source === undefined || !actsFor(by, [source.library]))
    throw new NotThere(`没有数据源 ${id}。`);
  return source;
}

/** @throws NotThere as above; a run whose source is registered no more is there for who acts for all */
export async function ownRun(parts: OwnParts, id: RunId, by: Actor): Promise<OwnRun> {
  const run = await parts.records.run(id);
  if (run === undefined) throw new NotThere(`没有收割批次 ${id}。`);
  const sources = await parts.registry.sources();
  const libraries = sources.flatMap(({ id: source, library }) =>
    source === run.source ? [library] : [],
  );
  if (!actsFor(by, libraries)) throw new NotThere(`没有收割批次 ${id}。`);
  return { run, libraries };
}
