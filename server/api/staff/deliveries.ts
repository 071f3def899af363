/** `/api/v1/staff/deliveries`: files in place of OAI-PMH, by a program that acts for a person. */
import type { RequestHandler } from 'express';
import type { Delivery } from '../../../catalogue/runs/delivery.ts';
import type { Column } from '../../../catalogue/sheet-columns.ts';
import { ownDelivery } from '../../../desk/deliveries/acts.ts';
import { WrongValues } from '../../../desk/refusals.ts';
import { parametersIn } from '../../addresses/parameters.ts';
import { askerOf } from '../../asker.ts';
import type { PortalDeps } from '../../portal-deps.ts';
import { receivedBody } from '../../uploads/received.ts';
import { jsonBody } from '../body.ts';
import { sendFault } from '../errors.ts';
import { QueryReader } from '../query-reader.ts';
import { answeringRefusals } from '../refused.ts';
import { wishIn } from './wish.ts';

const LIST = '/api/v1/staff/deliveries';
const MOST_AT_ONCE = 100;
const USUAL = 50;
type OfOne = RequestHandler<{ id: string }>;

/** `GET`: those of the library that asks, or of all, the newest first. */
export function deliveriesApi({ registry }: PortalDeps): RequestHandler {
  return answeringRefusals(async (request, response) => {
    const read = new QueryReader(parametersIn(request));
    const asked = read.text('library');
    const size = read.number('size', 1, MOST_AT_ONCE) ?? USUAL;
    const fault = read.fault();
    if (fault !== undefined) {
      sendFault(response, 400, fault);
      return;
    }
    const list = await registry.deliveries.list(askerOf(request).library ?? asked, size);
    response.json({ size, deliveries: list.map(inShort) });
  });
}

/** `POST ?filename=&library=` or `&source=`: the body is the file itself; it is read and looked at behind. */
export function receiveApi({ acts, deliveryFolder }: PortalDeps): RequestHandler {
  return answeringRefusals(async (request, response) => {
    const read = new QueryReader(parametersIn(request));
    const [name, library, source] = ['filename', 'library', 'source'].map((one) => read.text(one));
    const fault = read.fault();
    if (fault !== undefined) {
      sendFault(response, 400, fault);
      return;
    }
    const fields = {
      ...(name === undefined ? { filename: '请用 filename 写明文件名，如 目录.xlsx' } : {}),
      ...((library === undefined) === (source === undefined)
        ? { library: '请用 library 写明是哪个馆的，或用 source 写明导入哪个数据源，二者写一个' }
        : {}),
    };
    if (Object.keys(fields).length > 0) throw new WrongValues(fields);
    const id = await receivedBody(request, deliveryFolder);
    const target = source === undefined ? `library:${library ?? ''}` : `source:${source}`;
    const received = await acts().receiveDelivery(
      { id, name: name ?? '', target },
      askerOf(request),
    );
    response.status(201).set('Location', `${LIST}/${id}`).json(deliveryTold(received));
  });
}

/** `GET` of one, with its preview once it was looked at. */
export function deliveryApi({ registry }: PortalDeps): OfOne {
  return answeringRefusals(async (request, response) => {
    const found = await ownDelivery(registry, request.params.id, askerOf(request));
    response.json(deliveryTold(found));
  });
}

/** `PATCH` `{ columns: [{ heading, meaning }] }`: what the columns of a sheet mean; it is looked at anew. */
export function columnsApi({ acts }: PortalDeps): OfOne {
  return answeringRefusals(async (request, response) => {
    const columns = columnsIn(await jsonBody(request));
    const after = await acts().settleColumns(request.params.id, columns, askerOf(request));
    response.json(deliveryTold(after));
  });
}

/** `POST` `{ full }`: it is imported behind; what came of it is its run. */
export function importApi({ acts }: PortalDeps): OfOne {
  return answeringRefusals(async (request, response) => {
    const { full } = await wishIn(request, ['full']);
    const kind = full === 'true' ? 'full' : 'incremental';
    const after = await acts().importDelivery(request.params.id, kind, askerOf(request));
    response.status(202).json(deliveryTold(after));
  });
}

/** `POST`: nothing of it is stored, and the file removed. */
export function refuseApi({ acts }: PortalDeps): OfOne {
  return answeringRefusals(async (request, response) => {
    await wishIn(request, []);
    const after = await acts().withdrawDelivery(request.params.id, askerOf(request));
    response.json(deliveryTold(after));
  });
}

function inShort(delivery: Delivery): object {
  const { id, source, library, name, bytes, at, by, state, form } = delivery;
  const { done, total, message, kind, run } = delivery;
  return {
    ...{ id, source, library, name, bytes, at, by, state, form },
    ...{ done, total, message, kind, run },
  };
}

function deliveryTold(delivery: Delivery): object {
  const { columns, sheets, preview } = delivery;
  return { ...inShort(delivery), columns, sheets, preview };
}

/** What they may mean is for the desk to say. @throws WrongValues */
function columnsIn(body: unknown): readonly Column[] {
  const given = isObject(body) ? body['columns'] : undefined;
  const isWhole =
    Array.isArray(given) &&
    given.every(
      (one: unknown) =>
        isObject(one) && typeof one['heading'] === 'string' && typeof one['meaning'] === 'string',
    );
  if (!isWhole)
    throw new WrongValues({ columns: '正文应为 { columns: [{ heading, meaning }] }，都是文字' });
  return given as readonly Column[];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
