/** A work as JSON: in pieces when it is large, and the same whole. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import express from 'express';
import type { Work } from '../../catalogue/work.ts';
import { sendWork } from '../../server/api/work-json.ts';
import { documentOf, holdingOf, workOf } from '../support/presented.ts';

async function received(work: Work): Promise<unknown> {
  const app = express().get('/', (_request, response) => sendWork(response, work, { told: 1 }));
  const server = createServer(app);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/`);
    expect(answer.headers.get('content-type')).to.include('application/json');
    return await answer.json();
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

function workWith(documents: number, holdings: number): Work {
  return workOf(
    ...Array.from({ length: documents }, (_, n) =>
      documentOf({
        id: `d${n}`,
        notes: [`$& ${'附注'.repeat(2_000)} "${n}"`],
        holdings: Array.from({ length: holdings }, () => holdingOf()),
      }),
    ),
  );
}

describe('a work as JSON', () => {
  it('is the work, small or large', async () => {
    for (const work of [workWith(1, 1), workWith(150, 1)])
      expect(await received(work)).to.eql({ ...JSON.parse(JSON.stringify(work)), told: 1 });
  });

  it('repeats a description with its first holding alone where there are hundreds (76)', async () => {
    const work = workWith(3, 100);
    const { documents, holdings } = (await received(work)) as Work;
    expect(documents).to.have.lengthOf(3);
    expect(holdings).to.have.lengthOf(300);
    expect(
      holdings.every(({ document }, i) => document.id === work.holdings[i]?.document.id),
    ).to.equal(true);
    // All of the first two hundred, and the first of the last description.
    const whole = holdings.filter(({ document }) => 'titles' in document);
    expect(whole).to.have.lengthOf(201);
  });
});
