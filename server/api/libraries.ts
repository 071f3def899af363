/** `GET /api/v1/libraries`: every library of the settings from the first second, with zeros. */
import type { Request, Response } from 'express';
import type { PortalDeps } from '../portal-deps.ts';

export function librariesApi({ federation }: PortalDeps) {
  return (_request: Request, response: Response): void => {
    const { libraries } = federation();
    response.json(
      libraries.map(({ library, works, records, lastHarvest }) => ({
        code: library.code,
        name: library.name,
        works,
        records,
        lastHarvest,
      })),
    );
  };
}
