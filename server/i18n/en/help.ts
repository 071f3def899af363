/** The help page: English. */
import type { Article } from '../article.ts';

export const help: Article = {
  title: 'Help',
  lead: 'One box searches the local documents of every member library. Simplified, traditional and variant characters, full-width forms and pinyin all find the same works.',
  sections: [
    {
      id: 'writing',
      heading: 'How to write a query',
      paragraphs: [],
      terms: [
        ['Scripts', '金陵琐事 and 金陵瑣事 give the same results in every field.'],
        [
          'Spaces',
          '南京 城墙 asks for both words, wherever they stand; 南京城墙 asks for the four characters together.',
        ],
        [
          'Spaced characters',
          '金 陵 图 书, one character at a time, is read as the one word 金陵图书.',
        ],
        ['Quotation marks', 'Text in quotation marks must stand together.'],
        ['Exclusion', 'A minus sign before a word leaves out works that contain it: 秦淮 -画舫.'],
        ['One character', 'A single character is enough, for example 志.'],
        [
          'Pinyin',
          'Letters alone also look for titles by pinyin or initials, for example jinling or jlss.',
        ],
        ['ISBN', 'With or without hyphens; ten and thirteen digits are equal.'],
        ['Call number', 'For example K295.31; choose “Call number” as the field to be exact.'],
        [
          'Words apart',
          'Where words written in one go find more when they are apart, a line above the results says so; where nothing is found, the page offers other searches, each with the number of works it finds.',
        ],
        ['Punctuation', 'Punctuation alone finds nothing; an empty box lists all works.'],
      ],
    },
    {
      id: 'fields',
      heading: 'Fields',
      paragraphs: [
        'Choose a field beside the search box: title, creator, subject, publisher, series, ISBN or call number; surname, hall name and family seat of genealogies are in the advanced search. With “All fields” a word may stand anywhere.',
      ],
      terms: [],
    },
    {
      id: 'filters',
      heading: 'Filters',
      paragraphs: [
        'Results can be filtered by library, collection, type, edition, period, subject, people by role, language, class, place, access, carrier and readers meant; where genealogies were found also by surname, hall name and family seat. Several values of one group: any of them. Different groups: all of them.',
        'Library, collection, access and carrier speak of one and the same holding: 栖霞 with “Read at home” lists only works that can be read online at 栖霞.',
        'For everything about Nanjing use “Place”: the classification has no number of its own for the city, and K295.31 is a habit of cataloguers. Besides the eleven districts of today, “Place” has former units such as 江宁府 and 上元县.',
        '“Read at home” lists only what anybody can read online, without a visit or a card; press it again to undo.',
        'Each group shows a few values first and leads to all. The number beside each value is the exact number of works. Chosen filters stand above the results; select one to remove it.',
        'Choose “every text once” in “List” above the results, and the editions and carriers of one text are one result, the one that ranks first, with the number of others; the numbers beside values still count works (every edition and carrier).',
      ],
      terms: [],
    },
    {
      id: 'dates',
      heading: 'Dates',
      paragraphs: [
        'Dates are shown as printed, such as 民国二十四年, followed by the year in the common era. Filters take common-era years and reigns (1935, 民国二十四年, 光绪); write years before the common era as negative numbers, and choose whether they mean publication or the original. A yearbook without a date of publication has the year in its title, “year of the volume”; photographs and recordings have the year they were taken or recorded.',
        'A work with an approximate date counts in every year it may belong to; one without any date is “undated” and comes last when sorted by date.',
      ],
      terms: [],
    },
    {
      id: 'access',
      heading: 'Access',
      paragraphs: [
        'Access is taken from the record or from the rules of the collection. A link alone does not mean that the text is open.',
      ],
      terms: [
        ['Online', 'Anybody can read it on the web.'],
        ['Library card', 'Readable online after signing in with a card of that library.'],
        ['Library network', 'Readable inside the library only.'],
        ['Reading room', 'To be consulted on the spot, not lent.'],
        ['Loan', 'Can be borrowed.'],
        ['Catalogue only', 'Only the description is here; ask the library.'],
        ['Not stated', 'The record does not say; ask the library first.'],
      ],
    },
    {
      id: 'taking',
      heading: 'Taking along',
      paragraphs: [],
      terms: [
        [
          'Citing',
          '“Take along” on the page of a work has its reference (GB/T 7714—2025) and permanent link, to be copied; a phone opens it by the QR code.',
        ],
        [
          'Downloading',
          'One work from its page; ticked works or all from a list of results: for EndNote, NoteExpress, Zotero, BibTeX, library systems and spreadsheets.',
        ],
        [
          'Shelf',
          'Kept in your browser, without an account. Its address can be bookmarked or sent to others, and the shelf can be printed.',
        ],
        [
          'Subscribing',
          'Results, libraries and collections have a feed that tells feed readers of new arrivals.',
        ],
      ],
    },
    {
      id: 'display',
      heading: 'Large type and contrast',
      paragraphs: [
        'Choose large type or high contrast at the top of any page (on a phone, in the menu). The choice holds for all pages for a year; addresses stay the same and no script is needed.',
      ],
      terms: [],
    },
    {
      id: 'limits',
      heading: 'Limits',
      paragraphs: [
        'A query may have 300 characters; results can be paged to number 10,000. For more, narrow the search or use /api/v1/search.',
      ],
      terms: [],
    },
  ],
};
