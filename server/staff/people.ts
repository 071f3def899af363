/** `/staff/people`: accounts as an administrator keeps them. */
import type { Request, RequestHandler, Response } from 'express';
import { WELCOME_PATH } from '../../catalogue/one-time-address.ts';
import type { Account } from '../../catalogue/person.ts';
import type { Invited, OfRole } from '../../desk/people/accounts.ts';
import { NotThere } from '../../desk/refusals.ts';
import { askerOf } from '../asker.ts';
import { presentNewPerson, presentPeople, presentPerson } from '../presenters/staff/people.ts';
import type { PersonTyped } from '../presenters/staff/people.ts';
import type { Faults } from '../presenters/staff/field.ts';
import type { Parts } from '../routes/route.ts';
import { visitOf } from '../visit.ts';
import { chosenRole } from './chosen-role.ts';
import { formOf, valueOf } from './form.ts';
import { knownOf, librariesOf } from './known.ts';
import { leadTo } from './notice.ts';
import { answeringOnPage, faultsIn } from './refusals.ts';
import { showStaff } from './shell.ts';

const LIST = '/staff/people';
type OfPerson = RequestHandler<{ id: string }>;

export function peoplePage(parts: Parts): RequestHandler {
  return async (request, response) => {
    const accounts = await parts.deps.registry.people.all();
    await showStaff(parts, request, response, {
      view: 'people/index',
      head: { title: visitOf(request).t.people.title, section: 'people' },
      content: presentPeople(accounts, knownOf(parts, request)),
    });
  };
}

export function newPersonPage(parts: Parts): RequestHandler {
  const nothing = { name: '', role: '', library: '', email: '' };
  return (request, response) => showNew(parts, request, response, nothing, {});
}

export function invitePerson(parts: Parts): RequestHandler {
  return answeringOnPage(parts, async (request, response) => {
    const typed = { name: valueOf(formOf(request), 'name'), ...typedIn(request) };
    try {
      const wish = { name: typed.name, ...wishOf(typed, request) };
      const invited = await parts.deps.acts().addPerson(wish, askerOf(request));
      await showInvitation(parts, request, response, invited);
    } catch (error) {
      await showNew(parts, request, response, typed, faultsIn(error, request));
    }
  });
}

export function personPage(parts: Parts): OfPerson {
  return answeringOnPage(parts, (request, response) =>
    showPerson(parts, request, response, undefined, {}),
  );
}

export function changePersonOnPage(parts: Parts): OfPerson {
  return answeringOnPage(parts, async (request, response) => {
    const typed = typedIn(request);
    const before = await personIn(parts, request);
    try {
      const wish = wishOf(typed, request);
      const after = await parts.deps.acts().changePerson(before.id, wish, askerOf(request));
      const { changed, changedOut } = visitOf(request).t.people;
      const isOther = after.role !== before.role || after.library !== before.library;
      leadTo(response, hrefOf(before), { kind: 'good', text: isOther ? changedOut : changed });
    } catch (error) {
      await showPerson(parts, request, response, typed, faultsIn(error, request as Request));
    }
  });
}

export function disablePersonOnPage(parts: Parts): OfPerson {
  return answeringOnPage(parts, async (request, response) => {
    const person = await parts.deps.acts().disablePerson(request.params.id, askerOf(request));
    leadTo(response, hrefOf(person), { kind: 'good', text: visitOf(request).t.people.disabled });
  });
}

export function enablePersonOnPage(parts: Parts): OfPerson {
  return answeringOnPage(parts, async (request, response) => {
    const person = await parts.deps.acts().enablePerson(request.params.id, askerOf(request));
    leadTo(response, hrefOf(person), { kind: 'good', text: visitOf(request).t.people.enabled });
  });
}

export function signOutPersonOnPage(parts: Parts): OfPerson {
  return answeringOnPage(parts, async (request, response) => {
    const person = await parts.deps.acts().signOutPerson(request.params.id, askerOf(request));
    leadTo(response, hrefOf(person), { kind: 'good', text: visitOf(request).t.people.signedOut });
  });
}

export function resetPersonOnPage(parts: Parts): OfPerson {
  return answeringOnPage(parts, async (request, response) => {
    const secondStep = formOf(request).has('second-step');
    const invited = await parts.deps
      .acts()
      .resetPerson(request.params.id, secondStep, askerOf(request));
    await showInvitation(parts, request, response, invited);
  });
}

const hrefOf = ({ id }: { readonly id: string }): string => `${LIST}/${id}`;

/** @throws NotThere */
async function personIn({ deps }: Parts, { params }: Request<{ id: string }>): Promise<Account> {
  const account = await deps.registry.people.find(params.id);
  if (account === undefined) throw new NotThere('没有这个用户。');
  return account;
}

function typedIn(request: object): PersonTyped {
  const form = formOf(request);
  return {
    role: valueOf(form, 'role'),
    library: valueOf(form, 'library'),
    email: valueOf(form, 'email'),
  };
}

/** @throws WrongValues when no role was chosen */
function wishOf({ role, library, email }: PersonTyped, request: Request): OfRole {
  return {
    role: chosenRole(role, visitOf(request).t.people.choose),
    library: library || undefined,
    email: email || undefined,
  };
}

async function showNew(
  parts: Parts,
  request: Request,
  response: Response,
  typed: PersonTyped & { readonly name: string },
  faults: Faults,
): Promise<void> {
  const visit = visitOf(request);
  const { title, add } = visit.t.people;
  await showStaff(parts, request, response, {
    view: 'form',
    head: { title: add, section: 'people', crumbs: [{ href: LIST, label: title }] },
    content: presentNewPerson(typed, librariesOf(parts), faults, visit),
    status: Object.keys(faults).length === 0 ? 200 : 422,
  });
}

async function showPerson(
  parts: Parts,
  request: Request<{ id: string }>,
  response: Response,
  typed: PersonTyped | undefined,
  faults: Faults,
): Promise<void> {
  const account = await personIn(parts, request);
  const isSelf = account.id === askerOf(request).id;
  const known = knownOf(parts, request);
  const { title } = known.visit.t.people;
  await showStaff(parts, request, response, {
    view: 'people/show',
    head: { title: account.name, section: 'people', crumbs: [{ href: LIST, label: title }] },
    content: presentPerson(account, isSelf, typed, librariesOf(parts), faults, known),
    status: Object.keys(faults).length === 0 ? 200 : 422,
  });
}

/** This once. */
async function showInvitation(
  parts: Parts,
  request: Request,
  response: Response,
  { person, welcome }: Invited,
): Promise<void> {
  const { people } = visitOf(request).t;
  const origin = parts.deps.publicUrl || `${request.protocol}://${request.host}`;
  await showStaff(parts, request, response, {
    view: 'once',
    head: {
      title: people.invitation,
      section: 'people',
      crumbs: [{ href: LIST, label: people.title }],
    },
    content: {
      lead: people.invitationLead(person.name),
      secret: `${origin}${WELCOME_PATH}${welcome ?? ''}`,
      href: LIST,
      label: people.back,
    },
  });
}
