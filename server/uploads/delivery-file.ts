/**
 * One large file, of a form or as the body itself, written to disk as it comes: under a name of ours in the data folder, whatever it is
 * called; nothing at all when the form is not ours, and nothing left when it does not arrive whole.
 */
import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { rm } from 'node:fs/promises';
import type { Request, Response } from 'express';
import multer from 'multer';
import { WrongValues } from '../../desk/refusals.ts';

export const MOST_DELIVERY_BYTES = 200 * 1024 * 1024;
/** With the other fields. */
export const DELIVERY_BODY = MOST_DELIVERY_BYTES + 65_536;

export interface DeliveredFile {
  /** Its name in the folder. */
  readonly id: string;
  /** What it is called by whoever sent it. */
  readonly name: string;
  readonly fields: ReadonlyMap<string, string>;
}

const REFUSED: Readonly<Record<string, string>> = {
  LIMIT_FILE_SIZE: '文件太大：一个文件最大 200 MB，请分成几个',
  LIMIT_FILE_COUNT: '一次只能上传一个文件',
  LIMIT_UNEXPECTED_FILE: '一次只能上传一个文件',
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
export async function deliveredIn(
  request: Request,
  response: Response,
  folder: string,
  isOurs: (fields: ReadonlyMap<string, string>) => boolean,
): Promise<DeliveredFile> {
  const id = randomBytes(16).toString('hex');
  const read = multer({
    storage: multer.diskStorage({
      destination: folder,
      filename: (_request, _file, to) => to(null, id),
    }),
    limits: {
      fileSize: MOST_DELIVERY_BYTES,
      files: 1,
      fields: 10,
      fieldSize: 16_384,
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
    if (request.file === undefined) throw new WrongValues({ file: '请选择要上传的文件' });
    return { id, name: request.file.originalname, fields };
  } catch (error) {
    await rm(path.join(folder, id), { force: true });
    if (error instanceof WrongValues) throw error;
    throw unreceived(error);
  }
}

/**
 * The body itself, as a program sends it; its length was seen to before.
 *
 * @returns its name in the folder
 * @throws WrongValues
 */
export async function receivedBody(request: Request, folder: string): Promise<string> {
  if (request.is('multipart/form-data') !== false || request.get('content-encoding') !== undefined)
    throw new WrongValues({ file: '正文应就是文件本身，不压缩，也不是表单（multipart）' });
  const id = randomBytes(16).toString('hex');
  const file = path.join(folder, id);
  try {
    await pipeline(request, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
    return id;
  } catch (error) {
    await rm(file, { force: true });
    throw unreceived(error);
  }
}

function unreceived(error: unknown): WrongValues {
  const { code = '' } = error as NodeJS.ErrnoException;
  return new WrongValues({ file: REFUSED[code] ?? '文件没有收全，请再上传一次' });
}

function fieldsOf({ body }: { readonly body?: unknown }): ReadonlyMap<string, string> {
  return new Map(
    Object.entries((body ?? {}) as Readonly<Record<string, unknown>>).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
  );
}
