/** Examines one repository, as a librarian does before registering it: at most 60 requests, at its pace. */
import { addressKey } from '../../catalogue/address.ts';
import type { EndpointProfile } from '../../catalogue/runs/source-ledger.ts';
import type { Source } from '../../catalogue/source.ts';
import { DAY_MS } from '../../catalogue/time.ts';
import type { OaiClient } from '../oai/client.ts';
import type { Quirk } from '../oai/quirks.ts';
import { SOFTWARE_NAMES } from './advice.ts';
import { checkContent } from './content.ts';
import { Enquiry } from './enquiry.ts';
import { checkErrors } from './errors.ts';
import { checkFormats, checkIdentity, checkMethods, checkSets, noteRobots } from './identity.ts';
import type { Identity } from './identity.ts';
import { checkDates, checkIdentifiers, checkPaging, checkSetFilter } from './lists.ts';
import type { DateHabits } from './lists.ts';
import { CHECKS, gradeOf } from '../../catalogue/runs/compliance-report.ts';
import type { ComplianceReport, Readable } from '../../catalogue/runs/compliance-report.ts';
import { readableIn } from './readable.ts';

export interface ExamineOptions {
  /** A client for an address; the repository's own, and that of its robots.txt. */
  readonly connect: (baseUrl: string) => OaiClient;
  readonly onRequest?: (made: number) => void;
  /** What of it is to be harvested; absent: the richest format, all of it. */
  readonly wanted?: Pick<Source, 'metadataPrefix' | 'set'>;
}

type Habits = Omit<EndpointProfile, 'baseUrl' | 'checkedAt' | 'grade'>;

const USUAL_OVERLAP_DAYS = 2;

export async function examine(baseUrl: string, options: ExamineOptions): Promise<ComplianceReport> {
  const { connect, onRequest = () => undefined } = options;
  const enquiry = new Enquiry(baseUrl, connect(baseUrl), onRequest);
  const identity = await checkIdentity(enquiry);
  const { habits, readable } =
    identity === undefined
      ? { habits: UNKNOWN, readable: { records: 0, fault: '接口没有按 OAI-PMH 回答' } }
      : await examineLists(enquiry, identity, options);
  for (let number = 1; number <= CHECKS; number++) {
    if (!enquiry.results.has(number)) enquiry.skip(number, '前面的检查没有通过，无从检查');
  }
  const checks = [...enquiry.results.values()].sort((a, b) => a.number - b.number);
  return {
    software: SOFTWARE_NAMES[enquiry.software],
    requests: enquiry.requests,
    checks,
    readable,
    profile: {
      baseUrl: addressKey(baseUrl),
      checkedAt: new Date().toISOString(),
      grade: gradeOf(checks, readable.records),
      ...habits,
    },
  };
}

async function examineLists(
  enquiry: Enquiry,
  identity: Identity,
  { connect, wanted }: ExamineOptions,
): Promise<{ readonly habits: Habits; readonly readable: Readable }> {
  const formats = await checkFormats(enquiry, wanted?.metadataPrefix);
  const prefixes = formats.map(({ metadataPrefix }) => metadataPrefix);
  const setSpecs = (await checkSets(enquiry)).map(({ setSpec }) => setSpec);
  // Unless the settings say which, the richest format is the one that will be harvested.
  const richest = prefixes.find((name) => /marc/i.test(name)) ?? prefixes[0] ?? 'oai_dc';
  const prefix = wanted?.metadataPrefix ?? richest;
  const plain = prefixes.includes('oai_dc') ? 'oai_dc' : prefix;
  const headers = await checkIdentifiers(enquiry, plain);
  await checkSetFilter(enquiry, plain, setSpecs, headers, wanted?.set);
  const dates = await checkDates(enquiry, plain, identity, headers);
  const { pages, broken, pageSize } = await checkPaging(enquiry, prefix, wanted?.set);
  checkContent(enquiry, pages, prefix);
  const errorStyle = await checkErrors(enquiry, plain, headers[0]?.identifier ?? 'oai:none:0');
  await checkMethods(enquiry);
  await noteRobots(enquiry, connect);
  return {
    habits: profileOf(identity, dates, pageSize, errorStyle),
    readable:
      prefixes.length > 0 && !prefixes.includes(prefix)
        ? { records: 0, fault: `对方不提供格式“${prefix}”` }
        : readableIn(pages, broken, { metadataPrefix: prefix, set: wanted?.set }),
  };
}

const UNKNOWN: Habits = {
  granularity: 'day',
  syncMode: 'full',
  overlapDays: USUAL_OVERLAP_DAYS,
  pageSize: null,
  quirks: [],
  errorStyle: 'unknown',
};

function profileOf(
  { granularity, deletedRecord, skewMs }: Identity,
  dates: DateHabits,
  pageSize: number | null,
  errorStyle: EndpointProfile['errorStyle'],
): Habits {
  const quirks: Quirk[] = [];
  if (dates.daysOnly) quirks.push('days-only');
  if (dates.fromRefused) quirks.push('from-refused');
  if (dates.singleDayEmpty) quirks.push('single-day-empty');
  return {
    granularity: dates.daysOnly ? 'day' : granularity,
    syncMode: deletedRecord === 'persistent' ? 'incremental' : 'full',
    // A clock that is wrong hides what changed meanwhile.
    overlapDays: USUAL_OVERLAP_DAYS + Math.ceil(Math.abs(skewMs) / DAY_MS - 0.1),
    pageSize,
    quirks,
    errorStyle,
  };
}
