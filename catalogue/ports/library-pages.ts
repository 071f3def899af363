/**
 * The port to the pages that libraries edit of themselves, in `registry.db`. What is published is in the libraries
 * and sources that `Registry` gives as well. Every adapter behaves as `test/stores/library-pages.conformance.ts` says.
 */
import type { Deed } from '../audit.ts';
import type { PageContent, PageVersion } from '../library-page.ts';
import type { Library } from '../library.ts';

export interface NewPageVersion {
  readonly library: string;
  /** The newest version when this one was begun; 0 = there was none. */
  readonly base: number;
  readonly restored: number | null;
  readonly content: PageContent;
  /** A picture that the page has from now on. */
  readonly picture?: StoredPicture;
}

export interface StoredPicture {
  readonly id: string;
  readonly bytes: Uint8Array;
}

export interface LibraryPages {
  /** Newest first. */
  versions(library: string): Promise<readonly PageVersion[]>;
  /** What readers see. */
  published(library: string): Promise<PageVersion | undefined>;
  /** The library as the settings say it. */
  starting(library: string): Promise<Library | undefined>;
  /**
   * Puts a version on top and enters the deed with it. The oldest that were never published go when there are
   * too many.
   *
   * @returns undefined when somebody put one there meanwhile: then nothing is written
   */
  add(version: NewPageVersion, deed: Deed): Promise<PageVersion | undefined>;
  /**
   * Lets readers see it, and enters the deed.
   *
   * @returns undefined when there is no such version, or it is what they see already
   */
  publish(library: string, number: number, deed: Deed): Promise<PageVersion | undefined>;
  picture(id: string): Promise<Uint8Array | undefined>;
}
