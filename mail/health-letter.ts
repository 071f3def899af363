/**
 * What is written about a source that changed: what failed, since when, when it was last well, what readers see
 * meanwhile, and what to do. Chinese, plain, and no address of a repository: such an address may be a secret.
 */
import type { HealthNews, ToldState } from '../catalogue/runs/health-news.ts';
import { UNANSWERED_DAYS } from '../catalogue/runs/health-news.ts';

export interface LetterFacts {
  readonly source: string;
  /** Full name of its library. */
  readonly library: string;
  /** Sentences with their full stops, the one that decides first. */
  readonly reasons: readonly string[];
  /** Instants are ISO 8601 UTC. Since when it is as it is. */
  readonly since: string;
  readonly lastGoodAt: string | null;
  readonly liveRecords: number;
}

export interface Letter {
  readonly title: string;
  readonly text: string;
}

const STATES: Readonly<Record<ToldState, string>> = {
  ok: '正常',
  partial: '部分异常',
  held: '收割待核准',
  down: '收割中断',
};

export function healthLetter(news: HealthNews, facts: LetterFacts): Letter {
  const { source, library, reasons, since, lastGoodAt } = facts;
  const state = STATES[news.to];
  const about = `${library}数据源 ${source}`;
  return {
    title: titleOf(news, about, state),
    text: [
      openingOf(news, about, state),
      '',
      `${news.to === 'ok' ? '现在的情况' : '问题'}：${reasons.join('')}`,
      `从何时起：${timeOf(since)}（北京时间）`,
      `最近一次成功收割：${lastGoodAt === null ? '还没有过' : timeOf(lastGoodAt)}`,
      `读者看到什么：${readersSee(news.to, facts)}`,
      ...(news.to === 'ok' ? [] : ['', whatToDo(news)]),
    ].join('\n'),
  };
}

function titleOf(news: HealthNews, about: string, state: string): string {
  switch (news.kind) {
    case 'change':
      return news.to === 'ok' ? `${about} 已恢复正常` : `${about} ${state}`;
    case 'restless':
      return `${about} 近来反复变化`;
    case 'settled':
      return `${about} 已稳定：${state}`;
    case 'unanswered':
      return `${about} ${state}，${UNANSWERED_DAYS} 天无人回应`;
  }
}

function openingOf(news: HealthNews, about: string, state: string): string {
  switch (news.kind) {
    case 'change':
      if (news.from === null) return `${about} 现在是“${state}”。`;
      return `${about} 由“${STATES[news.from]}”变为“${state}”。`;
    case 'restless':
      return `${about} 一周内已变化 ${news.changes} 次，现在是“${state}”。在它稳定三天以前，不再逐次发消息；网页上随时可以看到现状。`;
    case 'settled':
      return `${about} 已有三天没有变化，现在是“${state}”。此后有变化照常发消息。`;
    case 'unanswered':
      return `${about} 从${timeOf(news.since)}起不正常，已告知该馆，至今没有人点“已知悉”，也没有恢复。`;
  }
}

function readersSee(state: ToldState, { liveRecords, lastGoodAt }: LetterFacts): string {
  if (state === 'ok') return `${liveRecords} 条记录，与对方一致。`;
  if (liveRecords === 0 || lastGoodAt === null)
    return liveRecords === 0
      ? '这个数据源还没有可以检索的记录。'
      : `已收到的 ${liveRecords} 条记录可以检索，其余还没有。`;
  const held = `先前收到的 ${liveRecords} 条记录照常可以检索`;
  switch (state) {
    case 'down':
      return `${held}；此后新增、修改的还看不到，对方删除的也还在。`;
    case 'held':
      return `${held}；等候核准的改动和删除，核准以前读者看不到。`;
    case 'partial':
      return `${held}；缺的那一部分还看不到。`;
  }
}

function whatToDo(news: HealthNews): string {
  if (news.kind === 'unanswered') return '请与该馆联系，或打开下面的网页处理。';
  return `请打开下面的网页查看原因和办法。已经在处理的，请在“消息”里点“已知悉”；${UNANSWERED_DAYS} 天内没有人回应，也没有恢复，会告知市馆管理员。`;
}

const TIME = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'long',
  timeStyle: 'short',
});

function timeOf(instant: string): string {
  return TIME.format(new Date(instant));
}
