/** `/staff/checks`: purchase lists, and the form for a new one. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Request, RequestHandler, Response } from 'express';
import { actsFor } from '../../../catalogue/actor.ts';
import { WrongValues } from '../../../desk/refusals.ts';
import { parametersIn } from '../../addresses/parameters.ts';
import { askerOf } from '../../asker.ts';
import { presentChecks } from '../../presenters/staff/checks/lists.ts';
import type { CheckForm } from '../../presenters/staff/checks/lists.ts';
import { pagingOf } from '../../presenters/staff/paging.ts';
import type { Parts } from '../../routes/route.ts';
import { MOST_LISTED, receivedForm, receivedText } from '../../uploads/received.ts';
import { visitOf } from '../../visit.ts';
import { TOKEN_FIELD, isOurToken } from '../form.ts';
import { knownOf, librariesOf } from '../known.ts';
import { leadTo } from '../notice.ts';
import { answeringOnPage, faultsIn } from '../refusals.ts';
import { showStaff } from '../shell.ts';

const LIST = '/staff/checks';
const PAGE_SIZE = 50;
const BOTH = '选了文件，又粘贴了书目；只能交一样，请清空这里，或不选文件';
const NOTHING_SAID: CheckForm = { values: new Map(), faults: {} };

export function checksPage(parts: Parts): RequestHandler {
  return (request, response) => showLists(parts, request, response, NOTHING_SAID);
}

export function makeCheckOnPage(parts: Parts): RequestHandler {
  return answeringOnPage(parts, async (request, response) => {
    const { acts, checkFolder } = parts.deps;
    let values: ReadonlyMap<string, string> = new Map();
    try {
      const isOurs = (known: ReadonlyMap<string, string>): boolean =>
        isOurToken(request, known.get(TOKEN_FIELD) ?? '');
      const form = await receivedForm(request, response, checkFolder, isOurs, MOST_LISTED);
      values = form.fields;
      const said = (name: string): string => form.fields.get(name)?.trim() ?? '';
      if (form.file !== undefined && said('pasted') !== '') {
        await rm(path.join(checkFolder, form.file.id), { force: true });
        throw new WrongValues({ pasted: BOTH });
      }
      const id = form.file?.id ?? (await receivedText(said('pasted'), checkFolder));
      const made = await acts().makeCheck(
        {
          id,
          fileName: form.file?.name ?? '',
          name: said('name'),
          supplier: said('supplier'),
          library: said('library'),
          purpose: said('purpose'),
          offered: said('offered'),
          shared: said('shared') !== '',
        },
        askerOf(request),
      );
      leadTo(response, `${LIST}/${made.id}`);
    } catch (error) {
      await showLists(parts, request, response, { values, faults: faultsIn(error, request) });
    }
  });
}

async function showLists(
  parts: Parts,
  request: Request,
  response: Response,
  form: CheckForm,
): Promise<void> {
  const by = askerOf(request);
  const known = knownOf(parts, request);
  const { t } = visitOf(request);
  const asked = Number(parametersIn(request).get('page') ?? '1');
  const page = Number.isSafeInteger(asked) && asked > 0 ? asked : 1;
  const { total, lists } = await parts.deps.checks.lists.list(
    by.library ?? undefined,
    PAGE_SIZE,
    (page - 1) * PAGE_SIZE,
  );
  const isOwn = ({ library }: (typeof lists)[number]): boolean => actsFor(by, [library]);
  await showStaff(parts, request, response, {
    view: 'checks/index',
    head: { title: t.checks.title, section: 'checks' },
    content: presentChecks(
      { own: lists.filter(isOwn), shared: lists.filter((one) => !isOwn(one)) },
      form,
      by.library === null ? librariesOf(parts).map(({ code }) => code) : [],
      pagingOf(t, { page, size: PAGE_SIZE, total }, (to) => `${LIST}?page=${to}`),
      known,
    ),
    status: Object.keys(form.faults).length === 0 ? 200 : 422,
  });
}
