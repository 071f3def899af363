/** `/staff/keys`: keys for scripts, beside the commands `key add`, `key list` and `key revoke`. */
import type { Request, RequestHandler, Response } from 'express';
import { askerOf } from '../asker.ts';
import { NO_KEY, presentKeys } from '../presenters/staff/keys.ts';
import type { KeyTyped } from '../presenters/staff/keys.ts';
import type { Faults } from '../presenters/staff/field.ts';
import type { Parts } from '../routes/route.ts';
import { visitOf } from '../visit.ts';
import { chosenRole } from './chosen-role.ts';
import { formOf, valueOf } from './form.ts';
import { knownOf, librariesOf } from './known.ts';
import { leadTo } from './notice.ts';
import { answeringOnPage, faultsIn } from './refusals.ts';
import { showStaff } from './shell.ts';

const LIST = '/staff/keys';

export function keysPage(parts: Parts): RequestHandler {
  return (request, response) => showKeys(parts, request, response, NO_KEY, {});
}

export function addKeyOnPage(parts: Parts): RequestHandler {
  return answeringOnPage(parts, async (request, response) => {
    const form = formOf(request);
    const typed = {
      name: valueOf(form, 'name'),
      role: valueOf(form, 'role'),
      library: valueOf(form, 'library'),
      days: valueOf(form, 'days'),
    };
    const { t } = visitOf(request);
    try {
      const wish = {
        name: typed.name,
        role: chosenRole(typed.role, t.people.choose),
        library: typed.library || undefined,
        days: /^\d{1,4}$/.test(typed.days) ? Number(typed.days) : 0,
      };
      const { key } = await parts.deps.acts().addKey(wish, askerOf(request));
      await showStaff(parts, request, response, {
        view: 'once',
        head: {
          title: t.keys.made,
          section: 'keys',
          crumbs: [{ href: LIST, label: t.keys.title }],
        },
        content: { lead: t.keys.madeLead, secret: key, href: LIST, label: t.keys.back },
      });
    } catch (error) {
      await showKeys(parts, request, response, typed, faultsIn(error, request));
    }
  });
}

export function revokeKeyOnPage(parts: Parts): RequestHandler<{ id: string }> {
  return answeringOnPage(parts, async (request, response) => {
    const { name } = await parts.deps.acts().revokeKey(request.params.id, askerOf(request));
    leadTo(response, LIST, { kind: 'good', text: visitOf(request).t.keys.revoked(name) });
  });
}

async function showKeys(
  parts: Parts,
  request: Request,
  response: Response,
  typed: KeyTyped,
  faults: Faults,
): Promise<void> {
  const keys = await parts.deps.registry.keys.all();
  await showStaff(parts, request, response, {
    view: 'keys/index',
    head: { title: visitOf(request).t.keys.title, section: 'keys' },
    content: presentKeys(keys, typed, librariesOf(parts), faults, knownOf(parts, request)),
    status: Object.keys(faults).length === 0 ? 200 : 422,
  });
}
