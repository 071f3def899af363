/**
 * A form with one file, read within limits: nothing of it is kept under the name or the type that came with it, and
 * nothing at all when the form is not ours.
 */
import type { Request, Response } from 'express';
import multer from 'multer';
import { PortalError } from '../../catalogue/errors.ts';
import { MOST_PICTURE_BYTES } from '../uploads/library-picture.ts';
import { isOurToken, TOKEN_FIELD } from './form.ts';

/** The form did not arrive whole, is not ours, or has more in it than it may. */
export class UploadRefused extends PortalError {
  readonly code = 'UPLOAD_REFUSED';
}

export interface Upload {
  readonly fields: ReadonlyMap<string, string>;
  /** Undefined when none was chosen. */
  readonly file: Buffer | undefined;
}

/** A body that is as long as the longest file has room for the fields. */
export const UPLOAD_BODY = MOST_PICTURE_BYTES + 65_536;

const read = multer({
  storage: multer.memoryStorage(),
  limits: {
    fileSize: MOST_PICTURE_BYTES,
    files: 1,
    fields: 10,
    fieldSize: 16_384,
    fieldNameSize: 100,
    parts: 12,
    headerPairs: 50,
  },
}).single('file');

const REFUSED: Readonly<Record<string, string>> = {
  LIMIT_FILE_SIZE: '文件太大：最大 10 MB，请先缩小再上传。',
  LIMIT_FILE_COUNT: '一次只能上传一个文件。',
  LIMIT_UNEXPECTED_FILE: '一次只能上传一个文件。',
};

/** @throws UploadRefused */
export async function uploadedIn(
  request: Request<{ code: string }>,
  response: Response,
): Promise<Upload> {
  await new Promise<void>((done, refused) => {
    void read(request as Request, response, (error: unknown) => {
      if (error === undefined || error === null) {
        done();
        return;
      }
      const sentence = error instanceof multer.MulterError ? REFUSED[error.code] : undefined;
      refused(new UploadRefused(sentence ?? '收到的表单不完整，请再试一次。', { cause: error }));
    });
  });
  const body = request.body as Readonly<Record<string, unknown>> | undefined;
  const fields = new Map(
    Object.entries(body ?? {}).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
  );
  if (!isOurToken(request as Request, fields.get(TOKEN_FIELD) ?? ''))
    throw new UploadRefused('这个表单已经失效，请回到那一页再试一次。');
  const { file } = request;
  return { fields, file: file === undefined || file.size === 0 ? undefined : file.buffer };
}
