/**
 * Renders views: the one place where a page object meets its template. EJS is strict and knows only
 * `page`; the object is made here, fresh for each answer, so that no request can slip an option in.
 */
import { fileURLToPath } from 'node:url';
import ejs from 'ejs';
import type { Request, Response } from 'express';
import { signedInOf } from '../asker.ts';
import { formTokenOf } from '../staff/form.ts';
import { visitOf } from '../visit.ts';
import { frameOf } from '../presenters/site/frame.ts';
import type { PageHead } from '../presenters/site/frame.ts';
import { metaOf } from '../presenters/site/meta.ts';
import { originOf } from '../addresses/origin.ts';
import { Arrivals } from '../enquiries/arrivals.ts';
import { KeptSearches } from '../enquiries/kept-searches.ts';
import { Portraits } from '../enquiries/portraits.ts';
import type { Portrait } from '../enquiries/portraits.ts';
import { OptionalBlocks } from '../enquiries/optional.ts';
import { Remedies } from '../enquiries/remedies/remedy.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { Stamps } from '../stamps.ts';

const VIEWS = fileURLToPath(new URL('../../views/', import.meta.url));

/** A whole page to be shown: which view, what it says of itself, what its presenter made. */
export interface PageAnswer {
  /** File below `views/`, without `.ejs`. */
  readonly view: string;
  readonly head: PageHead;
  readonly content: object;
  /** 200 when absent. */
  readonly status?: number;
  /** True: a visitor who is not signed in is shown a form, which has to be known as ours when it comes back. */
  readonly hasForm?: boolean;
  /** True: it is for whoever has the address alone, and no browser keeps it. */
  readonly isPrivate?: boolean;
}

/** What is offered beside a search, as the log names it. */
const REMEDY = '没有找到时的办法';
/** Of a library, as the log names it. */
const PORTRAIT = '馆藏特色';

export interface Site {
  /** What pages can do without. */
  readonly optional: OptionalBlocks;
  /** What is offered beside a search, on pages and to programs. */
  readonly remedies: Remedies;
  /** For pages that are the same for every reader. */
  readonly searches: KeptSearches;
  /** What was added in the last weeks. */
  readonly arrivals: Arrivals;
  /** When forms for everybody were shown. */
  readonly stamps: Stamps;
  /** What a library has that the others have not; null while the engine is away, or when it fails. */
  portraitOf(library: string): Promise<Portrait | null>;
  show(request: Request, response: Response, answer: PageAnswer): Promise<void>;
}

/**
 * @param inspect sees each page object before its view does; tests hand in one that makes a missing
 *   property throw
 */
export function siteOf(deps: PortalDeps, inspect: (page: object) => object): Site {
  const { index, records, spareMs, keptMs, logger } = deps;
  const optional = new OptionalBlocks(logger);
  const portraits = new Portraits(index, { keptMs });
  return {
    optional,
    remedies: new Remedies(
      { spare: index.spare, records },
      { ms: spareMs, onFault: (error) => optional.tell(REMEDY, error) },
    ),
    searches: new KeptSearches(index, { keptMs }),
    arrivals: new Arrivals(index, { keptMs }),
    stamps: new Stamps(deps.now),
    portraitOf: async (library) =>
      (await optional.of(PORTRAIT, () => portraits.of(library))) ?? null,
    async show(request, response, answer) {
      const { view, head, content, status = 200, hasForm = false, isPrivate = false } = answer;
      const visit = visitOf(request);
      const isPersonal = hasForm || signedInOf(request) !== undefined;
      const csrf = isPersonal ? formTokenOf(request, response) : '';
      const meta = metaOf(visit, head, originOf(request, deps.publicUrl));
      // A presenter that makes a box has its view show it.
      const frame = { ...frameOf(visit, head, deps, 'box' in content), meta, csrf };
      const page = inspect({ ...content, frame, t: visit.t });
      const html = await ejs.renderFile(
        `${VIEWS}${view}.ejs`,
        { page },
        {
          cache: true,
          root: VIEWS,
          strict: true,
          destructuredLocals: ['page'],
          rmWhitespace: true,
        },
      );
      response
        .status(status)
        .set(
          'Cache-Control',
          status === 200 && !isPersonal && !isPrivate ? 'private, no-cache' : 'no-store',
        )
        .set('Vary', 'Cookie')
        .type('html')
        .send(html);
    },
  };
}
