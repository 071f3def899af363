/** What is kept from readers, as suites need it. */
import type { HeldSuppression, NewSuppression } from '../../catalogue/suppression.ts';

/** One of 秦淮, of record `1` unless it is said otherwise. */
export function held(changed: Partial<HeldSuppression> = {}): HeldSuppression {
  return {
    id: 1,
    scope: 'record',
    source: 'qh',
    identifier: '1',
    field: null,
    byLibrary: '320104',
    library: '320104',
    notice: null,
    at: '2026-05-01T00:00:00.000Z',
    ...changed,
  };
}

export function wanted(changed: Partial<NewSuppression> = {}): NewSuppression {
  return {
    scope: 'record',
    source: 'qh',
    identifier: '1',
    field: null,
    library: '320104',
    why: '家谱载有在世人物',
    notice: null,
    until: null,
    by: '馆员甲',
    byLibrary: '320104',
    ...changed,
  };
}
