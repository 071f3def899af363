/** Why a list cannot be read at all, in a sentence for whoever sent it, with a code that other languages go by. */
import { PortalError } from '../../catalogue/errors.ts';
import { FileUnreadable } from '../../formats/files/file-kind.ts';
import type { FileFault } from '../../formats/files/file-kind.ts';

/** The file is no list that can be read. */
export class ListUnreadable extends PortalError {
  readonly code: ListFault;

  constructor(code: ListFault, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

export const LIST_FAULTS = [
  'CHECK_EMPTY',
  'CHECK_TOO_LARGE',
  'CHECK_TOO_LONG',
  'CHECK_LOCKED',
  'CHECK_DAMAGED',
  'CHECK_NOT_A_LIST',
  'CHECK_ENCODING',
  'CHECK_GARBLED',
  'CHECK_WITHOUT_TITLES',
] as const;
export type ListFault = (typeof LIST_FAULTS)[number];

const CODES: Readonly<Record<FileFault, ListFault>> = {
  kind: 'CHECK_NOT_A_LIST',
  empty: 'CHECK_EMPTY',
  locked: 'CHECK_LOCKED',
  damaged: 'CHECK_DAMAGED',
  'too-large': 'CHECK_TOO_LARGE',
  encoding: 'CHECK_ENCODING',
};

export const READABLE =
  '能读的清单有：Excel（.xlsx、.xls）、CSV 或制表符文本、KBART、MARC（ISO 2709、MARCXML），或直接粘贴书名、ISBN';

/** What was thrown while a file was read, as a refusal of the list; what is no fault of the file as it is. */
export function asRefusal(error: unknown): unknown {
  if (!(error instanceof FileUnreadable)) return error;
  const end = error.message.endsWith('。') ? '' : '。';
  return new ListUnreadable(CODES[error.why], `${error.message}${end}`, { cause: error });
}

/** Passes rows on, and turns what goes wrong with the file into a refusal. */
export async function* refusing<T>(rows: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* rows;
  } catch (error) {
    throw asRefusal(error);
  }
}
