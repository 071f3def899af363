/**
 * The demonstration: what its authors wrote, and what the twelve repositories make of it. A specimen says
 * that it is one, and every habit is walked to the end by our own client.
 */
import { expect } from 'chai';
import { readDate, startYear } from '../../catalogue/dates/dates.ts';
import { ACCESS, carrierOf } from '../../catalogue/fields/access.ts';
import { editionKindIn } from '../../catalogue/fields/editions.ts';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { libraryBy } from '../../catalogue/library.ts';
import { clustersOf } from '../../catalogue/matching/clusters.ts';
import { compareStatements } from '../../catalogue/matching/comparison/comparison.ts';
import { nominatingKeys } from '../../catalogue/matching/keys.ts';
import { statementOf } from '../../catalogue/matching/statement/statement.ts';
import { titleKey } from '../../catalogue/text/text.ts';
import { readSettings } from '../../config/settings.ts';
import { startFederation } from '../../demo/federation.ts';
import type { Federation } from '../../demo/federation.ts';
import { HABITS } from '../../demo/habits.ts';
import { indexedWork } from '../../catalogue/search/indexed-work.ts';
import { thingsOf } from '../../catalogue/things.ts';
import { buildWork } from '../../catalogue/work.ts';
import { tileAddress, wholeAddress } from '../../formats/iiif/image-service.ts';
import { readIiif } from '../../formats/iiif/manifest.ts';
import { requestOf } from '../support/indexed-works.ts';
import { naiveSearch } from '../support/naive-search.ts';
import { suggestedInVain } from '../support/suggested.ts';
import { entriesOf } from '../../demo/records/all.ts';
import type { DemoEntry } from '../../demo/records/entry.ts';
import { connector } from '../../harvesters/connect.ts';
import { describe as describeRecord } from '../../formats/describe.ts';
import type { OaiItem } from '../../harvesters/oai/page.ts';

describe('the demonstration', () => {
  const all = HABITS.flatMap((habits) =>
    entriesOf(habits.library).map((entry) => ({ ...entry, library: habits.library })),
  );

  it('has 400 to 600 records in twelve libraries, none of them empty', () => {
    expect(all.length).to.be.within(400, 600);
    for (const habits of HABITS)
      expect(entriesOf(habits.library).length, habits.name).to.be.greaterThan(25);
  });

  it('gives each record an id of its own in its library, and sets that the library has', () => {
    for (const habits of HABITS) {
      const ids = entriesOf(habits.library).map((entry) => entry.id);
      expect(new Set(ids).size, habits.name).to.equal(ids.length);
      for (const entry of entriesOf(habits.library)) {
        expect(entry.sets, entry.id).to.have.length.within(1, 3);
        expect(Object.keys(habits.sets), entry.id).to.include.members([...entry.sets]);
      }
    }
  });

  it('makes up no number and no person: what has no published facts is a specimen', () => {
    let without = 0;
    for (const entry of all) {
      const text = JSON.stringify(entry);
      expect(text, entry.id).not.to.match(/ISBN|ISSN|97[89]\d{10}|统一书号|統一書號/u);
      const personal = /照片|口述|家谱|家譜|宗谱|宗譜|族谱|族譜|契约|契約|票证|票證/u.test(
        entry.type,
      );
      if (!personal || entry.publisher !== undefined) continue;
      expect(entry.title, entry.id).to.match(/^〔示例〕/u);
      without++;
    }
    expect(without).to.be.greaterThan(20);
    const specimens = all.filter((entry) => entry.title.startsWith('〔示例〕'));
    expect(specimens.length / all.length).to.be.lessThan(1 / 3);
  });

  describe('served over HTTP', function () {
    let federation: Federation;
    const received = new Map<string, OaiItem[]>();
    const documents: CatalogueDocument[] = [];

    before(async () => {
      federation = await startFederation(0);
      const library = libraryBy(readSettings({ PORTAL_DATA: 'unused' }).libraries);
      const connect = connector({
        pauseMs: 0,
        retryDelayMs: 10,
        contact: 'keeper@portal.example',
        allowPrivate: [],
        exemptOrigins: [federation.origin],
      });
      await Promise.all(
        federation.sources.map(async (source) => {
          const client = connect(source, new AbortController().signal);
          const items: OaiItem[] = [];
          const { granularity } = await client.identify();
          let page = await client.listRecords({
            metadataPrefix: source.metadataPrefix,
            granularity,
          });
          items.push(...page.items);
          while (page.resumptionToken !== null) {
            page = await client.listRecords({ resumptionToken: page.resumptionToken });
            items.push(...page.items);
          }
          received.set(source.library, items);
          for (const item of items) {
            if (item.kind === 'unreadable') throw new Error(item.message);
            if (item.metadata === null) continue;
            documents.push(
              describeRecord(
                {
                  source: source.id,
                  identifier: item.identifier,
                  datestamp: item.datestamp,
                  deleted: false,
                  setSpecs: item.setSpecs,
                  metadataPrefix: source.metadataPrefix,
                  xml: item.xml,
                },
                item.metadata,
                {
                  source: { ...source, state: 'active' },
                  library: library(source.library),
                },
              ),
            );
          }
        }),
      );
    });
    after(() => federation.close());

    for (const habits of HABITS) {
      it(`${habits.name} lists every record once: ${habits.habit}`, () => {
        const entries = entriesOf(habits.library).filter(
          (entry) => habits.deletedRecord !== 'no' || entry.deleted !== true,
        );
        const items = received.get(habits.library) ?? [];
        expect(items.map((item) => item.identifier?.split(':').at(-1)).sort()).to.eql(
          entries.map((entry) => entry.id).sort(),
        );
        expect(items.filter((item) => item.kind === 'record' && item.deleted)).to.have.lengthOf(
          entries.filter((entry) => entry.deleted === true).length,
        );
      });
    }

    it('is described without loss of title, date or call number', () => {
      const byId = new Map(
        documents.map((document) => [
          `${document.library} ${document.identifier.split(':').at(-1) ?? ''}`,
          document,
        ]),
      );
      for (const entry of all.filter((one) => one.deleted !== true)) {
        const document = byId.get(`${entry.library} ${entry.id}`);
        // Dublin Core has no place for the name of a part: it stays behind the title.
        const [main = ''] = document?.titles.map((title) => title.text) ?? [];
        const whole =
          entry.part?.name === undefined ? entry.title : `${entry.title}. ${entry.part.name}`;
        expect([entry.title, whole], entry.id).to.include(main);
        if (entry.date !== undefined)
          expect(document?.dates.map((date) => date.raw).join(' '), entry.id).to.include(
            entry.date,
          );
        if (entry.callNumber !== undefined)
          expect(
            document?.holdings.map((holding) => holding.callNumber),
            entry.id,
          ).to.include(entry.callNumber);
      }
    });

    it('has a song from 六合 to be heard, pictures, a plan to go closer to and an album, all drawn by it', async () => {
      const things = documents.flatMap((document) =>
        thingsOf(buildWork([document], '2026-01-01T00:00:00Z')).map((thing) => ({
          ...thing,
          library: document.library,
          title: document.titles[0]?.text ?? '',
        })),
      );
      const types: Record<string, string> = {};
      for (const { kind, link, title } of things) {
        expect(title, link.url).to.match(/^〔示例〕/u);
        const answer = await fetch(link.url);
        expect(answer.status, link.url).to.equal(200);
        types[kind] = answer.headers.get('content-type') ?? '';
        await answer.body?.cancel();
      }
      expect(types).to.eql({
        small: 'image/png',
        picture: 'image/png',
        iiif: 'application/ld+json',
        audio: 'audio/wav',
      });
      const songs = things.filter(({ kind, library }) => kind === 'audio' && library === '320116');
      expect(songs.map(({ title }) => title)).to.eql(['〔示例〕六合栽秧号子录音']);
      const part = await fetch(songs[0]?.link.url ?? '', { headers: { Range: 'bytes=0-3' } });
      expect([part.status, await part.text()]).to.eql([206, 'RIFF']);
      const kinds = await Promise.all(
        things
          .filter(({ kind }) => kind === 'iiif')
          .map(async ({ link }) => readIiif(await (await fetch(link.url)).json(), link.url)),
      );
      expect(kinds.map(({ kind }) => kind).sort()).to.eql(['manifest', 'service']);
      for (const found of kinds) {
        if (found.kind !== 'service') continue;
        const addresses = [
          wholeAddress(found.service),
          tileAddress(found.service, { factor: 1, column: 9, row: 7 }),
          tileAddress(found.service, { factor: 16, column: 0, row: 0 }),
        ];
        for (const address of addresses) {
          const answer = await fetch(address ?? '');
          expect([answer.status, answer.headers.get('content-type')], address ?? '').to.eql([
            200,
            'image/png',
          ]);
          await answer.body?.cancel();
        }
      }
    });

    it('finds whatever of it is suggested', () => {
      const missed = documents.flatMap((document) =>
        suggestedInVain(indexedWork(buildWork([document], '2026-01-01T00:00:00Z'))),
      );
      expect(missed).to.eql([]);
    });

    it('finds every title typed without its marks, and with its subtitle behind it', () => {
      const missed = documents.filter((document) => {
        const work = indexedWork(buildWork([document], '2026-01-01T00:00:00Z'));
        const [main, ...others] = document.titles;
        const subtitles = others.filter(({ kind }) => kind === 'remainder');
        const whole = [main?.text ?? '', ...subtitles.map(({ text }) => text)].join('');
        return [work.hit.title, whole].some((title) => {
          const typed = title.replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
          return naiveSearch([work], requestOf(typed), []).total === 0;
        });
      });
      expect(missed.map(({ titles }) => titles.map(({ text }) => text))).to.eql([]);
    });

    it('is shown once on a machine, by whoever is left', async () => {
      const [first, second] = [await startFederation(), await startFederation()];
      try {
        const addresses = ({ sources }: Federation): string[] =>
          sources.map(({ baseUrl }) => baseUrl);
        expect(addresses(second)).to.eql(addresses(first));
        await first.close();
        const identify = `${second.sources[0]?.baseUrl ?? ''}?verb=Identify`;
        let answer = await fetch(identify).catch(() => undefined);
        while (answer === undefined) {
          await new Promise((go) => setImmediate(go));
          answer = await fetch(identify).catch(() => undefined);
        }
        expect(await answer.text()).to.include('<repositoryName>');
      } finally {
        await second.close();
      }
    });

    it('shows all seven ways to get at a document', () => {
      const shown = new Set(
        documents.flatMap((document) => document.holdings.map((holding) => holding.access)),
      );
      expect([...shown].sort()).to.eql([...ACCESS].sort());
    });

    it('brings together whatever its libraries hold in common and say enough of', () => {
      const works = new Map(
        worksOf(documents).flatMap((group, i) => group.map((document) => [nameOf(document), i])),
      );
      const live = all.filter(({ deleted }) => deleted !== true);
      const pairs = live.flatMap((a, i) =>
        live.slice(i + 1).flatMap((b) => (areMeantAsOne(a, b) ? [[a, b] as const] : [])),
      );
      const apart = pairs.filter(([a, b]) => works.get(entryName(a)) !== works.get(entryName(b)));
      expect(pairs.length).to.be.greaterThan(300);
      expect(apart.map(([a, b]) => `${a.title}: ${entryName(a)}, ${entryName(b)}`)).to.eql([]);
      const yearbook = live.filter(
        ({ title, part }) => titleKey(title) === '南京年鉴' && part?.number === '2015',
      );
      expect(new Set(yearbook.map(({ library }) => library)).size).to.equal(7);
      expect(new Set(yearbook.map((entry) => works.get(entryName(entry)))).size).to.equal(1);
    });

    it('has a good third of its records held by more than one library as one work', () => {
      const shared = worksOf(documents)
        .filter((group) => new Set(group.map((document) => document.library)).size > 1)
        .flat();
      expect(shared.length / documents.length).to.be.greaterThan(1 / 3);
      const formats = new Set(shared.map((document) => document.format));
      expect(formats.size).to.be.greaterThan(3);
    });
  });
});

interface Held extends DemoEntry {
  readonly library: string;
}

function nameOf({ library, identifier }: CatalogueDocument): string {
  return `${library} ${identifier.split(':').at(-1) ?? ''}`;
}

function entryName({ library, id }: Held): string {
  return `${library} ${id}`;
}

/** One title and volume, nothing said against it, and year, publisher or volume said by both. */
function areMeantAsOne(a: Held, b: Held): boolean {
  const [x, y] = [saidOf(a), saidOf(b)];
  const fields = Object.keys(x) as (keyof typeof x)[];
  const isAgainst = fields.some(
    (field) => x[field] !== '' && y[field] !== '' && x[field] !== y[field],
  );
  const isVolume = x.volume !== '' && x.volume === y.volume;
  const isEdition = x.year !== '' && x.year === y.year && x.publisher === y.publisher;
  return !isAgainst && x.title === y.title && (isVolume || isEdition);
}

function saidOf({
  title,
  part,
  date = '',
  publisher = '',
  edition = '',
  medium = '',
}: Held): Readonly<Record<'title' | 'volume' | 'year' | 'publisher' | 'making' | 'form', string>> {
  const year = startYear(readDate(date));
  return {
    title: titleKey(title),
    volume: titleKey(`${part?.number ?? ''} ${part?.name ?? ''}`),
    year: year === null ? '' : String(year),
    publisher: titleKey(publisher),
    making: editionKindIn(edition) ?? '',
    // Who names no other carrier means paper.
    form: carrierOf([medium]).replace('unknown', 'print'),
  };
}

/** As the catalogue makes them, every two compared. */
function worksOf(documents: readonly CatalogueDocument[]): CatalogueDocument[][] {
  const statements = documents.map((document) => statementOf(document));
  const keys = statements.map(
    (statement) => new Set(nominatingKeys(statement).map(({ key }) => key)),
  );
  const pairs = statements.flatMap((a, i) =>
    statements.slice(i + 1).flatMap((b, k) => {
      if (keys[i]?.isDisjointFrom(keys[i + 1 + k] ?? new Set()) !== false) return [];
      const { outcome, score } = compareStatements(a, b);
      return [{ a: a.id, b: b.id, outcome, score }];
    }),
  );
  const byId = new Map(documents.map((document) => [document.id, document]));
  const { clusters } = clustersOf([...byId.keys()], pairs);
  return clusters.map((ids) => ids.flatMap((id) => byId.get(id) ?? []));
}
