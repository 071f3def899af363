/** Whether the audit is as it was written, reckoned by the thread that writes: it takes a while when it is long. */
import { faultsOf } from '../catalogue/audit.ts';
import type { AuditFault, AuditHead } from '../catalogue/audit.ts';
import type { AuditTrail } from '../catalogue/ports/audit-trail.ts';

export interface VerifiedAudit {
  /** Where it ends; noted down elsewhere it shows later that nothing was reckoned anew. */
  readonly head: AuditHead;
  /** None when everything is as it was written. */
  readonly faults: readonly AuditFault[];
}

export async function verifyAudit(audit: Pick<AuditTrail, 'chain'>): Promise<VerifiedAudit> {
  const { entries, head } = await audit.chain();
  return { head, faults: faultsOf(entries, head) };
}
