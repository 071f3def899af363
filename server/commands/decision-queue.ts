/** `decision queue`: pairs of records that wait for a person, those that matter most first. */
import { withoutBidi } from '../../catalogue/text/text.ts';
import { command, json, optionalText, value, wholeNumber } from './command.ts';
import type { Status } from './command.ts';

export const decisionQueue = command({
  name: 'decision queue',
  summary: '待裁定的成对记录，要紧的在前（书号冲突、收藏的馆多、把握大）',
  takes: {
    library: optionalText('--library <code>', '只看涉及这个馆的'),
    limit: value(
      '--limit <n>',
      '最多几对',
      '应为 1 到 10000 的整数',
      (given) => wholeNumber(given, 1, 10_000),
      '20',
    ),
    json,
  },
  changes: false,
  run: ({ library, limit }, { opened, out }) =>
    opened<Status>(async ({ stores: { records }, library: named }) => {
      const query = { outcome: 'probable', decided: false } as const;
      const { total, matches } = await records.matches(
        { ...query, ...(library === undefined ? {} : { library }) },
        limit,
        0,
      );
      for (const match of matches) {
        const { a, b, score, conflict, reasons } = match;
        const sides = [a, b].map(
          (side) =>
            `${named(side.library).shortName}《${side.title}》${side.source} ${side.identifier}`,
        );
        await out.result(
          match,
          withoutBidi(
            `${sides.join(' ⇄ ')} 把握 ${Math.round(score * 100)}%${conflict ? ' 书号冲突' : ''} ${reasons.length} 条理由`,
          ),
        );
      }
      if (total > matches.length) out.note(`共 ${total} 对，列出 ${matches.length} 对。`);
      if (total === 0) out.note('没有待裁定的记录。');
      return 0;
    }),
});
