/** What a look at the address found: ② of the wizard, with what the repository says of itself. */
import type { Diagnosis, SeenIdentity } from '../../../../catalogue/diagnosis.ts';
import { isUsable } from '../../../../catalogue/diagnosis.ts';
import { MINUTE_MS } from '../../../../catalogue/time.ts';
import type { Messages } from '../../../i18n/languages.ts';
import { plainSaid } from '../../../i18n/said.ts';
import type { Said } from '../../../i18n/said.ts';
import type { Visit } from '../../../visit.ts';
import { minuteOf } from '../../site/times.ts';
import type { ShownTwin } from './twins.ts';

export interface ShownLook {
  /** Sentence while it goes on; null when nothing is under way. */
  readonly running: string | null;
  /** Other sources of the repository. */
  readonly twins: readonly ShownTwin[];
  readonly found: {
    readonly mark: 'good' | 'warn' | 'bad';
    readonly kind: string;
    readonly message: Said;
    readonly advice: Said;
    readonly suggestion: string | null;
    readonly tried: readonly { readonly url: string; readonly found: Said }[];
    readonly remarks: readonly { readonly finding: Said; readonly advice: Said }[];
    readonly facts: readonly { readonly label: string; readonly text: string }[];
    readonly foot: string;
    readonly isUsable: boolean;
  } | null;
}

/** A clock that is off by less is right enough. */
const RIGHT_MS = 2 * MINUTE_MS;

/** @param requests made so far; undefined when nothing is under way */
export function presentLook(
  found: Diagnosis | undefined,
  requests: number | undefined,
  twins: readonly ShownTwin[],
  { lang, t }: Visit,
): ShownLook {
  const { look } = t.wizard;
  const at = minuteOf(found?.at ?? null, lang)?.text ?? '';
  return {
    running: requests === undefined ? null : look.running(requests),
    twins: found === undefined || requests !== undefined ? [] : twins,
    found:
      found === undefined || requests !== undefined
        ? null
        : {
            mark: isUsable(found) ? (found.kind === 'oai-pmh' ? 'good' : 'warn') : 'bad',
            kind: t.diagnosisKinds[found.kind],
            message: t.said(found.message),
            advice: t.said(found.advice),
            suggestion: found.suggestion,
            tried: found.tried.map((one) => ({ url: one.url, found: t.said(one.found) })),
            remarks: found.remarks.map(({ finding, advice }) => ({
              finding: t.said(finding),
              advice: t.said(advice),
            })),
            facts: found.identify === null ? [] : factsOf(found.identify, t),
            foot: [`${look.at} ${at}`, look.requests(found.requests)].join(t.staff.between),
            isUsable: isUsable(found),
          },
  };
}

function factsOf(
  identity: SeenIdentity,
  t: Messages,
): { readonly label: string; readonly text: string }[] {
  const { identify } = t.wizard;
  const { repositoryName, baseUrl, protocolVersion, software, earliestDatestamp } = identity;
  const { granularity, deletedRecord, compression, adminEmails } = identity;
  return [
    { label: identify.repositoryName, text: repositoryName },
    { label: identify.baseUrl, text: baseUrl },
    { label: identify.protocolVersion, text: protocolVersion },
    { label: identify.software, text: plainSaid(t.said(software)) },
    { label: identify.earliest, text: earliestDatestamp },
    { label: identify.granularity, text: identify.granularities[granularity] },
    { label: identify.deleted, text: identify.deletedNames[deletedRecord] },
    {
      label: identify.compression,
      text: compression.length === 0 ? identify.noCompression : compression.join(t.site.and),
    },
    {
      label: identify.emails,
      text: adminEmails.length === 0 ? identify.noEmails : adminEmails.join(t.site.and),
    },
    { label: identify.clock, text: clockOf(identity, t) },
  ].filter(({ text }) => text !== '');
}

function clockOf({ responseDate, skewMs }: SeenIdentity, t: Messages): string {
  const { identify } = t.wizard;
  if (responseDate === null) return identify.clockUnknown;
  if (Math.abs(skewMs) < RIGHT_MS) return identify.clockRight;
  return identify.clockOff(t.number(Math.round(Math.abs(skewMs) / MINUTE_MS)), skewMs > 0);
}
