/** `case list`: letters of readers and rights holders, and with `--text` what they say, but not who wrote. */
import { CASE_KINDS, CASE_STATES, isOverdue } from '../../catalogue/reader-case.ts';
import type { ReaderCase } from '../../catalogue/reader-case.ts';
import { withoutBidi } from '../../catalogue/text/text.ts';
import { cases as words, feedback } from '../i18n/zh/feedback.ts';
import { command, flag, json, optionalText, value, wholeNumber } from './command.ts';
import type { Status } from './command.ts';

const STATES = ['open', ...CASE_STATES, 'all'] as const;
const KINDS = [...CASE_KINDS, 'all'] as const;

export const caseList = command({
  name: 'case list',
  summary: '读者来信（纠错、投诉）：编号、状态、事由、由哪个馆处理、关于哪种文献，最急的在前',
  takes: {
    library: optionalText('--library <code>', '只看由这个馆处理的，如 320104'),
    state: value(
      '--state <state>',
      `状态：open 未办结、${CASE_STATES.map((one) => `${one} ${feedback.stateNames[one]}`).join('、')}、all 全部`,
      `应为 ${STATES.join('、')} 之一`,
      (given) => STATES.find((one) => one === given),
      'open',
    ),
    kind: value(
      '--kind <kind>',
      `事由：${CASE_KINDS.map((one) => `${one} ${feedback.kindNames[one]}`).join('、')}、all 全部`,
      `应为 ${KINDS.join('、')} 之一`,
      (given) => KINDS.find((one) => one === given),
      'all',
    ),
    limit: value(
      '--limit <n>',
      '最多几封',
      '应为 1 到 10000 的整数',
      (given) => wholeNumber(given, 1, 10_000),
      '50',
    ),
    text: flag('--text', '也列出信的内容（姓名和联系方式只在“来信”页上）'),
    json,
  },
  changes: false,
  run: ({ library, state, kind, limit, text }, { opened, out }) =>
    opened<Status>(async ({ stores: { registry }, library: libraryOf }) => {
      const query = {
        library,
        state: state === 'all' ? undefined : state,
        kind: kind === 'all' ? undefined : kind,
      };
      const { total, cases } = await registry.cases.list(query, limit, 0);
      if (total === 0) out.note(words.none);
      const now = new Date();
      for (const one of cases) {
        const said = text ? (one.writer?.text ?? null) : undefined;
        const place = one.library === null ? words.city : libraryOf(one.library).name;
        await out.result(factsOf(one, now, said), lineOf(one, now, place, said));
      }
      if (total > cases.length)
        out.note(`共 ${total} 封，列出 ${cases.length} 封；--limit 可以多列。`);
      return 0;
    }),
});

function factsOf(one: ReaderCase, now: Date, said: string | null | undefined): object {
  const { id, state, kind, at, due, library, work, title, record, handledBy, closedAt } = one;
  const facts = { id, state, kind, at, due, library, work, title, record, handledBy, closedAt };
  return { ...facts, overdue: isOverdue(one, now), ...(said === undefined ? {} : { text: said }) };
}

/** @param said what the letter says; null = it is forgotten; undefined = it is not asked for */
function lineOf(
  one: ReaderCase,
  now: Date,
  place: string,
  said: string | null | undefined,
): string {
  const { id, state, kind, at, due, title } = one;
  const late = isOverdue(one, now) ? `（${words.overdue}）` : '';
  const about = title === '' ? words.noWork : title;
  const head = `${words.one(id)} ${at.slice(0, 16).replace('T', ' ')} ${feedback.stateNames[state]} ${feedback.kindNames[kind]} ${place} 期限 ${due.slice(0, 10)}${late} ${about}`;
  const lines = said === undefined ? [] : (said ?? words.forgotten).split('\n');
  return withoutBidi([head, ...lines.map((line) => `  ${line.trimEnd()}`)].join('\n'));
}
