/**
 * An act as it is asked of the thread that writes: its name and what it is given, plain values both ways. One
 * that is added to a room's acts can be asked for at once, by pages and programs alike; nothing here lists them.
 */
export interface ActMessage {
  readonly kind: 'act';
  /** Comes back with the answer. */
  readonly call: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

/** Does what was asked for in a message. */
export async function performed({ name, args }: ActMessage, acts: object): Promise<unknown> {
  const act: unknown = Object.hasOwn(acts, name) ? Reflect.get(acts, name) : undefined;
  if (typeof act !== 'function') throw new TypeError(`There is no act ${name}.`);
  return Reflect.apply(act, acts, args);
}
