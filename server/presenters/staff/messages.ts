/** Messages as the page shows them: what was told, to whom it was mailed, and what became of it. */
import type { Delivery, DeliveryState, Message } from '../../../catalogue/message.ts';
import type { Told } from '../../../catalogue/runs/health-news.ts';
import type { Messages } from '../../i18n/languages.ts';
import { plainSaid } from '../../i18n/said.ts';
import type { Said } from '../../i18n/said.ts';
import type { Visit } from '../../visit.ts';
import { minuteOf } from '../site/times.ts';
import type { ShownTime } from '../site/times.ts';
import { pagingOf } from './paging.ts';
import type { Paging } from './paging.ts';

export const STAFF_MESSAGES = '/staff/messages';
export const MESSAGES_SHOWN = 30;

export interface ShownDelivery {
  readonly to: string;
  readonly state: 'good' | 'warn' | 'bad' | 'quiet';
  readonly text: string;
  readonly fault: Said;
}

export interface ShownMessage {
  readonly id: string;
  readonly title: Said;
  readonly kind: string;
  readonly audience: string;
  readonly at: ShownTime | null;
  readonly lines: readonly Said[];
  readonly href: string;
  readonly hrefLabel: string;
  readonly deliveries: readonly ShownDelivery[];
  /** The source whose trouble may be answered here; null: nothing to answer. */
  readonly answer: { readonly source: string; readonly label: string } | null;
  /** Who knows of it; null: nobody said so. */
  readonly answered: string | null;
}

export interface MessagesView {
  readonly lead: string;
  readonly messages: readonly ShownMessage[];
  readonly paging: Paging | null;
  readonly action: string;
}

/**
 * @param told what is known of sources; the newest message about each can be answered
 * @param mayAnswer whether who looks keeps sources
 */
export function presentMessages(
  { total, messages }: { readonly total: number; readonly messages: readonly Message[] },
  page: number,
  told: ReadonlyMap<string, Told>,
  mayAnswer: boolean,
  libraryName: (code: string) => string,
  visit: Visit,
): MessagesView {
  const { t } = visit;
  const seen = new Set<string>();
  return {
    lead: t.messages.lead,
    action: `${STAFF_MESSAGES}/answer`,
    messages: messages.map((message) => {
      const isNewest = page === 1 && message.kind === 'health' && !seen.has(message.about);
      if (message.kind === 'health') seen.add(message.about);
      return shownMessage(message, isNewest ? told : new Map(), mayAnswer, libraryName, visit);
    }),
    paging: pagingOf(t, { page, size: MESSAGES_SHOWN, total }, (number) =>
      number === 1 ? STAFF_MESSAGES : `${STAFF_MESSAGES}?page=${number}`,
    ),
  };
}

function shownMessage(
  message: Message,
  told: ReadonlyMap<string, Told>,
  mayAnswer: boolean,
  libraryName: (code: string) => string,
  { lang, t }: Visit,
): ShownMessage {
  const { id, title, kind, audience, about, text, at, href } = message;
  const source = about.startsWith('source:') ? about.slice('source:'.length) : '';
  const known = told.get(source);
  const isOpen = mayAnswer && known != null && known.unansweredSince !== null;
  return {
    id,
    title: t.said(title),
    kind: t.messageKinds[kind],
    audience:
      audience.kind === 'library'
        ? libraryName(audience.library)
        : audience.kind === 'city'
          ? t.messages.city
          : '',
    at: minuteOf(at, lang),
    lines: text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => t.said(line)),
    href,
    hrefLabel: t.messages.openOf(plainSaid(t.said(title))),
    deliveries: message.deliveries.map((delivery) => shownDelivery(delivery, lang, t)),
    answer: isOpen ? { source, label: t.messages.answerOf(source) } : null,
    answered: known?.answeredBy == null ? null : t.messages.answeredBy(known.answeredBy),
  };
}

const SIGNS: Readonly<Record<DeliveryState, ShownDelivery['state']>> = {
  sent: 'good',
  waiting: 'warn',
  failed: 'bad',
  unsent: 'quiet',
};

function shownDelivery(
  { to, state, tries, at, fault }: Delivery,
  lang: Visit['lang'],
  t: Messages,
): ShownDelivery {
  const w = t.messages;
  const time = minuteOf(at, lang)?.text ?? '';
  const more =
    state === 'sent'
      ? [w.sentAt(time)]
      : state === 'waiting' && tries > 0
        ? [w.tries(tries), w.again(time)]
        : state === 'failed'
          ? [w.tries(tries)]
          : [];
  return {
    to,
    state: SIGNS[state],
    text: [t.deliveryStates[state], ...more].join(t.libraries.by),
    fault: t.said(fault),
  };
}
