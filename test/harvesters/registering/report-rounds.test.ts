/** Registered sources are examined by themselves; those of the settings, at rest or paused are not. */
import { expect } from 'chai';
import type { Registration } from '../../../catalogue/registration.ts';
import { ReportRounds } from '../../../harvesters/registering/report-rounds.ts';

const NOW = new Date('2026-03-31T02:00:00Z');

function registered(id: string, changed: Partial<Registration> = {}): Registration {
  return {
    id,
    library: '320104',
    baseUrl: 'https://repository.example/oai',
    metadataPrefix: 'oai_dc',
    set: undefined,
    schedule: '0 2 * * *',
    collections: [],
    state: 'active',
    ruledBy: 'registry',
    contacts: [],
    createdBy: null,
    submittedAt: null,
    approvedAt: '2026-01-01T00:00:00Z',
    note: '',
    history: [],
    isInSettings: false,
    version: 1,
    ...changed,
  };
}

describe('the rounds of reports', () => {
  it('examine what is due, one after the other, and go on when one fails', async () => {
    const made = new Map([['recent', '2026-03-30T00:00:00Z']]);
    const examined: string[] = [];
    const faults: unknown[] = [];
    const rounds = new ReportRounds({
      registry: {
        registrations: {
          all: async () => [
            registered('broken'),
            registered('draft', { state: 'draft', approvedAt: null }),
            registered('of-settings', { ruledBy: 'settings' }),
            registered('paused', { state: 'paused' }),
            registered('recent'),
            // Ten in the morning in Nanjing.
            registered('resting', { blackout: [{ from: '08:00', until: '12:00' }] }),
            registered('well'),
          ],
          find: async () => undefined,
          put: async () => false,
        },
        findings: {
          latest: async () => undefined,
          dates: async (source) => [made.get(source)].filter((at) => at !== undefined),
          put: async () => undefined,
        },
      },
      records: { runs: async () => [] },
      examine: async (source) => {
        examined.push(source);
        if (source === 'broken') throw new Error('no answer');
      },
      now: () => NOW,
      onError: (error) => faults.push(error),
    });
    await rounds.look();
    await rounds.stop();
    expect(examined).to.eql(['broken', 'well']);
    expect(faults).to.have.length(1);
  });
});
