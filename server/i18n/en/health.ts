/** Why a source is as it is: English. */
import type { HealthReason } from '../../../catalogue/runs/health.ts';
import { saidAsItIs } from '../said.ts';
import type { Said } from '../said.ts';
import type { Messages } from '../zh.ts';
import { count, n } from './number.ts';
import { said } from './said.ts';

const ofRun = (lead: string, { message }: { readonly message: string }): Said => [
  ...saidAsItIs(`${lead}: `),
  ...said(message),
];

export const healthReason: Messages['healthReason'] = (reason) => {
  switch (reason.kind) {
    case 'failed':
      return ofRun(
        reason.failures > 1
          ? `Failed ${n(reason.failures)} times in a row`
          : 'The last harvest failed',
        reason.run,
      );
    case 'cut-short':
      return ofRun('The last harvest was not finished', reason.run);
    case 'held':
      return ofRun('A harvest waits for your decision', reason.run);
    case 'lacking':
      return ofRun('The last harvest is incomplete', reason.run);
    default:
      return saidAsItIs(sentenceOf(reason));
  }
};

type OfNoRun = Exclude<
  HealthReason,
  { readonly kind: 'failed' | 'cut-short' | 'held' | 'lacking' }
>;

function sentenceOf(reason: OfNoRun): string {
  switch (reason.kind) {
    case 'never':
      return 'Never harvested so far.';
    case 'first-run':
      return 'The first harvest is under way.';
    case 'paused':
      return 'Paused: not harvested on schedule.';
    case 'retired':
      return 'Retired: its records stay, it is harvested no more.';
    case 'quarantine':
      return `${count(reason.count, 'record', 'records')} in quarantine, not stored.`;
    case 'empty':
      return 'The repository answers, but has no record at present.';
    case 'stale':
      return `Due long ago: no good run for ${count(reason.days, 'day', 'days')}.`;
    case 'quiet':
      return `Quiet: nothing new, changed or deleted for ${count(reason.days, 'day', 'days')}, and never more than ${count(reason.usual, 'day', 'days')} before. Ask its keeper whether it is still fed.`;
    case 'unchanged':
      return reason.days === null
        ? 'The last harvest found nothing changed.'
        : `The last harvest found nothing changed; the last change came ${reason.days === 0 ? 'today' : `${count(reason.days, 'day', 'days')} ago`}.`;
    case 'fresh':
      return `The last harvest brought ${n(reason.run.new)} new, ${n(reason.run.changed)} changed and ${n(reason.run.deleted)} deleted.`;
  }
}
