/** Headers that tell browsers what our pages may do: show and run what is our own, nothing else. */
import helmet from 'helmet';
import type { RequestHandler } from 'express';

export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // The way back from a work to its results is read from the referring page of our own.
    referrerPolicy: { policy: 'same-origin' },
    // TLS ends at a proxy in front; whether it is there for good is for its operator to promise.
    strictTransportSecurity: false,
  });
}
