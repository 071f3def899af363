/** What of an address anybody may see: never a user, a password or the value of a parameter. */
import { globSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import {
  addressKey,
  hiding,
  secretsIn,
  shownAddress,
  shownWord,
  withShownAddresses,
} from '../../catalogue/address.ts';

describe('an address as it is shown', () => {
  for (const [given, wanted] of [
    ['https://x.example/oai', 'https://x.example/oai'],
    ['https://x.example', 'https://x.example/'],
    ['https://x.example:8443/oai#top', 'https://x.example:8443/oai'],
    ['https://canary@x.example/oai', 'https://x.example/oai'],
    ['https://reader:canary@x.example/oai', 'https://x.example/oai'],
    ['https://re%61der:can%40ary@x.example/oai', 'https://x.example/oai'],
    ['https://reader:can/canary@x.example/oai', 'https://…@x.example/oai'],
    ['https://reader:12/canary@x.example/oai', 'https://…@x.example/oai'],
    ['https://reader:can?ary@x.example/oai', 'https://…@x.example/oai'],
    ['https://reader%3Acanary%40x.example/oai', 'https://…@x.example/oai'],
    ['https:\\\\reader:canary@x.example\\oai', '…@x.example\\oai'],
    ['//reader:canary@x.example/oai', '//…@x.example/oai'],
    ['reader:canary@x.example/oai', '…@x.example/oai'],
    ['ftp://reader:canary@x.example/', 'ftp://…@x.example/'],
    ['https://x.example/oai?key=canary', 'https://x.example/oai?key=…'],
    ['https://x.example/oai?key=can=ary;db=canary&a', 'https://x.example/oai?key=…&db=…&…'],
    ['https://x.example/oai?canary', 'https://x.example/oai?…'],
    ['x.example/oai?key=canary#canary', 'x.example/oai?key=…'],
    ['https://x.example/oai;jsessionid=canary', 'https://x.example/oai;jsessionid=…'],
    ['https://x.example/a;canary/oai%3Bs=canary', 'https://x.example/a;…/oai;s=…'],
    ['x.example/oai;jsessionid=canary', 'x.example/oai;jsessionid=…'],
    ['x.example/oai;canary?k=canary', 'x.example/oai;…?k=…'],
    [
      'https://x.example/oai?db=canary&verb=ListRecords&set=a%3Ab',
      'https://x.example/oai?db=…&verb=ListRecords&set=a%3Ab',
    ],
    ['https://x.example/oai@home', 'https://x.example/oai@home'],
    ['', ''],
    ['ftp://x', 'ftp://x'],
  ] as const) {
    it(`${given || 'nothing'} is ${wanted || 'nothing'}`, () => {
      expect(shownAddress(given)).to.equal(wanted);
      expect(shownAddress(given)).not.to.include('canary');
    });
  }

  it('is told apart by a key that holds no secret, and is itself where it has none', () => {
    const key = addressKey('https://x.example/oai?db=canary');
    expect(key).not.to.include('canary');
    expect(key).not.to.equal(addressKey('https://x.example/oai?db=others'));
    expect(addressKey('https://X.example')).to.equal('https://X.example');
    expect(addressKey('https://x.example/oai;s=canary')).to.match(
      /^https:\/\/x\.example\/oai;s=… [\da-f]{16}$/,
    );
  });

  it('hides its secrets where others repeat them, as written and as meant', () => {
    expect(hiding(secretsIn('https://x.example/oai;s=canary'))('said canary')).to.equal('said …');
    const hide = hiding(secretsIn('https://reader:p%40ssword@x.example/?db=a%20canary&v=1'));
    expect(hide('asked /?db=a%20canary, that is a canary, by reader with p@ssword; v=1')).to.equal(
      'asked /?db=…, that is …, by … with …; v=1',
    );
  });

  it('is so wherever it stands in a sentence', () => {
    expect(
      withShownAddresses('请求：https://u:canary@x.example/?k=canary，见 http://y.example/a。'),
    ).to.equal('请求：https://x.example/?k=…，见 http://y.example/a。');
    const once = withShownAddresses('请求：https://x.example/oai?k=canary&verb=ListRecords');
    expect(withShownAddresses(once)).to.equal(once);
  });

  it('of a word that is none is the word', () => {
    expect(shownWord('qinhuai-dc')).to.equal('qinhuai-dc');
    expect(shownWord('reader:canary@x.example')).to.equal('…@x.example');
    expect(shownWord('x.example/oai;s=canary')).to.equal('x.example/oai;s=…');
  });
});

/**
 * `ShownAddress` is what errors, reports and pages of the ledger take, so that the compiler asks for it there.
 * Text is where it cannot: so no address may be put into one but through `shownAddress`, and whoever reads the
 * address of a source outside of the harvesters is named here.
 */
describe('no text holds an address as it is asked', () => {
  const files = globSync(
    '{catalogue,desk,formats,harvesters,mail,stores,server,views}/**/*.{ts,ejs}',
  ).filter((file) => file !== 'catalogue/address.ts');

  it('in the harvesters and anywhere else', () => {
    const told = files.flatMap((file) =>
      [
        ...readFileSync(file, 'utf8').matchAll(
          /\$\{(?!(?:this\.#?)?(?:shownAddress|addressKey|withoutQuery)\()[^{}`]*(?:baseUrl|(?<!base64)[uU]rl|\.href)[^{}`.]*\}/g,
        ),
      ].map(([text]) => `${file}: ${text}`),
    );
    expect([...new Set(told)].sort()).to.eql(SHOWN_ALREADY);
  });

  it('and few read the address of a source at all', () => {
    const readers = files.filter(
      (file) => !file.startsWith('harvesters/') && /\bbaseUrl\b/.test(readFileSync(file, 'utf8')),
    );
    expect(readers.sort()).to.eql([
      // What a look at an address found, which holds it as it is shown; and who looks.
      'catalogue/diagnosis.ts',
      'catalogue/ports/lookout.ts',
      // Whether it has one: what comes by files has none.
      'catalogue/registration.ts',
      // What is asked of whom, and the key that tells addresses apart.
      'catalogue/runs/source-ledger.ts',
      'catalogue/source.ts',
      // What comes by files has none.
      'desk/deliveries/acts.ts',
      // Registers it; what the audit says of it is made by `shownAddress`.
      'desk/sources/acts.ts',
      'desk/sources/book.ts',
      'desk/sources/rules.ts',
      // Compared by its key; what is told is the id of the other source.
      'desk/sources/twins.ts',
      'desk/sources/values.ts',
      // Of no repository: it is empty.
      'formats/describe-alone.ts',
      // Shown by `shownAddress`.
      'server/api/staff/sources.ts',
      'server/assembly.ts',
      'server/commands/check-endpoint.ts',
      'server/commands/endpoint-report.ts',
      // The name of the setting.
      'server/commands/import.ts',
      // Has it looked at.
      'server/commands/workplace.ts',
      // Only its host and port: where things of the same source may be fetched inside the house.
      'server/fetched.ts',
      // The name of the field.
      'server/i18n/en/audit.ts',
      'server/i18n/en/sentences/desk.ts',
      'server/i18n/en/sentences/network.ts',
      'server/i18n/en/sources.ts',
      'server/i18n/zh/audit.ts',
      'server/i18n/zh/sources.ts',
      // Handed to `server/fetched.ts`.
      'server/main.ts',
      // Shown by `shownAddress`, or what the repository calls itself, shown already.
      'server/presenters/staff/sources/list.ts',
      'server/presenters/staff/sources/look.ts',
      'server/presenters/staff/sources/values.ts',
      'server/presenters/staff/watch/source.ts',
      // A link for readers, where the address has no query.
      'server/presenters/works/works.ts',
      // The field in which whoever acts for the source changes it.
      'server/staff/sources/list.ts',
      // Compared as shown.
      'server/staff/sources/source.ts',
      // Whether it has one.
      'server/staff/watch/may.ts',
      // Keeps it, because it has to be asked.
      'stores/embedded/registry/sources.ts',
      // Offers another one to whoever registers it.
      'views/staff/sources/identify.ejs',
    ]);
  });
});

/** Values of the type `ShownAddress`, and what is looked at and not shown. */
const SHOWN_ALREADY: readonly string[] = [
  'catalogue/base-url.ts: ${withoutRequest(url)}',
  'harvesters/compliance/advice.ts: ${baseUrl}',
  'harvesters/oai/errors.ts: ${finalUrl}',
  // The portal's own.
  'mail/postman.ts: ${publicUrl}',
  'mail/postman.ts: ${secretHref ?? message.href}',
  'server/commands/repair.ts: ${url}',
  'server/enquiries/returned-list.ts: ${publicUrl}',
  'server/presenters/site/atom.ts: ${feed.href}',
];
