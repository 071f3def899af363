/**
 * `/staff/libraries/:code/about`, `hours`, `contacts`, `picture`, `collection`: the forms in which staff write about
 * their library. What is saved is a new version; what is wrong, or was overtaken by somebody else, is shown again as
 * it was typed.
 */
import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { PAGE_TEXTS } from '../../catalogue/library-page.ts';
import type { PageCollection } from '../../catalogue/library-page.ts';
import type { PageEdit } from '../../desk/library-pages/edit.ts';
import type { HoursWish } from '../../catalogue/typed-hours.ts';
import type { CollectionWish, PageWish } from '../../desk/library-pages/values.ts';
import { NotThere, WrongValues } from '../../desk/refusals.ts';
import { savedQuery } from '../addresses/collection-conditions.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { statusOf } from '../api/refused.ts';
import { askerOf } from '../asker.ts';
import type { Messages } from '../i18n/languages.ts';
import type { Choice, Faults } from '../presenters/staff/field.ts';
import {
  aboutForm,
  collectionForm,
  contactsForm,
  hoursForm,
  pictureForm,
  whichOf,
} from '../presenters/staff/library-forms.ts';
import type { FormPlace, PageFormView } from '../presenters/staff/library-forms.ts';
import { staffLibraryHref } from '../presenters/staff/library-pages.ts';
import type { Parts } from '../routes/route.ts';
import { PictureRefused, madePicture } from '../uploads/library-picture.ts';
import { visitOf } from '../visit.ts';
import { formOf, valueOf } from './form.ts';
import { collectionsWith, headOf, openPage } from './library-pages.ts';
import type { OfLibrary, OpenedPage } from './library-pages.ts';
import { leadTo } from './notice.ts';
import { uploadedIn } from './upload.ts';
import { answeringOnPage, faultsIn } from './refusals.ts';
import { showStaff } from './shell.ts';

/** What a form is made of: how it looks, and what is wished for when it comes back. */
interface PageForm<Typed> {
  /** Last part of its address. */
  readonly name: string;
  readonly title: (t: Messages) => string;
  readonly show: (
    opened: OpenedPage,
    place: FormPlace,
    typed: Typed | undefined,
    faults: Faults,
    t: Messages,
  ) => PageFormView;
  readonly read: (form: URLSearchParams) => Typed;
  readonly wish: (typed: Typed) => PageWish;
}

const ABOUT: PageForm<NonNullable<PageWish['texts']>> = {
  name: 'about',
  title: (t) => t.libraryPages.about,
  show: ({ starting, content }, place, typed, faults, t) =>
    aboutForm(place, starting, content, typed, faults, t),
  // What was not sent is not taken for empty.
  read: (form) =>
    Object.fromEntries(
      PAGE_TEXTS.filter((name) => form.has(name)).map((name) => [name, form.get(name) ?? '']),
    ),
  wish: (texts) => ({ texts }),
};

const HOURS: PageForm<HoursWish> = {
  name: 'hours',
  title: (t) => t.hours.title,
  show: ({ starting, content }, place, typed, faults, t) =>
    hoursForm(place, starting, content, typed, faults, t),
  read: (form) => ({
    week: Array.from({ length: 7 }, (_, i) => valueOf(form, `week.${i}`)),
    exceptions: rowsIn(form, 'exceptions', ['from', 'until', 'name', 'hours']),
    note: valueOf(form, 'note'),
  }),
  wish: (typed) => {
    const { week, exceptions, note } = typed;
    const isBlank = [...week, note].every((text) => text === '') && exceptions.length === 0;
    return { hours: isBlank ? null : typed };
  },
};

const CONTACTS: PageForm<NonNullable<PageWish['contacts']>> = {
  name: 'contacts',
  title: (t) => t.pagePartNames.contacts,
  show: ({ content }, place, typed, faults, t) => contactsForm(place, content, typed, faults, t),
  read: (form) => rowsIn(form, 'contacts', ['duty', 'name', 'telephone', 'email']),
  wish: (contacts) => ({ contacts }),
};

export const aboutPage = (parts: Parts): OfLibrary => showing(parts, ABOUT);
export const saveAbout = (parts: Parts): OfLibrary => saving(parts, ABOUT);
export const hoursPage = (parts: Parts): OfLibrary => showing(parts, HOURS);
export const saveHours = (parts: Parts): OfLibrary => saving(parts, HOURS);
export const contactsPage = (parts: Parts): OfLibrary => showing(parts, CONTACTS);
export const saveContacts = (parts: Parts): OfLibrary => saving(parts, CONTACTS);

function showing<Typed>(parts: Parts, form: PageForm<Typed>): OfLibrary {
  return answeringOnPage(parts, async (request, response) => {
    const opened = await openPage(parts, request.params.code);
    const { t } = visitOf(request as Request);
    const place = placeOf(request.params.code, form.name, opened);
    const view = form.show(opened, place, undefined, {}, t);
    await showForm(parts, request, response, form.title(t), view);
  });
}

function saving<Typed>(parts: Parts, form: PageForm<Typed>): OfLibrary {
  return answeringOnPage(parts, async (request, response) => {
    const sent = formOf(request);
    const typed = form.read(sent);
    const { t } = visitOf(request as Request);
    const edit = { base: Number(valueOf(sent, 'base')), wish: form.wish(typed) };
    const faults = await save(parts, request, response, edit);
    if (faults === undefined) return;
    const opened = await openPage(parts, request.params.code);
    const place = placeOf(request.params.code, form.name, opened);
    const view = form.show(opened, place, typed, faults, t);
    await showForm(parts, request, response, form.title(t), view);
  });
}

/** @returns what is wrong; undefined when it was saved, and answered */
async function save(
  { deps }: Parts,
  request: Request<{ code: string }>,
  response: Response,
  edit: Omit<PageEdit, 'library'>,
): Promise<Faults | undefined> {
  const { code } = request.params;
  try {
    const { number } = await deps.acts().editPage({ library: code, ...edit }, askerOf(request));
    const { saved } = visitOf(request as Request).t.libraryPages;
    leadTo(response, staffLibraryHref(code), { kind: 'good', text: saved(number) });
    return undefined;
  } catch (error) {
    // Somebody saved meanwhile: what was typed is shown again, on top of that.
    if (statusOf(error) === 409 && error instanceof Error) return { '': error.message };
    // What is wrong with the page as a whole stands at no field.
    return renamed(faultsIn(error, request as Request), (name) => (name === 'page' ? '' : name));
  }
}

export function picturePage(parts: Parts): OfLibrary {
  return answeringOnPage(parts, (request, response) =>
    showPicture(parts, request, response, undefined, {}),
  );
}

export function savePicture(parts: Parts): OfLibrary {
  return answeringOnPage(parts, async (request, response) => {
    const { fields, file } = await uploadedIn(request, response);
    const { content } = await openPage(parts, request.params.code);
    const alt = fields.get('alt') ?? '';
    const base = Number(fields.get('base') ?? '');
    if (fields.has('remove')) {
      const faults = await save(parts, request, response, { base, wish: { picture: null } });
      if (faults !== undefined) await showPicture(parts, request, response, alt, faults);
      return;
    }
    const w = visitOf(request as Request).t.libraryPages;
    if (file === undefined && content.picture === null) {
      await showPicture(parts, request, response, alt, { file: w.noFile });
      return;
    }
    try {
      const picture = file && (await madePicture(file));
      const edit = {
        base,
        wish: { picture: { alt } },
        ...(picture === undefined ? {} : { picture }),
      };
      const faults = await save(parts, request, response, edit);
      if (faults !== undefined) await showPicture(parts, request, response, alt, faults);
    } catch (error) {
      if (!(error instanceof PictureRefused)) throw error;
      await showPicture(parts, request, response, alt, { file: error.message });
    }
  });
}

async function showPicture(
  parts: Parts,
  request: Request<{ code: string }>,
  response: Response,
  typed: string | undefined,
  faults: Faults,
): Promise<void> {
  const { code } = request.params;
  const opened = await openPage(parts, code);
  const { t } = visitOf(request as Request);
  const place = placeOf(code, 'picture', opened);
  const view = pictureForm(place, opened.starting, opened.content, typed, faults, t);
  await showForm(parts, request, response, t.pagePartNames.picture, view);
}

/** Which collection a form is about, by the parameters of its address: `id=…`, `new=set`, `new=search`. */
interface ChosenCollection {
  readonly wish: CollectionWish;
  /** Its place among those that the page names; -1: it is new to it. */
  readonly at: number;
  /** Sets that may be added; only for a new one by set. */
  readonly sets: readonly Choice[] | undefined;
  readonly query: string;
}

const NOTHING = { name: '', description: '', rights: '', terms: '' } as const;

function chosenIn(
  parts: Parts,
  request: Request<{ code: string }>,
  opened: OpenedPage,
): ChosenCollection {
  const asked = parametersIn(request);
  const { code } = request.params;
  const { content } = opened;
  const { t } = visitOf(request as Request);
  if (asked.get('new') === 'search')
    return {
      wish: { ...NOTHING, kind: 'search', query: '' },
      at: -1,
      sets: undefined,
      query: 'new=search',
    };
  if (!asked.has('id'))
    return {
      wish: { ...NOTHING, kind: 'set' },
      at: -1,
      sets: setsLeft(parts, code, opened, t),
      query: 'new=set',
    };
  const id = asked.get('id') ?? '';
  const known = collectionsWith(parts, code, content).find((one) => one.id === id);
  if (known === undefined) throw new NotThere('没有这个特色库。');
  const at = content.collections.findIndex((one) => idOf(code, one) === id);
  const held = content.collections[at];
  const query = `id=${encodeURIComponent(id)}`;
  if (held !== undefined) return { wish: wishOf(held), at, sets: undefined, query };
  const source = known.source ?? '';
  const set = id.slice(source.length + 1);
  const wish: CollectionWish = {
    ...NOTHING,
    kind: 'set',
    source,
    set: set === '*' ? '' : set,
    name: known.name,
    description: known.description ?? '',
  };
  return { wish, at: -1, sets: undefined, query };
}

export function collectionFormPage(parts: Parts): OfLibrary {
  return answeringOnPage(parts, async (request, response) => {
    const opened = await openPage(parts, request.params.code);
    const chosen = chosenIn(parts, request, opened);
    await showCollection(parts, request, response, opened, chosen, chosen.wish, {});
  });
}

export function saveCollection(parts: Parts): OfLibrary {
  return answeringOnPage(parts, async (request, response) => {
    const { code } = request.params;
    const opened = await openPage(parts, code);
    const chosen = chosenIn(parts, request, opened);
    const form = formOf(request);
    const others = opened.content.collections.map(wishOf);
    const at = chosen.at === -1 ? others.length : chosen.at;
    const base = Number(valueOf(form, 'base'));
    const typed = typedIn(form, chosen.wish);
    const faults = await (async (): Promise<Faults | undefined> => {
      if (form.has('remove')) {
        const collections = others.toSpliced(chosen.at, chosen.at === -1 ? 0 : 1);
        return save(parts, request, response, { base, wish: { collections } });
      }
      try {
        const wish = withSearch(typed, visitOf(request as Request).t);
        const collections = others.toSpliced(at, 1, wish);
        return await save(parts, request, response, { base, wish: { collections } });
      } catch (error) {
        return faultsIn(error, request as Request);
      }
    })();
    if (faults === undefined) return;
    // Those of this collection stand under its number.
    const own = renamed(faults, (name) =>
      name.replace(/^collections\.\d+\./, '').replace(/^(?:source|set)$/, 'which'),
    );
    await showCollection(parts, request, response, opened, chosen, typed, own);
  });
}

/** Each fault at the field that it has in the form. */
function renamed(faults: Faults, name: (given: string) => string): Faults {
  return Object.fromEntries(Object.entries(faults).map(([given, text]) => [name(given), text]));
}

function typedIn(form: URLSearchParams, before: CollectionWish): CollectionWish {
  const which = valueOf(form, 'which');
  const colon = which.indexOf(':');
  const [source, set] = [which.slice(0, Math.max(0, colon)), which.slice(colon + 1)];
  return {
    ...before,
    name: valueOf(form, 'name'),
    description: form.get('description') ?? '',
    rights: valueOf(form, 'rights'),
    terms: form.get('terms') ?? '',
    ...(before.kind === 'search'
      ? { id: before.id ?? randomBytes(4).toString('hex'), query: valueOf(form, 'query') }
      : { access: valueOf(form, 'access') }),
    ...(colon > 0 ? { source, set: set === '*' ? '' : set } : {}),
  };
}

/** @throws WrongValues when it cannot be searched */
function withSearch(typed: CollectionWish, t: Messages): CollectionWish {
  if (typed.kind !== 'search') return typed;
  const query = savedQuery(typed.query ?? '');
  if (query === null) throw new WrongValues({ query: t.libraryPages.searchWrong });
  return { ...typed, query };
}

async function showCollection(
  parts: Parts,
  request: Request<{ code: string }>,
  response: Response,
  opened: OpenedPage,
  { at, sets, query }: ChosenCollection,
  typed: CollectionWish,
  faults: Faults,
): Promise<void> {
  const { t } = visitOf(request as Request);
  const w = t.libraryPages;
  const place = placeOf(request.params.code, `collection?${query}`, opened);
  const remove = at === -1 ? null : typed.kind === 'set' ? w.removeSet : w.remove;
  const isNew = at === -1 && typed.source === undefined;
  const title = isNew || typed.name === '' ? w.collection : typed.name;
  const view = collectionForm(place, typed, sets, remove, faults, t);
  const lead = sets?.length === 0 ? w.noMoreSets : view.lead;
  await showForm(parts, request, response, title, { ...view, lead });
}

/** Sets of the library's sources that are no collection yet, and sources as a whole. */
function setsLeft({ deps }: Parts, code: string, { content }: OpenedPage, t: Messages): Choice[] {
  const w = t.libraryPages;
  const sources = deps.federation().sources.filter(({ source }) => source.library === code);
  const named = new Set(
    content.collections.map((one) => (one.kind === 'set' ? whichOf(wishOf(one)) : '')),
  );
  return sources
    .flatMap(({ source, ledger }) => [
      ...Object.entries(ledger.profile?.sets ?? {}).map(([set, name]) => ({
        value: `${source.id}:${set}`,
        label: w.setOf(source.id, set, name),
        isCollection:
          source.collections.length === 0 || source.collections.some((one) => one.set === set),
      })),
      {
        value: `${source.id}:*`,
        label: w.wholeSource(source.id),
        isCollection: source.collections.some((one) => one.set === undefined),
      },
    ])
    .filter(({ value, isCollection }) => !isCollection && !named.has(value));
}

function wishOf(one: PageCollection): CollectionWish {
  const { kind, name, description, rights, terms } = one;
  const texts = { name, description, rights: rights ?? '', terms };
  return kind === 'search'
    ? { kind, ...texts, id: one.id, query: one.query }
    : { kind, ...texts, source: one.source, set: one.set ?? '', access: one.access ?? '' };
}

function idOf(code: string, one: PageCollection): string {
  return one.kind === 'search' ? `${code}~${one.id}` : `${one.source}:${one.set ?? '*'}`;
}

function placeOf(code: string, name: string, { base }: OpenedPage): FormPlace {
  const cancelHref = staffLibraryHref(code);
  return { action: `${cancelHref}/${name}`, cancelHref, base };
}

async function showForm(
  parts: Parts,
  request: Request<{ code: string }>,
  response: Response,
  title: string,
  content: PageFormView,
): Promise<void> {
  await showStaff(parts, request as Request, response, {
    view: 'libraries/form',
    head: { ...headOf(parts, request, request.params.code, true), title },
    content,
    status: content.faults.length === 0 ? 200 : 422,
  });
}

/** Rows of a form, `contacts.0.name`; those that are wholly blank are none. */
function rowsIn<Name extends string>(
  form: URLSearchParams,
  of: string,
  names: readonly Name[],
): Record<Name, string>[] {
  const rows: Record<Name, string>[] = [];
  for (let i = 0; form.has(`${of}.${i}.${names[0] ?? ''}`); i++) {
    const row = Object.fromEntries(
      names.map((name) => [name, valueOf(form, `${of}.${i}.${name}`)]),
    );
    if (Object.values(row).some((text) => text !== '')) rows.push(row as Record<Name, string>);
  }
  return rows;
}
