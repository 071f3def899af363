/**
 * A library's staff change its page. Each change is a version on top of the one that was looked at; readers see
 * none of it until it is published, and any version can be brought back.
 */
import { createHash } from 'node:crypto';
import { actsFor } from '../../catalogue/actor.ts';
import type { Actor } from '../../catalogue/actor.ts';
import type { Deed, Facts } from '../../catalogue/audit.ts';
import { EMPTY_PAGE, changedParts, partOf } from '../../catalogue/library-page.ts';
import type { PageContent, PageVersion } from '../../catalogue/library-page.ts';
import type { Library } from '../../catalogue/library.ts';
import type { LibraryPages } from '../../catalogue/ports/library-pages.ts';
import type { Registry } from '../../catalogue/ports/registry.ts';
import { NotAllowed, NotThere, WrongState, WrongValues } from '../refusals.ts';
import { contentFrom } from './values.ts';
import type { PageWish } from './values.ts';

export interface PageParts {
  readonly registry: Pick<Registry, 'sources'> & { readonly pages: LibraryPages };
  readonly now: () => Date;
}

/** A picture that was decoded and made anew by us. */
export interface NewPicture {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export interface PageEdit {
  readonly library: string;
  /** The newest version when the form was filled in; 0 = there was none. */
  readonly base: number;
  readonly wish: PageWish;
  /** In place of the picture that the page has; with `wish.picture`, which says what is to be seen. */
  readonly picture?: NewPicture;
}

/** @throws NotThere, NotAllowed, WrongState when somebody saved meanwhile, WrongValues */
export async function editPage(
  { registry, now }: PageParts,
  { library, base, wish, picture }: PageEdit,
  by: Actor,
): Promise<PageVersion> {
  const starting = await openedBy(registry.pages, library, by);
  const [newest] = await registry.pages.versions(library);
  if ((newest?.number ?? 0) !== base) throw staleness(newest);
  const before = newest?.content ?? EMPTY_PAGE;
  const sources = (await registry.sources()).filter((source) => source.library === library);
  const stored = picture && { id: pictureId(picture.bytes), bytes: picture.bytes };
  const pictured =
    stored === undefined || picture === undefined
      ? before
      : {
          ...before,
          picture: { id: stored.id, alt: '', width: picture.width, height: picture.height },
        };
  const content = contentFrom(
    wish,
    pictured,
    starting,
    sources.map(({ id }) => id),
  );
  const changed = changedParts(before, content);
  if (changed.length === 0) throw new WrongValues({ page: '没有改动，内容和最近保存的一样' });
  const added = await registry.pages.add(
    {
      library,
      base,
      restored: null,
      content,
      ...(stored === undefined ? {} : { picture: stored }),
    },
    deedOf('page-edit', library, by, now(), {
      before: facts(before, changed),
      after: facts(content, changed),
    }),
  );
  if (added === undefined) throw staleness(undefined);
  return added;
}

/**
 * Puts a version before readers.
 *
 * @throws NotThere, NotAllowed, WrongState when readers see it already
 */
export async function publishPage(
  { registry, now }: PageParts,
  { library, number }: { readonly library: string; readonly number: number },
  by: Actor,
): Promise<PageVersion> {
  await openedBy(registry.pages, library, by);
  const versions = await registry.pages.versions(library);
  const wanted = versions.find((one) => one.number === number);
  if (number < 1) throw new WrongValues({ number: '请写明要发布哪一版' });
  if (wanted === undefined) throw new NotThere(`本馆主页没有第 ${number} 版。`);
  const held = await registry.pages.published(library);
  const changed = changedParts(held?.content ?? EMPTY_PAGE, wanted.content);
  const published = await registry.pages.publish(
    library,
    number,
    deedOf('page-publish', library, by, now(), {
      before: held === undefined ? null : { number: held.number, ...facts(held.content, changed) },
      after: { number, ...facts(wanted.content, changed) },
    }),
  );
  if (published === undefined) throw new WrongState(`第 ${number} 版已经发布，读者看到的就是它。`);
  return published;
}

/**
 * Makes an earlier version the newest again; it is published as any other.
 *
 * @param number 0: the page as the settings alone make it
 * @throws NotThere, NotAllowed, WrongState when somebody saved meanwhile, or nothing would change
 */
export async function restorePage(
  { registry, now }: PageParts,
  {
    library,
    number,
    base,
  }: { readonly library: string; readonly number: number; readonly base: number },
  by: Actor,
): Promise<PageVersion> {
  await openedBy(registry.pages, library, by);
  const versions = await registry.pages.versions(library);
  const [newest] = versions;
  if ((newest?.number ?? 0) !== base) throw staleness(newest);
  const content =
    number === 0 ? EMPTY_PAGE : versions.find((one) => one.number === number)?.content;
  if (content === undefined) throw new NotThere(`本馆主页没有第 ${number} 版。`);
  const before = newest?.content ?? EMPTY_PAGE;
  const changed = changedParts(before, content);
  if (changed.length === 0) throw new WrongState('内容和最近保存的一样，不必恢复。');
  const added = await registry.pages.add(
    { library, base, restored: number, content },
    deedOf('page-restore', library, by, now(), {
      before: facts(before, changed),
      after: { restored: number, ...facts(content, changed) },
    }),
  );
  if (added === undefined) throw staleness(undefined);
  return added;
}

/** The library as the settings say it, for one who may edit its page. */
async function openedBy(pages: LibraryPages, library: string, by: Actor): Promise<Library> {
  const starting = await pages.starting(library);
  if (starting === undefined || !actsFor(by, [library])) throw new NotThere('没有这个馆。');
  if (by.kind !== 'terminal' && by.role !== 'librarian' && by.role !== 'admin')
    throw new NotAllowed('只有本馆馆员和市馆管理员可以改馆的主页。');
  return starting;
}

function staleness(newest: PageVersion | undefined): WrongState {
  return new WrongState(
    newest === undefined
      ? '别人刚刚保存了新的一版，您的没有保存；请看过再改。'
      : `${newest.by}已保存了第 ${newest.number} 版，您的没有保存；请看过再改。`,
  );
}

function deedOf(
  act: Deed['act'],
  library: string,
  by: Actor,
  now: Date,
  states: Pick<Deed, 'before' | 'after'>,
): Deed {
  return { at: now.toISOString(), by, act, subject: `library:${library}`, ...states };
}

/** What changed, part by part. */
function facts(content: PageContent, parts: ReturnType<typeof changedParts>): Facts {
  return Object.fromEntries(parts.map((part) => [part, partOf(content, part)]));
}

function pictureId(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
