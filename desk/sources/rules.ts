/** Who may do what to a source, and what stands against it. */
import { actsFor } from '../../catalogue/actor.ts';
import type { Actor } from '../../catalogue/actor.ts';
import type { Facts } from '../../catalogue/audit.ts';
import { shownAddress } from '../../catalogue/address.ts';
import { can } from '../../catalogue/registration.ts';
import type { Registration, RegistrationAct } from '../../catalogue/registration.ts';
import { selectionOf } from '../../catalogue/source.ts';
import { withoutBidi } from '../../catalogue/text/text.ts';
import { NotAllowed, WrongValues } from '../refusals.ts';
import type { SourceValues } from './values.ts';

const LONGEST_WHY = 1_000;

/** Acts that take a sentence why. */
const WHY_NEEDED: ReadonlySet<RegistrationAct> = new Set(['return']);

/** @throws WrongValues */
export function whyIn(given: string, act: RegistrationAct): string {
  const why = withoutBidi(given).trim();
  if (why === '' && WHY_NEEDED.has(act))
    throw new WrongValues({ why: '请写明退回的原因，馆员照着改' });
  if (why.length > LONGEST_WHY) throw new WrongValues({ why: `说明最长 ${LONGEST_WHY} 个字` });
  return why;
}

/** Acts that decide what readers see, for the whole city. */
const OF_ADMINISTRATORS: ReadonlySet<RegistrationAct> = new Set(['approve', 'return', 'adopt']);

/** @throws NotAllowed */
export function refuseOthers(source: Registration, act: RegistrationAct, by: Actor): void {
  if (isAdministrator(by)) return;
  if (by.role !== 'librarian')
    throw new NotAllowed('只有本馆的区馆馆员和市馆管理员可以改动数据源。');
  const isEnd = source.approvedAt !== null || source.ruledBy === 'settings';
  if (OF_ADMINISTRATORS.has(act) || (isEnd && act === 'retire') || source.state === 'retired')
    throw new NotAllowed('这一步请市馆管理员来做。');
}

/** What is asked of whom was approved as it stood. @throws NotAllowed */
export function refuseRedirecting(before: Registration, values: SourceValues, by: Actor): void {
  if (isAdministrator(by) || before.approvedAt === null) return;
  const isElsewhere = selectionOf({ ...before, ...values }) !== selectionOf(before);
  if (isElsewhere || (values.library !== undefined && values.library !== before.library))
    throw new NotAllowed(
      '启用后，接口地址、格式、集合和所属的馆由市馆管理员修改；收割时间、特色库和联系人可以自己改。',
    );
}

/** @throws WrongValues for a library that there is not, or that is not the actor's */
export function refuseLibrary(library: string, codes: readonly string[], by: Actor): void {
  if (!actsFor(by, [library]) || !codes.includes(library))
    throw new WrongValues({
      library: by.library === null ? '没有这个代码的馆，请从名录中选' : '只能登记本馆的数据源',
    });
}

export function isAdministrator({ kind, role }: Actor): boolean {
  return kind === 'terminal' || kind === 'portal' || role === 'admin';
}

/** As the audit says it. */
export function factsOf(source: Registration): Facts {
  const { state, ruledBy, library, baseUrl, metadataPrefix, set = null, schedule } = source;
  const { collections, blackout = [], contacts, note } = source;
  const address = shownAddress(baseUrl);
  const asked = { baseUrl: address, metadataPrefix, set };
  return { state, ruledBy, library, ...asked, schedule, collections, blackout, contacts, note };
}

/** Whether the act may be done by this one to the source as it stands; pages offer nothing else. */
export function mayAct(source: Registration, act: RegistrationAct, by: Actor): boolean {
  if (!can(source, act)) return false;
  try {
    refuseOthers(source, act, by);
    return true;
  } catch (error) {
    if (error instanceof NotAllowed) return false;
    throw error;
  }
}
