/** Pages on which a library's staff keep the page of their library, and read what they are told. */
import {
  aboutPage,
  collectionFormPage,
  contactsPage,
  hoursPage,
  picturePage,
  saveAbout,
  saveCollection,
  saveContacts,
  saveHours,
  savePicture,
} from '../../staff/library-forms.ts';
import {
  libraryPagePage,
  libraryPagesPage,
  previewPage,
  publishOnPage,
  restoreOnPage,
  versionPage,
} from '../../staff/library-pages.ts';
import { answerHealthOnPage, messagesPage } from '../../staff/messages.ts';
import { UPLOAD_BODY } from '../../staff/upload.ts';
import { reading, route } from '../route.ts';
import type { Persons, Route } from '../route.ts';
import { SIGNED_IN } from './staff.ts';

const KEEPERS: Persons = { librarian: 'own-library', admin: 'any-library' };

/** Texts of some thousand characters, each of which takes nine bytes in a form. */
const LONG_FORM = 131_072;

const LIBRARY = '/staff/libraries/:code';
const sent = { method: 'POST', who: KEEPERS, bodyLimit: LONG_FORM, csrf: true } as const;

const OF_LIBRARY: readonly Route[] = [
  reading(LIBRARY, KEEPERS, libraryPagePage),
  reading(`${LIBRARY}/preview`, KEEPERS, previewPage),
  reading(`${LIBRARY}/versions/:number`, KEEPERS, versionPage),
  route({ ...sent, path: `${LIBRARY}/publish` }, publishOnPage),
  route({ ...sent, path: `${LIBRARY}/restore` }, restoreOnPage),
  reading(`${LIBRARY}/about`, KEEPERS, aboutPage),
  route({ ...sent, path: `${LIBRARY}/about` }, saveAbout),
  reading(`${LIBRARY}/hours`, KEEPERS, hoursPage),
  route({ ...sent, path: `${LIBRARY}/hours` }, saveHours),
  reading(`${LIBRARY}/contacts`, KEEPERS, contactsPage),
  route({ ...sent, path: `${LIBRARY}/contacts` }, saveContacts),
  reading(`${LIBRARY}/picture`, KEEPERS, picturePage),
  route({ ...sent, path: `${LIBRARY}/picture`, bodyLimit: UPLOAD_BODY, files: true }, savePicture),
  reading(`${LIBRARY}/collection`, KEEPERS, collectionFormPage),
  route({ ...sent, path: `${LIBRARY}/collection` }, saveCollection),
];

export const STAFF_LIBRARY_PAGES: readonly Route[] = [
  reading('/staff/libraries', KEEPERS, libraryPagesPage),
  ...OF_LIBRARY.map((one) => ({ ...one, library: 'code' })),
];

export const STAFF_MESSAGE_PAGES: readonly Route[] = [
  reading('/staff/messages', SIGNED_IN, messagesPage),
  route({ ...sent, path: '/staff/messages/answer' }, answerHealthOnPage),
];
