/** The list of what is kept from readers. */
import type { Actor } from '../../../../catalogue/actor.ts';
import { SUPPRESSION_SCOPES } from '../../../../catalogue/suppression.ts';
import type { Suppression } from '../../../../catalogue/suppression.ts';
import { isLinkKind } from '../../../../catalogue/suppressions/links.ts';
import { fieldCalled } from '../../../../catalogue/suppressions/fields.ts';
import { shortened } from '../../../../catalogue/text/bounds.ts';
import type { Labels } from '../../../i18n/labels.ts';
import type { Messages } from '../../../i18n/languages.ts';
import type { Visit } from '../../../visit.ts';
import { dayOf } from '../../site/times.ts';
import { fieldOf } from '../field.ts';
import type { Choice, Field } from '../field.ts';

const LONGEST = 200;

/** As it was asked for; empty = any. */
export interface SuppressionFilter {
  readonly holds: string;
  readonly scope: string;
  readonly library: string;
  readonly q: string;
  readonly page: number;
}

export interface ShownSuppression {
  readonly id: number;
  readonly scope: string;
  /** Title of the record, or name of the collection, where one is known. */
  readonly title: string | null;
  readonly name: string;
  readonly field: string | null;
  readonly library: string;
  readonly why: string;
  readonly notice: string | null;
  readonly since: string;
  readonly until: string;
  readonly by: string;
  /** How it ended; null while it holds. */
  readonly ended: string | null;
  readonly mayLift: boolean;
  readonly hint: string | null;
}

/** One that not every record follows yet, for the page to show how far it is. */
export interface FollowedSuppression {
  readonly suppression: Suppression;
  readonly isEnding: boolean;
  readonly done: number;
  readonly total: number;
}

export interface ShownProgress {
  readonly text: string;
  readonly done: number;
  /** 0 = not begun. */
  readonly most: number;
}

export interface SuppressionsView {
  readonly progress: readonly ShownProgress[];
  readonly fields: readonly Field[];
  readonly total: string;
  readonly rows: readonly ShownSuppression[];
  readonly previous: string | null;
  readonly next: string | null;
}

/** @param titleOf title of the record that it is about, or name of the collection */
export function presentSuppressions(
  found: {
    readonly total: number;
    readonly suppressions: readonly Suppression[];
    readonly followed: readonly FollowedSuppression[];
  },
  filter: SuppressionFilter,
  size: number,
  actor: Actor,
  titleOf: (one: Suppression) => string | undefined,
  libraries: readonly string[],
  labels: Labels,
  visit: Pick<Visit, 'lang' | 't'>,
): SuppressionsView {
  const { t } = visit;
  const { suppressions: words } = t;
  const any = { value: '', label: words.all };
  const choice = (
    name: keyof SuppressionFilter,
    label: string,
    choices: readonly Choice[],
  ): Field => fieldOf(name, label, { kind: 'choice', value: String(filter[name]), choices });
  return {
    progress: found.followed.map((one) => presentProgress(one, t)),
    fields: [
      choice('holds', words.state, [
        { value: 'true', label: words.holds },
        { value: 'false', label: words.ended },
        any,
      ]),
      choice('scope', words.scope, [
        any,
        ...SUPPRESSION_SCOPES.map((value) => ({ value, label: words.scopes[value] })),
      ]),
      ...(actor.library === null
        ? [
            choice('library', words.owner, [
              any,
              ...libraries.map((value) => ({ value, label: labels.libraryName(value) })),
            ]),
          ]
        : []),
      fieldOf('q', words.words, { value: filter.q }),
    ],
    total: words.total(t.number(found.total)),
    rows: found.suppressions.map((one) => presentOne(one, actor, titleOf(one), labels, visit)),
    previous: filter.page > 1 ? hrefOf(filter, filter.page - 1) : null,
    next: filter.page * size < found.total ? hrefOf(filter, filter.page + 1) : null,
  };
}

function presentProgress(
  { suppression, isEnding, done, total }: FollowedSuppression,
  t: Messages,
): ShownProgress {
  const words = t.suppressions;
  const name = [
    words.scopes[suppression.scope],
    shortened(suppression.identifier ?? suppression.source, LONGEST),
  ].join(' · ');
  const say = isEnding ? words.ending : words.beginning;
  return {
    text:
      total === 0
        ? words.notBegun(suppression.id, name)
        : say(suppression.id, name, t.number(done), t.number(total)),
    done,
    most: total,
  };
}

export function presentOne(
  one: Suppression,
  actor: Actor,
  title: string | undefined,
  labels: Labels,
  { lang, t }: Pick<Visit, 'lang' | 't'>,
): ShownSuppression {
  const { suppressions: words } = t;
  const day = (at: string): string => dayOf(at, lang)?.text ?? '';
  const { lifted } = one;
  const isTheCitys = one.byLibrary === null && actor.library !== null;
  return {
    id: one.id,
    scope: words.scopes[one.scope],
    title: title === undefined ? null : shortened(title, LONGEST),
    name: shortened([one.source, one.identifier ?? ''].join(' ').trim(), LONGEST),
    field: fieldNamed(one, t),
    library: labels.libraryName(one.library),
    why: one.why,
    notice: one.notice,
    since: day(one.at),
    until: one.until === null ? words.noEnd : day(lastMoment(one.until)),
    by: one.byLibrary === null ? words.byCity(one.by) : one.by,
    ended:
      lifted === null
        ? null
        : lifted.how === 'ended'
          ? words.endedAt(day(lifted.at))
          : words.liftedBy(lifted.by, day(lifted.at)),
    mayLift: lifted === null && !isTheCitys,
    hint: lifted === null && isTheCitys ? words.cityOnly : null,
  };
}

/** What of the record: null for all of it. */
export function fieldNamed(
  { scope, field }: Pick<Suppression, 'scope' | 'field'>,
  { suppressions: words }: Messages,
): string | null {
  if (scope === 'link') {
    if (field === null) return words.allLinks;
    return isLinkKind(field) ? words.links[field] : shortened(field, LONGEST);
  }
  const name = scope === 'field' && field !== null ? fieldCalled(field) : undefined;
  return name === undefined ? null : words.fields[name];
}

/** An end at midnight is the end of the day before. */
function lastMoment(until: string): string {
  return new Date(Date.parse(until) - 1).toISOString();
}

function hrefOf(filter: SuppressionFilter, page: number): string {
  const { holds, scope, library, q } = filter;
  const given = Object.entries({ holds, scope, library, q }).filter(
    ([name, value]) => value !== '' || name === 'holds',
  );
  const parameters = new URLSearchParams([...given, ['page', String(page)]]);
  return `/staff/suppressions?${parameters.toString()}`;
}
