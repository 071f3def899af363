/**
 * Builds the application from the table of routes. A table with a gap or a contradiction stops the start;
 * an address asked with a method that it does not have is answered 405, with those that it has.
 */
import type { Express, Request, RequestHandler, Response } from 'express';
import { isOfLibrary } from '../../catalogue/actor.ts';
import type { Role } from '../../catalogue/actor.ts';
import { Access } from '../middleware/access.ts';
import { bodyInTime, givenTime } from '../middleware/body-time.ts';
import { operatorsOf } from '../middleware/operators.ts';
import { privateWayOnly } from '../middleware/private-way.ts';
import { Sessions } from '../middleware/sessions.ts';
import { formGate } from '../staff/form.ts';
import { pageRefusals } from '../staff/refusals.ts';
import { refuseBody, refuseForm, refuseMethod, refusePlainHttp, refuseTooMany } from './faults.ts';
import { VERBS } from './route.ts';
import type { Parts, Route, Rule } from './route.ts';

interface Gates {
  readonly access: Access;
  readonly sessions: Sessions;
}

/** @throws Error naming every fault of the table */
export function mountRoutes(app: Express, routes: readonly Route[], parts: Parts): void {
  const faults = faultsOf(routes);
  if (faults.length > 0) throw new Error(`路由表有误：${faults.join('；')}。`);
  const gates = {
    access: new Access(parts.deps, refuseTooMany(parts.site)),
    sessions: new Sessions(parts.deps),
  };
  app.use(bodyInTime());
  for (const one of routes) {
    app.route(one.path)[VERBS[one.method]](...gatesOf(one, gates, parts));
    one.mount(app, parts);
  }
  for (const [path, methods] of methodsByPath(routes)) {
    app.all(path, (_request, response, next) => {
      allowedAt(response).push(...methods);
      next();
    });
  }
  app.use(async (request, response, next) => {
    const allowed = allowedAt(response);
    // A handler that gave the request on found nothing at this address.
    if (allowed.length === 0 || allowed.includes(request.method)) next();
    else await refuseMethod(parts.site, allowed, request, response);
  });
}

/** What stands before the handler of a route, in this order. */
function gatesOf(rule: Rule, gates: Gates, parts: Parts): RequestHandler[] {
  const { site, deps } = parts;
  const { path, who, library, bodyLimit, csrf, files = false, letterbox = false } = rule;
  const arePersons = who !== 'everybody' && who !== 'operators';
  const isProgram = path.startsWith('/api/');
  return [
    ...(isStaff(path) ? [privateWayOnly(refusePlainHttp(parts.site))] : []),
    ...(who === 'operators' ? [operatorsOnly(path, operatorsOf(deps))] : []),
    ...(arePersons && isProgram ? [gates.access.gate(who, library)] : []),
    ...(arePersons && !isProgram ? [gates.sessions.gate(rule, pageRefusals(parts, who))] : []),
    async (request, response, next) => {
      const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
      givenTime(request, bodyLimit);
      if (coding === undefined && Number(length ?? 0) <= bodyLimit) next();
      else await refuseBody(site, bodyLimit, request, response);
    },
    ...(csrf ? [formGate(refuseForm(site), { files, letterbox })] : []),
  ];
}

function isStaff(path: string): boolean {
  return path === '/staff' || path.startsWith('/staff/');
}

function operatorsOnly(path: string, isOperator: (request: Request) => boolean): RequestHandler {
  return (request, response, next) => {
    if (isOperator(request)) {
      next();
      return;
    }
    const message = `${path} 只对本机和设置 portal.operations 中的地址开放。`;
    response.status(403).json({ code: 'OPERATORS_ONLY', message });
  };
}

/** What is missing in the table or cannot be, a phrase each. */
function faultsOf(routes: readonly Route[]): string[] {
  const seen = new Set<string>();
  return routes.flatMap((route) => {
    const name = `${route.method} ${route.path}`;
    const faults = [...gapsOf(route), ...contradictionsOf(route)];
    if (seen.has(name)) faults.push('写了两次');
    seen.add(name);
    return faults.map((fault) => `${name} ${fault}`);
  });
}

/** The types ask for all of this; a table made otherwise is not let through either. */
function gapsOf({ method, path, who, bodyLimit, csrf }: Partial<Rule>): string[] {
  const gaps: string[] = [];
  if (method === undefined || !Object.hasOwn(VERBS, method)) gaps.push('的方法不认识');
  if (path?.startsWith('/') !== true) gaps.push('的路径应以 / 开头');
  if (who === undefined || (typeof who === 'object' && Object.keys(who).length === 0))
    gaps.push('没有写明谁可以访问（who）');
  if (bodyLimit === undefined || !Number.isInteger(bodyLimit) || bodyLimit < 0)
    gaps.push('没有写明正文的上限（bodyLimit）');
  if (typeof csrf !== 'boolean') gaps.push('没有写明是否核对表单令牌（csrf）');
  return gaps;
}

function contradictionsOf({ method, path, who, bodyLimit, csrf }: Rule): string[] {
  const cityWide = Object.entries(typeof who === 'object' ? who : {}).filter(
    ([role, reach]) => reach === 'own-library' && !isOfLibrary(role as Role),
  );
  if (cityWide.length > 0)
    return cityWide.map(([role]) => `的角色 ${role} 没有自己的馆，应写 any-library`);
  if (method === 'GET') return bodyLimit > 0 || csrf ? ['只是读取，不应有正文或表单令牌'] : [];
  return path.startsWith('/api/') === csrf
    ? [csrf ? '供程序使用，不核对表单令牌' : '会改动数据，须核对表单令牌']
    : [];
}

function methodsByPath(routes: readonly Rule[]): Map<string, string[]> {
  const methods = new Map<string, string[]>();
  for (const { method, path } of routes) {
    // Express answers HEAD where it answers GET.
    const heard = method === 'GET' ? ['GET', 'HEAD'] : [method];
    methods.set(path, [...(methods.get(path) ?? []), ...heard]);
  }
  return methods;
}

/** Methods of the patterns that the address of this request has met so far. */
function allowedAt({ locals }: Response<unknown, { allowed?: string[] }>): string[] {
  return (locals.allowed ??= []);
}
