/** What of a work is taken along: its citation, its address also as a QR code, files for other programs, the shelf. */
import { EXPORTS } from '../../../formats/out/exports.ts';
import type { ExportFormat } from '../../../formats/out/exports.ts';
import { gbt7714 } from '../../../formats/out/gbt7714.ts';
import type { Naming, Reference } from '../../../formats/out/reference.ts';
import { MOST_CHOSEN } from '../../addresses/chosen.ts';
import type { Messages } from '../../i18n/languages.ts';
import type { Visit } from '../../visit.ts';
import { marked } from '../site/marked.ts';
import type { MarkedText } from '../site/marked.ts';
import { qrOf } from '../site/qr.ts';
import type { QrCode } from '../site/qr.ts';

export interface TakeAlong {
  readonly id: string;
  readonly citation: MarkedText;
  /** With scheme and host. */
  readonly address: string;
  readonly qr: QrCode;
  readonly files: readonly { readonly href: string; readonly label: string }[];
  readonly full: string;
}

export function presentTakeAlong(
  reference: Reference,
  { today }: Pick<Naming, 'today'>,
  { lang, t }: Pick<Visit, 'lang' | 't'>,
): TakeAlong {
  const { id, address } = reference;
  return {
    id,
    citation: marked(gbt7714(reference, today), lang),
    address,
    qr: qrOf(address),
    files: EXPORTS.filter(({ ofWork }) => ofWork).map((format) => ({
      href: `/works/${encodeURIComponent(id)}.${format.name}`,
      label: formatLabel(format, t),
    })),
    full: t.shelf.full(MOST_CHOSEN),
  };
}

/** EndNote、NoteExpress、Zotero（.ris） */
export function formatLabel({ name }: ExportFormat, { taking }: Messages): string {
  return taking.format(taking.formats[name], name);
}
