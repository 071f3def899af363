/** What the pages of a source have in common: the source itself, what was found of it, and a look under way. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { actsFor } from '../../../catalogue/actor.ts';
import { shownAddress } from '../../../catalogue/address.ts';
import type { Diagnosis } from '../../../catalogue/diagnosis.ts';
import type { LookKind } from '../../../catalogue/ports/registrations.ts';
import type { Registration } from '../../../catalogue/registration.ts';
import { selectionOf } from '../../../catalogue/source.ts';
import type { Trial } from '../../../catalogue/trial.ts';
import { NotThere } from '../../../desk/refusals.ts';
import { twinsOf } from '../../../desk/sources/twins.ts';
import type { Twin } from '../../../desk/sources/twins.ts';
import { askerOf } from '../../asker.ts';
import { presentSteps } from '../../presenters/staff/sources/steps.ts';
import type { StepName } from '../../presenters/staff/sources/steps.ts';
import type { PortalDeps } from '../../portal-deps.ts';
import type { Parts } from '../../routes/route.ts';
import { visitOf } from '../../visit.ts';
import { showStaff } from '../shell.ts';
import type { StaffPage } from '../shell.ts';

export type OfSource = Request<{ id: string }>;

/** What a page shows of one source. */
export interface SourceInView {
  readonly source: Registration;
  /** Of the address as it is now. */
  readonly diagnosis: Diagnosis | undefined;
  /** Of the records that are asked for now. */
  readonly trial: Trial | undefined;
}

/** @throws NotThere, also where the asker may not know that it is there */
export async function inView({ registry }: PortalDeps, request: OfSource): Promise<SourceInView> {
  const { id } = request.params;
  const source = await registry.registrations.find(id);
  if (source === undefined || !actsFor(askerOf(request), [source.library]))
    throw new NotThere('没有这个编号的数据源。');
  const [diagnosis, trial] = await Promise.all([
    registry.findings.latest(id, 'diagnosis'),
    registry.findings.latest(id, 'trial'),
  ]);
  const isOfIt = diagnosis?.found.baseUrl === shownAddress(source.baseUrl);
  const isOfThese = trial?.found.selection === selectionOf(source);
  return {
    source,
    diagnosis: isOfIt ? diagnosis.found : undefined,
    trial: isOfThese ? trial.found : undefined,
  };
}

/** Other sources of its repository that the asker may be told of. */
export async function twinsIn(
  { registry }: PortalDeps,
  request: OfSource,
  { source, diagnosis }: SourceInView,
): Promise<readonly Twin[]> {
  return twinsOf(source, diagnosis, await registry.registrations.all(), askerOf(request));
}

/** Requests that a look under way has made; undefined when there is none. */
export async function requestsOf(
  deps: PortalDeps,
  id: string,
  kind: LookKind,
): Promise<number | undefined> {
  const looks = await deps.acts().looksAt(id);
  return looks.find((look) => look.kind === kind)?.requests;
}

/** Why the last look came to nothing, as a Chinese sentence; undefined where it came to something. */
export async function faultOfLook(
  { registry: { findings } }: PortalDeps,
  id: string,
  kind: LookKind,
): Promise<string | undefined> {
  const [fault, found] = await Promise.all([
    findings.latest(id, `${kind}-fault`),
    findings.latest(id, kind),
  ]);
  return fault === undefined || (found !== undefined && found.at > fault.at)
    ? undefined
    : fault.found.message;
}

/** How long an answer waits for a look that was begun: most are done by then. */
const PATIENCE_MS = 4_000;
const POLL_MS = 120;

/** Begins to look, and waits a little: what takes longer is shown as it goes on. */
export async function lookAt(
  deps: PortalDeps,
  request: OfSource | Request,
  id: string,
  kind: LookKind,
): Promise<void> {
  await deps.acts().beginLook(id, kind, askerOf(request));
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    if ((await requestsOf(deps, id, kind)) === undefined) return;
    await sleep(POLL_MS);
  }
}

/** Seconds after which a browser asks again while something is under way, with script and without. */
const REFRESH_SECONDS = '2';

/** Shows a step of the wizard. */
export async function showStep(
  parts: Parts,
  request: OfSource,
  response: Response,
  step: StepName,
  view: SourceInView,
  page: Pick<StaffPage, 'content' | 'status'> & { readonly isRunning?: boolean },
): Promise<void> {
  const { t } = visitOf(request as Request);
  const { source, diagnosis, trial } = view;
  const progress = {
    isLookedAt: diagnosis !== undefined,
    isTried: (trial?.received ?? 0) > 0,
  };
  if (page.isRunning === true) response.set('Refresh', REFRESH_SECONDS);
  await showStaff(parts, request as Request, response, {
    view: `sources/${step}`,
    head: {
      title: t.wizard.steps[step],
      section: 'sources',
      crumbs: [
        { href: '/staff', label: t.staff.home },
        { href: '/staff/sources', label: t.wizard.title },
        { href: `/staff/sources/${source.id}/registration`, label: source.id },
      ],
    },
    content: {
      ...page.content,
      steps: presentSteps(step, source, progress, t),
      action: `/staff/sources/${source.id}/${step}`,
    },
    ...(page.status === undefined ? {} : { status: page.status }),
  });
}
