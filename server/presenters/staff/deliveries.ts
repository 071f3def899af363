/** Files in place of OAI-PMH: the list with the form to send one, and how one of them stands. */
import type { Delivery, DeliveryPreview, DeliveryState } from '../../../catalogue/runs/delivery.ts';
import { isUnderWay } from '../../../catalogue/runs/delivery.ts';
import { COLUMN_MEANINGS } from '../../../catalogue/sheet-columns.ts';
import type { RunSummary } from '../../../catalogue/runs/run.ts';
import type { WarningCode } from '../../../catalogue/warnings.ts';
import type { Messages } from '../../i18n/languages.ts';
import type { Said } from '../../i18n/said.ts';
import type { Visit } from '../../visit.ts';
import { minuteOf } from '../site/times.ts';
import type { ShownTime } from '../site/times.ts';
import { faultsShown, fieldOf } from './field.ts';
import type { Faults, Field } from './field.ts';

interface KnownHere {
  readonly visit: Visit;
  readonly libraryName: (code: string) => string;
}

/** Where a file may go; `source` null: one is made. */
export interface Target {
  readonly value: string;
  readonly library: string;
  readonly source: string | null;
}

const SIGNS: Readonly<Record<DeliveryState, 'good' | 'warn' | 'bad' | 'quiet'>> = {
  reading: 'quiet',
  ready: 'warn',
  importing: 'quiet',
  done: 'good',
  failed: 'bad',
  withdrawn: 'quiet',
};

export interface DeliveryRow {
  readonly href: string;
  readonly name: string;
  readonly library: string;
  readonly source: string;
  readonly size: string;
  readonly at: ShownTime | null;
  readonly by: string;
  readonly state: string;
  readonly sign: string;
}

export interface DeliveriesView {
  readonly faults: ReturnType<typeof faultsShown>;
  readonly target: Field;
  readonly fileFault: string | null;
  readonly rows: readonly DeliveryRow[];
}

/** @param held those whose run waits for a person */
export function presentDeliveries(
  list: readonly Delivery[],
  held: ReadonlySet<string>,
  targets: readonly Target[],
  chosen: string,
  faults: Faults,
  known: KnownHere,
): DeliveriesView {
  const { deliveries: t } = known.visit.t;
  const choices = targets.map(({ value, library, source }) => ({
    value,
    label: source === null ? t.newTarget(library) : t.target(library, source),
  }));
  const choose = targets.length > 1 ? [{ value: '', label: t.choose }] : [];
  return {
    faults: faultsShown(faults),
    target: fieldOf(
      'target',
      t.into,
      {
        kind: 'choice',
        value: chosen,
        isRequired: true,
        choices: [...choose, ...choices],
        hint: t.intoHint,
      },
      faults,
    ),
    fileFault: faults['file'] ?? null,
    rows: list.map((one) => rowOf(one, held.has(one.id), known)),
  };
}

function rowOf(
  delivery: Delivery,
  isHeld: boolean,
  { visit, libraryName }: KnownHere,
): DeliveryRow {
  const { deliveries: t } = visit.t;
  return {
    href: `/staff/deliveries/${delivery.id}`,
    name: delivery.name,
    library: libraryName(delivery.library),
    source: delivery.source,
    size: sizeOf(delivery.bytes, visit.t),
    at: minuteOf(delivery.at, visit.lang),
    by: delivery.by,
    state: isHeld ? t.held : t.states[delivery.state],
    sign: isHeld ? 'warn' : SIGNS[delivery.state],
  };
}

function sizeOf(bytes: number, t: Messages): string {
  const [unit, of] = bytes < 1_000_000 ? ['KB', 1_000] : ['MB', 1_000_000];
  return `${t.number(Math.max(1, Math.round(bytes / of)))} ${unit}`;
}

export interface DeliveryView {
  readonly row: DeliveryRow;
  readonly action: string;
  readonly message: Said;
  /** What is going on, and how far it is; null when nothing is. */
  readonly progress: {
    readonly text: string;
    readonly done: number;
    readonly most: number | null;
  } | null;
  readonly isReady: boolean;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly counts: readonly {
    readonly name: string;
    readonly value: string;
    readonly hint: string;
  }[];
  /** Of a sheet: what each column means. */
  readonly columns: readonly ShownColumn[];
  readonly told: readonly ShownFault[];
  readonly first: readonly ShownRecord[];
  readonly warnings: readonly ShownFault[];
  readonly problems: readonly ShownFault[];
  /** What a full delivery does. */
  readonly fullHint: string;
  readonly run: ShownRun | null;
}

interface ShownColumn {
  readonly letter: string;
  readonly heading: string;
  readonly samples: string;
  readonly field: Field;
}

interface ShownRecord {
  readonly title: string;
  readonly line: string;
  readonly identifier: string;
  readonly fate: string;
}

interface ShownFault {
  readonly what: string;
  readonly count: string;
  readonly example: string;
}

interface ShownRun {
  readonly id: number;
  readonly sentence: string;
  readonly message: Said;
  readonly isHeld: boolean;
}

export function presentDelivery(
  delivery: Delivery,
  run: RunSummary | undefined,
  known: KnownHere,
): DeliveryView {
  const { t } = known.visit;
  const words = t.deliveries;
  const { state, done, total, form, preview } = delivery;
  return {
    row: rowOf(delivery, run?.state === 'held', known),
    action: `/staff/deliveries/${delivery.id}`,
    message: t.said(delivery.message),
    progress: isUnderWay(delivery)
      ? {
          text: words.progress(
            state === 'importing',
            t.number(done),
            total === null ? null : t.number(total),
          ),
          done,
          most: total,
        }
      : null,
    isReady: state === 'ready',
    facts: [
      { name: words.library, value: `${known.libraryName(delivery.library)} · ${delivery.source}` },
      { name: words.size, value: sizeOf(delivery.bytes, t) },
      ...(form === null ? [] : [{ name: words.form, value: words.forms[form] }]),
      ...(preview === null || form === 'sheet' || preview.encodings.length === 0
        ? []
        : [
            {
              name: words.encoding,
              value: preview.encodings.map((one) => one.toUpperCase()).join(t.site.and),
            },
          ]),
    ],
    counts: preview === null ? [] : countsOf(preview, t),
    columns: columnsOf(delivery, t),
    told: (preview?.told ?? []).map(({ code, count, example }) => ({
      what: words.told[code] ?? words.otherFault,
      count: t.number(count),
      example,
    })),
    first: (preview?.first ?? []).map((one) => ({
      title: one.title,
      line: [one.creators.join(t.site.and), one.publisher, one.date, one.extent, one.callNumber]
        .filter((part) => part !== '')
        .join(' · '),
      identifier: one.identifier,
      fate: words.fates[one.fate],
    })),
    warnings: (preview?.warnings ?? []).map(({ code, count, example }) => ({
      what: t.warningNames[code as WarningCode],
      count: t.number(count),
      example,
    })),
    problems: (preview?.faults ?? []).map(({ code, count, example }) => ({
      what: words.faults[code] ?? words.otherFault,
      count: t.number(count),
      example,
    })),
    fullHint: preview === null ? '' : words.fullHint(t.number(preview.missing)),
    run: run === undefined ? null : shownRun(run, t),
  };
}

function columnsOf({ sheets, columns }: Delivery, t: Messages): ShownColumn[] {
  const words = t.deliveries;
  const found = sheets.flatMap((sheet) => sheet.columns);
  const meanings = [
    { value: 'other', label: words.notTaken },
    ...COLUMN_MEANINGS.map((value) => ({ value, label: words.meanings[value] })),
  ];
  return columns.map(({ heading, meaning }, i) => {
    const own = found.find((one) => one.heading === heading);
    const label = words.meaningOf(heading);
    return {
      letter: own?.letter ?? '',
      heading,
      samples: (own?.samples ?? []).join(' ｜ '),
      field: fieldOf(`column-${i}`, label, { kind: 'choice', value: meaning, choices: meanings }),
    };
  });
}

function countsOf(preview: DeliveryPreview, t: Messages): DeliveryView['counts'] {
  const words = t.deliveries;
  const line = (name: string, value: number, hint = ''): DeliveryView['counts'][number] => ({
    name,
    value: t.number(value),
    hint,
  });
  return [
    line(words.records, preview.records),
    line(words.fates.new, preview.new),
    line(words.fates.changed, preview.changed),
    line(words.fates.unchanged, preview.unchanged),
    ...(preview.deleted > 0 ? [line(words.fates.deleted, preview.deleted)] : []),
    line(words.quarantined, preview.quarantined, words.quarantinedHint),
    line(words.missing, preview.missing, words.missingHint),
    ...(preview.byContent > 0
      ? [line(words.byContent, preview.byContent, words.byContentHint)]
      : []),
  ];
}

function shownRun(run: RunSummary, t: Messages): ShownRun {
  const words = t.deliveries;
  const { id, state, message, received, changed, unchanged, deleted, quarantined } = run;
  const said = [received, run.new, changed, unchanged, deleted, quarantined].map((one) =>
    t.number(one),
  );
  return {
    id,
    sentence: words.came(said),
    message: t.said(message),
    isHeld: state === 'held',
  };
}
