/**
 * What the portal tells a person: read on `/staff/messages`, and mailed where a mail server is set. An act that
 * has something to tell says so in its `Deed` (`mail`), and it is put down in the transaction of the act; the
 * sender in `mail/` carries it afterwards. A message is plain text and has one link; what lets somebody in
 * (the one-time address of an invitation) is kept apart, is on no page, and is forgotten once it was sent.
 */
import { DAY_MS, HOUR_MS, MINUTE_MS } from './time.ts';
import { shortened } from './text/bounds.ts';
import { plainLine, plainText } from './text/plain.ts';

/** Why it was written; new ones are named here and in `server/i18n`. */
export const MESSAGE_KINDS = [
  'health',
  'unanswered',
  'invitation',
  'reset',
  'case',
  'source',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Whose page it is on: a library's staff, the city's administrators, or one person. */
export type Audience =
  | { readonly kind: 'library'; readonly library: string }
  | { readonly kind: 'city' }
  | { readonly kind: 'person'; readonly person: string };

declare const checked: unique symbol;

/** Checked by `mailAddressIn`; nothing else makes one. */
export type MailAddress = string & { readonly [checked]: true };

export interface NewMessage {
  readonly kind: MessageKind;
  readonly audience: Audience;
  /** What it is about: `source:qinhuai-dc`, `case:17`. */
  readonly about: string;
  /** One line; it becomes the subject of the mail. */
  readonly title: string;
  /** Chinese, plain; lines are parted by line feeds. Without the link, which stands below it by itself. */
  readonly text: string;
  /** The page that it leads to, an address of ours from `/` on. */
  readonly href: string;
  /** To whom it is mailed; none: it is read on the page alone. */
  readonly to: readonly MailAddress[];
  /** An address of ours with a one-time secret in it, in the place of `href` and in the mail alone. */
  readonly secretHref?: string;
  /** ISO 8601 UTC, after which it is of no use and is mailed no more. */
  readonly until?: string;
}

export interface Message extends Omit<NewMessage, 'to' | 'secretHref' | 'until'> {
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly deliveries: readonly Delivery[];
}

/**
 * `waiting`: to be sent, at the first or a later try; `sent`: the mail server took it; `failed`: given up;
 * `unsent`: there was no mail server, so it is on the page alone.
 */
export type DeliveryState = 'waiting' | 'sent' | 'failed' | 'unsent';

/** What became of a message on its way to one address. */
export interface Delivery {
  readonly to: MailAddress;
  readonly state: DeliveryState;
  readonly tries: number;
  /** ISO 8601 UTC: when it was sent or given up, or is tried next. */
  readonly at: string;
  /** Chinese sentence: why the last try failed; empty when none did. */
  readonly fault: string;
}

/** One that is to be sent now. */
export interface DueDelivery {
  readonly message: Omit<Message, 'deliveries'>;
  readonly to: MailAddress;
  /** How often it was tried before. */
  readonly tries: number;
  readonly secretHref: string | null;
  readonly until: string | null;
}

/** Characters. */
const LONGEST_TITLE = 120;
const LONGEST_TEXT = 4_000;

/** Makes what acts put together fit for a header and a page: names in it may be harvested or typed. */
export function fitMessage(message: NewMessage): NewMessage {
  return {
    ...message,
    title: shortened(plainLine(message.title), LONGEST_TITLE),
    text: shortened(plainText(message.text), LONGEST_TEXT),
  };
}

/** RFC 5321, 4.5.3.1: of the part before the @, and of the whole. */
const LONGEST_LOCAL = 64;
const LONGEST_ADDRESS = 254;

/**
 * An address that mail is sent to, as `name@host.domain` and nothing around it; undefined for anything else.
 * Quoted names, comments, lists and addresses beyond ASCII are refused: who has one has another too, and each
 * of them is a way to slip something into a header.
 */
export function mailAddressIn(text: string): MailAddress | undefined {
  const address = text.trim();
  const at = address.lastIndexOf('@');
  const [local, host] = [address.slice(0, at), address.slice(at + 1)];
  const isOne =
    at > 0 &&
    address.length <= LONGEST_ADDRESS &&
    local.length <= LONGEST_LOCAL &&
    local.split('.').every((part) => /^[\w!#$%&'*+/=?^`{|}~-]+$/.test(part)) &&
    /\.[a-z][a-z\d-]*$/i.test(host) &&
    host.split('.').every((part) => /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(part));
  return isOne ? (`${local}@${host.toLowerCase()}` as MailAddress) : undefined;
}

/** For the field of a form in which something else stood. */
export const MAIL_ADDRESS_WANTED =
  '应为一个电子邮件地址，如 name@library.example，不带姓名和尖括号';

/** Pauses before the second try and those after it: some three days in all, as mail servers do it. */
const PAUSES_MS = [
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  DAY_MS,
  DAY_MS,
];

/**
 * When a delivery that failed for the time being is tried again; null when it is given up.
 *
 * @param tries how often it was tried, this time included
 * @param until after which it is of no use
 */
export function nextTry(tries: number, now: Date, until: string | null): Date | null {
  const pause = PAUSES_MS[tries - 1];
  if (pause === undefined) return null;
  const next = new Date(now.getTime() + pause);
  return until !== null && next.toISOString() > until ? null : next;
}
