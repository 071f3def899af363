/** XML as repositories send it inside `<metadata>`, on one line. */
export type Elements = readonly (readonly [name: string, value: string])[];

/** Tag, indicators, subfields. Fields of MARC; subfields without a value are left out. */
export type Field = readonly [
  tag: string,
  indicators: string,
  ...subfields: (readonly [code: string, value: string | undefined])[],
];

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

export function dcXml(elements: Elements): string {
  const usesTerms = elements.some(([name]) => name.startsWith('dcterms:'));
  const body = elements
    .filter(([, value]) => value !== '')
    .map(([name, value]) => {
      const tag = name.includes(':') ? name : `dc:${name}`;
      return `<${tag}>${escaped(value)}</${tag}>`;
    });
  const terms = usesTerms ? ' xmlns:dcterms="http://purl.org/dc/terms/"' : '';
  return `<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"${terms}>${body.join('')}</oai_dc:dc>`;
}

export function marcXml(
  leader: string,
  control: readonly (readonly [tag: string, value: string])[],
  fields: readonly Field[],
  namespace = 'http://www.loc.gov/MARC21/slim',
): string {
  const controls = control.map(
    ([tag, value]) => `<controlfield tag="${tag}">${escaped(value)}</controlfield>`,
  );
  const data = fields
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([tag, ind, ...subfields]) => {
      const said = subfields.filter(([, value]) => value !== undefined && value !== '');
      const inner = said.map(
        ([code, value = '']) => `<subfield code="${code}">${escaped(value)}</subfield>`,
      );
      return said.length === 0
        ? ''
        : `<datafield tag="${tag}" ind1="${ind.charAt(0)}" ind2="${ind.charAt(1)}">${inner.join('')}</datafield>`;
    });
  return `<record xmlns="${namespace}"><leader>${leader}</leader>${controls.join('')}${data.join('')}</record>`;
}
