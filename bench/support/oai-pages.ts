/**
 * Pages to parse, like those that real repositories send: Chinese text with a character beyond the BMP,
 * entities, CDATA and provenance. Synthetic; the same bytes every time.
 */
import { syntheticRecord } from './generate-records.ts';

const PAGE_RECORDS = 100;

/** An oai_dc page of `records` records, some 3 kB each. */
export function oaiDcPage(records = PAGE_RECORDS): string {
  return envelope(
    Array.from({ length: records }, (_, n) => {
      const { identifier, datestamp, metadata } = syntheticRecord(n);
      const more = [
        ...[3, 4, 5, 6, 7].map(
          (length) => `<dc:subject>${sentence(n + length, length)}</dc:subject>`,
        ),
        ...[1, 2].map(
          (add) =>
            `<dc:contributor>${sentence(n + add, 3)} &amp; ${sentence(n, 3)}</dc:contributor>`,
        ),
        `<dc:description><![CDATA[${sentence(n, 120)} <b>𠮷</b> & 其他]]></dc:description>`,
        `<dc:description>${sentence(n + 1, 160)} &amp; &#x4E2D;&lt;</dc:description>`,
        `<dc:source>${sentence(n + 2, 40)}</dc:source>`,
        ...[1, 2, 3].map(
          (add) => `<dc:relation>https://item.example/${n}/${add}?a=1&amp;b=2</dc:relation>`,
        ),
        `<dc:date>2025-03-01T02:03:04Z</dc:date><dc:date>2025-03-01T02:03:04Z</dc:date>`,
        `<dc:coverage xml:lang="zh">${sentence(n, 4)}</dc:coverage><dc:format>application/pdf</dc:format>`,
      ];
      const filled = metadata.replace('</oai_dc:dc>', `${more.join('\n      ')}</oai_dc:dc>`);
      const about = `<about><provenance xmlns="http://www.openarchives.org/OAI/2.0/provenance"><originDescription harvestDate="${datestamp}" altered="false"><baseURL>https://origin.example/oai</baseURL><identifier>${identifier}</identifier></originDescription></provenance></about>`;
      return `<record><header><identifier>${identifier}</identifier><datestamp>${datestamp}</datestamp><setSpec>local</setSpec><setSpec>local:photo</setSpec></header><metadata>${filled}</metadata>${about}</record>`;
    }),
  );
}

/** A MARCXML page of `records` records, some 5 kB each. */
export function marcPage(records = PAGE_RECORDS): string {
  return envelope(
    Array.from({ length: records }, (_, n) => {
      const fields = Array.from(
        { length: 36 },
        (_unused, field) =>
          `<marc:datafield tag="${200 + field * 10}" ind1="1" ind2=" "><marc:subfield code="a">${sentence(n * 40 + field, 14)}</marc:subfield><marc:subfield code="b">${sentence(field, 6)} &amp; 𠮷</marc:subfield></marc:datafield>`,
      );
      return `<record><header><identifier>oai:marc.example:${n}</identifier><datestamp>2026-01-01T00:00:00Z</datestamp></header><metadata><marc:record xmlns:marc="http://www.loc.gov/MARC21/slim"><marc:leader>00000nam0 2200000   450 </marc:leader><marc:controlfield tag="001">${n}</marc:controlfield>${fields.join('')}</marc:record></metadata></record>`;
    }),
  );
}

function envelope(records: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><responseDate>2026-01-01T00:00:00Z</responseDate><request verb="ListRecords">https://bench.example/oai</request><ListRecords>${records.join('\n')}<resumptionToken completeListSize="1000000" cursor="0">next|100</resumptionToken></ListRecords></OAI-PMH>`;
}

const HAN =
  '南京江宁秦淮栖霞浦口六合溧水高淳玄武鼓楼建邺雨花台金陵府志县方志家谱年鉴文史资料碑刻民歌图考';

function sentence(seed: number, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) text += HAN.charAt((seed * 31 + i * i * 7 + i) % HAN.length);
  return text;
}
