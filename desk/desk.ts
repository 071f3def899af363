/**
 * The acts of persons as whoever writes does them for pages, programs and commands: each registered with its
 * entry in the audit, and followed at once.
 */
import type { Registry } from '../catalogue/ports/registry.ts';
import { caseActs } from './cases/acts.ts';
import type { CaseActs } from './cases/acts.ts';
import type { OpenCaseParts } from './cases/open-case.ts';
import { checkActs } from './checks/acts.ts';
import type { CheckActParts, CheckActs } from './checks/acts.ts';
import { distributionActs } from './checks/distribute.ts';
import type { DistributionActs } from './checks/distribute.ts';
import { deliveryActs } from './deliveries/acts.ts';
import type { DeliveryActs, DeliveryParts } from './deliveries/acts.ts';
import { pageActs } from './library-pages/acts.ts';
import type { PageActs } from './library-pages/acts.ts';
import { matchActs } from './match-acts.ts';
import type { MatchActs, MatchParts } from './match-acts.ts';
import { messageActs } from './messages/answer-health.ts';
import type { MessageActs } from './messages/answer-health.ts';
import { peopleActs } from './people-acts.ts';
import type { PeopleActs } from './people-acts.ts';
import { runDeskActs } from './runs/run-acts.ts';
import type { RunDeskActs, RunDeskParts } from './runs/run-acts.ts';
import { sourceActs } from './sources/acts.ts';
import type { SourceActs, SourceParts } from './sources/acts.ts';
import { suppressionActs } from './suppressions/acts.ts';
import type { SuppressionActs } from './suppressions/acts.ts';
import type { SuppressParts } from './suppressions/suppress.ts';

export interface DeskParts
  extends
    RunDeskParts,
    SourceParts,
    Pick<DeliveryParts, 'files'>,
    Pick<CheckActParts, 'checks' | 'checkFiles'> {
  readonly records: RunDeskParts['records'] &
    MatchParts['records'] &
    SuppressParts['records'] &
    SourceParts['records'] &
    OpenCaseParts['records'];
  readonly registry: RunDeskParts['registry'] &
    SourceParts['registry'] &
    Pick<
      Registry,
      | 'cases'
      | 'deliveries'
      | 'keys'
      | 'libraries'
      | 'healthTold'
      | 'audit'
      | 'matchDecisions'
      | 'pages'
      | 'people'
      | 'sources'
      | 'suppressions'
    >;
}

/** What each throws its own file says. */
export interface DeskActs
  extends
    CaseActs,
    CheckActs,
    DeliveryActs,
    DistributionActs,
    MatchActs,
    MessageActs,
    PageActs,
    PeopleActs,
    RunDeskActs,
    SourceActs,
    SuppressionActs {}

export function deskActs(parts: DeskParts): DeskActs {
  const { records, registry, follow, checks, checkFiles } = parts;
  const matches = matchActs(parts);
  return {
    ...runDeskActs(parts),
    ...pageActs({ registry, now: () => new Date() }),
    ...messageActs({ registry, now: () => new Date() }),
    ...sourceActs(parts),
    ...deliveryActs({ registry, files: parts.files, now: () => new Date() }),
    ...matches,
    ...checkActs({
      registry,
      checks,
      checkFiles,
      decideMatch: matches.decideMatch,
      now: () => new Date(),
    }),
    ...distributionActs({ registry, checks, now: () => new Date() }),
    ...peopleActs(registry),
    ...suppressionActs({ records, registry, follow, now: () => new Date() }),
    ...caseActs({ records, registry, now: () => new Date() }),
  };
}
