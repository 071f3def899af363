/** One thing of the quarantine, for whoever may see it, and its bytes as a file. */
import type { Response } from 'express';
import type { Actor } from '../../catalogue/actor.ts';
import type { ShelvedThing } from '../../catalogue/runs/quarantine.ts';
import { NotThere } from '../../desk/refusals.ts';
import { ownSource } from '../../desk/runs/own.ts';
import type { PortalDeps } from '../portal-deps.ts';

export type RawThing = ShelvedThing & { readonly raw: Uint8Array };

/** @throws NotThere also when it is another library's */
export async function quarantinedThing(
  deps: Pick<PortalDeps, 'records' | 'registry'>,
  id: number,
  by: Actor,
): Promise<RawThing> {
  const thing = await deps.records.shelf.shelved(id);
  if (thing === undefined) throw new NotThere(`隔离区没有第 ${id} 号。`);
  await ownSource(deps, thing.source, by).catch(() => {
    throw new NotThere(`隔离区没有第 ${id} 号。`);
  });
  return thing;
}

/** Under a name and a type of ours, for saving alone: nothing of what a repository sent is opened in a browser. */
export function sendRaw(response: Response, { id, raw }: RawThing): void {
  response
    .set('Content-Type', 'application/octet-stream')
    .set('Content-Disposition', `attachment; filename="quarantine-${id}.bin"`)
    .set('X-Content-Type-Options', 'nosniff')
    .send(Buffer.from(raw));
}
