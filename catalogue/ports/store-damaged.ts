/**
 * What every store says of a file that is not what it was. Seen anywhere once, it is remembered beside
 * the file, until the file was looked through and found whole or another took its place.
 */
import { PortalError } from '../errors.ts';

export class StoreDamaged extends PortalError {
  readonly code = 'STORE_DAMAGED';
}
