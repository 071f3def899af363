/** What the pages of a letter show: kinds to choose from, the form of a kind, and what became of it. */
import { CASE_KINDS, KEPT_DAYS } from '../../../catalogue/reader-case.ts';
import type { CaseKind, ReaderCase } from '../../../catalogue/reader-case.ts';
import { shortened } from '../../../catalogue/text/bounds.ts';
import type { Work } from '../../../catalogue/work.ts';
import type { CaseWish } from '../../../desk/cases/open-case.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Messages } from '../../i18n/languages.ts';
import type { Visit } from '../../visit.ts';
import { dayOf } from '../site/times.ts';
import type { ShownTime } from '../site/times.ts';
import { faultsShown, fieldOf } from '../staff/field.ts';
import type { Faults, Field } from '../staff/field.ts';

/** UTF-16 units. */
const LONGEST_TITLE = 200;

interface About {
  readonly title: string;
  readonly href: string;
}

export interface KindsView {
  readonly about: About | null;
  readonly kinds: readonly {
    readonly href: string;
    readonly label: string;
    readonly hint: string;
  }[];
}

export function presentKinds(work: Work | undefined, { feedback }: Messages): KindsView {
  return {
    about: aboutOf(work),
    kinds: CASE_KINDS.map((kind) => ({
      href: hrefOf(kind, work),
      label: feedback.kindNames[kind],
      hint: feedback.kindHints[kind],
    })),
  };
}

export interface FeedbackView {
  readonly about: About | null;
  readonly kind: CaseKind;
  readonly kindName: string;
  readonly kindHint: string;
  readonly otherKindHref: string;
  readonly work: string;
  /** The law on what a notice of infringement must hold; null for all else. */
  readonly notice: string | null;
  readonly fields: readonly Field[];
  readonly faults: ReturnType<typeof faultsShown>;
  readonly privacy: string;
}

export function presentFeedback(
  kind: CaseKind,
  given: CaseWish,
  work: Work | undefined,
  faults: Faults,
  labels: Labels,
  { feedback }: Messages,
): FeedbackView {
  const isNotice = kind === 'infringement';
  const needed = { isRequired: isNotice };
  const line = { autocomplete: 'off' };
  const holders = [...new Set(work?.documents.map(({ library }) => library) ?? [])];
  const choices = [
    { value: '', label: feedback.anyLibrary },
    ...holders.map((code) => ({ value: code, label: labels.libraryName(code) })),
  ];
  const notice = isNotice
    ? [
        fieldOf('address', feedback.address, { ...line, ...needed, value: given.address }, faults),
        fieldOf(
          'proof',
          feedback.proof,
          { ...needed, kind: 'area', value: given.proof, hint: feedback.proofHint },
          faults,
        ),
        fieldOf('isTrue', feedback.isTrue, { kind: 'tick', value: given.isTrue }, faults),
      ]
    : [];
  return {
    about: aboutOf(work),
    kind,
    kindName: feedback.kindNames[kind],
    kindHint: feedback.kindHints[kind],
    otherKindHref: hrefOf(undefined, work),
    work: work?.id ?? '',
    notice: isNotice ? feedback.noticeText : null,
    fields: [
      ...(holders.length > 1
        ? [fieldOf('library', feedback.library, { kind: 'choice', value: given.library, choices })]
        : []),
      fieldOf(
        'text',
        feedback.text,
        { kind: 'area', isRequired: true, value: given.text, hint: feedback.textHint[kind] },
        faults,
      ),
      fieldOf(
        'name',
        isNotice ? feedback.holderName : feedback.name,
        { ...needed, value: given.name, autocomplete: 'name' },
        faults,
      ),
      fieldOf(
        'contact',
        feedback.contact,
        {
          ...line,
          ...needed,
          value: given.contact,
          hint: isNotice ? null : feedback.contactHint,
        },
        faults,
      ),
      ...notice,
    ],
    faults: faultsShown(faults),
    privacy: feedback.privacy(KEPT_DAYS),
  };
}

/** What stands in a form about a work before anybody wrote. */
export function emptyLetter(work: string): CaseWish {
  return {
    kind: '',
    work,
    library: '',
    text: '',
    name: '',
    contact: '',
    address: '',
    proof: '',
    isTrue: '',
  };
}

export interface LetterView {
  readonly heading: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly due: ShownTime | null;
  readonly answer: string | null;
  readonly text: string | null;
}

export function presentLetter(
  one: ReaderCase,
  isOpen: boolean,
  labels: Labels,
  { lang, t }: Pick<Visit, 'lang' | 't'>,
): LetterView {
  const { feedback } = t;
  return {
    heading: feedback.sent(one.id),
    facts: [
      { name: feedback.state, value: feedback.stateNames[one.state] },
      { name: feedback.kind, value: feedback.kindNames[one.kind] },
      { name: feedback.received, value: dayOf(one.at, lang)?.text ?? '' },
      {
        name: feedback.with,
        value: one.library === null ? feedback.city : labels.libraryName(one.library),
      },
    ],
    due: isOpen ? dayOf(one.due, lang) : null,
    answer: one.answer === '' ? null : one.answer,
    text: one.writer?.text ?? null,
  };
}

function aboutOf(work: Work | undefined): About | null {
  if (work === undefined) return null;
  return {
    title: shortened(work.title, LONGEST_TITLE),
    href: `/works/${encodeURIComponent(work.id)}`,
  };
}

function hrefOf(kind: CaseKind | undefined, work: Work | undefined): string {
  const parameters = new URLSearchParams({
    ...(kind === undefined ? {} : { kind }),
    ...(work === undefined ? {} : { work: work.id }),
  });
  return parameters.size === 0 ? '/feedback' : `/feedback?${parameters.toString()}`;
}
