/**
 * A large file, of a form or as the body itself, written to disk as it comes: under a name of ours in the data
 * folder, whatever it is called; nothing at all when the form is not ours, and nothing left when it does not arrive
 * whole.
 */
import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import multer from 'multer';
import { WrongValues } from '../../desk/refusals.ts';

export interface ReceivedForm {
  /** Undefined when none was chosen. */
  readonly file: ReceivedFile | undefined;
  readonly fields: ReadonlyMap<string, string>;
}

export interface ReceivedFile {
  /** Its name in the folder: 32 hexadecimal digits. */
  readonly id: string;
  /** What it is called by whoever sent it. */
  readonly name: string;
}

/** Bytes of the file, and of one of the other fields. */
export interface MostReceived {
  readonly file: number;
  readonly field: number;
}

const MEGABYTE = 1024 * 1024;
/** Room for the other fields beside the file. */
const FIELDS = 65_536;

export const MOST_DELIVERED: MostReceived = { file: 200 * MEGABYTE, field: 16_384 };
/** A list of books is pasted whole. */
export const MOST_LISTED: MostReceived = { file: 50 * MEGABYTE, field: 2 * MEGABYTE };

/** Which library gets how many, filled in. */
export const MOST_DISTRIBUTION: MostReceived = { file: 20 * MEGABYTE, field: 16_384 };

/** The most that a form with such a file may have altogether, bytes. */
export function bodyOf({ file, field }: MostReceived): number {
  return file + field + FIELDS;
}

const REFUSED: Readonly<Record<string, string>> = {
  LIMIT_FILE_COUNT: '一次只能上传一个文件',
  LIMIT_UNEXPECTED_FILE: '一次只能上传一个文件',
  LIMIT_FIELD_VALUE: '粘贴的文字太多，请存成文件再上传',
  ENOSPC: '服务器的磁盘满了，文件没有存下；请告诉运维',
  NOT_OURS: '这个表单已经失效，请回到那一页再试一次',
};

class NotOurs extends Error {
  readonly code = 'NOT_OURS';
}

/**
 * @param isOurs whether the form is, by the fields that came before the file
 * @throws WrongValues
 */
export async function receivedForm(
  request: Request,
  response: Response,
  folder: string,
  isOurs: (fields: ReadonlyMap<string, string>) => boolean,
  most: MostReceived,
): Promise<ReceivedForm> {
  const id = newName();
  const read = multer({
    storage: multer.diskStorage({
      destination: folder,
      filename: (_request, _file, to) => to(null, id),
    }),
    limits: {
      fileSize: most.file,
      files: 1,
      fields: 10,
      fieldSize: most.field,
      fieldNameSize: 100,
      parts: 12,
      headerPairs: 50,
    },
    defParamCharset: 'utf8',
    fileFilter: (asked, _file, to) => {
      if (isOurs(fieldsOf(asked))) to(null, true);
      else to(new NotOurs());
    },
  }).single('file');
  try {
    await new Promise<void>((done, refused) => {
      void read(request, response, (error: unknown) => {
        if (error === undefined || error === null) done();
        else refused(error instanceof Error ? error : new Error('', { cause: error }));
      });
    });
    const fields = fieldsOf(request);
    if (!isOurs(fields)) throw new NotOurs();
    const file = request.file === undefined ? undefined : { id, name: request.file.originalname };
    return { file, fields };
  } catch (error) {
    await rm(path.join(folder, id), { force: true });
    throw unreceived(error, most);
  }
}

/**
 * The body itself, as a program sends it; its length was seen to before.
 *
 * @returns its name in the folder
 * @throws WrongValues
 */
export async function receivedBody<P>(request: Request<P>, folder: string): Promise<string> {
  if (request.is('multipart/form-data') !== false || request.get('content-encoding') !== undefined)
    throw new WrongValues({
      file: '正文应就是文件本身（curl --data-binary @文件），不压缩，也不是表单（multipart）',
    });
  const id = newName();
  const file = path.join(folder, id);
  try {
    await pipeline(request, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
    return id;
  } catch (error) {
    await rm(file, { force: true });
    throw unreceived(error);
  }
}

/**
 * A text that was pasted, as a file.
 *
 * @returns its name in the folder
 */
export async function receivedText(text: string, folder: string): Promise<string> {
  const id = newName();
  await writeFile(path.join(folder, id), text, { flag: 'wx', mode: 0o600 });
  return id;
}

function newName(): string {
  return randomBytes(16).toString('hex');
}

function unreceived(error: unknown, most?: MostReceived): WrongValues {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (most !== undefined && code === 'LIMIT_FILE_SIZE')
    return new WrongValues({
      file: `文件太大：一个文件最大 ${Math.floor(most.file / MEGABYTE)} MB，请分成几个`,
    });
  return new WrongValues({ file: REFUSED[code] ?? '文件没有收全，请再上传一次' });
}

function fieldsOf({ body }: { readonly body?: unknown }): ReadonlyMap<string, string> {
  return new Map(
    Object.entries((body ?? {}) as Readonly<Record<string, unknown>>).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
  );
}
