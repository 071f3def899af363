/** `/staff/libraries`: the page of a library as its staff keep it: overview, preview, versions, publishing. */
import type { Request, RequestHandler } from 'express';
import { isOfLibrary } from '../../catalogue/actor.ts';
import { collectionsOf, savedSearchesOf } from '../../catalogue/collections.ts';
import type { CollectionInfo } from '../../catalogue/document.ts';
import { EMPTY_PAGE } from '../../catalogue/library-page.ts';
import type { PageContent, PageVersion } from '../../catalogue/library-page.ts';
import { withPage } from '../../catalogue/library.ts';
import type { Library } from '../../catalogue/library.ts';
import { rulesOfPage } from '../../catalogue/source.ts';
import { NotThere } from '../../desk/refusals.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { askerOf } from '../asker.ts';
import { labelsIn } from '../enquiries/federation.ts';
import type { LibraryFacts } from '../enquiries/federation.ts';
import {
  STAFF_LIBRARIES,
  presentLibraryPage,
  presentPageList,
  presentVersion,
  staffLibraryHref,
} from '../presenters/staff/library-pages.ts';
import { presentLibrary } from '../presenters/libraries/libraries.ts';
import type { Parts } from '../routes/route.ts';
import { visitOf } from '../visit.ts';
import { formOf, valueOf } from './form.ts';
import { leadTo } from './notice.ts';
import { answeringOnPage } from './refusals.ts';
import { showStaff } from './shell.ts';

export type OfLibrary = RequestHandler<{ code: string }>;

/** A page and what it stands on, as it is being worked at. */
export interface OpenedPage {
  /** As the settings say it. */
  readonly starting: Library;
  /** Newest first. */
  readonly versions: readonly PageVersion[];
  readonly content: PageContent;
  /** Number of the newest; 0 = none. */
  readonly base: number;
}

/** @throws NotThere */
export async function openPage({ deps }: Parts, code: string): Promise<OpenedPage> {
  const { pages } = deps.registry;
  const starting = await pages.starting(code);
  if (starting === undefined) throw new NotThere('没有这个馆。');
  const versions = await pages.versions(code);
  const [newest] = versions;
  return { starting, versions, content: newest?.content ?? EMPTY_PAGE, base: newest?.number ?? 0 };
}

/** The collections of a library as this content makes them. */
export function collectionsWith(
  { deps }: Parts,
  code: string,
  content: PageContent,
): CollectionInfo[] {
  const sources = deps.federation().sources.filter(({ source }) => source.library === code);
  return [
    ...sources.flatMap(({ source, ledger }) =>
      collectionsOf(
        { ...source, ofPage: rulesOfPage(content, source.id) },
        ledger.profile?.sets ?? {},
      ),
    ),
    ...savedSearchesOf({ code, page: content }),
  ];
}

export function libraryPagesPage(parts: Parts): RequestHandler {
  return answeringOnPage(parts, async (request, response) => {
    const { role, library } = askerOf(request);
    if (isOfLibrary(role)) {
      leadTo(response, staffLibraryHref(library ?? ''));
      return;
    }
    const visit = visitOf(request);
    const { pages } = parts.deps.registry;
    const labels = labelsIn(parts.deps.federation(), visit);
    const libraries = (await parts.deps.registry.libraries()).map((library) => ({
      ...library,
      name: labels.libraryName(library.code),
    }));
    const newest = new Map<string, PageVersion>();
    const published = new Map<string, PageVersion>();
    for (const { code } of libraries) {
      const [version] = await pages.versions(code);
      const shown = await pages.published(code);
      if (version !== undefined) newest.set(code, version);
      if (shown !== undefined) published.set(code, shown);
    }
    await showStaff(parts, request, response, {
      view: 'libraries/index',
      head: { title: visit.t.libraryPages.list, section: 'libraries' },
      content: presentPageList(libraries, newest, published, visit),
    });
  });
}

export function libraryPagePage(parts: Parts): OfLibrary {
  return answeringOnPage(parts, async (request, response) => {
    const visit = visitOf(request);
    const { code } = request.params;
    const { starting, versions, content } = await openPage(parts, code);
    const published = await parts.deps.registry.pages.published(code);
    const collections = collectionsWith(parts, code, content);
    await showStaff(parts, request, response, {
      view: 'libraries/show',
      head: {
        ...headOf(parts, request, code),
        title: visit.t.libraryPages.titleOf(
          labelsIn(parts.deps.federation(), visit).libraryName(code),
        ),
      },
      content: presentLibraryPage(starting, versions, published, collections, visit),
    });
  });
}

export function versionPage(parts: Parts): RequestHandler<{ code: string; number: string }> {
  return answeringOnPage(parts, async (request, response) => {
    const visit = visitOf(request);
    const { code } = request.params;
    const { starting, versions, base } = await openPage(parts, code);
    const at = versions.findIndex(({ number }) => String(number) === request.params.number);
    const version = versions[at];
    if (version === undefined) throw noVersion(request.params.number);
    const w = visit.t.libraryPages;
    await showStaff(parts, request, response, {
      view: 'libraries/version',
      head: {
        ...headOf(parts, request, code, true),
        title: w.changes(version.number),
      },
      content: presentVersion(starting, version, versions[at + 1], base, visit),
    });
  });
}

/** As readers will see it, in the frame of readers, with a word on top. */
export function previewPage(parts: Parts): OfLibrary {
  return answeringOnPage(parts, async (request, response) => {
    const { site, deps } = parts;
    const visit = visitOf(request);
    const { code } = request.params;
    const { starting, versions, base } = await openPage(parts, code);
    const wanted = Number(parametersIn(request).get('version') ?? base);
    const version = versions.find(({ number }) => number === wanted);
    if (version === undefined && wanted !== 0) throw noVersion(String(wanted));
    const content = version?.content ?? EMPTY_PAGE;
    const federation = deps.federation();
    const facts = federation.libraries.find(({ library }) => library.code === code);
    const portrait = await site.portraitOf(code);
    const shown: LibraryFacts = {
      ...(facts ?? { works: 0, records: 0, lastHarvest: null, sources: [] }),
      library: withPage(starting, content),
      collections: collectionsWith(parts, code, content),
    };
    const labels = labelsIn(federation, visit);
    const page = presentLibrary(shown, portrait, labels, visit, deps.now());
    const published = await deps.registry.pages.published(code);
    const w = visit.t.libraryPages;
    await site.show(request as Request, response, {
      view: 'staff/libraries/preview',
      head: { title: page.name, section: 'libraries', indexed: false },
      content: {
        ...page,
        preview: {
          text: published?.number === wanted ? w.previewPublished(wanted) : w.previewing(wanted),
          backHref: staffLibraryHref(code),
        },
      },
    });
  });
}

export function publishOnPage(parts: Parts): OfLibrary {
  return answeringOnPage(parts, async (request, response) => {
    const { code } = request.params;
    const number = Number(valueOf(formOf(request), 'number'));
    await parts.deps.acts().publishPage({ library: code, number }, askerOf(request));
    leadTo(response, staffLibraryHref(code), {
      kind: 'good',
      text: visitOf(request as Request).t.libraryPages.published,
    });
  });
}

export function restoreOnPage(parts: Parts): OfLibrary {
  return answeringOnPage(parts, async (request, response) => {
    const { code } = request.params;
    const form = formOf(request);
    const [number, base] = [Number(valueOf(form, 'number')), Number(valueOf(form, 'base'))];
    const version = await parts.deps
      .acts()
      .restorePage({ library: code, number, base }, askerOf(request));
    leadTo(response, staffLibraryHref(code), {
      kind: 'good',
      text: visitOf(request as Request).t.libraryPages.restored(version.number),
    });
  });
}

/** @param isBelow the page of the library is a page above this one */
export function headOf(
  { deps }: Parts,
  request: object,
  code: string,
  isBelow = false,
): { readonly section: 'libraries'; readonly crumbs: { href: string; label: string }[] } {
  const visit = visitOf(request as Request);
  const w = visit.t.libraryPages;
  const { role } = askerOf(request);
  const name = labelsIn(deps.federation(), visit).libraryName(code);
  return {
    section: 'libraries',
    crumbs: [
      ...(isOfLibrary(role) ? [] : [{ href: STAFF_LIBRARIES, label: w.list }]),
      ...(isBelow ? [{ href: staffLibraryHref(code), label: w.titleOf(name) }] : []),
    ],
  };
}

function noVersion(number: string): NotThere {
  return new NotThere(`本馆主页没有第 ${number.slice(0, 10)} 版。`);
}
