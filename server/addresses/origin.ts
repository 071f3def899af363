/** The address of the portal as others are to use it: what begins every address that is told outside of our pages. */
import type { Request } from 'express';

/**
 * Without a path, and without a `/` at its end.
 *
 * @param publicUrl of the settings; '' = the host by which this request asks, which a client can name as it likes
 */
export function originOf(request: Pick<Request, 'protocol' | 'host'>, publicUrl: string): string {
  if (publicUrl !== '') return publicUrl;
  return URL.parse(`${request.protocol}://${request.host}`)?.origin ?? 'http://localhost';
}
