/**
 * New arrivals of a search as Atom (RFC 4287). Written here: an entry has eight elements, and the package `feed` brings
 * xml-js along, which nobody keeps.
 */
import { xml, xmlDocument } from '../../../formats/xml/template.ts';
import type { Xml } from '../../../formats/xml/template.ts';

export interface AtomEntry {
  /** The address of the work; entries are known by it. */
  readonly href: string;
  readonly title: string;
  readonly authors: readonly string[];
  /** When it was taken in, ISO 8601 UTC: a work that is described anew is no new arrival. */
  readonly added: string;
  readonly summary: string;
  /** What kind of thing: 方志. */
  readonly kind: string;
}

export interface AtomFeed {
  /** The feed's own address, by which it is known. */
  readonly href: string;
  readonly title: string;
  readonly subtitle: string;
  /** The same as a page. */
  readonly page: string;
  readonly author: string;
  readonly home: string;
  readonly updated: string;
  readonly entries: readonly AtomEntry[];
}

export function atomOf(feed: AtomFeed): string {
  return xmlDocument(xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
  <id>${feed.href}</id>
  <title>${feed.title}</title>
  <subtitle>${feed.subtitle}</subtitle>
  <updated>${feed.updated}</updated>
  <author><name>${feed.author}</name><uri>${feed.home}</uri></author>
  <link rel="self" type="application/atom+xml" href="${feed.href}"/>
  <link rel="alternate" type="text/html" href="${feed.page}"/>
${feed.entries.map(entryOf)}</feed>`);
}

function entryOf({ href, title, authors, added, summary, kind }: AtomEntry): Xml {
  return xml`  <entry>
    <id>${href}</id>
    <title>${title}</title>
    <updated>${added}</updated>
    <published>${added}</published>
${authors.map((name) => xml`    <author><name>${name}</name></author>\n`)}    <category term="${kind}"/>
    <link rel="alternate" type="text/html" href="${href}"/>
    <summary>${summary}</summary>
  </entry>
`;
}
