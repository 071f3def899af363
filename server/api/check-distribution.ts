/**
 * `/api/v1/checks/:id/distribution`: which library gets how many copies of the lines that are bought. Another library
 * sees and says it for itself alone, of a list that is shared.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RequestHandler } from 'express';
import { distributionLineOf } from '../../acquisitions/distribution/distribution.ts';
import { WrongValues } from '../../desk/refusals.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { askerOf } from '../asker.ts';
import {
  cellsOf,
  distributionSheet,
  editedDistribution,
  seenDistribution,
} from '../enquiries/distribution.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { receivedBody } from '../uploads/received.ts';
import { jsonBody } from './body.ts';
import { sendFault } from './errors.ts';
import { QueryReader } from './query-reader.ts';
import { answeringRefusals } from './refused.ts';

type OfCheck = RequestHandler<{ id: string }>;

const USUAL = 20;
const MOST_AT_ONCE = 100;
const MOST_PAGES = 100_000;
const FILLS = ['one-each'] as const;

/** `GET`. */
export function distributionApi(deps: PortalDeps): OfCheck {
  return answeringRefusals<{ id: string }>(async (request, response) => {
    const seen = await seenDistribution(deps, request.params.id, askerOf(request));
    const { list, libraries, alone } = seen;
    const read = new QueryReader(parametersIn(request));
    const page = read.number('page', 1, MOST_PAGES) ?? 1;
    const size = read.number('size', 1, MOST_AT_ONCE) ?? USUAL;
    const fault = read.fault();
    if (fault !== undefined) {
      sendFault(response, 400, fault);
      return;
    }
    const { distribution } = deps.checks;
    const { total, lines } = await distribution.lines(list.id, size, (page - 1) * size);
    const { byLibrary, over } = await distribution.sums(list.id);
    response.json({
      total,
      page,
      size,
      libraries: libraries.map(({ code }) => code),
      lines: lines.map((line) => {
        const { price, copies, ...told } = distributionLineOf(line, alone);
        return alone === undefined ? { ...told, price, copies } : told;
      }),
      sums: Object.fromEntries(
        libraries.map(({ code }) => {
          const { titles, copies, list: money } = byLibrary[code] ?? NOTHING;
          return [code, { titles, copies, ...(alone === undefined ? { list: money } : {}) }];
        }),
      ),
      ...(alone === undefined ? { over } : {}),
    });
  });
}

const NOTHING = { titles: 0, copies: 0, list: 0 };

/** `PUT` `{ cells: [{ sheet, row, library, copies, from }] }` or `{ fill: "one-each" }`. */
export function distributeApi(deps: PortalDeps): OfCheck {
  return answeringRefusals<{ id: string }>(async (request, response) => {
    const { id } = request.params;
    const by = askerOf(request);
    await seenDistribution(deps, id, by);
    const body = await jsonBody(request);
    const said = typeof body === 'object' && body !== null ? new Map(Object.entries(body)) : null;
    const [cells, fill] = [said?.get('cells') as unknown, said?.get('fill') as unknown];
    if (said?.size !== 1 || (cells === undefined && !FILLS.some((one) => one === fill)))
      throw new WrongValues({
        body: '正文应为 { "cells": [{ sheet, row, library, copies }] } 或 { "fill": "one-each" }',
      });
    const acts = deps.acts();
    const changed =
      cells === undefined
        ? await acts.distributeOneEach(id, by)
        : await acts.distribute(id, cells, by);
    response.json({ cells: changed });
  });
}

/** `GET file`: the sheet to be filled in. */
export function distributionFileApi(deps: PortalDeps): OfCheck {
  return answeringRefusals<{ id: string }>(async (request, response) => {
    const seen = await seenDistribution(deps, request.params.id, askerOf(request));
    const { name, pieces } = await distributionSheet(deps, seen);
    response.attachment(name).type('xlsx');
    await pipeline(Readable.from(pieces), response);
  });
}

/** `POST file`: what the edited sheet would change, and what cannot be read; with `take=true` it is changed. */
export function readDistributionApi(deps: PortalDeps): OfCheck {
  return answeringRefusals<{ id: string }>(async (request, response) => {
    const { id } = request.params;
    const by = askerOf(request);
    const seen = await seenDistribution(deps, id, by);
    const read = new QueryReader(parametersIn(request));
    const take = read.oneOf('take', ['true', 'false']) === 'true';
    const name = read.text('filename') ?? '去向.xlsx';
    const fault = read.fault();
    if (fault !== undefined) {
      sendFault(response, 400, fault);
      return;
    }
    const file = { id: await receivedBody(request, deps.checkFolder), name };
    const edited = await editedDistribution(deps, seen, file);
    const cells = cellsOf(edited);
    const taken = take ? await deps.acts().distribute(id, cells, by) : 0;
    response.json({ changes: cells, faults: edited.faults, taken });
  });
}
