/** What a repository says of itself, with the defaults that its silence or its nonsense leaves us. */
import { childrenNamed, fieldOf, textOf } from '../../formats/xml/xml.ts';
import type { XmlElement } from '../../formats/xml/xml.ts';

export interface Identify {
  readonly repositoryName: string;
  readonly baseUrl: string;
  readonly protocolVersion: string;
  readonly adminEmails: readonly string[];
  readonly earliestDatestamp: string;
  readonly deletedRecord: 'no' | 'transient' | 'persistent';
  readonly granularity: 'day' | 'second';
}

/** @param body the element `Identify` */
export function readIdentify(body: XmlElement): Identify {
  const deleted = fieldOf(body, 'deletedRecord').toLowerCase();
  return {
    repositoryName: fieldOf(body, 'repositoryName'),
    baseUrl: fieldOf(body, 'baseURL'),
    protocolVersion: fieldOf(body, 'protocolVersion'),
    adminEmails: childrenNamed(body, 'adminEmail').map((email) => textOf(email).trim()),
    earliestDatestamp: fieldOf(body, 'earliestDatestamp'),
    deletedRecord: deleted === 'persistent' || deleted === 'transient' ? deleted : 'no',
    // A repository that does not say is asked by the day, which every one understands.
    granularity: /hh/i.test(fieldOf(body, 'granularity')) ? 'second' : 'day',
  };
}
