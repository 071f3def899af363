import { expect } from 'chai';
import { readLink } from '../../../catalogue/fields/links.ts';
import type { LinkWords } from '../../../catalogue/fields/links.ts';

describe('an address in a record', () => {
  const cases: readonly [url: string, words: LinkWords, kind: string][] = [
    ['https://x.example/item/1', {}, 'landing'],
    ['https://x.example/item/1', { label: '全文' }, 'fulltext'],
    ['https://x.example/item/1.pdf', { label: 'Full text' }, 'fulltext'],
    ['https://x.example/c.jpg', { label: '封面图' }, 'cover'],
    ['https://x.example/c.jpg', { label: '缩略图' }, 'thumbnail'],
    ['https://x.example/thumbnails/12.jpg', {}, 'thumbnail'],
    ['https://x.example/bitstream/1/photo.jpg.thumb.jpg', {}, 'thumbnail'],
    ['https://x.example/image?id=3&size=thumbnail', {}, 'thumbnail'],
    ['https://x.example/thumbtack-museum.html', {}, 'landing'],
    ['https://x.example/photo.jpg', {}, 'landing'],
    ['https://x.example/iiif/3/manifest.json', {}, 'iiif'],
    ['https://x.example/iiif/abc/info.json', {}, 'iiif'],
    ['https://x.example/iiif/collection.json', {}, 'iiif'],
    ['https://x.example/1', { label: 'IIIF Manifest' }, 'iiif'],
    ['https://x.example/baiju.MP3', {}, 'audio'],
    ['https://x.example/stream/5', { format: 'audio/mpeg' }, 'audio'],
    ['https://x.example/a.mp4?token=1', {}, 'video'],
    ['https://x.example/s/6', { format: 'video/mp4' }, 'video'],
  ];
  for (const [url, words, kind] of cases) {
    it(`${url} ${JSON.stringify(words)} is ${kind}`, () => {
      expect(readLink(url, 'landing', words).kind).to.equal(kind);
    });
  }

  it('has a short format and its length', () => {
    expect(
      readLink('https://x.example/s', 'landing', { format: 'audio/mpeg', length: '0:12:30' }),
    ).to.deep.equal({
      url: 'https://x.example/s',
      kind: 'audio',
      format: 'MP3',
      length: '0:12:30',
    });
    expect(readLink('https://x.example/a.mp4', 'landing').format).to.equal('MP4');
    expect(
      readLink('https://x.example/a', 'landing', { format: 'application/pdf' }).format,
    ).to.equal('PDF');
  });
});
