/** What is suggested while typing leads where the reader means to go. */
import { expect } from 'chai';
import { documentId } from '../../catalogue/ids.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import { SAMPLE_RECORDS } from '../support/portal-records.ts';

describe('a suggestion', function () {
  let portal: PortalFixture;

  before(async () => {
    portal = await openPortal(undefined);
  });
  after(() => portal.close());

  const hrefs = async (typed: string): Promise<string[]> => {
    const answer = await fetch(`${portal.url}/api/v1/suggest?q=${encodeURIComponent(typed)}`);
    const { suggestions } = (await answer.json()) as {
      suggestions: { kind: string; href: string }[];
    };
    return suggestions.map(({ kind, href }) => `${kind} ${decodeURIComponent(href)}`);
  };

  it('of a title leads to the work, which several libraries may hold', async () => {
    const work = documentId('jinling-dc', 'oai:jinling.example:2');
    for (const typed of ['金陵琐', '金陵瑣', 'jlss'])
      expect(await hrefs(typed), typed).to.include(`title /works/${work}`);
    const answer = await fetch(`${portal.url}/works/${work}`);
    expect(answer.status).to.equal(200);
  });

  it('of a title that several works have leads to the search for it', async () => {
    const own = SAMPLE_RECORDS.filter(({ source }) => source === 'jinling-dc');
    const titled = (i: number, date: string): (typeof own)[number] => ({
      source: 'jinling-dc',
      identifier: `oai:jinling.example:same-${i}`,
      dc: [
        ['title', '凤台小志'],
        ['creator', `编者${i}`],
        ['date', date],
      ],
    });
    await portal.fullRun('jinling-dc', [...own, titled(1, '1931'), titled(2, '1998')]);
    expect(await hrefs('凤台')).to.eql(['title /search?title="凤台小志"']);
  });

  it('of a person, a subject or a place leads to a search', async () => {
    expect(await hrefs('甘熙')).to.eql(['person /search?creator="甘熙"']);
    expect(await hrefs('笔记')).to.eql(['subject /search?topic=笔记']);
    expect(await hrefs('秦淮区')).to.eql(['place /search?place=320104']);
  });
});
