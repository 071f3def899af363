/**
 * Where the interface of a repository probably is when it is not at the address that somebody gave: the paths at
 * which common software has it (DSpace: /oai/request, /server/oai/request; EPrints: /cgi/oai2; OJS: /oai;
 * Greenstone, Omeka and others), the other scheme, the address with or without its last slash.
 */
const PATHS = [
  '/oai',
  '/oai/request',
  '/server/oai/request',
  '/oai2',
  '/cgi/oai2',
  '/oai2d',
  '/oai-pmh',
  '/oaipmh',
  '/OAIHandler',
  '/cgi-bin/oai2',
] as const;

/** More would look like an attack. */
const MOST = 12;

/** @returns addresses in the order in which they are worth a try, each once, without the one that was given */
export function likelyAddresses(baseUrl: string): string[] {
  const url = URL.parse(baseUrl);
  if (url === null) return [];
  const { origin, pathname } = url;
  const path = pathname.replace(/(?<!\/)\/+$/, '');
  // `/jspui/` and `/xmlui/index.jsp` have their interface beside them or below.
  const parent = path.replace(/\/[^/]*$/, '');
  const candidates = [
    `${origin}${pathname.endsWith('/') ? path : `${path}/`}`,
    ...(url.search === '' ? [] : [`${origin}${pathname}`]),
    ...PATHS.slice(0, 3).map((one) => `${origin}${one}`),
    ...(path === '' ? [] : ['/oai', '/request'].map((one) => `${origin}${path}${one}`)),
    ...(parent === '' ? [] : [`${origin}${parent}/oai`]),
    ...PATHS.slice(3).map((one) => `${origin}${one}`),
  ];
  const given = new Set([baseUrl, origin, `${origin}/`]);
  return [...new Set(candidates)].filter((one) => !given.has(one)).slice(0, MOST);
}

/** The same over the other scheme, at the same port where one is named. */
export function otherScheme(baseUrl: string): string | undefined {
  const url = URL.parse(baseUrl);
  if (url === null) return undefined;
  const isPlain = url.protocol === 'http:';
  return baseUrl.trim().replace(/^https?:/i, isPlain ? 'https:' : 'http:');
}
