/** `/staff/messages`: what whoever is signed in has to be told, mailed or not. */
import type { RequestHandler } from 'express';
import type { Actor } from '../../catalogue/actor.ts';
import { isOfLibrary } from '../../catalogue/actor.ts';
import type { MessageReader } from '../../catalogue/ports/outbox.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { askerOf } from '../asker.ts';
import type { Messages } from '../i18n/languages.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { MESSAGES_SHOWN, STAFF_MESSAGES, presentMessages } from '../presenters/staff/messages.ts';
import type { Parts } from '../routes/route.ts';
import { visitOf } from '../visit.ts';
import { formOf, valueOf } from './form.ts';
import { knownOf } from './known.ts';
import { leadTo } from './notice.ts';
import { answeringOnPage } from './refusals.ts';
import { showStaff } from './shell.ts';
import type { WaitingKind } from './waiting-kind.ts';

const MOST_PAGES = 1_000;

export function messagesPage(parts: Parts): RequestHandler {
  return async (request, response) => {
    const { registry } = parts.deps;
    const visit = visitOf(request);
    const asker = askerOf(request);
    const asked = Number(parametersIn(request).get('page') ?? 1);
    const page = Number.isInteger(asked) && asked >= 1 && asked <= MOST_PAGES ? asked : 1;
    const found = await registry.outbox.messages(
      readerOf(asker),
      MESSAGES_SHOWN,
      (page - 1) * MESSAGES_SHOWN,
    );
    const told = await registry.healthTold.all();
    const mayAnswer = asker.role === 'librarian' || asker.role === 'admin';
    const { libraryName } = knownOf(parts, request);
    await showStaff(parts, request, response, {
      view: 'messages/index',
      head: { title: visit.t.messages.title, section: 'messages' },
      content: presentMessages(found, page, told, mayAnswer, libraryName, visit),
    });
  };
}

export function answerHealthOnPage(parts: Parts): RequestHandler {
  return answeringOnPage(parts, async (request, response) => {
    const source = valueOf(formOf(request), 'source');
    await parts.deps.acts().answerHealth(source, askerOf(request));
    leadTo(response, STAFF_MESSAGES, {
      kind: 'good',
      text: visitOf(request).t.messages.answered,
    });
  });
}

/** Whoever acts for the city reads what everybody was told; others what is theirs and their library's. */
function readerOf({ role, library, id }: Actor): MessageReader {
  return isOfLibrary(role) ? { library, person: id } : 'all';
}

/** Sources in trouble that nobody has said they know of. */
async function unanswered(
  { registry, federation }: PortalDeps,
  { library }: Actor,
): Promise<number> {
  const told = await registry.healthTold.all();
  return federation().sources.filter(
    ({ source }) =>
      (library === null || source.library === library) &&
      told.get(source.id)?.unansweredSince != null,
  ).length;
}

export const MESSAGES_WAITING: readonly WaitingKind[] = [
  {
    roles: ['librarian', 'admin'],
    href: STAFF_MESSAGES,
    count: unanswered,
    sentence: (t: Messages, count: number): string => t.messages.unanswered(count),
  },
];
