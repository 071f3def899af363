/**
 * What staff type about their library, read into the content of its page: plain text within limits, hours that
 * are hours, addresses that are addresses. Everything that is wrong is said at once, each at its field.
 */
import { ACCESS } from '../../catalogue/fields/access.ts';
import { PAGE_TEXTS, RIGHTS } from '../../catalogue/library-page.ts';
import type {
  PageCollection,
  PageContent,
  PageText,
  PublicContact,
} from '../../catalogue/library-page.ts';
import type { Library } from '../../catalogue/library.ts';
import { MAIL_ADDRESS_WANTED, mailAddressIn } from '../../catalogue/message.ts';
import { plainLine, plainText } from '../../catalogue/text/plain.ts';
import { WrongValues } from '../refusals.ts';
import { hoursFrom } from '../../catalogue/typed-hours.ts';
import type { HoursWish } from '../../catalogue/typed-hours.ts';

/** A part that is absent stays as it was. */
export interface PageWish {
  /** As readers shall see them; what is as the settings say follows the settings from then on. */
  readonly texts?: Readonly<Partial<Record<PageText, string>>>;
  /** Null: as the settings say. */
  readonly hours?: HoursWish | null;
  readonly contacts?: readonly PublicContact[];
  /** Null: none. A new file has a size as well, see `edit.ts`. */
  readonly picture?: { readonly alt: string } | null;
  readonly collections?: readonly CollectionWish[];
}

/** As `PageCollection`, with what was chosen as the text that came. */
export interface CollectionWish {
  readonly kind: 'set' | 'search';
  readonly name: string;
  readonly description: string;
  /** Of `RIGHTS`; empty: nothing is said. */
  readonly rights: string;
  readonly terms: string;
  /** Of one by set. */
  readonly source?: string;
  /** Empty: every record of the source. */
  readonly set?: string;
  /** Of `ACCESS`; empty: as the source says. */
  readonly access?: string;
  /** Of a saved search. */
  readonly id?: string;
  readonly query?: string;
}

export type Fields = Record<string, string>;

/** Characters. */
const LONGEST: Readonly<Record<PageText, number>> = {
  description: 4_000,
  address: 200,
  localRoom: 200,
  telephone: 60,
  website: 300,
  catalogueUrl: 500,
};
const LONGEST_ALT = 200;
const LONGEST_NAME = 60;
const LONGEST_DESCRIPTION = 1_000;
const LONGEST_TERMS = 2_000;
const LONGEST_QUERY = 1_000;
const MOST_CONTACTS = 10;
const MOST_COLLECTIONS = 60;

/**
 * @param before what the parts that are not wished are as
 * @param starting the library as the settings say it
 * @param sources ids of the sources of this library
 * @throws WrongValues
 */
export function contentFrom(
  wish: PageWish,
  before: PageContent,
  starting: Library,
  sources: readonly string[],
): PageContent {
  const fields: Fields = {};
  const { texts, hours, contacts, collections } = wish;
  const content: PageContent = {
    texts: texts === undefined ? before.texts : textsFrom(texts, before.texts, starting, fields),
    hours: hours === undefined ? before.hours : hours && hoursFrom(hours, fields),
    contacts: contacts === undefined ? before.contacts : contactsFrom(contacts, fields),
    picture: pictureFrom(wish.picture, before.picture, fields),
    collections:
      collections === undefined
        ? before.collections
        : collectionsFrom(collections, sources, fields),
  };
  if (Object.keys(fields).length > 0) throw new WrongValues(fields);
  return content;
}

function textsFrom(
  wish: NonNullable<PageWish['texts']>,
  before: PageContent['texts'],
  starting: Library,
  fields: Fields,
): PageContent['texts'] {
  const texts: Partial<Record<PageText, string>> = {};
  for (const name of PAGE_TEXTS) {
    const given = wish[name];
    const kept = given === undefined ? before[name] : textIn(name, given, LONGEST[name], fields);
    if (kept === undefined) continue;
    if (given !== undefined) checkText(name, kept, fields);
    if (kept !== (starting[name] ?? '')) texts[name] = kept;
  }
  return texts;
}

function checkText(name: PageText, text: string, fields: Fields): void {
  if (text === '' || Object.hasOwn(fields, name)) return;
  if (
    name === 'telephone' &&
    (!/\d{3}/.test(text) || !/^[\d\s+()（）\-—–,，、;；/转]+$/.test(text))
  )
    fields[name] = '电话应由数字、空格、横线、括号组成，如 025-8888 0000 转 12';
  if (name === 'website' && !isWebAddress(text)) fields[name] = WEB_WANTED;
  if (name === 'catalogueUrl') {
    const fault = templateFault(text);
    if (fault !== undefined) fields[name] = fault;
  }
}

const WEB_WANTED = '应为 http:// 或 https:// 开头的完整网址，不带用户名和密码';

function isWebAddress(text: string): boolean {
  const url = /^https?:\/\/[^/\\\s]/i.test(text) && !/\s/.test(text) ? URL.parse(text) : null;
  return url !== null && url.username === '' && url.password === '';
}

const PLACES = ['isbn', 'title', 'callNumber', 'identifier'] as const;

/** What is in braces is filled in and percent-encoded, so it cannot name the host. */
function templateFault(template: string): string | undefined {
  const named = [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  const unknown = named.find((name) => !PLACES.some((place) => place === name));
  if (unknown !== undefined)
    return `花括号里只能是 ${PLACES.map((place) => `{${place}}`).join('、')}，得到 {${unknown.slice(0, 20)}}`;
  if (named.length === 0)
    return `应含 {isbn} 或 {title}，如 https://opac.example/search?isbn={isbn}`;
  const filled = template.replaceAll(/\{[^{}]*\}/g, 'x');
  if (!isWebAddress(filled)) return WEB_WANTED;
  const host = /^https?:\/\/[^/?#]*/i.exec(template)?.[0] ?? '';
  return host.includes('{') ? '花括号不能在主机名里' : undefined;
}

function contactsFrom(wish: readonly PublicContact[], fields: Fields): PublicContact[] {
  if (wish.length > MOST_CONTACTS) fields['contacts'] = `联系人最多 ${MOST_CONTACTS} 位`;
  return wish.slice(0, MOST_CONTACTS).map((given, i) => {
    const at = `contacts.${i}`;
    const contact = {
      duty: textIn(`${at}.duty`, given.duty, LONGEST_NAME, fields),
      name: textIn(`${at}.name`, given.name, LONGEST_NAME, fields),
      telephone: textIn(`${at}.telephone`, given.telephone, LONGEST.telephone, fields),
      email: textIn(`${at}.email`, given.email, LONGEST.website, fields),
    };
    if (contact.duty === '') fields[`${at}.duty`] = '请写明负责什么，如 地方文献咨询';
    if (contact.telephone === '' && contact.email === '')
      fields[`${at}.telephone`] = '电话和电子邮件至少写一个';
    if (contact.email !== '' && mailAddressIn(contact.email) === undefined)
      fields[`${at}.email`] = MAIL_ADDRESS_WANTED;
    return contact;
  });
}

function pictureFrom(
  wish: PageWish['picture'],
  before: PageContent['picture'],
  fields: Fields,
): PageContent['picture'] {
  if (wish === undefined) return before;
  if (wish === null) return null;
  const alt = textIn('alt', wish.alt, LONGEST_ALT, fields);
  if (alt === '') fields['alt'] = '请用一句话写出图片里有什么，看不见图片的读者靠它';
  return before === null ? null : { ...before, alt };
}

function collectionsFrom(
  wish: readonly CollectionWish[],
  sources: readonly string[],
  fields: Fields,
): PageCollection[] {
  if (wish.length > MOST_COLLECTIONS) fields['collections'] = `特色库最多 ${MOST_COLLECTIONS} 个`;
  const known = new Set<string>();
  return wish.slice(0, MOST_COLLECTIONS).map((given, i) => {
    const at = `collections.${i}`;
    const texts = {
      name: textIn(`${at}.name`, given.name, LONGEST_NAME, fields),
      description: textIn(
        `${at}.description`,
        given.description,
        LONGEST_DESCRIPTION,
        fields,
        true,
      ),
      rights: chosen(`${at}.rights`, RIGHTS, given.rights, fields),
      terms: textIn(`${at}.terms`, given.terms, LONGEST_TERMS, fields, true),
    };
    if (texts.name === '') fields[`${at}.name`] = '请写特色库的名称';
    const { kind } = given;
    const { source = '', set = '', access = '', id = '', query = '' } = given;
    const key = kind === 'set' ? `set ${source} ${set}` : `search ${id}`;
    if (known.has(key)) fields[`${at}.${kind === 'set' ? 'set' : 'id'}`] = '这个特色库已经有了';
    known.add(key);
    if (kind === 'search') {
      if (!/^[a-z0-9-]{1,40}$/.test(id)) fields[`${at}.id`] = '编号应由小写字母、数字和连字符组成';
      if (query.trim() === '') fields[`${at}.query`] = '请写检索条件，或粘贴检索结果页的网址';
      if (query.length > LONGEST_QUERY)
        fields[`${at}.query`] = `检索条件最长 ${LONGEST_QUERY} 个字符`;
      return { kind, id, ...texts, query };
    }
    if (!sources.includes(source)) fields[`${at}.source`] = '请选本馆的一个数据源';
    // OAI-PMH 2.0, setSpecType.
    if (set !== '' && !/^[\w\-.!~*'()]+(?::[\w\-.!~*'()]+)*$/.test(set.slice(0, 300)))
      fields[`${at}.set`] = "应为集合的 setSpec，如 local:photo，只有字母、数字、冒号和 -_.!~*'()";
    return {
      kind,
      source,
      set: set === '' ? null : set.slice(0, 300),
      ...texts,
      access: chosen(`${at}.access`, ACCESS, access, fields),
    };
  });
}

function chosen<T extends string>(
  name: string,
  list: readonly T[],
  given: string,
  fields: Fields,
): T | null {
  if (given === '') return null;
  const found = list.find((one) => one === given);
  if (found === undefined) fields[name] = `应为 ${list.join('、')} 之一，或不填`;
  return found ?? null;
}

/** @param name of the field; only some have several lines */
function textIn(
  name: string,
  given: string,
  longest: number,
  fields: Fields,
  hasLines = name === 'description',
): string {
  const text = hasLines ? plainText(given) : plainLine(given);
  if (text.length > longest) fields[name] = `最长 ${longest} 个字，现有 ${text.length} 个`;
  return text;
}
