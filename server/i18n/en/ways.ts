/** How a reader gets to see a work: English. */
import type { Messages } from '../zh.ts';

const actions: Messages['ways']['actions'] = {
  read: 'Read full text',
  look: 'View images',
  listen: 'Listen',
  watch: 'Watch',
  open: 'Open online',
  page: 'Item page',
  cover: 'See the cover',
  more: 'Related link',
};

export const ways: Messages['ways'] = {
  heading: 'How to see it',
  actions,
  numbered: (name, number) => `${name} (${number})`,
  home: {
    read: (library) => `Read it at home: ${library} has it open online.`,
    look: (library) => `View the images at home: ${library} has them open online.`,
    listen: (library) => `Listen at home: ${library} has it open online.`,
    watch: (library) => `Watch it at home: ${library} has it open online.`,
    open: (library) => `Open it at home: ${library} has it open online.`,
  },
  best: {
    online: (library) =>
      `${library} has it open online, but the record gives no address: ask the library for it.`,
    login: (library) => `From home with a reader’s card: sign in at ${library}.`,
    loan: (library) => `Take it home: borrow it at ${library} with a reader’s card.`,
    onsite: (library) => `Read it on site at ${library}; it is not lent.`,
    network: (library) => `Read it on site at ${library}, on its computers or wireless network.`,
    catalogue: (library) =>
      `Only the catalogue is online: ask ${library} whether the original can be seen.`,
    unknown: (library) =>
      `The record does not say how to get it: ask ${library} before you go there.`,
  },
  none: 'No record says who holds it: ask the libraries that sent the records, named at the end of this page.',
  better: 'Easier still:',
  missing: (library) => `My library (${library}) does not hold this work. The best way is:`,
  shelf: (callNumber) => `Call number ${callNumber}`,
  call: (telephone) => `Call ${telephone}`,
  toHolding: 'Where it is kept',
  allHoldings: (libraries) => `See the holdings of all ${libraries} libraries`,
  hoursNote: 'About the hours',
  days: 'Who is open on which day',
  daysLead: 'The next seven days, holidays included.',
  day: (name, date, relative) => `${name} ${date}${relative === null ? '' : ` (${relative})`}`,
  because: (library, why) => (why === '' ? library : `${library} (${why})`),
  openAt: (hours) => `Open ${hours}: `,
  closedAt: 'Closed',
  nobody: 'no library is open',
  untold: 'Not told by weekday',
  own: 'My library',
  ownIs: (library) => `My library: ${library}`,
  ownChoose: 'Choose my library, to see first whether it has it',
  ownWhich: 'Library',
  ownSet: 'Make it my library',
  ownGiveUp: 'No longer my library',
  ownHint:
    'No account is needed, only this browser remembers it; pages then say first whether this library has it, and how to see it.',
  otherHoldings: (count) => `${count} other holdings`,
  libraryPage: 'Page of the library',
  forms: 'As libraries write it',
  address: 'Permanent address',
  printed: (date) => `Printed on ${date}`,
};
