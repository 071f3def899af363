/**
 * Whatever a record holds, it is described, matched, indexed, suggested and marked within its time, and nothing
 * of it is lost. HOSTILE_RUNS=20000 tries more; HOSTILE_SEED repeats a failure.
 */
import { expect } from 'chai';
import fc from 'fast-check';
import { readDate } from '../../catalogue/dates/dates.ts';
import { readOriginalDate } from '../../catalogue/dates/originals.ts';
import { readYears } from '../../catalogue/dates/year-span.ts';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { classPath } from '../../catalogue/fields/classification.ts';
import { readCreators } from '../../catalogue/fields/names.ts';
import { piecesIn } from '../../catalogue/fields/pieces.ts';
import { placesIn } from '../../catalogue/fields/places.ts';
import { publisherKey, readPublication } from '../../catalogue/fields/publishers.ts';
import { isClassTitle, likeness, readTitle, titleCore } from '../../catalogue/fields/titles.ts';
import { compareStatements } from '../../catalogue/matching/comparison/comparison.ts';
import { nominatingKeys } from '../../catalogue/matching/keys.ts';
import { statementOf } from '../../catalogue/matching/statement/statement.ts';
import { highlight } from '../../catalogue/search/highlight.ts';
import { indexedWork } from '../../catalogue/search/indexed-work.ts';
import { isAnswerable, LONGEST_QUERY, parseQuery } from '../../catalogue/search/query.ts';
import { suggestionKey, suggestionTerms } from '../../catalogue/search/suggestions.ts';
import { nearestStretch } from '../../catalogue/text/edit-distance.ts';
import { LONGEST_ANALYSED } from '../../catalogue/text/bounds.ts';
import { analyse, titleKey } from '../../catalogue/text/text.ts';
import { buildWork } from '../../catalogue/work.ts';
import { PortalError } from '../../catalogue/errors.ts';
import { evidenceOf } from '../../catalogue/search/evidence.ts';
import { TEXT_FIELDS } from '../../catalogue/search/ranking.ts';
import { explain } from '../../catalogue/search/reasons.ts';
import { repair } from '../../formats/xml/repair.ts';
import { describe as describeRecord } from '../../formats/describe.ts';
import { withinTime } from '../../stores/within-time.ts';
import {
  hostileDocument,
  hostileRuns,
  hostileSeed,
  hostileText,
  payloadTree,
  payloadXml,
} from '../support/hostile-documents.ts';
import type { HostileDocument } from '../support/hostile-documents.ts';
import { suggestedInVain } from '../support/suggested.ts';

const seed = hostileSeed();

describe(`a hostile record (seed ${seed})`, () => {
  it('is described, matched and indexed within its time', function () {
    this.timeout(0);
    fc.assert(
      fc.property(hostileDocument, (hostile) => {
        const document = inTime(() => described(hostile));
        const work = inTime(() => buildWork([document], '2026-01-01T00:00:00Z'));
        const statement = inTime(() => statementOf(document));
        inTime(() => nominatingKeys(statement));
        inTime(() => compareStatements(statement, { ...statement }));
        inTime(() => indexedWork(work));
        inTime(() => [titleCore(work.title), readTitle(work.title), isClassTitle(work.title)]);
        expect(JSON.parse(JSON.stringify(document))).to.eql(document);
      }),
      { numRuns: hostileRuns(150), seed },
    );
  });

  it('is found by whatever of it is suggested', function () {
    this.timeout(0);
    fc.assert(
      fc.property(hostileDocument, (hostile) => {
        const work = indexedWork(buildWork([described(hostile)], '2026-01-01T00:00:00Z'));
        expect(suggestedInVain(work)).to.eql([]);
      }),
      { numRuns: hostileRuns(150), seed },
    );
  });

  it('is explained by the fields that it is found in, whatever word that was', function () {
    this.timeout(0);
    fc.assert(
      fc.property(hostileDocument, fc.nat(), (hostile, from) => {
        const document = described(hostile);
        const evidence = inTime(() => evidenceOf(document));
        const { texts } = indexedWork(buildWork([document], '2026-01-01T00:00:00Z'));
        for (const field of TEXT_FIELDS) {
          const own = evidence.filter((one) => one.field === field);
          const said = own
            .flatMap(({ text, also }) => [text, ...also()])
            .map((text) => text.trim());
          expect(texts[field].filter((text) => !said.some((one) => one.startsWith(text)))).to.eql(
            [],
          );
        }
        const words = evidence[from % evidence.length]?.text.slice(0, 40) ?? '';
        for (const any of [words, '1935', 'nanjing', '城']) {
          // Of too many words nobody gets results to be explained.
          if (!isAnswerable({ query: { any } })) continue;
          const shown = { title: '无', creators: [words] };
          inTime(() => explain(parseQuery({ any }), { any }, shown, evidence));
        }
      }),
      { numRuns: hostileRuns(150), seed },
    );
  });

  it('keeps a value whole that is too long to be read, and says so', function () {
    this.timeout(0);
    const read = fc.constantFrom(
      'title',
      'creator',
      'contributor',
      'publisher',
      'date',
      'identifier',
    );
    fc.assert(
      fc.property(read, hostileText, (element, text) => {
        // What stands in front may be mended: controls, tags, references escaped twice.
        const behind = '南京。'.repeat(LONGEST_ANALYSED);
        const document = described({ format: 'oai_dc', fields: [[element, text + behind]] });
        const isWhole = stringsIn(document).some((value) => value.endsWith(behind));
        expect(isWhole, element).to.equal(true);
        expect(document.warnings.map(({ code }) => code)).to.include('VALUE_TOO_LONG');
      }),
      { numRuns: hostileRuns(12), seed },
    );
  });
});

describe(`a hostile value (seed ${seed})`, () => {
  const readers: Readonly<Record<string, (text: string) => unknown>> = {
    title: (text) => [readTitle(text), titleCore(text), isClassTitle(text)],
    creators: (text) => readCreators(text, true),
    publication: (text) => [readPublication([text, text]), publisherKey(text)],
    date: (text) => [readDate(text), readDate(text.slice(0, 120)), readYears(text.slice(0, 100))],
    original: (text) => [readOriginalDate(text, true), readOriginalDate(text, false)],
    pieces: (text) => piecesIn([text, text]),
    places: (text) => [placesIn(text, null, true), placesIn(text, 1800, false)],
    class: classPath,
    text: (text) => [analyse(text), titleKey(text), likeness(titleKey(text), titleKey(`${text}x`))],
    suggestion: (text) => [suggestionKey(text), suggestionTerms('title', text)],
    stretch: (text) => nearestStretch('秦淮河上的桥', titleKey(text)),
    repair,
    query: (text) => {
      const typed = text.slice(0, LONGEST_QUERY / 2);
      try {
        return highlight(text + text, parseQuery({ any: typed, expression: typed }));
      } catch (error) {
        if (!(error instanceof PortalError)) throw error;
        return highlight(text, parseQuery({ any: '金' }));
      }
    },
  };
  for (const [name, read] of Object.entries(readers)) {
    it(`is read as ${name} within its time`, function () {
      this.timeout(0);
      fc.assert(
        fc.property(hostileText, (text) => void inTime(() => read(text))),
        { numRuns: hostileRuns(150), seed },
      );
    });
  }
});

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** @throws what it throws, and `DescribeTooLong` */
function inTime<T>(work: () => T): T {
  const [outcome] = withinTime([work]);
  if (outcome?.kind === 'done') return outcome.value;
  throw outcome?.error;
}

function described(hostile: HostileDocument): CatalogueDocument {
  const payload = payloadTree(hostile);
  const prefix = hostile.format === 'oai_dc' ? 'oai_dc' : hostile.format;
  return describeRecord(
    {
      source: 's',
      identifier: 'oai:hostile.example:1',
      datestamp: '2024-01-01T00:00:00Z',
      deleted: false,
      setSpecs: [],
      metadataPrefix: prefix,
      xml: `<record>${payloadXml(hostile)}</record>`,
    },
    payload,
    {
      source: {
        id: 's',
        library: '320115',
        baseUrl: 'https://repository.example/oai',
        metadataPrefix: prefix,
        set: undefined,
        schedule: '0 2 * * *',
        collections: [],
        state: 'active',
      },
      library: { code: '320115', name: '江宁区图书馆', nameEn: 'Jiangning', shortName: '江宁' },
    },
  );
}
