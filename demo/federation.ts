/**
 * Twelve small repositories under twelve paths of one local port: what `npm start` harvests when no
 * settings file names anything else. They speak real OAI-PMH over real HTTP.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Source } from '../catalogue/source.ts';
import { encodeGb18030 } from './gb18030.ts';
import { HABITS } from './habits.ts';
import { drawnView } from './picture.ts';
import { entriesOf } from './records/all.ts';
import { DemoRepository } from './repository.ts';

export interface Federation {
  /** `http://127.0.0.1:<port>`: the only origin that harvests may reach without the address check. */
  readonly origin: string;
  readonly sources: readonly Omit<Source, 'state'>[];
  close(): Promise<void>;
}

/** Harvested every quarter of an hour, so that a demonstration left open shows its schedule at work. */
const SCHEDULE = '*/15 * * * *';

export async function startFederation(): Promise<Federation> {
  const repositories = new Map<string, DemoRepository>();
  const server = createServer((request, response) => respond(repositories, request, response));
  await listen(server);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const habits of HABITS) {
    const baseUrl = `${origin}/${habits.path}/oai`;
    repositories.set(
      `/${habits.path}/oai`,
      new DemoRepository(habits, entriesOf(habits.library), baseUrl),
    );
  }
  return {
    origin,
    sources: HABITS.map((habits) => ({
      id: `demo-${habits.path}`,
      library: habits.library,
      baseUrl: `${origin}/${habits.path}/oai`,
      metadataPrefix: habits.metadataPrefix,
      set: undefined,
      schedule: SCHEDULE,
      collections: habits.collections,
    })),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** Where it listens when it can, so that addresses in stored records go on leading somewhere. */
const USUAL_PORT = 18_765;

async function listen(server: Server): Promise<void> {
  const at = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  await at(USUAL_PORT).catch(() => at(0));
}

function respond(
  repositories: ReadonlyMap<string, DemoRepository>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const picture = /^\/[^/]+\/thumbnail\/([\w-]+)\.png$/.exec(url.pathname)?.[1];
  if (picture !== undefined && request.method === 'GET') {
    response.writeHead(200, { 'Content-Type': 'image/png' }).end(drawnView(picture));
    return;
  }
  const repository = repositories.get(url.pathname);
  if (repository === undefined || request.method !== 'GET') {
    response
      .writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' })
      .end('没有这个演示仓储');
    return;
  }
  const { status, headers, xml } = repository.answer(url.searchParams);
  const { charset, gzip } = repository.habits;
  const whole =
    xml === '' ? '' : `<?xml version="1.0" encoding="${charset.toUpperCase()}"?>\n${xml}`;
  const bytes = charset === 'gb18030' ? encodeGb18030(whole) : Buffer.from(whole);
  response.writeHead(status, {
    'Content-Type': `text/xml; charset=${charset}`,
    ...headers,
    ...(gzip ? { 'Content-Encoding': 'gzip' } : {}),
  });
  response.end(gzip ? gzipSync(bytes) : bytes);
}
