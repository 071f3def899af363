/**
 * A library of the federation, as `config/libraries.json` tells it and its own page (`library-page.ts`) says more
 * of it. Twelve is not a constant: a library joins by settings alone.
 */
import type { PageContent } from './library-page.ts';
import type { OpeningHours } from './opening-hours.ts';

export interface Library {
  /** Stable code; a library of the city has the GB/T 2260 code of its district, e.g. `320104`. */
  readonly code: string;
  /** Full name, e.g. 秦淮区图书馆. */
  readonly name: string;
  readonly nameEn: string;
  /** Short name for lists and chips, e.g. 秦淮. */
  readonly shortName: string;
  readonly address?: string | undefined;
  /** By weekday; a line of text is shown as it stands, and tells nobody whether it is open. */
  readonly hours?: string | OpeningHours | undefined;
  /** Name, room or hours of the local-documents room 地方文献室. */
  readonly localRoom?: string | undefined;
  readonly telephone?: string | undefined;
  readonly website?: string | undefined;
  /**
   * Address in the library's own catalogue, with `{identifier}`, `{isbn}`, `{callNumber}` or `{title}`
   * in braces; each is percent-encoded. None when the library has no public catalogue.
   */
  readonly catalogueUrl?: string | undefined;
  readonly description?: string | undefined;
  /** The page that its staff published; what it says is in the fields above as well. Absent: none. */
  readonly page?: PageContent | undefined;
}

/** The library as readers see it with this page: what the page says goes before the settings. */
export function withPage(library: Library, page: PageContent): Library {
  const texts = Object.entries(page.texts).map(
    ([name, text]) => [name, text || undefined] as const,
  );
  const hours = page.hours ?? library.hours;
  return { ...library, ...Object.fromEntries(texts), hours, page };
}

/** A library by its code; one that is no longer in the libraries file keeps its code for a name. */
export function libraryBy(libraries: readonly Library[]): (code: string) => Library {
  const byCode = new Map(libraries.map((library) => [library.code, library]));
  return (code) => byCode.get(code) ?? { code, name: code, nameEn: code, shortName: code };
}
