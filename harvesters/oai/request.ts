/** Builds the address of a request: each value encoded exactly once, the base URL's own query kept. */

export interface Selection {
  readonly metadataPrefix: string;
  readonly set?: string | undefined;
  /** First instant wanted. */
  readonly from?: Date | undefined;
  /** First instant no longer wanted: windows are half-open. */
  readonly until?: Date | undefined;
  readonly granularity: 'day' | 'second';
}

/** Arguments of a list request. A token stands alone (OAI-PMH 2.0 section 3.5). */
export function listArguments(
  selection: Selection | { readonly resumptionToken: string },
): Record<string, string> {
  if ('resumptionToken' in selection) return { resumptionToken: selection.resumptionToken.trim() };
  const { metadataPrefix, set, from, until, granularity } = selection;
  return {
    metadataPrefix,
    ...(set === undefined ? {} : { set }),
    ...(from === undefined ? {} : { from: stamp(from, granularity) }),
    // OAI-PMH counts `until` as inside the range; this is the only place that turns it.
    ...(until === undefined ? {} : { until: stamp(new Date(until.getTime() - 1000), granularity) }),
  };
}

export function requestUrl(
  baseUrl: string,
  verb: string,
  args: Readonly<Record<string, string>>,
): URL {
  return probeUrl(baseUrl, Object.entries({ verb, ...args }));
}

/** As `requestUrl`, of any arguments at all, also twice the same. */
export function probeUrl(
  baseUrl: string,
  args: readonly (readonly [name: string, value: string])[],
): URL {
  const url = new URL(baseUrl);
  url.hash = '';
  const pairs = args.map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  const own = url.search.replace(/^\?/, '');
  url.search = [...(own === '' ? [] : [own]), ...pairs].join('&');
  return url;
}

function stamp(instant: Date, granularity: 'day' | 'second'): string {
  const iso = instant.toISOString();
  return granularity === 'day' ? iso.slice(0, 10) : `${iso.slice(0, 19)}Z`;
}
