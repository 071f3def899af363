/**
 * The formats and sets of a repository, each with three of its records. One page of each format is asked for, and
 * of sets only those of which no record was met yet; what there is no time for is told as not looked at.
 */
import type { Sample, SeenFormat, SeenSet } from '../../catalogue/diagnosis.ts';
import { isInSet } from '../../catalogue/source.ts';
import { firstTitle } from '../../formats/describe.ts';
import { checkContent } from '../compliance/content.ts';
import { cameInstead } from '../compliance/enquiry.ts';
import type { Enquiry } from '../compliance/enquiry.ts';
import { checkFormats, checkSets } from '../compliance/identity.ts';
import { faultOf } from '../compliance/readable.ts';
import type { MetadataFormat, OaiSet, Probe } from '../oai/client.ts';
import type { OaiItem, OaiRecord } from '../oai/page.ts';

export interface Surroundings {
  readonly formats: readonly SeenFormat[];
  readonly sets: readonly SeenSet[];
  /** Of the pages of records. */
  readonly flags: readonly string[];
}

const SAMPLES = 3;
const MOST_FORMATS = 6;
const MOST_ASKED_SETS = 12;
/** The setSpecs of a repository with more stand in no form. */
const MOST_SETS = 300;
const LONGEST_RAW = 4_000;
const LONGEST_TITLE = 200;

/** @param signal ends it; what was found until then is told */
export async function lookAround(enquiry: Enquiry, signal: AbortSignal): Promise<Surroundings> {
  const pages: Probe[] = [];
  const formats: SeenFormat[] = [];
  const sets: SeenSet[] = [];
  try {
    const offered = await checkFormats(enquiry, undefined);
    const named = await checkSets(enquiry);
    sets.push(...named.slice(0, MOST_SETS).map((set) => unseen(set)));
    for (const [i, format] of richestFirst(offered).entries()) {
      const page = i < MOST_FORMATS ? await recordsOf(enquiry, format) : undefined;
      if (page !== undefined) pages.push(page);
      formats.push(seenFormat(format, page));
    }
    const [richest] = formats;
    if (richest !== undefined) {
      checkContent(enquiry, pages.slice(0, 1), richest.metadataPrefix);
      await sampleSets(enquiry, sets, richest.metadataPrefix, pages);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return { formats, sets, flags: pages.flatMap(({ envelope }) => [...(envelope?.flags ?? [])]) };
}

/** MARC says more than Dublin Core, which every repository has. */
function richestFirst(formats: readonly MetadataFormat[]): readonly MetadataFormat[] {
  const rank = ({ metadataPrefix: prefix }: MetadataFormat): number =>
    /cnmarc|unimarc/i.test(prefix) ? 0 : /marc/i.test(prefix) ? 1 : prefix === 'oai_dc' ? 2 : 3;
  return formats.toSorted((a, b) => rank(a) - rank(b));
}

function recordsOf(enquiry: Enquiry, { metadataPrefix }: MetadataFormat): Promise<Probe> {
  return enquiry.verb('ListRecords', { metadataPrefix });
}

function seenFormat(format: MetadataFormat, page: Probe | undefined): SeenFormat {
  const items = itemsIn(page);
  const { metadataPrefix } = format;
  const faults = items.map((item) => faultOf(item, metadataPrefix)).filter((fault) => fault !== '');
  const isLike = /dc|marc/i.test(metadataPrefix);
  const told = faults.find((fault) => fault !== undefined);
  return {
    ...format,
    isRead: faults.length === 0 ? isLike : faults.includes(undefined),
    samples: samplesIn(items),
    fault:
      page === undefined
        ? '格式太多，这一种没有取样'
        : items.length === 0
          ? cameInstead(page)
          : faults.includes(undefined)
            ? ''
            : (told ?? ''),
  };
}

function unseen({ setSpec, setName }: OaiSet): SeenSet {
  return { setSpec, setName, samples: [], isLookedAt: false };
}

/** Fills in the sets from records that were met, and asks for the others. */
async function sampleSets(
  enquiry: Enquiry,
  sets: SeenSet[],
  metadataPrefix: string,
  pages: Probe[],
): Promise<void> {
  const met = itemsIn(pages[0]).filter((item) => item.kind === 'record');
  for (const [i, set] of sets.entries()) {
    const own = met.filter(({ setSpecs }) => isInSet(setSpecs, set.setSpec));
    if (own.length > 0) sets[i] = { ...set, samples: samplesIn(own), isLookedAt: true };
  }
  const wanting = sets.flatMap(({ samples }, i) => (samples.length < SAMPLES ? [i] : []));
  for (const i of wanting.slice(0, MOST_ASKED_SETS)) {
    const set = sets[i];
    if (set === undefined) continue;
    const page = await enquiry.verb('ListRecords', { metadataPrefix, set: set.setSpec });
    pages.push(page);
    sets[i] = { ...set, samples: samplesIn(itemsIn(page)), isLookedAt: true };
  }
}

function itemsIn(page: Probe | undefined): readonly OaiItem[] {
  return [...(page?.envelope?.items ?? [])];
}

function samplesIn(items: readonly OaiItem[]): readonly Sample[] {
  return items
    .filter((item) => item.kind === 'record')
    .filter(({ deleted }) => !deleted)
    .slice(0, SAMPLES)
    .map(sampleOf);
}

function sampleOf(record: OaiRecord): Sample {
  const { identifier, datestamp, metadata, xml } = record;
  return { identifier, datestamp, title: titleOf(metadata), raw: cut(xml, LONGEST_RAW) };
}

/** Null where nobody can tell. */
function titleOf(metadata: OaiRecord['metadata']): string | null {
  try {
    const title = metadata === null ? null : firstTitle(metadata);
    return title === null ? null : cut(title.trim(), LONGEST_TITLE);
  } catch {
    return null;
  }
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest).toWellFormed()}…`;
}
