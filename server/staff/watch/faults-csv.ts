/** `/staff/sources/:id/faults.csv`: what is wrong, line by line, for whoever mends it at the other end. */
import type { Request, RequestHandler, Response } from 'express';
import { stringify } from 'csv-stringify/sync';
import { once } from 'node:events';
import { ownSource } from '../../../desk/runs/own.ts';
import { askerOf } from '../../asker.ts';
import type { PortalDeps } from '../../portal-deps.ts';
import { plainSaid } from '../../i18n/said.ts';
import type { Messages } from '../../i18n/languages.ts';
import type { Parts } from '../../routes/route.ts';
import { visitOf } from '../../visit.ts';
import { answeringOnPage } from '../refusals.ts';

const AT_ONCE = 200;

export function faultsCsv(parts: Parts): RequestHandler<{ id: string }> {
  const { deps } = parts;
  return answeringOnPage(parts, async (request, response) => {
    const { t } = visitOf(request as Request);
    const { id } = await ownSource(deps, request.params.id, askerOf(request));
    response
      .set('Content-Type', 'text/csv; charset=utf-8')
      .set('Content-Disposition', `attachment; filename="faults-${safeName(id)}.csv"`);
    // Spreadsheets read UTF-8 only behind its mark.
    response.write('\ufeff');
    for await (const rows of faultRows(deps, id, t)) await writeRows(response, rows);
    response.end();
  });
}

type Row = readonly (string | number)[];

async function* faultRows(
  { records }: PortalDeps,
  source: string,
  t: Messages,
): AsyncGenerator<Row[]> {
  const { watch: w } = t;
  yield [
    [
      w.problem,
      '',
      w.identifier,
      w.titleBefore,
      w.message,
      w.values,
      w.firstSeen,
      w.lastSeen,
      w.request,
      w.place,
      w.mend,
    ],
  ];
  const { shelf } = records;
  for (let offset = 0; ; offset += AT_ONCE) {
    const { items } = await shelf.shelf({ source, isAside: false }, AT_ONCE, offset);
    yield items.map((one) => [
      w.quarantine,
      one.code,
      one.identifier ?? '',
      one.title ?? '',
      plainSaid(t.said(one.message)),
      '',
      one.firstSeen,
      one.lastSeen,
      one.url,
      one.position,
      t.mending(one.code),
    ]);
    if (items.length < AT_ONCE) break;
  }
  for (const { code } of await records.warnings(source)) {
    for (let offset = 0; ; offset += AT_ONCE) {
      const { items } = await shelf.warned(source, code, AT_ONCE, offset);
      yield items.map(({ identifier, title, values }) => [
        w.warnings,
        code,
        identifier,
        title,
        t.warningNames[code],
        values.join(' · '),
        '',
        '',
        '',
        '',
        t.mendingOfWarning(code),
      ]);
      if (items.length < AT_ONCE) break;
    }
  }
}

async function writeRows(response: Response, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0 || response.destroyed) return;
  // A cell that begins as a formula does would be reckoned by a spreadsheet.
  const text = stringify(
    [...rows].map((row) => [...row]),
    { escape_formulas: true },
  );
  if (!response.write(text)) await once(response, 'drain');
}

function safeName(id: string): string {
  return id.replaceAll(/[^\w.-]/g, '_');
}
