/** What is registered of a source, value by value. */
import { shownAddress } from '../../../../catalogue/address.ts';
import { isOfFiles } from '../../../../catalogue/registration.ts';
import type { Contact, Registration } from '../../../../catalogue/registration.ts';
import type { CollectionRule } from '../../../../catalogue/source.ts';
import type { Labels } from '../../../i18n/labels.ts';
import type { Messages } from '../../../i18n/languages.ts';
import { scheduleText } from './schedule.ts';
import { stepHref } from './steps.ts';
import type { StepName } from './steps.ts';

export interface ShownValue {
  readonly key: string;
  readonly label: string;
  readonly lines: readonly string[];
  /** The step in which it is changed. */
  readonly href: string;
}

export function valuesOf(source: Registration, labels: Labels, t: Messages): ShownValue[] {
  const { wizard } = t;
  const { registration: words } = wizard;
  const value = (
    key: string,
    label: string,
    step: StepName,
    lines: readonly string[],
  ): ShownValue => ({
    key,
    label,
    lines: lines.length === 0 ? [words.none] : lines,
    href: stepHref(source.id, step),
  });
  const { blackout = [] } = source;
  const library = value('library', wizard.columns.library, 'collections', [
    labels.libraryName(source.library),
  ]);
  if (isOfFiles(source)) {
    const collections = source.collections.map((rule) => collectionLine(rule, t));
    return [
      library,
      value('address', wizard.columns.address, 'address', [t.watch.fileSource]),
      value('collections', words.collections, 'collections', collections),
      value('contacts', words.contacts, 'contacts', contactLines(source, t)),
    ];
  }
  return [
    library,
    value('address', wizard.columns.address, 'address', [shownAddress(source.baseUrl)]),
    value('format', words.format, 'selection', [source.metadataPrefix]),
    value('set', words.set, 'selection', [source.set ?? wizard.selection.all]),
    value(
      'collections',
      words.collections,
      'collections',
      source.collections.map((rule) => collectionLine(rule, t)),
    ),
    value('schedule', wizard.columns.schedule, 'schedule', [scheduleText(source, t)]),
    value(
      'blackout',
      words.blackout,
      'schedule',
      blackout.map(({ from, until }) => `${from}–${until}`),
    ),
    value('contacts', words.contacts, 'contacts', contactLines(source, t)),
  ];
}

function contactLines({ contacts }: Registration, t: Messages): string[] {
  return contacts.map((one) => contactLine(one, t));
}

function collectionLine({ set, name, access }: CollectionRule, t: Messages): string {
  const where = set ?? t.wizard.collections.whole;
  const parts = [name, where, ...(access === undefined ? [] : [t.access[access]])];
  return parts.join(t.staff.between);
}

function contactLine({ name, email, telephone, duty }: Contact, t: Messages): string {
  return [...new Set([name, duty, email, telephone])]
    .filter((part) => part !== undefined && part !== '')
    .join(t.staff.between);
}
