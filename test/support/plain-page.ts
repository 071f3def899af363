/** A page as a repository gives it when nothing is remarkable about it, for whoever stores records without one. */
import { shownAddress } from '../../catalogue/address.ts';
import type { HarvestedPage } from '../../catalogue/runs/page.ts';
import type { RunLease } from '../../catalogue/runs/run.ts';

export function plainPage(
  lease: RunLease,
  window: number,
  items: HarvestedPage['items'],
  more: Partial<HarvestedPage> = {},
): HarvestedPage {
  return {
    lease,
    window,
    url: shownAddress('https://repository.example/oai?verb=ListRecords'),
    bytes: 1,
    ms: 1,
    requests: 1,
    flags: [],
    responseDate: null,
    describedBy: 'rules 1',
    items,
    nextToken: null,
    ...more,
  };
}
