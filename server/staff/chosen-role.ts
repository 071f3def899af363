/** The role that was chosen in a form. */
import { ROLES } from '../../catalogue/actor.ts';
import type { Role } from '../../catalogue/actor.ts';
import { WrongValues } from '../../desk/refusals.ts';

/**
 * @param choose what the form says where none was chosen
 * @throws WrongValues
 */
export function chosenRole(text: string, choose: string): Role {
  const role = ROLES.find((one) => one === text);
  if (role === undefined) throw new WrongValues({ role: choose });
  return role;
}
