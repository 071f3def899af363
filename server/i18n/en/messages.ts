/** What persons are told, and what became of it: English. */
import type { Messages } from '../zh.ts';

export const messageKinds: Messages['messageKinds'] = {
  health: 'state of a source',
  unanswered: 'not answered',
  invitation: 'invitation',
  reset: 'new password',
  case: 'letter',
  source: 'registration of a source',
};

export const deliveryStates: Messages['deliveryStates'] = {
  waiting: 'to be sent',
  sent: 'sent',
  failed: 'not delivered',
  unsent: 'not mailed',
};

export const messages: Messages['messages'] = {
  title: 'Messages',
  lead: 'What you or your library have to be told, mailed or not. Kept for 400 days.',
  empty: 'There is no message yet.',
  city: 'the city',
  open: 'Open the page that it is about',
  openOf: (title) => `Open the page that it is about: ${title}`,
  mailed: 'Mail',
  onPage: 'There is no address to mail it to; it is here alone.',
  tries: (count) => `tried ${count} times`,
  again: (time) => `tried again ${time}`,
  sentAt: (time) => time,
  answer: 'I know',
  answerOf: (source) => `I know of the trouble of ${source}`,
  answerHint:
    'The city is then not told because nobody answered; you are told as always when it is mended or changes again.',
  answered: 'Noted; the city is not told because nobody answered.',
  answeredBy: (name) => `${name} knows`,
  unanswered: (count) =>
    `${count} ${count === 1 ? 'source is' : 'sources are'} in trouble and nobody has said that they know`,
};
