/** Whether role and library go together: a rule for keys and accounts alike. */
import { shownWord } from '../catalogue/address.ts';
import { isOfLibrary } from '../catalogue/actor.ts';
import type { Role } from '../catalogue/actor.ts';

/** @param codes of the libraries that there are */
export function faultOfLibrary(
  role: Role,
  library: string | null,
  codes: readonly string[],
): { readonly library?: string } {
  if (!isOfLibrary(role))
    return library === null
      ? {}
      : { library: `角色 ${role} 管全市，不属于哪个馆：请不选所属馆（library 不写）` };
  if (library === null)
    return { library: `角色 ${role} 属于一个馆：请选所属馆（library 写馆的代码）` };
  return codes.includes(library)
    ? {}
    : { library: `没有代码为“${shownWord(library)}”的馆，现有：${codes.join('、')}` };
}
