/** What of an address anybody may see: never a user, a password or the value of a parameter. */
import { expect } from 'chai';
import { addressKey, hiding, secretsIn, shownAddress, shownWord } from '../../catalogue/address.ts';

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
  });

  it('hides its secrets where others repeat them, as written and as meant', () => {
    const hide = hiding(secretsIn('https://reader:p%40ssword@x.example/?db=a%20canary&v=1'));
    expect(hide('asked /?db=a%20canary, that is a canary, by reader with p@ssword; v=1')).to.equal(
      'asked /?db=…, that is …, by … with …; v=1',
    );
  });

  it('of a word that is none is the word', () => {
    expect(shownWord('qinhuai-dc')).to.equal('qinhuai-dc');
    expect(shownWord('reader:canary@x.example')).to.equal('…@x.example');
  });
});
