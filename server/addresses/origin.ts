/** The address of the portal as others are to use it: what begins every address that is told outside of our pages. */

/**
 * Without a path, and without a `/` at its end.
 *
 * @param request its `host` is undefined where the client names none
 * @param publicUrl of the settings; '' = the host by which this request asks, which a client can name as it likes
 */
export function originOf(
  { protocol, host = '' }: { readonly protocol: string; readonly host?: string | undefined },
  publicUrl: string,
): string {
  if (publicUrl !== '') return publicUrl;
  return URL.parse(`${protocol}://${host}`)?.origin ?? 'http://localhost';
}

/**
 * How long an answer that names our address may be kept: by whoever asked alone where no address is settled, for then
 * it names the host of that request.
 */
export function keptFor(seconds: number, publicUrl: string): string {
  const whose = publicUrl === '' ? 'private' : 'public';
  return `${whose}, max-age=${seconds}`;
}
