/** Creators that nest their name beside identifiers and affiliations: the name alone is the creator. */
import { expect } from 'chai';
import { documentOf } from '../support/marc-documents.ts';

function creatorsOf(inside: string): string[] {
  const payload = `<jpcoar:jpcoar xmlns:jpcoar="https://github.com/JPCOAR/schema/blob/master/2.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:d="http://datacite.org/schema/kernel-4"><dc:title>秦淮河聚落考</dc:title>${inside}</jpcoar:jpcoar>`;
  return documentOf(payload, 'jpcoar').creators.map(({ name, primary }) =>
    primary ? name : `(${name})`,
  );
}

const AFFILIATION =
  '<jpcoar:affiliation><jpcoar:nameIdentifier nameIdentifierScheme="ROR">https://ror.org/000</jpcoar:nameIdentifier><jpcoar:affiliationName xml:lang="zh">江心洲大学</jpcoar:affiliationName></jpcoar:affiliation>';
const IDENTIFIER =
  '<jpcoar:nameIdentifier nameIdentifierScheme="e-Rad">10000001</jpcoar:nameIdentifier>';

describe('nested creators', () => {
  for (const [what, inside, ...wanted] of [
    [
      'of JPCOAR with identifier and affiliation',
      `<jpcoar:creator>${IDENTIFIER}<jpcoar:creatorName xml:lang="zh">朱绪曾</jpcoar:creatorName>${AFFILIATION}</jpcoar:creator>`,
      '朱绪曾',
    ],
    [
      'in two languages',
      '<jpcoar:creator><jpcoar:creatorName xml:lang="en">Zhu, Xuzeng</jpcoar:creatorName><jpcoar:creatorName xml:lang="zh">朱绪曾</jpcoar:creatorName></jpcoar:creator>',
      '朱绪曾',
    ],
    [
      'with a comma between surname and name',
      `<jpcoar:creator>${IDENTIFIER}<jpcoar:creatorName xml:lang="ja">山田, 太郎</jpcoar:creatorName></jpcoar:creator>`,
      '山田太郎',
    ],
    [
      'with surname and name apart',
      `<jpcoar:creator><jpcoar:familyName>Bates</jpcoar:familyName><jpcoar:givenName>Miner Searle</jpcoar:givenName>${AFFILIATION}</jpcoar:creator>`,
      'Bates, Miner Searle',
    ],
    [
      'several of them, with contributors',
      `<jpcoar:creator><jpcoar:creatorName>朱绪曾</jpcoar:creatorName></jpcoar:creator><jpcoar:creator><jpcoar:creatorName>陈作仪</jpcoar:creatorName>${AFFILIATION}</jpcoar:creator><jpcoar:contributor contributorType="Editor"><jpcoar:contributorName>卢前</jpcoar:contributorName>${IDENTIFIER}</jpcoar:contributor>`,
      '朱绪曾',
      '陈作仪',
      '(卢前)',
    ],
    [
      'of DataCite',
      '<d:creator><d:creatorName nameType="Personal">Bates, M. S.</d:creatorName><d:nameIdentifier>0000-0001</d:nameIdentifier><d:affiliation>University of Nanking</d:affiliation></d:creator>',
      'Bates, M. S.',
    ],
    [
      'of FOAF',
      '<dcterms:creator><foaf:Person><foaf:name>朱绪曾</foaf:name><foaf:mbox>a@b.example</foaf:mbox></foaf:Person></dcterms:creator>',
      '朱绪曾',
    ],
    [
      'with the name as bare text',
      `<dc:creator>朱绪曾${AFFILIATION}${IDENTIFIER}</dc:creator>`,
      '朱绪曾',
    ],
    ['that nest nothing', '<dc:creator>朱绪曾撰</dc:creator>', '朱绪曾'],
  ] as const) {
    it(what, () => {
      expect(creatorsOf(inside)).to.deep.equal(wanted);
    });
  }
});
