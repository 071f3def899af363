/**
 * `check-endpoint <url>`: what a repository says of itself – Identify, its formats, its sets – and in
 * plain Chinese what is wrong when it does not answer as it must.
 */
import { PortalError, messageOf } from '../../catalogue/errors.ts';
import type { OaiClient } from '../../harvesters/oai/client.ts';
import type { Output } from './output.ts';

/** Sets shown to a person; `--json` has them all. */
const SETS_SHOWN = 20;

/** @returns 0 when all three questions were answered, 1 otherwise */
export async function checkEndpointCommand(client: OaiClient, out: Output): Promise<0 | 1> {
  let faults = 0;
  const ask = async <T>(
    check: string,
    question: () => Promise<T>,
    answer: (value: T) => [object, string],
  ): Promise<void> => {
    try {
      const [facts, sentence] = answer(await question());
      await out.result({ check, ok: true, ...facts }, sentence);
    } catch (error) {
      faults++;
      const code = error instanceof PortalError ? error.code : 'UNEXPECTED';
      await out.result(
        { check, ok: false, code, message: messageOf(error) },
        `✗ ${check}：${messageOf(error)}`,
      );
    }
  };

  await ask(
    'Identify',
    () => client.identify(),
    (identify) => [
      { ...identify },
      `✓ Identify：${identify.repositoryName}；日期粒度 ${identify.granularity === 'day' ? '日' : '秒'}；删除记录 ${DELETED[identify.deletedRecord]}；联系人 ${identify.adminEmails.join('、') || '（未写）'}`,
    ],
  );
  // What does not answer Identify is not asked further: it would only wait once more.
  if (faults > 0) return 1;
  await ask(
    'ListMetadataFormats',
    () => client.listMetadataFormats(),
    (formats) => [
      { formats },
      `✓ 元数据格式：${formats.map((format) => format.metadataPrefix).join('、')}${advice(formats.map((format) => format.metadataPrefix))}`,
    ],
  );
  await ask(
    'ListSets',
    () => client.listSets(),
    (sets) => [
      { sets },
      sets.length === 0
        ? '✓ 集合：对方不分集合'
        : `✓ 集合 ${sets.length} 个：${sets
            .slice(0, SETS_SHOWN)
            .map((set) => `${set.setSpec}（${set.setName}）`)
            .join('、')}${sets.length > SETS_SHOWN ? ' …' : ''}`,
    ],
  );
  return faults === 0 ? 0 : 1;
}

const DELETED = { no: '不报告', transient: '报告，但不长期保留', persistent: '长期报告' } as const;

/** Crosswalks to Dublin Core lose facts; MARC is harvested where it is offered. */
function advice(prefixes: readonly string[]): string {
  const marc = prefixes.find((prefix) => /marc/i.test(prefix));
  return marc === undefined ? '' : `（建议收割 ${marc}，信息比 oai_dc 全）`;
}
