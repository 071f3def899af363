/** What browsers are told of the way to the portal. */
import { expect } from 'chai';
import { openPortal } from '../support/portal-fixture.ts';

describe('the promise to browsers that the portal stays on https', function () {
  for (const [publicUrl, told] of [
    ['https://portal.library.example', 'max-age=31536000'],
    ['http://portal.library.example', null],
    ['', null],
  ] as const)
    it(`is ${told === null ? 'not ' : ''}given where the public address is ${publicUrl || 'not set'}`, async () => {
      const portal = await openPortal(undefined, { publicUrl });
      try {
        const { headers } = await fetch(`${portal.url}/livez`);
        expect(headers.get('strict-transport-security')).to.equal(told);
      } finally {
        await portal.close();
      }
    });
});
