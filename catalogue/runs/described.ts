/**
 * By what the records of a source are described: rules, library and collections, in one version. When that
 * changed, all are described again, slice by slice, until the version is that of today.
 */

export interface Described<Progress extends { readonly version: string }> {
  /** Records of the source, deletions included. */
  readonly records: number;
  /** Version by which all are described; null = not all by one. */
  readonly by: string | null;
  /** How far describing again has come. */
  readonly progress: Progress | null;
}

/** Whether nothing is to be described again; a source without records is described by any version. */
export function isDescribed(
  source: Described<{ readonly version: string }>,
  version: string,
): boolean {
  return source.records === 0 || source.by === version;
}

/**
 * How a source stands once a page is stored by a version: what is stored otherwise is to be looked at again,
 * from the beginning when it is another than the one that is under way.
 */
export function storedBy<Progress extends { readonly version: string }>(
  source: Described<Progress>,
  version: string,
): Pick<Described<Progress>, 'by' | 'progress'> {
  const { by, progress } = source;
  if (by === version) return { by, progress };
  return {
    by: source.records === 0 ? version : null,
    progress: progress?.version === version ? progress : null,
  };
}
