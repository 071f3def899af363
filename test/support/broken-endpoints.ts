/**
 * Servers that are no good repositories, each in one of the ways in which the address that a librarian was given
 * turns out to be none: every one real, on a port of its own.
 */
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { DiagnosisKind } from '../../catalogue/diagnosis.ts';
import { Certificates } from './certificates.ts';

export interface BrokenEndpoint {
  /** What it is an example of, as a test says it. */
  readonly name: string;
  readonly baseUrl: string;
  readonly kind: DiagnosisKind;
  /** What the message has to name. */
  readonly told: RegExp;
}

export interface BrokenEndpoints {
  readonly all: readonly BrokenEndpoint[];
  close(): Promise<void>;
}

const page = (title: string, body: string): string =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body>${body}</body></html>`;

const IDENTIFY = (name: string, declared: string, baseUrl: string): string =>
  `<?xml version="1.0" encoding="${declared}"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>${new Date().toISOString().slice(0, 19)}Z</responseDate><request verb="Identify">${baseUrl}</request><Identify><repositoryName>${name}</repositoryName><baseURL>${baseUrl}</baseURL><protocolVersion>2.0</protocolVersion><adminEmail>keeper@repository.example</adminEmail><earliestDatestamp>2010-01-01</earliestDatestamp><deletedRecord>no</deletedRecord><granularity>YYYY-MM-DD</granularity></Identify></OAI-PMH>`;

/** 秦淮区图书馆 in GBK: what a library from before Unicode answers, and calls UTF-8. */
const QINHUAI_GBK = Buffer.from('c7d8bbb4c7f8cdbccae9b9dd', 'hex');

/** @param good base URL of a repository that is well, which some of them lead to */
export async function startBrokenEndpoints(good: string): Promise<BrokenEndpoints> {
  const servers: Server[] = [];
  const certificates = new Certificates();
  async function serve(answer: RequestListener, path = '/oai'): Promise<string> {
    return listen(createServer(answer), 'http', path);
  }
  async function listen(server: Server, scheme: string, path: string): Promise<string> {
    servers.push(server);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  }
  const text =
    (body: string, status = 200, type = 'text/html; charset=utf-8'): RequestListener =>
    (_request, response) => {
      response.writeHead(status, { 'Content-Type': type }).end(body);
    };

  const closedPort = await serve(text(''));
  const closed = servers.pop();
  await new Promise((done) => closed?.close(done));

  const all: BrokenEndpoint[] = [
    {
      name: 'a web page',
      baseUrl: await serve(text(page('秦淮区图书馆', '欢迎')), '/index.html'),
      kind: 'html',
      told: /网页（题为“秦淮区图书馆”）/,
    },
    {
      name: 'a login page',
      baseUrl: await serve(
        text(page('统一身份认证', '<form><input type="password" name="p"></form>')),
      ),
      kind: 'login',
      told: /登录页（题为“统一身份认证”）/,
    },
    {
      name: 'a door that wants a password',
      baseUrl: await serve(text('', 401)),
      kind: 'login',
      told: /要求登录（HTTP 401）/,
    },
    {
      name: 'redirects without an end',
      baseUrl: await serve((request, response) => {
        const next = `/oai/${Number(/\d+$/.exec(request.url ?? '')?.[0] ?? 0) + 1}`;
        response.writeHead(302, { Location: next }).end();
      }),
      kind: 'redirect',
      told: /连续跳转超过 5 次/,
    },
    {
      name: 'a redirect to where it is now',
      baseUrl: await serve((request, response) => {
        response
          .writeHead(301, { Location: `${good}${/\?.*/.exec(request.url ?? '')?.[0] ?? ''}` })
          .end();
      }),
      kind: 'redirect',
      told: new RegExp(`请求被转到了 ${good}`),
    },
    {
      name: 'a path beside the interface',
      baseUrl: await serve((request, response) => {
        if ((request.url ?? '').startsWith('/oai/request'))
          response.end(IDENTIFY('玄武区图书馆', 'UTF-8', 'http://localhost/oai/request'));
        else response.writeHead(404).end('not here');
      }, '/repository'),
      kind: 'wrong-path',
      told: /HTTP 404）。接口在 http:.*\/oai\/request/,
    },
    {
      name: 'a certificate of its own making',
      baseUrl: await listen(
        createTlsServer(certificates.of('localhost'), text('')),
        'https',
        '/oai',
      ),
      kind: 'tls',
      told: /证书/,
    },
    {
      name: 'GBK that is called UTF-8',
      baseUrl: await serve((_request, response) => {
        const [before = '', after = ''] = IDENTIFY('%%', 'UTF-8', 'http://localhost/oai').split(
          '%%',
          2,
        );
        response.writeHead(200, { 'Content-Type': 'text/xml; charset=utf-8' });
        response.end(Buffer.concat([Buffer.from(before), QINHUAI_GBK, Buffer.from(after)]));
      }),
      kind: 'encoding',
      told: /秦淮区图书馆.*编码与实际不符/,
    },
    {
      name: 'JSON',
      baseUrl: await serve(text('{"records":[]}', 200, 'application/json')),
      kind: 'not-xml',
      told: /来的是 JSON/,
    },
    {
      name: 'a server out of order',
      baseUrl: await serve(text('oops', 500, 'text/plain')),
      kind: 'http-error',
      told: /HTTP 500/,
    },
    {
      name: 'a server that is being mended',
      baseUrl: await serve((_request, response) => {
        response.writeHead(503, { 'Retry-After': '3600' }).end();
      }),
      kind: 'http-error',
      told: /HTTP 503.*3600/,
    },
    {
      name: 'a private address that nobody opened',
      baseUrl: 'http://10.20.30.40/oai',
      kind: 'refused',
      told: /不允许访问这个地址/,
    },
    { name: 'a closed port', baseUrl: closedPort, kind: 'unreachable', told: /拒绝连接/ },
    {
      name: 'a server that does not come to an end',
      baseUrl: await serve(() => undefined),
      kind: 'too-slow',
      told: /太慢/,
    },
  ];
  return {
    all,
    async close() {
      certificates.close();
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
    },
  };
}
