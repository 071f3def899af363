/** Works of hostile descriptions (`hostile-documents.ts`): of one record each, the same for the same seed. */
import * as fc from 'fast-check';
import { buildWork } from '../../catalogue/work.ts';
import type { Work } from '../../catalogue/work.ts';
import { describe as describeRecord } from '../../formats/describe.ts';
import { hostileDocument, payloadTree, payloadXml } from './hostile-documents.ts';

export function hostileWorks(count: number, seed: number): Work[] {
  return fc.sample(hostileDocument, { numRuns: count, seed }).map((hostile, i) => {
    const document = describeRecord(
      {
        source: 's',
        identifier: `oai:hostile.example:${i}`,
        datestamp: '2024-01-01T00:00:00Z',
        deleted: false,
        setSpecs: [],
        metadataPrefix: hostile.format,
        xml: `<record>${payloadXml(hostile)}</record>`,
      },
      payloadTree(hostile),
      {
        source: {
          id: 's',
          library: '320104',
          baseUrl: 'https://repository.example/oai',
          metadataPrefix: hostile.format,
          set: undefined,
          schedule: '0 2 * * *',
          collections: [],
          state: 'active',
        },
        library: { code: '320104', name: '秦淮区图书馆', nameEn: 'Qinhuai', shortName: '秦淮' },
      },
    );
    return buildWork([document], '2026-01-02T03:04:05.000Z');
  });
}
