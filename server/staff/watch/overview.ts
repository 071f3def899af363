/** `/staff/sources`: all sources that this person may see. */
import type { RequestHandler } from 'express';
import { actsFor } from '../../../catalogue/actor.ts';
import type { RegistrationState } from '../../../catalogue/registration.ts';
import type { HealthState } from '../../../catalogue/runs/health.ts';
import { parametersIn } from '../../addresses/parameters.ts';
import { askerOf } from '../../asker.ts';
import { labelsIn } from '../../enquiries/federation.ts';
import { presentSources } from '../../presenters/staff/sources/list.ts';
import { presentOverview } from '../../presenters/staff/watch/overview.ts';
import type { Parts } from '../../routes/route.ts';
import { visitOf } from '../../visit.ts';
import { showStaff } from '../shell.ts';

/** Registered, and not harvested for readers yet. */
const ON_THEIR_WAY: ReadonlySet<RegistrationState> = new Set(['draft', 'submitted', 'trial']);

const STATES: readonly HealthState[] = ['ok', 'partial', 'down', 'never', 'paused', 'retired'];

export function overviewPage(parts: Parts): RequestHandler {
  const { deps } = parts;
  return async (request, response) => {
    const visit = visitOf(request);
    const by = askerOf(request);
    const parameters = parametersIn(request);
    const state = STATES.find((one) => one === parameters.get('state')) ?? '';
    const federation = deps.federation();
    const labels = labelsIn(federation, visit);
    const registrations = (await deps.registry.registrations.all()).filter(
      ({ library, state, submittedAt }) =>
        actsFor(by, [library]) && (ON_THEIR_WAY.has(state) || submittedAt !== null),
    );
    const mayAdd = by.role === 'librarian' || by.role === 'admin';
    const watched = presentOverview(
      federation.sources.filter(({ source }) => actsFor(by, [source.library])),
      { library: parameters.get('lib') ?? '', state },
      labels,
      visit,
      deps.now(),
    );
    const content = {
      ...watched,
      registering: presentSources(registrations, mayAdd, labels, visit),
    };
    await showStaff(parts, request, response, {
      view: 'watch/overview',
      head: { title: visit.t.watch.sources, section: 'sources' },
      content,
    });
  };
}
