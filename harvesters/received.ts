/**
 * The items of a page as the store takes them, from a harvest or a file. What describes no document is told by
 * its kind and not stored; what the source keeps from readers is a deletion. Both are counted in flags of the page.
 */
import { notDescribed } from '../catalogue/runs/quarantine.ts';
import type { ReceivedRecord, UnreadableRecord } from '../catalogue/runs/page.ts';
import type { Source } from '../catalogue/source.ts';
import { describe, firstTitle } from '../formats/describe.ts';
import type { DescribeContext } from '../formats/describe.ts';
import type { OaiItem } from './oai/page.ts';

/**
 * Normalised only when the store asks for it.
 *
 * @param flags those of the page; what is counted, and what is mended in describing, is added as items are taken
 */
export function* asReceived(
  items: Iterable<OaiItem>,
  source: Source,
  context: DescribeContext,
  flags: string[],
): Generator<ReceivedRecord | UnreadableRecord> {
  const counts = new Map<string, number>();
  const count = (what: string): Map<string, number> =>
    counts.set(what, (counts.get(what) ?? 0) + 1);
  const noted = (flag: string): void => {
    if (!flags.includes(flag)) flags.push(flag);
  };
  for (const item of items) {
    if (item.kind === 'unreadable') {
      yield item;
      continue;
    }
    const { metadata, standing } = item;
    const record = {
      source: source.id,
      identifier: item.identifier,
      datestamp: item.datestamp,
      deleted: item.deleted,
      setSpecs: item.setSpecs,
      metadataPrefix: source.metadataPrefix,
      xml: item.xml,
    };
    if (standing !== 'live' && standing !== 'deleted') count(standing);
    let title: string | null;
    try {
      title = metadata === null ? null : firstTitle(metadata);
    } catch (error) {
      yield notDescribed(record, error);
      continue;
    }
    yield {
      kind: 'record',
      record,
      hash: item.hash,
      title,
      isHidden: standing !== 'live' && !item.isGone,
      isAside: item.deleted && standing !== 'deleted' && standing !== 'suppressed',
      describe: () =>
        item.deleted ? null : describe(record, metadata ?? undefined, context, noted),
    };
  }
  for (const [what, number] of counts) flags.push(`${what}:${number}`);
}
