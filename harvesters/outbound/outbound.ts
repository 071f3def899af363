/**
 * The one way out: every request that we make goes through here. Addresses are checked
 * after WHATWG parsing and again after resolution, on every hop of a redirect, and the connection goes
 * to the very address that was checked. Private addresses are reached at one origin alone, that of the
 * source they were opened for. Refusals do not say whether anything listens there.
 */
import { lookup } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { TLSSocket, rootCertificates } from 'node:tls';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector, request } from 'undici';
import type { Dispatcher } from 'undici';
import { shownAddress } from '../../catalogue/address.ts';
import type { Credentials } from '../../catalogue/credentials.ts';
import { PortalError } from '../../catalogue/errors.ts';
import { HopFailed, Redirects } from './redirects.ts';

export class AddressRefused extends PortalError {
  readonly code = 'ADDRESS_REFUSED';

  /** Where a redirect led; undefined when it was asked for. */
  readonly led: URL | undefined;

  constructor(led?: URL) {
    super(
      `${led === undefined ? '' : `请求被转到 ${shownAddress(led)}。`}不允许访问这个地址：内网、本机和保留地址须由管理员在设置文件中放行（network.allowPrivate，或数据源的 allowPrivate），并且只放行数据源接口地址的那一台主机、那一个端口，不包括跳转；数据库等其他服务的端口一律不许`,
    );
    this.led = led;
  }
}

export interface OutboundOptions {
  /** Private addresses that may be reached; none when absent. */
  readonly inside?: Inside | undefined;
  readonly exemptOrigins?: readonly string[];
  /** PEM by hostname. */
  readonly certificates?: Readonly<Record<string, string>>;
}

/** These ranges (CIDR), as long as the request goes to this origin: scheme, host and port. */
export interface Inside {
  readonly ranges: readonly string[];
  readonly origin: string;
}

export interface OutboundRequest {
  readonly method?: 'GET' | 'POST';
  readonly body?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Go along only while the request is at their origin: not where a redirect leads to another. */
  readonly credentials?: Credentials | undefined;
  readonly signal: AbortSignal;
}

export interface OutboundResponse {
  readonly status: number;
  /** By name in lower case; what came more than once is joined. */
  readonly headers: { get(name: string): string | null };
  /** As it came: compressed, when it is. */
  readonly body: Dispatcher.ResponseData['body'];
}

export interface OutboundAnswer {
  readonly response: OutboundResponse;
  /** Where it came from. */
  readonly url: URL;
  /** Whether the credentials were given where it came from. */
  readonly credentials: 'none' | 'sent' | 'withheld';
}

export interface Outbound {
  /**
   * The last answer of at most five redirects.
   *
   * @throws PortalError where a redirect may not be followed
   * @throws HopFailed when it led to where nobody answers
   */
  request(url: URL, init: OutboundRequest): Promise<OutboundAnswer>;
  /** When the certificate expires that this host last showed; undefined before or without TLS. */
  certificateExpiry(hostname: string): Date | undefined;
  /** True when the operator vouches for this host with a certificate of his own. */
  isVouchedFor(hostname: string): boolean;
}

export function createOutbound(options: OutboundOptions): Outbound {
  const { inside, certificates = {} } = options;
  const allowed = (inside?.ranges ?? []).map((cidr) => ipaddr.parseCIDR(cidr));
  const permitsInside = (address: string): boolean =>
    isPublic(address) || isAllowed(address, allowed);
  const expiries = new Map<string, Date>();
  // An agent keeps its connections: those made inside are never lent to a request that goes elsewhere.
  const guarded = (permits: Permits): Agent =>
    new Agent({
      connect: noting(expiries, guardedConnector(permits, certificates)),
      headersTimeout: 60_000,
      bodyTimeout: 60_000,
      maxHeaderSize: 32 * 1024,
    });
  const outside = { permits: isPublic, dispatcher: guarded(isPublic) };
  const opened = { permits: permitsInside, dispatcher: guarded(permitsInside) };
  const open = new Agent({ headersTimeout: 60_000, bodyTimeout: 60_000 });
  const exempt = new Set(options.exemptOrigins);

  return {
    certificateExpiry: (hostname) => expiries.get(hostname),
    isVouchedFor: (hostname) => Object.hasOwn(certificates, hostname),
    async request(start, { credentials, signal, method = 'GET', body = null, headers = {} }) {
      let url = start;
      const redirects = new Redirects(start);
      for (;;) {
        const refused = (): AddressRefused => new AddressRefused(url === start ? undefined : url);
        if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refused();
        if (!isWebPort(url.port)) throw refused();
        const literal = url.hostname.replace(/^\[|\]$/g, '');
        const isExempt = exempt.has(url.origin);
        const { permits, dispatcher } = url.origin === inside?.origin ? opened : outside;
        if (!isExempt && isIP(literal) !== 0 && !permits(literal)) throw refused();
        const isTheirs = credentials?.origin === url.origin;
        const response = answered(
          await request(url, {
            method,
            body,
            signal,
            headers: isTheirs ? { ...headers, [credentials.header]: credentials.value } : headers,
            dispatcher: isExempt ? open : dispatcher,
          }).catch((error: unknown) => {
            if (error instanceof AddressRefused) throw refused();
            throw url === start ? error : new HopFailed(url, error);
          }),
        );
        const location = response.headers.get('location');
        if (response.status < 300 || response.status > 399 || location === null) {
          const given = isTheirs ? 'sent' : 'withheld';
          return { response, url, credentials: credentials === undefined ? 'none' : given };
        }
        await response.body.dump().catch(() => undefined);
        url = redirects.follow(url, location, response.headers.get('set-cookie') !== null);
      }
    },
  };
}

function answered({ statusCode, headers, body }: Dispatcher.ResponseData): OutboundResponse {
  const get = (name: string): string | null => {
    const value = headers[name];
    return value === undefined ? null : [value].flat().join(', ');
  };
  return { status: statusCode, headers: { get }, body };
}

type Permits = (address: string) => boolean;
type Connect = ReturnType<typeof buildConnector>;

/** Remembers until when the certificates are good that were met. */
function noting(expiries: Map<string, Date>, connect: Connect): Connect {
  return (options, callback) =>
    connect(options, (...answer) => {
      const [, socket] = answer;
      if (socket instanceof TLSSocket) {
        const expiry = new Date(socket.getPeerCertificate().valid_to);
        if (!Number.isNaN(expiry.getTime())) expiries.set(options.hostname, expiry);
      }
      callback(...answer);
    });
}

/** Resolves itself, refuses when any answer is bad, and hands the checked answers to the socket. */
function guardedConnector(
  permits: Permits,
  certificates: Readonly<Record<string, string>>,
): Connect {
  const usual = checkedConnector(permits);
  const special = new Map(
    Object.entries(certificates).map(([hostname, pem]) => [
      hostname,
      checkedConnector(permits, [...rootCertificates, pem]),
    ]),
  );
  return (options, callback) => (special.get(options.hostname) ?? usual)(options, callback);
}

function checkedConnector(permits: Permits, ca?: string[]): Connect {
  return buildConnector({
    timeout: 10_000,
    ...(ca === undefined ? {} : { ca }),
    lookup: (hostname, lookupOptions, callback) => {
      lookup(hostname, { ...lookupOptions, all: true }, (error, answers: LookupAddress[]) => {
        if (error !== null) {
          callback(error, []);
          return;
        }
        if (answers.length === 0 || !answers.every(({ address }) => permits(address))) {
          callback(new AddressRefused(), []);
          return;
        }
        if (lookupOptions.all === true) callback(null, answers);
        else callback(null, answers[0]?.address ?? '', answers[0]?.family);
      });
    },
  });
}

/**
 * Ports of other services above 1023, which a request made to look like HTTP must not reach: NFS, MySQL,
 * RDP, PostgreSQL, X11, Redis, Elasticsearch, Memcached, MongoDB and what WHATWG fetch blocks.
 */
const OTHER_SERVICES = new Set([
  1433, 1521, 1719, 1720, 1723, 2049, 2375, 2376, 2379, 2380, 3306, 3389, 3659, 4045, 4190, 5060,
  5061, 5432, 5672, 5984, 5985, 5986, 6000, 6379, 6443, 6566, 6665, 6666, 6667, 6668, 6669, 6679,
  6697, 8500, 9042, 9092, 9100, 9200, 9300, 10080, 10250, 11211, 15672, 27017, 50070,
]);

/** @param port '' = that of the protocol */
function isWebPort(port: string): boolean {
  if (port === '' || port === '80' || port === '443') return true;
  return Number(port) >= 1024 && !OTHER_SERVICES.has(Number(port));
}

/** Ordinary addresses of the public internet: everything with a special meaning is refused. */
function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv6') {
    // IPv4-compatible `::a.b.c.d`, which ipaddr.js calls unicast.
    if (parsed.match(ipaddr.parseCIDR('::/96'))) return false;
  } else if (address === '168.63.129.16') return false;
  return parsed.range() === 'unicast';
}

function isAllowed(
  address: string,
  ranges: readonly [ipaddr.IPv4 | ipaddr.IPv6, number][],
): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return ranges.some((range) => parsed.kind() === range[0].kind() && parsed.match(range));
}
