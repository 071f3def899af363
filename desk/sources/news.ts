/** What is told of a source on its way: to the administrators that one waits for them, to its library what they said. */
import { mailAddressIn } from '../../catalogue/message.ts';
import type { MailAddress, NewMessage } from '../../catalogue/message.ts';
import type { Account } from '../../catalogue/person.ts';
import type { Registration, RegistrationAct } from '../../catalogue/registration.ts';

/** @param people all accounts; it goes to those who are to do something next */
export function sourceNews(
  { id, library, note, contacts }: Registration,
  act: RegistrationAct,
  people: readonly Account[],
): readonly NewMessage[] {
  const told = {
    kind: 'source',
    about: `source:${id}`,
    href: `/staff/sources/${id}/registration`,
  } as const;
  const ofLibrary = { kind: 'library', library } as const;
  switch (act) {
    case 'submit':
      return [
        {
          ...told,
          audience: { kind: 'city' },
          title: `数据源 ${id} 等您审批`,
          text: `有馆员登记了数据源 ${id} 并提交审批。请看过试收割和接口检查报告，批准，或写明原因退回。`,
          to: addressesOf(people, null),
        },
      ];
    case 'return':
      return [
        {
          ...told,
          audience: ofLibrary,
          title: `数据源 ${id} 已退回，请修改`,
          text: `市馆管理员退回了数据源 ${id}，请改后重新提交：\n${note}`,
          to: addressesOf(people, library),
        },
      ];
    case 'approve': {
      const keepers = contacts.flatMap(({ email }) => mailAddressIn(email ?? '') ?? []);
      return [
        {
          ...told,
          audience: ofLibrary,
          title: `数据源 ${id} 已批准`,
          text: `数据源 ${id} 已批准，第一次收割随即开始。`,
          to: [...new Set([...addressesOf(people, library), ...keepers])],
        },
      ];
    }
    default:
      return [];
  }
}

/** Of the librarians of a library, or of the administrators. */
function addressesOf(people: readonly Account[], library: string | null): MailAddress[] {
  const role = library === null ? 'admin' : 'librarian';
  const theirs = people.filter(
    (person) => person.disabledAt === null && person.library === library && person.role === role,
  );
  return [...new Set(theirs.flatMap(({ email }) => mailAddressIn(email ?? '') ?? []))];
}
