/** `GET /api/v1/libraries`: every library of the settings from the first second, with zeros. */
import type { Request, Response } from 'express';
import type { Federation } from '../enquiries/federation.ts';

export function librariesApi(federation: () => Promise<Federation>) {
  return async (_request: Request, response: Response): Promise<void> => {
    const { libraries } = await federation();
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
