/** The body of a request as a file on disk, as it comes: a purchase list, sent by a program under a name of ours. */
import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Request } from 'express';
import { WrongValues } from '../../desk/refusals.ts';

export const MOST_LIST_BYTES = 50 * 1024 * 1024;

/**
 * @returns the name of the file in the folder
 * @throws WrongValues when the body is no list by what is said of it, or did not arrive whole; nothing is left then
 */
export async function listBody<P>(request: Request<P>, folder: string): Promise<string> {
  if (request.get('content-encoding') !== undefined)
    throw new WrongValues({ file: '正文请不要压缩' });
  if (request.is('multipart/form-data') !== false)
    throw new WrongValues({
      file: '正文应是清单文件本身（curl --data-binary @清单.xlsx），不是表单',
    });
  const id = randomBytes(16).toString('hex');
  const file = path.join(folder, id);
  try {
    await pipeline(request, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
    return id;
  } catch (error) {
    await rm(file, { force: true });
    const isFull = (error as NodeJS.ErrnoException).code === 'ENOSPC';
    throw new WrongValues({
      file: isFull ? '服务器的磁盘满了，文件没有存下；请告诉运维' : '文件没有收全，请再上传一次',
    });
  }
}
