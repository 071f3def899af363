/**
 * The mail server that the settings name, and what it said when a mail did not go out: sentences for whoever
 * keeps the portal, and whether it is worth while to try again. Nothing here knows what is told to whom.
 */
import { createTransport } from 'nodemailer';
import type { Transporter } from 'nodemailer';
import { PortalError, messageOf } from '../catalogue/errors.ts';
import type { MailAddress } from '../catalogue/message.ts';
import { shortened } from '../catalogue/text/bounds.ts';
import { withoutBidi } from '../catalogue/text/text.ts';

export interface MailServerOptions {
  readonly host: string;
  readonly port: number;
  /** `tls`: from the first byte; `starttls`: before anything else is said, or not at all; `none`: open. */
  readonly security: 'tls' | 'starttls' | 'none';
  readonly login: { readonly username: string; readonly password: string } | undefined;
  /** PEM of the authority that vouches for the server, where no public one does. */
  readonly ca: string | undefined;
  readonly from: { readonly name: string; readonly address: MailAddress };
}

export interface Letter {
  /** Stays the same at each try, so that a mail that went out twice can be told for one. */
  readonly id: string;
  readonly to: MailAddress;
  readonly subject: string;
  readonly text: string;
}

/** The mail did not go out. */
export class MailNotSent extends PortalError {
  readonly code = 'MAIL_NOT_SENT';
  /** False when the same mail would be refused the next time too. */
  readonly isWorthTrying: boolean;
  /** True when no mail would have gone out: the server is away, or does not let us in. */
  readonly isOfServer: boolean;

  constructor(sentence: string, error: SmtpError) {
    super(sentence, { cause: error });
    const { permanent = false } = error;
    this.isOfServer = !OF_THE_MAIL.has(error.code ?? '') || error.command === 'MAIL FROM';
    this.isWorthTrying = this.isOfServer || !permanent;
  }
}

/** What is asked of a server by whoever sends. */
export interface MailServer {
  /** @throws MailNotSent, also when it was broken off */
  send(letter: Letter, signal?: AbortSignal): Promise<void>;
  /** Signs in and says nothing. @throws MailNotSent */
  check(): Promise<void>;
}

type SmtpError = Error & {
  readonly code?: string;
  /** What was said last. */
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
  readonly permanent?: boolean;
};

/** The server took our hand, and refused this recipient or text (or the sender, who is the same in all of them). */
const OF_THE_MAIL: ReadonlySet<string> = new Set(['EENVELOPE', 'EMESSAGE']);

const CONNECT_MS = 15_000;
/** Of silence in the middle of a conversation. */
const SILENCE_MS = 60_000;
/** Longest answer of a server that is shown. */
const LONGEST_ANSWER = 200;

export class SmtpServer implements MailServer {
  readonly #options: MailServerOptions;
  readonly #transport: Transporter;

  constructor(options: MailServerOptions) {
    const { host, port, security, login, ca } = options;
    this.#options = options;
    this.#transport = createTransport({
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      ...(login === undefined ? {} : { auth: { user: login.username, pass: login.password } }),
      tls: { minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) },
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send({ id, to, subject, text }: Letter, signal?: AbortSignal): Promise<void> {
    const { from } = this.#options;
    const [, domain = ''] = from.address.split('@');
    await this.#try(() =>
      this.#transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${id}@${domain}>`,
        // Nobody's out-of-office note answers it (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal,
      }),
    );
  }

  async check(): Promise<void> {
    await this.#try(() => this.#transport.verify());
  }

  async #try(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      throw new MailNotSent(this.#sentence(error as SmtpError), error as SmtpError);
    }
  }

  #sentence(error: SmtpError): string {
    const { host, port, security, from } = this.#options;
    const server = `邮件服务器 ${host}:${port}`;
    const answer = answerOf(error);
    switch (error.code) {
      case 'EENVELOPE':
        return error.command === 'MAIL FROM'
          ? `${server}不接受发信地址 ${from.address}：${answer}`
          : `${server}不收给这个地址的邮件：${answer}`;
      case 'EMESSAGE':
        return `${server}不收这封邮件：${answer}`;
      case 'EAUTH':
      case 'ENOAUTH':
        return `${server}不接受设置里的用户名或密码：${answer}`;
      case 'EDNS':
        return `找不到${server}：没有这个主机名`;
      case 'ETIMEDOUT':
        return `${server}在 ${CONNECT_MS / 1000} 秒内没有应答`;
      case 'ETLS':
      case 'ESOCKET':
      case 'ECONNECTION':
        return security === 'none'
          ? `连不上${server}：${answer}`
          : `连不上${server}，或加密连接没有建立（security 为 ${security}）：${answer}`;
      default:
        return `${server}没有接受邮件：${answer}`;
    }
  }
}

/** The first line of what the server said, or of what the connection broke with; never what we sent. */
function answerOf(error: SmtpError): string {
  const [line = ''] = (error.response ?? messageOf(error)).split(/[\r\n]/);
  return shortened(withoutBidi(line).replaceAll(/\p{Cc}+/gu, ' '), LONGEST_ANSWER);
}
