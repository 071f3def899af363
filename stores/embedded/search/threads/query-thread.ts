/** Entry of a query thread: one searcher of one index file, for as long as the thread lives. */
import { existsSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { Query } from '../../../../catalogue/search/query.ts';
import type { FacetName, ListedFacet } from '../../../../catalogue/search/facets.ts';
import type { SearchRequest } from '../../../../catalogue/search/request.ts';
import type { WorkId } from '../../../../catalogue/work.ts';
import { UnusableIndex } from './faults.ts';
import { Searcher } from '../searcher.ts';
import type { Asked } from '../searcher.ts';
import { serve } from './thread.ts';

export interface QueryThreadData {
  readonly file: string;
}

export type QueryCall =
  | { readonly kind: 'open'; readonly warm: boolean }
  | {
      readonly kind: 'search';
      readonly query: Query;
      readonly request: SearchRequest;
      readonly facets: readonly FacetName[];
    }
  | { readonly kind: 'ids'; readonly query: Query; readonly request: SearchRequest }
  | { readonly kind: 'totals'; readonly asked: readonly Asked[] }
  | {
      readonly kind: 'values';
      readonly query: Query;
      readonly request: SearchRequest;
      readonly facet: ListedFacet;
      readonly contains: string;
    }
  | { readonly kind: 'suggest'; readonly key: string }
  | { readonly kind: 'state' }
  | { readonly kind: 'entries'; readonly after: WorkId; readonly limit: number }
  | { readonly kind: 'close' };

if (parentPort !== null) {
  const port = parentPort;
  const { file } = workerData as QueryThreadData;
  let searcher: Searcher | undefined;
  const open = (): Searcher => {
    if (!existsSync(file)) throw new UnusableIndex(`索引文件 ${file} 不存在；需要重建。`);
    return (searcher ??= new Searcher(file));
  };
  serve(port, (message) => {
    const call = message as QueryCall;
    switch (call.kind) {
      case 'open':
        if (call.warm) open().warm();
        else open();
        return undefined;
      case 'search':
        return open().search(call.query, call.request, call.facets);
      case 'ids':
        return open().ids(call.query, call.request);
      case 'totals':
        return open().totals(call.asked);
      case 'values':
        return open().values(call.query, call.request, call.facet, call.contains);
      case 'suggest':
        return open().suggest(call.key);
      case 'state':
        return open().state();
      case 'entries':
        return open().entries(call.after, call.limit);
      case 'close':
        searcher?.close();
        // After the answer has gone out.
        setImmediate(() => port.close());
        return undefined;
    }
  });
}
