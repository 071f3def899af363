/**
 * What librarians are told of a case that comes to them: that there is one and until when. Nothing that its writer
 * said, since mail is read in many places: whoever deals with it reads that on its page.
 */
import { mailAddressIn } from '../../catalogue/message.ts';
import type { MailAddress, NewMessage } from '../../catalogue/message.ts';
import type { Account } from '../../catalogue/person.ts';
import { OVERDUE_DAYS } from '../../catalogue/reader-case.ts';
import type { ReaderCase } from '../../catalogue/reader-case.ts';
import { dayInShanghai } from '../../catalogue/time.ts';

/** @param people all accounts; it goes to those who deal with it */
export function caseMessage(
  { id, library, due }: ReaderCase,
  people: readonly Account[],
): NewMessage {
  const day = dayInShanghai(due);
  return {
    kind: 'case',
    audience: library === null ? { kind: 'city' } : { kind: 'library', library },
    about: `case:${id}`,
    title: `来信第 ${id} 号，请在 ${day} 前答复`,
    text: `读者或权利人就一种文献来信，编号 ${id}。内容只在工作台上看得到，请登录后处理，并在 ${day} 前答复。`,
    href: `/staff/cases/${id}`,
    to: addressesOf(people, library),
  };
}

/**
 * The same of one that is overdue.
 *
 * @param library what the library is called that has it; null where it is the city's own
 */
export function overdueMessage(
  { id, library, due }: ReaderCase,
  to: 'owner' | 'city',
  people: readonly Account[],
  called: string | null,
): NewMessage {
  const day = dayInShanghai(due);
  const code = to === 'owner' ? library : null;
  const whose = to === 'city' && called !== null ? `（${called}）` : '';
  const next =
    to === 'owner'
      ? `${OVERDUE_DAYS} 天内仍没有办结，会告知市馆管理员。`
      : called === null
        ? ''
        : `已告知该馆 ${OVERDUE_DAYS} 天，仍没有办结；可以转到市馆处理。`;
  return {
    kind: 'case',
    audience: code === null ? { kind: 'city' } : { kind: 'library', library: code },
    about: `case:${id}`,
    title: `来信第 ${id} 号${whose}已过期限`,
    text: `读者或权利人的来信，编号 ${id}，应在 ${day} 前答复，现在还没有办结。内容只在工作台上看得到，请登录后处理。${next}`,
    href: `/staff/cases/${id}`,
    to: addressesOf(people, code),
  };
}

function addressesOf(people: readonly Account[], library: string | null): MailAddress[] {
  const handlers = people.filter(
    (person) =>
      person.disabledAt === null &&
      person.library === library &&
      person.role === (library === null ? 'admin' : 'librarian'),
  );
  return [...new Set(handlers.flatMap(({ email }) => mailAddressIn(email ?? '') ?? []))];
}
