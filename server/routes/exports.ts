/**
 * Works in files: `/works/:id.ris` and its like of one, `/search?…&format=ris` of what a search finds, `ids=` of those
 * that were chosen. What comes after the 10 000 first, and what is no more, is told in the name of the file, in
 * headers, and in the file where its format has a place for it; a file that breaks off breaks the connection, so that
 * nobody takes the part for the whole.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import type { SearchRequest } from '../../catalogue/search/request.ts';
import { beginningOf } from '../../catalogue/text/bounds.ts';
import { EXPORTS } from '../../formats/out/exports.ts';
import type { ExportFormat } from '../../formats/out/exports.ts';
import { line } from '../../formats/out/plain.ts';
import { referenceOf, wholeTitle } from '../../formats/out/reference.ts';
import { namesWorks, readChosen } from '../addresses/chosen.ts';
import { originOf } from '../addresses/origin.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { readSearchAddress } from '../addresses/read-search-address.ts';
import { DEFAULT_SIZE, exportAddress, parametersOf } from '../addresses/search-address.ts';
import { namingOf } from '../enquiries/naming.ts';
import { ledOnFrom } from '../enquiries/old-oeuvres.ts';
import { chosenAlong, fileOf, foundAlong } from '../enquiries/taken-along.ts';
import type { TakenAlong } from '../enquiries/taken-along.ts';
import { zh } from '../i18n/zh.ts';
import { limitExports } from '../middleware/export-limit.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { visitOf } from '../visit.ts';
import { refuseTooMany, showMessage } from './faults.ts';
import type { Site } from './site.ts';
import { showUnavailable } from './unavailable.ts';
import { showNoWork } from './works.ts';

const OF_HITS = EXPORTS.filter(({ ofHits }) => ofHits);

export function workExport(format: ExportFormat, site: Site, deps: PortalDeps) {
  return async (request: Request<{ id: string }>, response: Response): Promise<void> => {
    const found = await deps.records.work(request.params.id);
    switch (found.kind) {
      case 'work': {
        const naming = namingFor(request, deps);
        const reference = referenceOf(found.work, naming);
        const body = [format.head, format.write(reference, naming), format.foot];
        sendAs(response, format, wholeTitle(reference));
        response.end(Buffer.concat(body.map((piece) => Buffer.from(piece))));
        return;
      }
      case 'moved':
        response.redirect(301, `/works/${encodeURIComponent(found.to)}.${format.name}`);
        return;
      case 'gone':
      case 'taken-down':
      case 'unknown':
        await showNoWork(site, deps, found, request, response);
    }
  };
}

/**
 * `/search` with `format`.
 *
 * @param page shows the page of results, and what is wrong with the address of a search
 */
export function hitsExport(site: Site, deps: PortalDeps, page: RequestHandler): RequestHandler {
  const sent = inTurn(limitExports(deps, refuseTooMany(site)), (request, response) =>
    sendHits(site, deps, request, response),
  );
  return (request, response, next) => {
    const parameters = parametersIn(request);
    const isWrong = !namesWorks(parameters) && readSearchAddress(parameters).faults.length > 0;
    return (parameters.has('format') && !isWrong ? sent : page)(request, response, next);
  };
}

async function sendHits(
  site: Site,
  deps: PortalDeps,
  request: Request,
  response: Response,
): Promise<void> {
  const { t } = visitOf(request);
  const refuse = (status: number, message: string): Promise<void> =>
    showMessage(site, request, response, status, t.exporting.title, message);
  const parameters = parametersIn(request);
  const [name = '', ...more] = new Set(parameters.getAll('format'));
  const format = OF_HITS.find((one) => one.name === name);
  if (format === undefined || more.length > 0) {
    const said = beginningOf(line([name, ...more].join('、')), LONGEST_SAID);
    const known = OF_HITS.map((one) => one.name);
    return refuse(400, t.exporting.unknownFormat(said, known));
  }
  if (namesWorks(parameters)) {
    const chosen = readChosen(parameters);
    if (chosen.ids.length === 0) return refuse(400, t.exporting.noneChosen);
    const along = await chosenAlong(deps.records, chosen);
    if (along.ids.length === 0) return refuse(410, t.exporting.noneLeft(along.total));
    return sendFile(format, along, undefined, deps, request, response);
  }
  const { request: asked } = readSearchAddress(parameters);
  const along = await foundOr503(site, deps, asked, format, request, response);
  if (along === undefined) return;
  const ledOn = along.total > 0 ? undefined : await ledOnFrom(asked, deps.records);
  if (ledOn?.kind === 'work') {
    const extension = format.ofWork ? `.${format.name}` : '';
    response.redirect(301, `/works/${encodeURIComponent(ledOn.id)}${extension}`);
  } else if (ledOn?.kind === 'search')
    response.redirect(301, exportAddress(ledOn.request, format.name));
  else await sendFile(format, along, asked, deps, request, response);
}

/** What a search finds; undefined when the engine is away, and the reader has been told. */
async function foundOr503(
  site: Site,
  { index }: PortalDeps,
  asked: SearchRequest,
  { name }: ExportFormat,
  request: Request,
  response: Response,
): Promise<TakenAlong | undefined> {
  try {
    return await foundAlong(index, asked);
  } catch (error) {
    const title = visitOf(request).t.exporting.title;
    const head = { title, section: 'search', indexed: false } as const;
    const page = { head, asked, retryHref: exportAddress(asked, name) };
    await showUnavailable(site, error, page, request, response);
    return undefined;
  }
}

/** Of what a reader typed, shown again or in the name of a file, UTF-16 units. */
const LONGEST_SAID = 60;

/** Behind the file: how many works went while it was written. */
const GONE_COUNT = 'X-Gone-Count';
const MOST_LISTENERS = 20;
/** Works named in a header, which proxies take no longer than a page of text. */
const MOST_NAMED = 50;

/** @param asked undefined for chosen works */
async function sendFile(
  format: ExportFormat,
  along: TakenAlong,
  asked: SearchRequest | undefined,
  deps: PortalDeps,
  request: Request,
  response: Response,
): Promise<void> {
  const { ids, total, lacking, unread } = along;
  const words = zh.exportNames;
  const isCut = asked !== undefined && total > ids.length;
  const told = [
    ...(isCut ? [words.firstNote(ids.length, total)] : []),
    ...(lacking.length > 0 ? [words.lackingNote(lacking)] : []),
    ...(unread > 0 ? [words.unreadNote(unread)] : []),
  ];
  const name = [
    asked === undefined ? words.chosen : namedAfter(asked),
    ...(isCut ? [words.first(ids.length, total)] : []),
    ...(lacking.length + unread > 0 ? [words.lacking(lacking.length + unread)] : []),
  ].join('-');
  const pieces = fileOf(format, ids, deps.records, namingFor(request, deps), told);
  // Whatever can go wrong at the beginning is told before there is a file.
  const first = await pieces.next();
  // Whoever left meanwhile is sent nothing, which is no fault.
  if (response.closed) {
    await pieces.return(0);
    return;
  }
  sendAs(response, format, name);
  response.set({
    'X-Total-Count': String(total),
    'X-Exported-Count': String(ids.length),
    'X-Left-Out-Count': String(lacking.length + unread),
    ...(lacking.length > 0 ? { 'X-Left-Out': lacking.slice(0, MOST_NAMED).join(',') } : {}),
  });
  if (request.method === 'HEAD') {
    await pieces.return(0);
    response.end();
    return;
  }
  const all = (async function* () {
    if (first.done !== true) yield first.value;
    const gone = yield* pieces;
    // Known only now, and not announced: a proxy that asks by HTTP/1.0 is given none.
    response.addTrailers({ [GONE_COUNT]: String(gone) });
  })();
  // Whatever every request passes listens for its end as well.
  response.setMaxListeners(MOST_LISTENERS);
  try {
    // Ends the connection where a piece fails, and the pieces where the reader leaves.
    await pipeline(Readable.from(all, { objectMode: false }), response);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE') return;
    request.log.error({ err: error }, '导出中断');
  }
}

/** What was typed, in a name of a file: 南京-检索结果. */
function namedAfter(asked: SearchRequest): string {
  const typed = parametersOf({ query: asked.query }).flatMap(([field, text]) =>
    field === 'spelling' ? [] : [text],
  );
  const words = beginningOf(line(typed.join(' ')), LONGEST_SAID).trim();
  const isAll = parametersOf({ ...asked, page: 1, size: DEFAULT_SIZE }).length === 0;
  return isAll ? zh.exportNames.all : zh.exportNames.found(words);
}

function namingFor(
  request: Request<object>,
  { federation, publicUrl, now }: Pick<PortalDeps, 'federation' | 'publicUrl' | 'now'>,
): ReturnType<typeof namingOf> {
  return namingOf(federation(), originOf(request, publicUrl), now());
}

/** What no file system has in a name. */
const NOT_IN_NAMES = /[\\/:*?"<>|\p{Cc}\p{Cs}]+/gu;

/** RFC 6266: a plain name for old programs, and that in Chinese as RFC 5987 writes it. */
function sendAs(response: Response, { name, type }: ExportFormat, title: string): void {
  const bare = beginningOf(line(title), 2 * LONGEST_SAID)
    .replace(NOT_IN_NAMES, ' ')
    .trim()
    .replace(/^\.{1,20}/u, '');
  const whole = encodeURIComponent(
    `${bare || zh.exportNames.chosen}.${name}`.toWellFormed(),
  ).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  response.set({
    'Content-Type': type,
    'X-Robots-Tag': 'noindex',
    'Content-Disposition': `attachment; filename="works.${name}"; filename*=UTF-8''${whole}`,
  });
}

/** The gates one after the other, and what is behind them; a gate that lets nobody through has answered. */
function inTurn(
  gates: readonly RequestHandler[],
  last: (request: Request, response: Response) => Promise<void>,
): RequestHandler {
  return (request, response, next) => {
    const go = (at: number): void => {
      const gate = gates[at];
      if (gate === undefined) last(request, response).catch(next);
      else
        Promise.resolve(
          gate(request, response, (error?: unknown) => {
            if (error === undefined) go(at + 1);
            else next(error);
          }),
        ).catch(next);
    };
    go(0);
  };
}
