/** `GET /api/v1/staff/audit`: what was done; whoever acts for a library is told what concerns that library. */
import type { RequestHandler } from 'express';
import { parametersIn } from '../addresses/parameters.ts';
import { askerOf } from '../asker.ts';
import { auditQueryOf, dayIn } from '../enquiries/audit.ts';
import { actNames } from '../i18n/zh/staff.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { sendFault } from './errors.ts';
import { QueryReader } from './query-reader.ts';

const MOST_AT_ONCE = 100;
const USUAL = 20;
const MOST_PAGES = 100_000;

export function auditApi({ registry }: PortalDeps): RequestHandler {
  return async (request, response) => {
    const read = new QueryReader(parametersIn(request));
    const typed = {
      person: read.text('person') ?? '',
      act: read.oneOf('act', Object.keys(actNames)) ?? '',
      subject: read.text('subject') ?? '',
      from: read.text('from') ?? '',
      until: read.text('until') ?? '',
    };
    const page = read.number('page', 1, MOST_PAGES) ?? 1;
    const size = read.number('size', 1, MOST_AT_ONCE) ?? USUAL;
    const wrong = (['from', 'until'] as const).find(
      (name) => typed[name] !== '' && dayIn(typed[name]) === undefined,
    );
    const fault =
      read.fault() ??
      (wrong && {
        code: 'BAD_PARAMETER',
        message: `参数 ${wrong} 应为日期，如 2026-03-01。`,
        parameter: wrong,
      });
    if (fault !== undefined) {
      sendFault(response, 400, fault);
      return;
    }
    const query = auditQueryOf(typed, askerOf(request).library);
    const [total, entries] = await Promise.all([
      registry.audit.count(query),
      registry.audit.find(query, size, (page - 1) * size),
    ]);
    response.json({ total, page, size, entries });
  };
}
