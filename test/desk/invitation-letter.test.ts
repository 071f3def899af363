/** Whoever is invited, or whose password is reset, is sent the one-time address, and nobody else can read it. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import type { Message } from '../../catalogue/message.ts';
import { peopleActs } from '../../desk/people-acts.ts';
import { SqliteRegistry } from '../../stores/embedded/registry.ts';
import { library } from '../stores/registry.conformance.ts';
import { TERMINAL } from '../support/deeds.ts';

describe('an invitation', () => {
  let folder: string;
  let registry: SqliteRegistry;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'invitations-'));
    registry = new SqliteRegistry(path.join(folder, 'registry.db'));
    await registry.applyLibraries([library('320104')]);
  });
  afterEach(async () => {
    await registry.close();
    rmSync(folder, { recursive: true });
  });

  const invite = (name: string, email?: string) =>
    peopleActs(registry).addPerson({ name, role: 'librarian', library: '320104', email }, TERMINAL);
  const messages = async (): Promise<readonly Message[]> =>
    (await registry.outbox.messages('all', 9, 0)).messages;

  it('is mailed with the act, with its address in the mail alone', async () => {
    const { person, welcome } = await invite('馆员甲', 'jia@qinhuai.example');
    const [message] = await messages();
    expect(message).to.deep.include({
      kind: 'invitation',
      audience: { kind: 'person', person: person.id },
    });
    expect(message!.text)
      .to.match(/用户“馆员甲”/)
      .and.match(/只能用一次，.*（北京时间）以前有效/);
    expect(JSON.stringify(message)).to.not.include(welcome);
    const [due] = await registry.outbox.take('2099', '2099', 9);
    expect(due).to.include({ to: 'jia@qinhuai.example', secretHref: `/staff/welcome/${welcome}` });
    expect(due!.until).to.match(/^20/);
    expect(JSON.stringify((await registry.audit.latest(1))[0])).to.not.include(welcome);

    await registry.outbox.settle(
      due!.message.id,
      due!.to,
      { kind: 'sent' },
      new Date().toISOString(),
    );
    await registry.close();
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.db')))
      expect(readFileSync(path.join(folder, name)).includes(welcome ?? '?'), name).to.equal(false);
    registry = new SqliteRegistry(path.join(folder, 'registry.db'));
  });

  it('is mailed to nobody who has no mail address', async () => {
    await invite('馆员乙');
    expect(await messages()).to.eql([]);
  });

  it('comes again when it is made anew, and as a reset when the password was set', async () => {
    const { person } = await invite('馆员丙', 'bing@qinhuai.example');
    await peopleActs(registry).resetPerson(person.id, false, TERMINAL);
    const account = (await registry.people.find(person.id))!;
    await registry.people.change(
      account,
      { values: { passwordHash: 'set', signedInAt: '2026-03-01T00:00:00.000Z' } },
      [],
    );
    await peopleActs(registry).resetPerson(person.id, false, TERMINAL);
    const kinds = (await messages()).map(({ kind }) => kind).toSorted();
    expect(kinds).to.eql(['invitation', 'invitation', 'reset']);
  });
});
