/** What commands about accounts share: one-time addresses as they are printed, and a password that is read. */
import process from 'node:process';
import { createInterface } from 'node:readline';
import { WELCOME_PATH } from '../../catalogue/one-time-address.ts';

/** The part of the settings that tells where the portal is opened. */
interface Where {
  readonly port: number;
  readonly portal: { readonly publicUrl?: string | undefined };
}

/** The path alone where the port is chosen at start, and so known to the process that serves alone. */
export function welcomeAddress({ port, portal: { publicUrl } }: Where, token: string): string {
  const local = port === 0 ? '' : `http://localhost:${port}`;
  return `${publicUrl?.replace(/\/$/, '') ?? local}${WELCOME_PATH}${token}`;
}

/** Of standard input, without the end of the line. */
export async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}
