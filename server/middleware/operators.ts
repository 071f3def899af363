/**
 * Who may see how the service is from inside: somebody at this machine itself, and the addresses that the
 * setting `portal.operations` names. A proxy on this machine must not make the whole world local, so a
 * request that shows any sign of having been passed on is never taken for one from here.
 */
import type { Request } from 'express';
import ipaddr from 'ipaddr.js';

export interface OperatorOptions {
  /** Addresses and ranges, as the settings have them. */
  readonly operations: readonly string[];
  readonly trustedProxies: number;
}

/** What proxies add to a request. */
const PASSED_ON = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'];

type Range = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

export function operatorsOf({
  operations,
  trustedProxies,
}: OperatorOptions): (request: Request) => boolean {
  const ranges = operations.map(rangeOf);
  return (request) => {
    const isPassedOn = PASSED_ON.some((header) => request.headers[header] !== undefined);
    if (!isPassedOn)
      return (
        (isLoopback(request.socket.remoteAddress) && isNamedLocally(request.headers.host)) ||
        isWithin(request.ip, ranges)
      );
    // Who is behind a proxy is known only when it was declared, and says so.
    const isKnown = trustedProxies > 0 && request.headers['x-forwarded-for'] !== undefined;
    return isKnown && isWithin(request.ip, ranges);
  };
}

/** A proxy that says nothing of itself still passes on the name that readers use. */
export function isNamedLocally(host = ''): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  return name === 'localhost' || name.endsWith('.localhost') || isLoopback(name);
}

function isLoopback(address = ''): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}

function isWithin(address: string | undefined, ranges: readonly Range[]): boolean {
  if (address === undefined || !ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return ranges.some(
    ([network, bits]) => parsed.kind() === network.kind() && parsed.match(network, bits),
  );
}

/** A single address is a range of one. */
function rangeOf(text: string): Range {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}
