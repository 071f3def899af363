/** Which private addresses a source may be harvested from. */
import { expect } from 'chai';
import { PortalError } from '../../catalogue/errors.ts';
import { connector } from '../../harvesters/connect.ts';
import type { ConnectOptions } from '../../harvesters/connect.ts';
import { startRepository } from '../support/fake-repository.ts';
import type { FakeRepository } from '../support/fake-repository.ts';

describe('a source inside the house', () => {
  let one: FakeRepository;
  let other: FakeRepository;
  beforeEach(async () => {
    one = await startRepository();
    other = await startRepository();
  });
  afterEach(async () => {
    await one.close();
    await other.close();
  });

  async function asked(baseUrl: string, opened: Partial<ConnectOptions>): Promise<string> {
    const connect = connector({
      pauseMs: 1,
      retryDelayMs: 1,
      contact: 'keeper@portal.example',
      allowPrivate: [],
      exemptOrigins: [],
      ...opened,
    });
    try {
      await connect({ baseUrl }, new AbortController().signal).identify();
      return 'answered';
    } catch (error) {
      return error instanceof PortalError ? error.code : String(error);
    }
  }

  it('is reached when its range is open to all, or to it, and is open to no other (78)', async () => {
    expect(await asked(one.baseUrl, {})).to.equal('ADDRESS_REFUSED');
    expect(await asked(one.baseUrl, { allowPrivate: ['127.0.0.0/8'] })).to.equal('answered');
    const allowPrivateAt = new Map([[one.baseUrl, ['127.0.0.0/8']]]);
    expect(await asked(one.baseUrl, { allowPrivateAt })).to.equal('answered');
    expect(await asked(other.baseUrl, { allowPrivateAt })).to.equal('ADDRESS_REFUSED');
    expect(other.requests).to.eql([]);
  });

  it('leads nowhere else inside, though all its range is open (78)', async () => {
    one.faults.push((_request, response) => {
      response.writeHead(302, { Location: `${other.baseUrl}?verb=Identify` }).end();
      return true;
    });
    expect(await asked(one.baseUrl, { allowPrivate: ['127.0.0.0/8'] })).to.equal('ADDRESS_REFUSED');
    expect(other.requests).to.eql([]);
  });
});
