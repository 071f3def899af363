/** The body of a request as JSON: what `bodyLimit` of the route lets through. */
import type { Request } from 'express';
import { PortalError } from '../../catalogue/errors.ts';

/** The body is no JSON, or is said to be something else. */
export class BodyUnreadable extends PortalError {
  readonly code = 'BODY_UNREADABLE';
}

/** @throws BodyUnreadable */
export async function jsonBody(request: Request): Promise<unknown> {
  if (request.is('application/json') === false || request.get('content-encoding') !== undefined)
    throw new BodyUnreadable(
      '请求的正文应为 JSON，不压缩，并注明 Content-Type: application/json。',
    );
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch (error) {
    throw new BodyUnreadable('请求的正文不是 UTF-8 的 JSON，读不出来。', { cause: error });
  }
}
