/**
 * `/feedback`: whoever has something to say about a document says it here, without an account and without script, and
 * reads at a secret address what became of it. The page of a work has the form for a mistake in it, which is sent here
 * too. Against floods: a few letters an hour for each client, a field that only machines fill, a stamp that says when
 * the form was shown, and lengths that are held to. Whoever is refused sees what was written, to be sent again.
 */
import type { Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { CASE_KINDS, isOpen } from '../../catalogue/reader-case.ts';
import { tokenHash } from '../../catalogue/session.ts';
import { HOUR_MS } from '../../catalogue/time.ts';
import type { Work } from '../../catalogue/work.ts';
import type { CaseWish } from '../../desk/cases/open-case.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { labelsIn } from '../enquiries/federation.ts';
import { clientOf } from '../middleware/rate-limit.ts';
import { presentFeedback, presentKinds, presentLetter } from '../presenters/feedback/feedback.ts';
import type { Faults } from '../presenters/staff/field.ts';
import { formOf } from '../staff/form.ts';
import { faultsIn } from '../staff/refusals.ts';
import { visitOf } from '../visit.ts';
import { showMessage } from './faults.ts';
import type { Parts } from './route.ts';

/** Letters of one client in an hour. */
const MOST_LETTERS = 6;

const FIELDS = [
  'text',
  'name',
  'contact',
  'address',
  'proof',
  'isTrue',
  'library',
  'work',
] as const;

/** The form, the same for both methods. */
export class Feedback {
  readonly #parts: Parts;
  readonly #countLetter: RequestHandler;

  constructor(parts: Parts) {
    this.#parts = parts;
    const refuse: RequestHandler = async (request, response) => {
      const { feedback, site } = visitOf(request).t;
      const form = formOf(request);
      const faults = { '': `${feedback.tooMany}${site.colon}${feedback.tooManyHint}` };
      await this.#show(request, response, wishIn(form, form.get('kind') ?? ''), faults, 429);
    };
    this.#countLetter = rateLimit({
      windowMs: HOUR_MS,
      limit: MOST_LETTERS,
      keyGenerator: clientOf,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      handler: refuse,
    });
  }

  readonly show = async (request: Request, response: Response): Promise<void> => {
    const asked = parametersIn(request);
    const kind = CASE_KINDS.find((one) => one === asked.get('kind'));
    const given = wishIn(asked, kind ?? '');
    await this.#show(request, response, { ...given, kind: kind ?? '' }, {}, 200);
  };

  readonly send = async (request: Request, response: Response): Promise<void> => {
    const form = formOf(request);
    const wish = wishIn(form, form.get('kind') ?? '');
    if (
      (form.get('website') ?? '') !== '' ||
      !this.#parts.site.stamps.isGood(form.get('stamp') ?? '')
    ) {
      const { again } = visitOf(request).t.feedback;
      await this.#show(request, response, wish, { '': again }, 422);
      return;
    }
    if (!(await isLetIn(this.#countLetter, request, response))) return;
    try {
      const { secret } = await this.#parts.deps.acts().openCase(wish);
      response.redirect(303, `/feedback/${secret}`);
    } catch (error) {
      await this.#show(request, response, wish, faultsIn(error, request), 422);
    }
  };

  async #show(
    request: Request,
    response: Response,
    given: CaseWish,
    faults: Faults,
    status: number,
  ): Promise<void> {
    const { site, deps } = this.#parts;
    const visit = visitOf(request);
    const work = await workIn(given.work, deps.records);
    const kind = CASE_KINDS.find((one) => one === given.kind);
    const title = [work?.title ?? '', visit.t.feedback.title].filter((part) => part !== '');
    const head = { title: title.join(' · '), section: 'none', indexed: false } as const;
    if (kind === undefined) {
      const content = presentKinds(work, visit.t);
      await site.show(request, response, { view: 'feedback/kinds', head, content, status });
      return;
    }
    const labels = labelsIn(deps.federation(), visit);
    const content = {
      ...presentFeedback(kind, given, work, faults, labels, visit.t),
      stamp: site.stamps.give(),
    };
    const page = { view: 'feedback/form', head, content, status, hasForm: true };
    await site.show(request, response, page);
  }
}

/** What became of a letter, for whoever wrote it. */
export function letterPage({ site, deps }: Parts): RequestHandler<{ secret: string }> {
  return async (request, response) => {
    const visit = visitOf(request as Request);
    const found = await deps.registry.cases.bySecret(tokenHash(request.params.secret));
    if (found === undefined) {
      const { unknown, unknownHint } = visit.t.feedback;
      await showMessage(site, request as Request, response, 404, unknown, unknownHint);
      return;
    }
    const labels = labelsIn(deps.federation(), visit);
    // No other page is to learn the address.
    response.set('Referrer-Policy', 'no-referrer');
    await site.show(request as Request, response, {
      view: 'feedback/letter',
      head: { title: visit.t.feedback.sent(found.id), section: 'none', indexed: false },
      content: presentLetter(found, isOpen(found), labels, visit),
      isPrivate: true,
    });
  };
}

function wishIn(given: URLSearchParams, kind: string): CaseWish {
  const values = Object.fromEntries(FIELDS.map((name) => [name, given.get(name) ?? '']));
  return { ...(values as Record<(typeof FIELDS)[number], string>), kind };
}

async function workIn(id: string, records: Parts['deps']['records']): Promise<Work | undefined> {
  const found = id === '' ? undefined : await records.work(id);
  return found?.kind === 'work' ? found.work : undefined;
}

/** Whether a gate gave the request on; else it has answered. */
async function isLetIn(
  gate: RequestHandler,
  request: Request,
  response: Response,
): Promise<boolean> {
  const seen = { passed: false };
  await gate(request, response, () => {
    seen.passed = true;
  });
  return seen.passed;
}
