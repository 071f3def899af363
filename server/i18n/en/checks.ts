/** 采购查重 in English. */
import type { Messages } from '../zh.ts';

export const checks: Messages['checks'] = {
  title: 'Purchase check',
  lead: 'Hand over the list of a supplier: each line is held against what all libraries of the city have. What is held, what may be and what is not is said with its reason, and filled into your own file.',
  newList: 'A new list',
  purpose: 'What it is for',
  purposes: { buy: 'purchase', digitise: 'digitisation' },
  offeredAs: 'What is offered',
  offered: {
    print: 'print',
    electronic: 'electronic',
    auto: 'as the list says; print where it says nothing',
  },
  offeredHint: 'Where a column says what a line is on, that counts. KBART is always electronic.',
  supplier: 'Supplier',
  supplierHint:
    'May be left out. With it the columns of this supplier are known next time; other libraries never see it.',
  name: 'Name of the list',
  nameHint: 'May be left out: the name of the file.',
  forLibrary: 'For which library',
  file: 'File',
  fileHint:
    'Excel (.xlsx, .xls), CSV, MARC (ISO 2709), MARCXML, KBART; 50 MB and 100 000 lines at most. Any layout will do.',
  pasted: 'Or paste titles',
  pastedHint: 'One a line: an ISBN, a title, or title, author and publisher together.',
  start: 'Check it',
  noLibrary: 'Choose a library',
  lists: 'Lists of your library',
  allLists: 'Lists of all libraries',
  none: 'No list yet. Hand one over, and the result is there within minutes.',
  shared: 'Shared by other libraries',
  sharedHint: 'Titles, library, date and purpose alone; nobody else sees prices or suppliers.',
  list: 'List',
  library: 'Library',
  made: 'Handed over',
  lines: 'Lines',
  linesOf: (lines) => `${lines} lines`,
  state: 'State',
  states: {
    reading: 'being read',
    checking: 'being checked',
    done: 'checked',
    failed: 'unreadable',
  },
};
