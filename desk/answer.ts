/** What came of an act that another thread asked for, as a message back to it. */
import { PortalError, messageOf } from '../catalogue/errors.ts';
import { WrongValues } from './refusals.ts';

export interface ActAnswer {
  readonly kind: 'acted';
  /** Number of the message that asked. */
  readonly call: number;
  readonly value?: unknown;
  readonly fault?: ActFault;
}

export interface ActFault {
  /** Of a `PortalError`; undefined for a fault of the program. */
  readonly code: string | undefined;
  readonly message: string;
  /** Of `WrongValues`. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** Does an act that was asked for in a message; never throws. */
export async function answerTo(call: number, act: () => Promise<unknown>): Promise<ActAnswer> {
  try {
    return { kind: 'acted', call, value: await act() };
  } catch (error) {
    return { kind: 'acted', call, fault: faultOf(error) };
  }
}

function faultOf(error: unknown): ActFault {
  const code = error instanceof PortalError ? error.code : undefined;
  const fault = { code, message: messageOf(error) };
  return error instanceof WrongValues ? { ...fault, fields: error.fields } : fault;
}
