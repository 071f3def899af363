/**
 * What is said of each address before it is answered: method, path, who may ask, how long a body may be,
 * whether a form must prove that it is ours, and the handler. `table.ts` lists them all, `mount.ts` builds
 * the application from that list and from nothing else. Every part is said or it does not type-check:
 * nothing is open because somebody forgot to close it.
 */
import type { Express, Request, RequestHandler } from 'express';
import type { Role } from '../../catalogue/actor.ts';
import type { PortalDeps } from '../portal-deps.ts';
import type { Site } from './site.ts';

/** Methods, and what Express calls them. */
export const VERBS = {
  GET: 'get',
  POST: 'post',
  PUT: 'put',
  PATCH: 'patch',
  DELETE: 'delete',
} as const;
export type Method = keyof typeof VERBS;

/** What belongs to the library of the person alone, or to any. */
export type Reach = 'own-library' | 'any-library';

/** Persons by their role: `{ librarian: 'own-library', admin: 'any-library' }`. */
export type Persons = Readonly<Partial<Record<Role, Reach>>>;

/**
 * Everybody, signed in or not; `operators`: who asks from an address of the setting `portal.operations`, see
 * `middleware/operators.ts`; or persons, see `middleware/access.ts`.
 */
export type Who = 'everybody' | 'operators' | Persons;

export interface Rule {
  readonly method: Method;
  /** Pattern as Express reads it: `/works/:id.json`. */
  readonly path: string;
  readonly who: Who;
  /**
   * The parameter of the address that names a library, where it has one: whoever acts for a library of their own
   * is told of no other.
   */
  readonly library?: string;
  /** Longest body that is read, bytes; 0 = it takes none, as for GET. */
  readonly bodyLimit: number;
  /** True: the body carries the token of a form of ours. Reading needs none; programs under `/api/` send a key instead. */
  readonly csrf: boolean;
  /** True for a form with files: the token comes among its fields, and whoever reads them asks `isOurToken`. */
  readonly files?: boolean;
  /**
   * True for a form that only puts something into a letterbox: a browser's word that it stood on a page of ours is as
   * good as its token, so that pages may show it without giving a cookie.
   */
  readonly letterbox?: true;
  /** True for the few pages of somebody who still has to set up the second step of signing in. */
  readonly whileSettingUp?: boolean;
}

/** What handlers are made from. */
export interface Parts {
  readonly site: Site;
  readonly deps: PortalDeps;
}

export interface Route extends Rule {
  /** Puts the handler into the application; `mount.ts` has put the gates before it. */
  readonly mount: (app: Express, parts: Parts) => void;
}

/** `{ id: string }` for `/works/:id.json`. */
type ParametersIn<Path extends string> = Path extends `${string}:${string}`
  ? NamedIn<Path>
  : Request['params'];

type NamedIn<Path extends string> = Path extends `${string}:${infer Rest}`
  ? Readonly<Record<FirstName<Rest>, string>> & NamedIn<Rest>
  : unknown;

/** `id` for `id.json` and `id/picture`. */
type FirstName<Text extends string> = Text extends
  `${infer Before}/${string}` | `${infer Before}.${string}`
  ? FirstName<Before>
  : Text;

/** @param handler is given the parameters that the path names, and no others */
export function route<const Path extends string>(
  rule: Rule & { readonly path: Path },
  handler: (parts: Parts) => RequestHandler<ParametersIn<Path>>,
): Route {
  return {
    ...rule,
    mount(app, parts) {
      app.route(rule.path)[VERBS[rule.method]]<ParametersIn<Path>>(handler(parts));
    },
  };
}

/** An address that only shows something: GET, and HEAD with it. */
export function reading<const Path extends string>(
  path: Path,
  who: Who,
  handler: (parts: Parts) => RequestHandler<ParametersIn<Path>>,
): Route {
  return route({ method: 'GET', path, who, bodyLimit: 0, csrf: false }, handler);
}
