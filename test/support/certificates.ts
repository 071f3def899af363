/** Certificates for servers of tests, made by openssl in a folder that is gone afterwards. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Certificate {
  readonly key: string;
  /** PEM; its own authority. */
  readonly cert: string;
}

export class Certificates {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'certificates-'));

  /** @param days until it expires; negative = it has */
  of(hostname: string, days = 3): Certificate {
    const at = (name: string): string => path.join(this.#folder, name);
    const openssl = (line: string): Buffer =>
      execFileSync('openssl', line.split(' '), { stdio: 'pipe' });
    openssl(
      `req -new -newkey rsa:2048 -nodes -subj /CN=${hostname} -addext subjectAltName=DNS:${hostname} -keyout ${at('key')} -out ${at('request')}`,
    );
    openssl(
      `x509 -req -in ${at('request')} -signkey ${at('key')} -copy_extensions copyall -days ${days} -out ${at('pem')}`,
    );
    return { key: readFileSync(at('key'), 'utf8'), cert: readFileSync(at('pem'), 'utf8') };
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
