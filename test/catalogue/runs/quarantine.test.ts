/** What is set aside, and how it is told apart. */
import { expect } from 'chai';
import { PortalError } from '../../../catalogue/errors.ts';
import { notDescribed, thingOf } from '../../../catalogue/runs/quarantine.ts';

class Unknown extends PortalError {
  readonly code = 'FORMAT_UNKNOWN';
}
const record = {
  source: 'qh',
  identifier: '1',
  datestamp: '2026-01-01T00:00:00Z',
  deleted: false,
  setSpecs: [],
  metadataPrefix: 'oai_dc',
  xml: '<record>志</record>',
};

describe('a record that cannot be described', () => {
  it('is set aside with the reason that was given, and as it came', () => {
    const item = notDescribed(record, new Unknown('不认识的格式'));
    expect(item).to.include({ identifier: '1', code: 'FORMAT_UNKNOWN', message: '不认识的格式' });
    expect(new TextDecoder().decode(item.raw)).to.equal(record.xml);
  });

  it('is set aside as a fault of ours when nobody foresaw the reason', () => {
    const item = notDescribed(record, new TypeError('x is undefined'));
    expect(item.code).to.equal('DESCRIBE_FAILED');
    expect(item.message).to.equal('著录时出错：x is undefined');
  });
});

describe('what waits in quarantine', () => {
  it('is told apart by its identifier, or by its bytes when it has none', () => {
    const item = notDescribed(record, new Error('x'));
    expect(thingOf(item)).to.equal('1');
    const nameless = { ...item, identifier: null };
    expect(thingOf(nameless)).to.match(/^[0-9a-f]{64}$/);
    expect(thingOf({ ...nameless, raw: Uint8Array.of(1) })).to.not.equal(thingOf(nameless));
  });
});
