/** A real SMTP server that keeps what it is given, as a library's mail server would take it. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerOptions } from 'smtp-server';

export interface ReceivedMail {
  /** Of the envelope. */
  readonly from: string;
  readonly to: readonly string[];
  readonly isEncrypted: boolean;
  readonly user: string | undefined;
  /** As it came over the wire. */
  readonly raw: string;
  /** Decoded, by name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

export interface TestMailServer {
  readonly port: number;
  readonly received: readonly ReceivedMail[];
  /** What is said of a recipient from now on; undefined: taken. */
  refuse: (to: string) => { readonly code: number; readonly message: string } | undefined;
  /** Resolves once so many mails are there. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

/** @param port 0: any; another: that of a server that was away */
export async function mailServer(
  options: SMTPServerOptions = {},
  port = 0,
): Promise<TestMailServer> {
  const received: ReceivedMail[] = [];
  const waiting: (() => void)[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.key === undefined ? ['STARTTLS'] : [],
    disableReverseLookup: true,
    logger: false,
    ...options,
    onRcptTo({ address }, _session, answer) {
      const refusal = kept.refuse(address);
      if (refusal === undefined) answer();
      else answer(Object.assign(new Error(refusal.message), { responseCode: refusal.code }));
    },
    onData(stream, { envelope, secure, user }, answer) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('latin1');
        received.push({
          from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          isEncrypted: secure,
          user: user === undefined ? undefined : String(user),
          raw,
          ...readMail(raw),
        });
        answer();
        for (const look of waiting) look();
      });
    },
  });
  // A client that breaks off is no fault of the test.
  server.on('error', () => undefined);
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  const kept: TestMailServer = {
    port: (server.server.address() as AddressInfo).port,
    received,
    refuse: () => undefined,
    until: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (received.length >= count) resolve();
        };
        waiting.push(look);
        look();
      }),
    close: () => new Promise((closed) => server.close(closed)),
  };
  return kept;
}

/** RFC 5322 and 2047, as far as a plain mail goes. */
function readMail(raw: string): Pick<ReceivedMail, 'headers' | 'text'> {
  const end = raw.indexOf('\r\n\r\n');
  const headers = new Map<string, string>();
  for (const line of raw
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')) {
    const colon = line.indexOf(':');
    headers.set(line.slice(0, colon).toLowerCase(), decoded(line.slice(colon + 1).trim()));
  }
  const body = raw.slice(end + 4);
  const coding = headers.get('content-transfer-encoding');
  const bytes =
    coding === 'base64'
      ? Buffer.from(body, 'base64')
      : coding === 'quoted-printable'
        ? unquoted(body.replaceAll('=\r\n', ''))
        : Buffer.from(body, 'latin1');
  return { headers, text: bytes.toString('utf8').replaceAll('\r\n', '\n') };
}

/** Encoded words; blanks between two of them are none. */
function decoded(value: string): string {
  return value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, coding: string, text: string) =>
      coding.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('latin1')
        : unquoted(text.replaceAll('_', ' ')).toString('latin1'),
    )
    .replaceAll(/[\x80-\xff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'));
}

function unquoted(text: string): Buffer {
  const bytes = text.replaceAll(/=([\dA-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1');
}
