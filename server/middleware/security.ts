/** Headers that tell browsers what our pages may do: show and run what is our own, nothing else. */
import helmet from 'helmet';
import type { RequestHandler } from 'express';

const YEAR_SECONDS = 31_536_000;

/** @param publicUrl '' where the settings name none */
export function securityHeaders(publicUrl: string): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'"],
        // Sound and film of libraries are handed on by us, see decision 41.
        mediaSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // The way back from a work to its results is read from the referring page of our own.
    referrerPolicy: { policy: 'same-origin' },
    // TLS ends at a proxy in front; that it is there for good the operator says by the public address.
    strictTransportSecurity: publicUrl.startsWith('https://')
      ? { maxAge: YEAR_SECONDS, includeSubDomains: false }
      : false,
  });
}
