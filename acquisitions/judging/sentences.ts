/** The reason of a verdict as a sentence in Chinese, as the API and the returned file tell it. */
import type { ReasonCode, VerdictReason } from '../../catalogue/checks/result.ts';

const SENTENCES: Readonly<Record<ReasonCode, string>> = {
  unreadable: '无法核对：{why}',
  same: '同一版本已藏：《{title}》{imprint}',
  'same-by-title':
    '清单所列信息较少；市内只有一种《{title}》{imprint}，所列各项与之相符，判为同一版本',
  'same-by-isbn': '清单只有 ISBN；市内只有一种书用此号：《{title}》{imprint}',
  'same-printing':
    'ISBN 与题名相同，只是年份不同（清单 {date}，馆藏 {held}），当为同一版本的另一印次：《{title}》',
  'all-parts': '《{title}》各册均已分册入藏：{held}',
  licence: '《{title}》只有一馆订购电子版，须登录或在馆内网络使用，他馆读者不可用',
  carrier: '同一版本已有{carrier}：《{title}》{imprint}',
  parts: '《{title}》已藏 {held}；缺 {missing}',
  'parts-uncounted': '《{title}》已藏 {held}；清单未说明全套册数，其余请核',
  pieces: '所收各书已有其他版本：{pieces}',
  digitised: '已有数字化：《{title}》{imprint}',
  'digitised-parts': '《{title}》部分已数字化：{held}',
  'print-only': '仅有{carrier}，未数字化：《{title}》{imprint}',
  probable: '与《{title}》{imprint}相近，不足以断定，请核',
  editions: '市内有 {count} 种版本与此行相符，所列信息分不出是哪一种，请核：{titles}',
  'isbn-elsewhere': 'ISBN 相同而题名不同：清单为《{title}》，馆藏为《{held}》，请核',
  contained: '含于已藏的《{title}》{imprint}',
  'series-record': '丛书《{title}》已按整套著录入藏，未列分册，请核是否含此册',
  edition: '已藏其他版本：《{title}》{imprint}',
  none: '市内各馆未见',
};

export function sentenceOf({ code, values }: VerdictReason): string {
  return SENTENCES[code].replace(/\{(\w+)\}/gu, (_, name: string) => values[name] ?? '');
}
