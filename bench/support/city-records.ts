/**
 * Records as twelve libraries would send them of generated works (`generate-works.ts`): the same for the same number, in
 * oai_dc. Every third work is described by more than one library, each in its own way, so that they become one work
 * with several holdings; every library has collections, and things that it alone has. Nothing of it exists.
 */
import type { Access } from '../../catalogue/fields/access.ts';
import { checkDigitModulo10 } from '../../catalogue/fields/check-digits.ts';
import { zh } from '../../server/i18n/zh.ts';
import { Random } from '../../test/support/random.ts';
import { generateWork, LIBRARIES } from './generate-works.ts';

const COLLECTIONS = ['地方志', '家谱', '老照片', '民国文献'];
const PLACES = ['南京', '上海', '北京', '江苏南京'];
const HELD_AS: readonly (readonly [access: Access, format: string])[] = [
  ['onsite', '纸质'],
  ['loan', '纸质'],
  ['online', '电子资源'],
  ['login', '电子资源'],
];

/** Sets of a repository, which become collections. */
export const SETS: readonly (readonly [set: string, name: string])[] = COLLECTIONS.map(
  (name, i) => [`c${i}`, name],
);

/** Codes of the libraries that describe this work. */
export function holdersOf(work: number): readonly string[] {
  const random = new Random(work * 747_796_405 + 11);
  const most = random.below(3) === 0 ? 2 + random.below(4) : 1;
  return [
    ...new Set(
      Array.from({ length: most }, () => {
        const rank = Math.floor((LIBRARIES.length + 1) ** random.next());
        return LIBRARIES[rank - 1] ?? LIBRARIES[0] ?? '';
      }),
    ),
  ];
}

/** What a repository answers. */
export function answerOf(inside: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-01-01T00:00:00Z</responseDate><request>http://city.example/oai</request>${inside}</OAI-PMH>`;
}

/**
 * `<record>` of this work as this library sends it.
 *
 * @param note stands in its description; another one is a change of the record
 */
export function recordOf(work: number, library: string, note = ''): string {
  const { hit, facets, texts, startYear } = generateWork(work);
  const random = new Random(work * 2_891_336_453 + Number(library));
  const [access, format] = random.one(HELD_AS);
  const elements = [
    ['title', hit.title],
    ...hit.creators.map((name) => ['creator', random.below(2) === 0 ? `${name} 著` : name]),
    ...facets.subject.map((subject) => ['subject', subject]),
    ...[...texts.other, ...(note === '' ? [] : [note])].map((text) => ['description', text]),
    ['publisher', `${random.one(PLACES)} : ${hit.publisher ?? ''}`],
    ...(startYear === null ? [] : [['date', String(startYear)]]),
    ['type', zh.types[hit.type]],
    ['format', format],
    ['identifier', `ISBN ${isbnOf(work)}`],
    ['identifier', `https://${library}.example/items/${work}`],
    ['language', 'chi'],
    ['rights', zh.access[access]],
  ].map(([name = '', value = '']) => `<dc:${name}>${value}</dc:${name}>`);
  const datestamp = new Date(Date.UTC(2024, 0, 1) + work * 1_000).toISOString();
  return `<record><header><identifier>oai:${library}.example:${work}</identifier><datestamp>${datestamp.replace('.000', '')}</datestamp><setSpec>c${random.below(COLLECTIONS.length)}</setSpec></header><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">${elements.join('')}</oai_dc:dc></metadata></record>`;
}

/** A number of its own for each work. */
function isbnOf(work: number): string {
  const twelve = `9787${String(10_000_000 + work).padStart(8, '0')}`;
  return `${twelve}${checkDigitModulo10(twelve)}`;
}
