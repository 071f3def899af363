/** The page about the portal: English. */
import type { Article } from '../article.ts';

export const about: Article = {
  title: 'About',
  lead: 'Nanjing Shared Library brings the local-document catalogues of the city and district libraries together, so that one search tells what the city holds, where it is and how to read it.',
  sections: [
    {
      id: 'data',
      heading: 'Where the data comes from',
      paragraphs: [
        'The libraries offer their catalogues over OAI-PMH, and we harvest them regularly. Records are kept exactly as received and can be seen on the page of each work.',
        'Descriptions from several libraries become one work only when that is certain; where libraries differ, the page tells which library says what.',
      ],
      terms: [],
    },
    {
      id: 'join',
      heading: 'Joining',
      paragraphs: ['Any library with an OAI-PMH address can join, inside the city or beyond it.'],
      terms: [],
    },
    {
      id: 'privacy',
      heading: 'Privacy',
      paragraphs: [
        'Searching needs no account. Server logs do not keep what you search for. Three cookies keep your language, type size and contrast; they hold nothing personal, and nothing is loaded from third parties. A shelf is kept in your browser; we store none of it.',
      ],
      terms: [],
    },
    {
      id: 'interfaces',
      heading: 'Interfaces for programs',
      paragraphs: ['Search results and works are available as JSON.'],
      terms: [
        ['/api/v1/search', 'Takes the parameters of the search page.'],
        ['/works/(id).json', 'Everything about one work and its holdings.'],
        ['/api/v1/libraries', 'Member libraries with counts and last update.'],
      ],
    },
  ],
};
