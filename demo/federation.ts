/**
 * Twelve small repositories under twelve paths of one local port: what `npm start` harvests when no
 * settings file names anything else. They speak real OAI-PMH over real HTTP.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Source } from '../catalogue/source.ts';
import { encodeGb18030 } from './gb18030.ts';
import { HABITS } from './habits.ts';
import { entriesOf } from './records/all.ts';
import { DemoRepository } from './repository.ts';
import { servedThing } from './things.ts';
import type { ServedThing } from './things.ts';

export interface Federation {
  /** `http://127.0.0.1:<port>`: the only origin that harvests may reach without the address check. */
  readonly origin: string;
  readonly sources: readonly Omit<Source, 'state'>[];
  close(): Promise<void>;
}

/** Where it listens when it can, so that addresses in stored records go on leading somewhere. */
const USUAL_PORT = 18_765;

/** Harvested every quarter of an hour, so that a demonstration left open shows its schedule at work. */
const SCHEDULE = '*/15 * * * *';

/** @param wanted the port; 0 = one of its own, whatever else is shown on this machine */
export async function startFederation(wanted = USUAL_PORT): Promise<Federation> {
  const repositories = new Map<string, DemoRepository>();
  const server = createServer((request, response) => respond(repositories, request, response));
  const { port, letGo } = await listen(server, wanted);
  const origin = `http://127.0.0.1:${port}`;
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
        letGo();
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

const TAKE_OVER_MS = 1_000;
const NOT_FOUND = '没有这个演示仓储';

/**
 * Another process may be showing the same federation, a command beside the portal: then its addresses are
 * used, or the registered ones would change under it, and this one takes its place once it has gone.
 */
async function listen(
  server: Server,
  wanted: number,
): Promise<{ port: number; letGo: () => void }> {
  const at = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  try {
    await at(wanted);
  } catch {
    if (await isShown()) {
      const trying = setInterval(() => {
        at(USUAL_PORT).then(
          () => clearInterval(trying),
          () => undefined,
        );
      }, TAKE_OVER_MS).unref();
      return { port: USUAL_PORT, letGo: () => clearInterval(trying) };
    }
    await at(0);
  }
  return { port: (server.address() as AddressInfo).port, letGo: () => undefined };
}

/** Whether it is this federation that answers at the usual port. */
async function isShown(): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${USUAL_PORT}/`, {
      signal: AbortSignal.timeout(TAKE_OVER_MS),
    });
    return (await answer.text()) === NOT_FOUND;
  } catch {
    return false;
  }
}

function respond(
  repositories: ReadonlyMap<string, DemoRepository>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
  const thing = request.method === 'GET' ? servedThing(url) : undefined;
  if (thing !== undefined) {
    sendThing(thing, request.headers.range, response);
    return;
  }
  const repository = repositories.get(url.pathname);
  if (repository === undefined || request.method !== 'GET') {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end(NOT_FOUND);
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

/** Whole, or the part that a player asks for. */
function sendThing(
  { type, bytes }: ServedThing,
  range: string | undefined,
  response: ServerResponse,
): void {
  const [, from, to] = /^bytes=(\d{1,9})-(\d{0,9})$/.exec(range ?? '') ?? [];
  const head = { 'Content-Type': type, 'Accept-Ranges': 'bytes' };
  if (from === undefined) {
    response.writeHead(200, { ...head, 'Content-Length': bytes.length }).end(bytes);
    return;
  }
  const start = Number(from);
  const end = Math.min(to === '' ? Infinity : Number(to), bytes.length - 1);
  if (start > end) {
    response.writeHead(416, { 'Content-Range': `bytes */${bytes.length}` }).end();
    return;
  }
  response.writeHead(206, {
    ...head,
    'Content-Length': end - start + 1,
    'Content-Range': `bytes ${start}-${end}/${bytes.length}`,
  });
  response.end(bytes.subarray(start, end + 1));
}
