/**
 * Pairs of records of two libraries that no machine tells: one title, and a year on one side alone. Titles have
 * nothing in common with each other, so that each is in doubt with one other and with no third.
 */
import { SAMPLE_RECORDS } from './portal-records.ts';
import type { SampleRecord } from './portal-records.ts';
import type { PortalFixture } from './portal-fixture.ts';

/** The beginning of 千字文, in which no character comes twice. */
const THOUSAND = `
  天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈
  剑号巨阙珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔龙师火帝鸟官人皇始制文字乃服衣裳推位让国有虞陶唐
  吊民伐罪周发殷汤坐朝问道垂拱平章爱育黎首臣伏戎羌遐迩一体率宾归王鸣凤在竹白驹食场化被草木赖及万方
  盖此身发四大五常恭惟鞠养岂敢毁伤女慕贞洁男效才良知过必改得能莫忘罔谈彼短靡恃己长信使可覆器欲难量
  墨悲丝染诗赞羔羊景行维贤克念作圣德建名立形端表正空谷传声虚堂习听祸因恶积福缘善庆`.replace(
  /\s/g,
  '',
);

/** The title of a pair. */
export function doubtfulTitle(number: number): string {
  return `${THOUSAND.slice(4 * number, 4 * number + 4)}纪略`;
}

/** At most sixty of them. */
export function doubtfulPairs(
  count: number,
  [one, other]: readonly [string, string] = ['jiangning-dc', 'gaochun-dc'],
): readonly [readonly SampleRecord[], readonly SampleRecord[]] {
  const numbers = Array.from({ length: count }, (_, i) => i);
  return [
    numbers.map((i) => ({
      source: one,
      identifier: `oai:${one}:doubt-${i}`,
      dc: [
        ['title', doubtfulTitle(i)],
        ['date', '1985'],
      ],
    })),
    numbers.map((i) => ({
      source: other,
      identifier: `oai:${other}:doubt-${i}`,
      dc: [['title', doubtfulTitle(i)]],
    })),
  ];
}

/** Has both libraries harvested. */
export async function withDoubtfulPairs(
  portal: Pick<PortalFixture, 'fullRun'>,
  count: number,
): Promise<void> {
  const [jiangning, gaochun] = doubtfulPairs(count);
  const before = SAMPLE_RECORDS.filter(({ source }) => source === 'jiangning-dc');
  await portal.fullRun('jiangning-dc', [...before, ...jiangning]);
  await portal.fullRun('gaochun-dc', gaochun);
}
