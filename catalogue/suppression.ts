/**
 * What is kept from readers 屏蔽: a record, a field or an address of it, a special collection, a whole source. It is a
 * decision of a person, kept in the registry; the catalogue follows it (`ports/hiding.ts`), and what it shows of a
 * record is said in one place, `suppressions/shown.ts`. Nothing that was received is lost by it: lifted, all is back.
 */
export const SUPPRESSION_SCOPES = ['record', 'field', 'link', 'collection', 'source'] as const;
export type SuppressionScope = (typeof SUPPRESSION_SCOPES)[number];

/** What is kept from readers. */
export interface Suppressed {
  readonly scope: SuppressionScope;
  readonly source: string;
  /** OAI identifier of the record; of a collection its id (`CollectionInfo`); null for a source. */
  readonly identifier: string | null;
  /** A name of `suppressions/fields.ts`; of an address its kind or itself, null for all of the record; null for the other scopes. */
  readonly field: string | null;
}

/** One as a person wants it. */
export interface NewSuppression extends Suppressed {
  /** Whose it is that is kept from readers: code of the library of the source. */
  readonly library: string;
  /** For librarians only. */
  readonly why: string;
  /** What readers are told beside the bare fact; null = nothing. */
  readonly notice: string | null;
  /** From then on it is shown again by itself, ISO 8601 UTC; null = until somebody lifts it. */
  readonly until: string | null;
  /** Name of the person. */
  readonly by: string;
  /** The library that this person acts for; null = the city. */
  readonly byLibrary: string | null;
}

export interface Suppression extends NewSuppression {
  readonly id: number;
  /** Grows with everything that happens to any of them; the catalogue keeps the last it has followed. */
  readonly seq: number;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Null while it holds. */
  readonly lifted: Lifted | null;
}

export interface Lifted {
  readonly at: string;
  readonly by: string;
  /** Whether a person did it, or its end was reached. */
  readonly how: 'lifted' | 'ended';
}

/** One that holds, as far as the catalogue has to know it. */
export interface HeldSuppression extends Suppressed {
  readonly id: number;
  readonly byLibrary: string | null;
  readonly library: string;
  readonly notice: string | null;
  readonly at: string;
}

/** What readers are told of something that was taken down. */
export interface TakenDown {
  /** ISO 8601 UTC. */
  readonly since: string;
  /** Code of the library that did it; null = the city. */
  readonly byLibrary: string | null;
  /** Code of the library whose it is. */
  readonly library: string;
  readonly notice: string | null;
}

export function takenDown({ at, byLibrary, library, notice }: HeldSuppression): TakenDown {
  return { since: at, byLibrary, library, notice };
}

export function heldOf(suppression: Suppression): HeldSuppression {
  const { id, scope, source, identifier, field, byLibrary, library, notice, at } = suppression;
  return { id, scope, source, identifier, field, byLibrary, library, notice, at };
}

/** The record that it concerns alone; undefined for a collection or a source. */
export function recordIn({
  scope,
  source,
  identifier,
}: Suppressed): { readonly source: string; readonly identifier: string } | undefined {
  if (scope === 'collection' || scope === 'source' || identifier === null) return undefined;
  return { source, identifier };
}

/** Two that keep the same from readers have the same name. */
export function suppressedName({ scope, source, identifier, field }: Suppressed): string {
  return JSON.stringify([scope, source, identifier, field]);
}

/** As the audit names it. */
export function suppressionSubject({ id }: Pick<Suppression, 'id'>): string {
  return `suppression:${id}`;
}

/** As the audit says it. */
export function suppressionFacts(suppression: Suppression): Readonly<Record<string, unknown>> {
  const { scope, source, identifier, field, library, why, notice, until, lifted } = suppression;
  return { scope, source, identifier, field, library, why, notice, until, lifted };
}
