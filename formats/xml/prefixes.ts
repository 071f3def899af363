/** Prefixes that platforms use and forget to declare, with what they always mean. */
const USUAL: readonly (readonly [prefix: string, uri: string])[] = [
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['dcterms', 'http://purl.org/dc/terms/'],
  ['oai_dc', 'http://www.openarchives.org/OAI/2.0/oai_dc/'],
  ['qdc', 'http://dspace.org/qualifieddc/'],
  ['marc', 'http://www.loc.gov/MARC21/slim'],
  ['xsi', 'http://www.w3.org/2001/XMLSchema-instance'],
  ['xlink', 'http://www.w3.org/1999/xlink'],
];

/** The text with declarations at its first element for usual prefixes that it uses. */
export function withUsualPrefixes(text: string): string {
  const first = /<[A-Za-z_][\w:.-]*/.exec(text);
  if (first === null) return text;
  const end = first.index + first[0].length;
  const tag = text.slice(end, text.indexOf('>', end));
  const declarations = USUAL.filter(
    ([prefix]) =>
      !tag.includes(`xmlns:${prefix}=`) &&
      [`<${prefix}:`, ` ${prefix}:`].some((use) => text.includes(use)),
  ).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  return `${text.slice(0, end)}${declarations.join('')}${text.slice(end)}`;
}
