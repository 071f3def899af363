/**
 * What persons do with files that stand in the place of OAI-PMH: one is sent, looked at, imported or withdrawn. A
 * library that has no source of files yet gets one when its first file is imported, so that a file that is refused
 * leaves nothing behind; what is imported is a run like any other, held and undone by the same acts.
 */
import { actsFor } from '../../catalogue/actor.ts';
import type { Actor } from '../../catalogue/actor.ts';
import type { ActName, Deed, Facts } from '../../catalogue/audit.ts';
import type { DeliveryFiles } from '../../catalogue/ports/deliveries.ts';
import type { Registry } from '../../catalogue/ports/registry.ts';
import { freeId, sourceOfFiles } from '../../catalogue/registration.ts';
import type { Registration } from '../../catalogue/registration.ts';
import type { Delivery } from '../../catalogue/runs/delivery.ts';
import type { RunKind } from '../../catalogue/runs/run.ts';
import { COLUMN_MEANINGS } from '../../catalogue/sheet-columns.ts';
import type { Column } from '../../catalogue/sheet-columns.ts';
import { hasRepository } from '../../catalogue/source.ts';
import { withoutBidi } from '../../catalogue/text/text.ts';
import { NotThere, WrongState, WrongValues } from '../refusals.ts';

export interface DeliveryParts {
  readonly registry: Pick<Registry, 'deliveries' | 'registrations' | 'sources' | 'libraries'>;
  readonly files: DeliveryFiles;
  readonly now: () => Date;
}

/** A file that has arrived whole, under a name of ours. */
export interface ReceivedFile {
  /** 32 hexadecimal digits. */
  readonly id: string;
  /** As whoever sent it calls it. */
  readonly name: string;
  /** `source:<id>`, or `library:<code>`: a source of files is made for it once one is imported. */
  readonly target: string;
}

/** Each throws NotThere for what is another library's. */
export interface DeliveryActs {
  /** @throws WrongValues, WrongState; the file is removed then */
  readonly receiveDelivery: (file: ReceivedFile, by: Actor) => Promise<Delivery>;
  /** Of a sheet; remembered for the next one of its source, and read anew. @throws WrongState, WrongValues */
  readonly settleColumns: (id: string, columns: readonly Column[], by: Actor) => Promise<Delivery>;
  /** @param kind `full`: what the file does not have is deleted, within the limits of a harvest @throws WrongState */
  readonly importDelivery: (id: string, kind: RunKind, by: Actor) => Promise<Delivery>;
  /** Its file is removed, and nothing of it stored. @throws WrongState */
  readonly withdrawDelivery: (id: string, by: Actor) => Promise<Delivery>;
}

/** Files of one library that wait at a time, so that nobody fills the disk. */
const MOST_OPEN = 5;
const LONGEST_NAME = 200;

export function deliveryActs(parts: DeliveryParts): DeliveryActs {
  const { registry, files, now } = parts;
  const { deliveries } = registry;

  function deed(act: ActName, before: Delivery | null, after: Delivery, by: Actor): Deed {
    const facts = (one: Delivery): Facts => {
      const { library, source, name, bytes, state, kind } = one;
      return { library, source, name, bytes, state, kind };
    };
    const subject = `delivery:${after.id}`;
    const at = now().toISOString();
    return { at, by, act, subject, before: before && facts(before), after: facts(after) };
  }

  async function ready(id: string, by: Actor): Promise<Delivery> {
    const found = await ownDelivery(registry, id, by);
    if (found.state !== 'ready') throw new WrongState(WHY_NOT[found.state]);
    return found;
  }

  async function receive({ id, name, target }: ReceivedFile, by: Actor): Promise<Delivery> {
    const bytes = await files.size(id);
    if (bytes === undefined) throw new WrongValues({ file: '文件没有收到，请再上传一次' });
    if (bytes === 0) throw new WrongValues({ file: '文件是空的，请另选一个' });
    const { source, library } = await targetOf(parts, target, by);
    const open = await deliveries.open();
    if (open.filter((one) => one.library === library).length >= MOST_OPEN)
      throw new WrongState(`本馆已有 ${MOST_OPEN} 个文件在等待，请先导入或撤回其中一个。`);
    const received: Delivery = {
      id,
      source,
      library,
      name: withoutBidi(name).slice(0, LONGEST_NAME).toWellFormed() || '（无名）',
      bytes,
      at: now().toISOString(),
      by: by.name,
      state: 'reading',
      form: null,
      done: 0,
      total: null,
      message: '',
      kind: null,
      run: null,
      sheets: [],
      columns: [],
      preview: null,
    };
    await deliveries.put(received, deed('delivery-add', null, received, by));
    files.begin();
    return received;
  }

  return {
    receiveDelivery: async (file, by) => {
      if (!/^[0-9a-f]{32}$/.test(file.id) || (await deliveries.find(file.id)) !== undefined)
        throw new WrongValues({ file: '文件没有收到，请再上传一次' });
      try {
        return await receive(file, by);
      } catch (error) {
        await files.remove(file.id);
        throw error;
      }
    },
    settleColumns: async (id, given, by) => {
      const before = await ready(id, by);
      const said = new Map(given.map(({ heading, meaning }) => [heading, meaning]));
      const columns = before.columns.map((one) => ({
        ...one,
        meaning: meaningIn(said.get(one.heading)) ?? one.meaning,
      }));
      const titles = columns.filter(({ meaning }) => meaning === 'title').length;
      const numbers = columns.filter(({ meaning }) => meaning === 'identifier').length;
      if (titles === 0) throw new WrongValues({ columns: '至少要有一列是题名' });
      if (titles > 1 || numbers > 1) throw new WrongValues({ columns: '题名和编号各只能有一列' });
      await deliveries.rememberColumns(before.source, columns);
      const settled = columns.filter(({ meaning }, i) => meaning !== before.columns[i]?.meaning);
      if (settled.length === 0) return before;
      const after: Delivery = { ...before, state: 'reading', columns, done: 0, preview: null };
      const was = before.columns.filter(({ heading }) =>
        settled.some((one) => one.heading === heading),
      );
      const entry = deed('delivery-columns', before, after, by);
      await deliveries.put(after, {
        ...entry,
        before: { ...entry.before, columns: was },
        after: { ...entry.after, columns: settled },
      });
      files.begin();
      return after;
    },
    importDelivery: async (id, kind, by) => {
      const before = await ready(id, by);
      const source = await registered(parts, before, by);
      const after: Delivery = { ...before, source, state: 'importing', kind, done: 0, message: '' };
      await deliveries.put(after, deed('delivery-import', before, after, by));
      files.begin();
      return after;
    },
    withdrawDelivery: async (id, by) => {
      const before = await ready(id, by);
      const after: Delivery = { ...before, state: 'withdrawn', message: '由人撤回，没有导入。' };
      await deliveries.put(after, deed('delivery-withdraw', before, after, by));
      await files.remove(id);
      return after;
    },
  };
}

/** Undefined for what is none. */
function meaningIn(given: string | undefined): Column['meaning'] | undefined {
  return given === 'other' ? given : COLUMN_MEANINGS.find((one) => one === given);
}

const WHY_NOT: Readonly<Record<Delivery['state'], string>> = {
  reading: '文件还在读，请等预览出来。',
  ready: '文件在等待确认。',
  importing: '文件正在导入。',
  done: '文件已经导入；要再导入一次，请重新上传。',
  failed: '文件读不了，请改正后重新上传。',
  withdrawn: '文件已经撤回，请重新上传。',
};

/** @throws NotThere also when it is another library's: who may not know of it is told the same */
export async function ownDelivery(
  { deliveries }: Pick<Registry, 'deliveries'>,
  id: string,
  by: Actor,
): Promise<Delivery> {
  const found = await deliveries.find(id);
  if (found === undefined || !actsFor(by, [found.library])) throw new NotThere('没有这个文件。');
  return found;
}

/** The source that takes a file, which may be registered only when it is imported. @throws WrongValues */
async function targetOf(
  { registry }: DeliveryParts,
  target: string,
  by: Actor,
): Promise<{ readonly source: string; readonly library: string }> {
  const [, kind, name = ''] = /^(source|library):(.{1,100})$/.exec(target) ?? [];
  const sources = (await registry.sources()).filter(
    (one) => !hasRepository(one) && one.state !== 'retired' && actsFor(by, [one.library]),
  );
  const found = kind === 'source' ? sources.find(({ id }) => id === name) : undefined;
  if (found !== undefined) return { source: found.id, library: found.library };
  const codes = (await registry.libraries()).map(({ code }) => code);
  if (kind !== 'library' || !codes.includes(name) || !actsFor(by, [name]))
    throw new WrongValues({ target: '请选择导入到哪个馆的文件数据源' });
  const own = sources.find(({ library }) => library === name);
  return { source: own?.id ?? (await freeSource(registry, name)), library: name };
}

async function freeSource(
  { registrations }: Pick<Registry, 'registrations'>,
  library: string,
): Promise<string> {
  return freeId(`${library}-files`, new Set((await registrations.all()).map(({ id }) => id)));
}

/** The source of a delivery, registered now where it is its first. @throws WrongState */
async function registered(
  { registry, now }: DeliveryParts,
  { source, library }: Delivery,
  by: Actor,
): Promise<string> {
  const known = await registry.registrations.find(source);
  if (known?.state === 'retired')
    throw new WrongState(`数据源 ${source} 已经停用，请撤回这个文件，重新上传到别的数据源。`);
  if (known !== undefined && !hasRepository(known) && known.library === library) return source;
  const id = known === undefined ? source : await freeSource(registry, library);
  const at = now().toISOString();
  const made: Registration = {
    ...sourceOfFiles(id, library),
    contacts: [],
    state: 'active',
    ruledBy: 'registry',
    createdBy: by.name,
    submittedAt: null,
    approvedAt: at,
    note: '',
    history: [{ at, by: by.name, act: 'create', state: 'active', why: '' }],
    isInSettings: false,
    version: 0,
  };
  const after = { library, state: 'active', baseUrl: '' };
  const deed = {
    at,
    by,
    act: 'source-create',
    subject: `source:${id}`,
    before: null,
    after,
  } as const;
  if (!(await registry.registrations.put(made, deed)))
    throw new WrongState('同时有人在建这个数据源，请再确认一次。');
  return id;
}
