/** How to mend what goes wrong with a source, said to its librarian, by error code: English. */
import type { Messages } from '../zh.ts';

const KEEPER = 'show the request and the remark to the keeper of the repository.';

const ADVICE: Readonly<Record<string, string>> = {
  REPOSITORY_UNREACHABLE:
    'Open the address in a browser. If it does not open, its keeper should look at server, name, network and certificate; if it does, our operator at our network.',
  HTTP_STATUS:
    '401, 403: ask to be let in, or for an account; 404: the address is wrong or has moved; 500 and above: its keeper should look into the log.',
  UNREADABLE_PAGE:
    'What came is not OAI-PMH, mostly a page to sign in or an error page. Open the request; the interface has to stand outside the login.',
  OAI_ERROR:
    'Refused in OAI-PMH. cannotDisseminateFormat: wrong format; badArgument: wrong set or dates; badResumptionToken: tokens should hold longer.',
  SET_UNKNOWN: 'The set is misspelt or was renamed; the remark names the nearest.',
  FORMAT_NOT_OFFERED: 'The repository does not give this format; the remark names those it gives.',
  LIST_LOOPS:
    'Its resumption tokens repeat or never end; its keeper has to mend that. What came is kept.',
  PAGE_TOO_LARGE: 'Ask for smaller pages.',
  PAGE_REFUSED:
    'Its XML has an internal DTD or is nested too deeply; it should give plain OAI-PMH.',
  ADDRESS_REFUSED:
    'The address leads inside, or to another service. If it is right, our operator can open it.',
  TOO_MANY_REDIRECTS: 'Register the last address that the remark names.',
  REDIRECT_REFUSED: 'If the address that it leads to is right, register that one.',
  REDIRECT_LOSES_ARGUMENTS:
    'Register the address in the remark, or ask for redirects that keep the query.',
  COOKIE_WALL: 'Something before it wants a cookie first; ask to let NanjingSharedLibrary through.',
  RETRY_LATER: 'It asked for patience. Nothing to do: the run goes on by itself.',
  MASS_DELETION_HELD:
    'Ask whether these records were taken away on purpose. If so approve; if not (a move, a bad export) refuse, and harvest again once it is mended.',
  TOMBSTONES_HELD:
    'It marks very many records as deleted. Ask whether that was meant, then decide.',
  TITLES_CHANGED_HELD:
    'Nearly all titles changed at once: identifiers given anew, or a wrong file. Ask first, then decide.',
  IDENTIFIERS_CHANGED_HELD:
    'It seems to have new identifiers. If so, harvest everything and approve that; the old ones go with it.',
  NOTHING_KNOWN_HELD:
    'None of the known records came: new identifiers, or a wrong address or set. Check, then decide.',
  CHANGES_REFUSED: 'Somebody here refused it; the same is not asked about again.',
  MASS_DELETION_REFUSED: 'Somebody here refused it; the records stay.',
  GAPS: `Some span could not be had whole; the next run asks again. If it is always the same one, ${KEEPER} If that is no help, it can be set aside here.`,
  LIST_BROKEN: `The list was broken off with an error. The next run asks again; if it stays so, ${KEEPER}`,
  LIST_SHORT:
    'It announces more records than it gives. Ask whether lists break off; if only the number (completeListSize) is wrong, that can be accepted here.',
  QUARANTINE:
    'Some records could not be stored; see the quarantine. Mended ones come in by themselves.',
  RUN_STOPPED: 'A person stopped it; the next run goes on from there.',
  SOURCE_STOPPED: 'The source was paused or retired meanwhile; it goes on once it is active.',
  SOURCE_CHANGED: 'Address, format or set changed meanwhile; everything is asked for anew.',
  SUPERSEDED: 'Another kind of run took its place. Nothing to do.',
  DISK_FULL: 'Our disk is full; tell our operator. It goes on by itself once there is room.',
  UNEXPECTED: 'A fault of this portal; tell our operator, the log has it.',
  DECISION_HALF_DONE: 'A decision is half done, and ends by itself.',

  RECORD_WITHOUT_IDENTIFIER: 'Its header has no identifier; its keeper should add one.',
  RECORD_WITHOUT_METADATA:
    'It is not marked as deleted and has no metadata; it should have one or the other.',
  RECORD_ERROR: 'An error stands in the place of this record; its keeper should look at it.',
  IDENTIFIER_UNREADABLE:
    'Its control number has control characters or is too long; mend and export again.',
  RECORD_UNAVAILABLE:
    'The repository fails over this record, in lists and alone; once mended, press retry.',
  RECORD_TOO_LARGE: 'It is over five million characters; is a full text in its metadata?',
  RECORD_MALFORMED:
    'It is not well-formed XML, mostly an unescaped & or <, or a control character.',
  RECORD_BYTES_DAMAGED: 'It has bytes that its encoding does not have; everything should be UTF-8.',
  RECORD_CUT_SHORT: 'The file ends in the middle of this record; export it again.',
  ENCODING_UNKNOWN: 'Its encoding cannot be told; export it in UTF-8.',
  DUPLICATE_IDENTIFIER: 'Its control number came twice with different content; keep one.',
  FORMAT_UNKNOWN: 'It is not Dublin Core, MARC21 or CNMARC; check the format of the source.',
  FORMAT_UNCLEAR: 'It could be MARC21 or CNMARC; say which in the source.',
  DESCRIBE_TOO_LONG:
    'Describing it took too long, mostly for an enormous field; look at what came.',
  MALFORMED_XML: 'It could be read and not described; tell our operator, with what came.',
  DESCRIBE_FAILED: 'It could be read and not described; tell our operator, with what came.',
};

const OF_WARNINGS: Readonly<Record<string, string>> = {
  TITLE_MISSING: 'Add a title.',
  TITLE_MEANINGLESS: 'Put a real title in place of “untitled” or a file name.',
  VALUE_TOO_LONG: 'A field of over 2 000 characters; move full texts elsewhere.',
  TEXT_GARBLED: 'Mostly UTF-8 that was taken for GBK; check the encoding.',
  DATE_UNREAD: 'The date cannot be read, so that filters by year miss it.',
  DATE_CODED: 'No printed date can be read; the year is from a coded field.',
  ROLE_UNKNOWN: 'What somebody did is in words we do not know; mostly nothing to do.',
  ISBN_INVALID: 'Its check digit is wrong; it is not used for comparison.',
  ISSN_INVALID: 'Its check digit is wrong.',
  CSBN_INVALID: 'The book number is misspelt.',
  CENSUS_INVALID: 'The census number is misspelt.',
  IDENTIFIER_INVALID: 'An identifier is wrong.',
  BIDI_REMOVED: 'It has invisible controls, which were left out.',
};

export const mending: Messages['mending'] = (code) => ADVICE[code] ?? '';
export const mendingOfWarning: Messages['mendingOfWarning'] = (code) => OF_WARNINGS[code] ?? '';
