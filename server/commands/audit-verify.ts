/** `audit verify`: whether the audit is as it was written, and which entry is not. */
import { faultsOf } from '../../catalogue/audit.ts';
import type { AuditHead } from '../../catalogue/audit.ts';
import { audit } from '../i18n/zh/audit.ts';
import { command, json, value } from './command.ts';
import type { Asked } from './command.ts';

const HEAD = value(
  '--head <number:hash>',
  '以前核对时抄下的末条，如 17:9f86…；连校验值一起重算过的改动由此可见',
  '应为以前 audit verify 给出的“号码:校验值”',
  headIn,
);
const noted: Asked<AuditHead | undefined> = {
  ...HEAD,
  read: (raw) => (raw === undefined ? undefined : HEAD.read(raw)),
};

export const auditVerify = command({
  name: 'audit verify',
  summary: '核对操作记录的校验链：被改、被删或换过次序的条目逐一指出',
  takes: { noted, json },
  changes: false,
  run: ({ noted }, { opened, out }) =>
    opened(async ({ stores: { registry } }) => {
      const { entries, head } = await registry.audit.chain();
      const faults = faultsOf(entries, head, noted);
      const end = `${head.number}:${head.hash}`;
      await out.result(
        { entries: entries.length, head: end, faults },
        faults.length === 0
          ? `操作记录共 ${entries.length} 条，与写入时一致。末条 ${end}，抄存在别处，以后可用 --head 核对。`
          : faults.map(audit.fault).join('\n'),
      );
      return faults.length === 0 ? 0 : 1;
    }),
});

function headIn(given: string): AuditHead | undefined {
  const [, number = '', hash = ''] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(given) ?? [];
  return hash === '' ? undefined : { number: Number(number), hash };
}
