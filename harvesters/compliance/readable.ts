/** Whether anything can be harvested: how many of the first records could be stored, by the same rules as then. */
import type { Source } from '../../catalogue/source.ts';
import { PortalError } from '../../catalogue/errors.ts';
import { describe } from '../../formats/describe.ts';
import type { DescribeContext } from '../../formats/describe.ts';
import type { Probe } from '../oai/client.ts';
import type { OaiItem } from '../oai/page.ts';
import { cameInstead, errorOf } from './enquiry.ts';
import type { Readable } from '../../catalogue/runs/compliance-report.ts';

const MOST_RECORDS = 50;

/** For a repository that is no source yet. */
const NOBODY: DescribeContext = {
  source: {
    id: 'check-endpoint',
    library: '',
    baseUrl: '',
    metadataPrefix: '',
    set: undefined,
    schedule: '',
    collections: [],
    state: 'active',
  },
  library: { code: '', name: '', nameEn: '', shortName: '' },
};

/**
 * @param pages of ListRecords
 * @param broken the page after them, when it could not be had
 */
export function readableIn(
  pages: readonly Probe[],
  broken: Probe | undefined,
  { metadataPrefix, set }: Pick<Source, 'metadataPrefix' | 'set'>,
): Readable {
  const items = pages
    .flatMap(({ envelope }) => [...(envelope?.items ?? [])])
    .slice(0, MOST_RECORDS);
  const faults = items.map((item) => faultOf(item, metadataPrefix));
  const records = faults.filter((fault) => fault === undefined).length;
  if (records > 0) return { records, fault: '' };
  const told = faults.find((fault) => fault !== undefined && fault !== DELETED);
  if (told !== undefined)
    return { records, fault: `看过的 ${items.length} 条记录都读不了，原因如：${told}` };
  if (items.length > 0)
    return {
      records,
      fault: `看过的 ${items.length} 条都是删除标记，或不是书目的记录（规范、馆藏等）`,
    };
  if (broken !== undefined && errorOf(broken) !== 'noRecordsMatch')
    return { records, fault: `列表得不到：${cameInstead(broken)}` };
  const where = set === undefined ? '' : `集合“${set}”里`;
  return { records, fault: `列表是空的，对方回答${where}没有记录` };
}

const DELETED = '';

/** Undefined for a record that could be stored, '' for one that was deleted. */
export function faultOf(item: OaiItem, metadataPrefix: string): string | undefined {
  if (item.kind === 'unreadable') return item.message;
  if (item.deleted || item.metadata === null) return DELETED;
  const { identifier, datestamp, setSpecs, xml } = item;
  const record = {
    source: NOBODY.source.id,
    identifier,
    datestamp,
    deleted: false,
    setSpecs,
    metadataPrefix,
    xml,
  };
  try {
    describe(record, item.metadata, NOBODY);
    return undefined;
  } catch (error) {
    return error instanceof PortalError ? error.message : '著录时出错';
  }
}
