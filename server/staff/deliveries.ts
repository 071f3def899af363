/** `/staff/deliveries`: files in place of OAI-PMH, from sending one to what came of it. */
import type { Request, RequestHandler, Response } from 'express';
import { isUnderWay } from '../../catalogue/runs/delivery.ts';
import type { Delivery } from '../../catalogue/runs/delivery.ts';
import type { Column } from '../../catalogue/sheet-columns.ts';
import { hasRepository } from '../../catalogue/source.ts';
import { ownDelivery } from '../../desk/deliveries/acts.ts';
import { WrongValues } from '../../desk/refusals.ts';
import { actsFor } from '../../catalogue/actor.ts';
import { askerOf } from '../asker.ts';
import { presentDeliveries, presentDelivery } from '../presenters/staff/deliveries.ts';
import type { Target } from '../presenters/staff/deliveries.ts';
import type { Faults } from '../presenters/staff/field.ts';
import type { Parts } from '../routes/route.ts';
import { MOST_DELIVERED, receivedForm } from '../uploads/received.ts';
import { visitOf } from '../visit.ts';
import { TOKEN_FIELD, formOf, isOurToken, valueOf } from './form.ts';
import { knownOf, librariesOf } from './known.ts';
import { leadTo } from './notice.ts';
import { answeringOnPage, faultsIn } from './refusals.ts';
import { showStaff } from './shell.ts';

const LIST = '/staff/deliveries';
const SHOWN = 50;
/** How soon a page of work under way shows itself again, seconds; needs no script. */
const AGAIN_S = '3';
type OfOne = RequestHandler<{ id: string }>;

export function deliveriesPage(parts: Parts): RequestHandler {
  return (request, response) => showList(parts, request, response, '', {});
}

export function receiveOnPage(parts: Parts): RequestHandler {
  return answeringOnPage(parts, async (request, response) => {
    let target = '';
    try {
      const { file, fields } = await receivedForm(
        request,
        response,
        parts.deps.deliveryFolder,
        (known) => isOurToken(request, known.get(TOKEN_FIELD) ?? ''),
        MOST_DELIVERED,
      );
      target = fields.get('target') ?? '';
      if (file === undefined) throw new WrongValues({ file: '请选择要上传的文件' });
      const { id, name } = file;
      const received = await parts.deps
        .acts()
        .receiveDelivery({ id, name, target }, askerOf(request));
      leadTo(response, `${LIST}/${received.id}`);
    } catch (error) {
      await showList(parts, request, response, target, faultsIn(error, request));
    }
  });
}

export function deliveryPage(parts: Parts): OfOne {
  return answeringOnPage(parts, async (request, response) => {
    const { deps } = parts;
    const delivery = await ownDelivery(deps.registry, request.params.id, askerOf(request));
    const known = knownOf(parts, request as Request);
    const run = delivery.run === null ? undefined : await deps.records.run(delivery.run);
    if (isUnderWay(delivery)) response.set('Refresh', AGAIN_S);
    await showStaff(parts, request as Request, response, {
      view: 'deliveries/show',
      head: {
        title: known.visit.t.deliveries.one(delivery.name),
        section: 'deliveries',
        crumbs: [{ href: LIST, label: known.visit.t.deliveries.title }],
      },
      content: presentDelivery(delivery, run, known),
    });
  });
}

export function importOnPage(parts: Parts): OfOne {
  return answeringOnPage(parts, async (request, response) => {
    const kind = valueOf(formOf(request), 'kind') === 'full' ? 'full' : 'incremental';
    const { id } = await parts.deps
      .acts()
      .importDelivery(request.params.id, kind, askerOf(request));
    leadTo(response, `${LIST}/${id}`);
  });
}

export function columnsOnPage(parts: Parts): OfOne {
  return answeringOnPage(parts, async (request, response) => {
    const form = formOf(request);
    const by = askerOf(request);
    const { columns } = await ownDelivery(parts.deps.registry, request.params.id, by);
    const said = columns.map(({ heading }, i) => ({
      heading,
      meaning: valueOf(form, `column-${i}`) as Column['meaning'],
    }));
    const { id } = await parts.deps.acts().settleColumns(request.params.id, said, by);
    leadTo(response, `${LIST}/${id}`);
  });
}

export function withdrawOnPage(parts: Parts): OfOne {
  return answeringOnPage(parts, async (request, response) => {
    await parts.deps.acts().withdrawDelivery(request.params.id, askerOf(request));
    const text = visitOf(request as Request).t.deliveries.withdrawn;
    leadTo(response, LIST, { kind: 'good', text });
  });
}

async function showList(
  parts: Parts,
  request: Request,
  response: Response,
  target: string,
  faults: Faults,
): Promise<void> {
  const by = askerOf(request);
  const known = knownOf(parts, request);
  const list = await parts.deps.registry.deliveries.list(by.library ?? undefined, SHOWN);
  const targets = await targetsOf(parts, request);
  const held = await heldAmong(parts, list);
  await showStaff(parts, request, response, {
    view: 'deliveries/index',
    head: { title: known.visit.t.deliveries.title, section: 'deliveries' },
    content: presentDeliveries(list, held, targets, target, faults, known),
    status: Object.keys(faults).length === 0 ? 200 : 422,
  });
}

/** Those whose run waits for a person. */
async function heldAmong({ deps }: Parts, list: readonly Delivery[]): Promise<ReadonlySet<string>> {
  const held = new Set<string>();
  for (const { id, run } of list)
    if (run !== null && (await deps.records.run(run))?.state === 'held') held.add(id);
  return held;
}

/** Where a file may go: sources of files, and libraries that have none yet. */
async function targetsOf(parts: Parts, request: Request): Promise<readonly Target[]> {
  const by = askerOf(request);
  const { libraryName } = knownOf(parts, request);
  const sources = (await parts.deps.registry.sources()).filter(
    (one) => !hasRepository(one) && one.state !== 'retired' && actsFor(by, [one.library]),
  );
  const served = new Set(sources.map(({ library }) => library));
  const libraries = librariesOf(parts).filter(({ code }) => actsFor(by, [code]));
  return [
    ...sources.map(({ id, library }) => ({
      value: `source:${id}`,
      library: libraryName(library),
      source: id,
    })),
    ...libraries
      .filter(({ code }) => !served.has(code))
      .map(({ code }) => ({ value: `library:${code}`, library: libraryName(code), source: null })),
  ];
}
