/** What can be wrong with XML; `xml.ts` gives them on. */
import { PortalError } from '../../catalogue/errors.ts';

/** The text is not XML as it must be, or passes a limit of structure. */
export class MalformedXml extends PortalError {
  readonly code = 'MALFORMED_XML';
}

/** The text is refused for safety's sake: no repair is tried, and asking again would bring the same. */
export class ForbiddenXml extends MalformedXml {}
