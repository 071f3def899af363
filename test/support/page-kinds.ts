/** Every kind of public page by an address that the sample records answer; not all of them with 200. */
import { documentId } from '../../catalogue/ids.ts';

export const PAGE_KINDS: readonly (readonly [kind: string, path: string])[] = [
  ['home', '/'],
  ['results', `/search?q=${encodeURIComponent('南京')}`],
  ['results with filters', `/search?q=${encodeURIComponent('南京')}&lib=320100&type=book`],
  ['photographs', '/search?type=image'],
  ['no results', `/search?q=${encodeURIComponent('查无此书')}`],
  ['a wrong address', '/search?size=1000'],
  ['advanced search', '/search/advanced'],
  ['browsing', '/browse/subject'],
  ['timeline', '/timeline'],
  ['work', `/works/${documentId('jinling-dc', 'oai:jinling.example:2')}`],
  ['new arrivals', '/new'],
  ['libraries', '/libraries'],
  ['library', '/libraries/320104'],
  ['collections', '/collections'],
  ['collection', '/collections/qinhuai-dc:local:photo'],
  ['shelf', '/shelf'],
  ['status', '/status'],
  ['help', '/help'],
  ['about', '/about'],
  ['accessibility', '/accessibility'],
  ['feedback', '/feedback'],
  ['nothing', '/nothing'],
];
