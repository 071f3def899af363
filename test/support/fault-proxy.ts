/**
 * Stands before a real server and makes it misbehave: each fault is asked in turn before a request is
 * passed on, and may answer in the server's place or lose the server's answer.
 */
import { createServer, request as ask } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Passing {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** `pass`: to the server; `lose`: to the server, but its answer never comes; `hang`: nothing at all. */
export type Reaction =
  'pass' | 'lose' | 'hang' | { readonly status: number; readonly body: object };

export interface FaultProxy {
  readonly url: string;
  /** The first that does not say `pass` decides. Push and splice at will. */
  readonly faults: ((passing: Passing) => Reaction)[];
  /** Everything that was asked. */
  readonly asked: Passing[];
  close(): Promise<void>;
}

export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const faults: FaultProxy['faults'] = [];
  const asked: Passing[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const { method = 'GET', url: path = '/', headers } = request;
      const passing: Passing = { method, path, body: body.toString() };
      asked.push(passing);
      const reaction =
        faults.map((fault) => fault(passing)).find((one) => one !== 'pass') ?? 'pass';
      if (reaction === 'hang') return;
      if (typeof reaction === 'object') {
        const { status, body: told } = reaction;
        response.writeHead(status, {
          'content-type': 'application/vnd.elasticsearch+json; compatible-with=8',
          'x-elastic-product': 'Elasticsearch',
        });
        response.end(JSON.stringify(told));
        return;
      }
      forward(target, { method, path, headers, body }, (status, answered, bytes) => {
        if (reaction === 'lose') {
          response.destroy();
          return;
        }
        response.writeHead(status, answered);
        response.end(bytes);
      });
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function forward(
  target: string,
  request: { method: string; path: string; headers: IncomingHttpHeaders; body: Buffer },
  answer: (status: number, headers: IncomingHttpHeaders, body: Buffer) => void,
): void {
  const { method, path, headers, body } = request;
  const passed = ask(`${target}${path}`, { method, headers }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () =>
      answer(response.statusCode ?? 502, response.headers, Buffer.concat(chunks)),
    );
  });
  passed.on('error', () => answer(502, {}, Buffer.alloc(0)));
  passed.end(body);
}
