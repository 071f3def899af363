/**
 * `/shelf`: works that somebody chose, named in the address, so that a shelf can be sent on, printed and kept without an
 * account and without script. The script keeps the ids of a reader's own shelf in the browser, and leads here with them.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import { beginningOf } from '../../catalogue/text/bounds.ts';
import { withoutBidi } from '../../catalogue/text/text.ts';
import { readChosen } from '../addresses/chosen.ts';
import { originOf } from '../addresses/origin.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { chosenWorks } from '../enquiries/chosen-works.ts';
import { labelsIn } from '../enquiries/federation.ts';
import { namingOf } from '../enquiries/naming.ts';
import { presentShelf, presentShelved, shelfHref } from '../presenters/works/shelf.ts';
import type { ShelvedWork } from '../presenters/works/shelf.ts';
import { visitOf } from '../visit.ts';
import type { Parts } from './route.ts';

/** Works prepared before others have their turn. */
const AT_ONCE = 20;
/** UTF-16 units. */
const LONGEST_NAME = 60;
/** 加入书架 was pressed among results without a tick. */
const NOTHING_TICKED = '/shelf?put=1';

export function shelfPage({ site, deps }: Parts): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(request);
    const parameters = parametersIn(request);
    const chosen = readChosen(parameters);
    const without = parameters.get('without');
    const name = nameIn(parameters);
    const left =
      parameters.has('clear') && without === null ? [] : chosen.ids.filter((id) => id !== without);
    // What a form sends besides, and sends otherwise than we write it; what is told of once stays in the address.
    const isTold = chosen.surplus + chosen.strange > 0 && without === null;
    const isNothingTicked = parameters.has('put') && chosen.ids.length + chosen.strange === 0;
    const address = isNothingTicked ? NOTHING_TICKED : shelfHref(left, name);
    if (!isTold && !isPlain(parameters, address)) {
      response.redirect(303, address);
      return;
    }
    const origin = originOf(request, deps.publicUrl);
    const federation = deps.federation();
    const labels = labelsIn(federation, visit);
    const naming = namingOf(federation, origin, deps.now());
    const found = await chosenWorks(deps.records, chosen.ids);
    const works: ShelvedWork[] = [];
    for (const work of found.works) {
      if (works.length % AT_ONCE === AT_ONCE - 1) await nextTurn();
      works.push(presentShelved(work, naming, labels, visit));
    }
    const content = presentShelf(chosen, found, works, { name, origin, isNothingTicked }, visit.t);
    await site.show(request, response, {
      view: 'shelf/show',
      head: { title: content.heading, section: 'shelf', indexed: false },
      content,
    });
  };
}

/** However a proxy may have escaped it. */
function isPlain(parameters: URLSearchParams, address: string): boolean {
  const plain = new URL(address, 'http://portal.invalid').searchParams;
  return parameters.toString() === plain.toString();
}

function nameIn(parameters: URLSearchParams): string {
  const given = (parameters.get('name') ?? '').toWellFormed();
  return beginningOf(
    withoutBidi(given)
      .replace(/\p{Cc}+/gu, ' ')
      .trim(),
    LONGEST_NAME,
  ).trim();
}
