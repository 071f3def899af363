/**
 * Hard clusters: families of records around one text, in which several works stand side by side – the old
 * print, its reprints in two series, collated editions, the scan, a study, the next volume. The true work of
 * every record is known. Only texts of the final half.
 */
import { bibliography, isbn13, isbnOf, yearIn } from './pairs/description.ts';
import type { Base, Description, Kind } from './pairs/description.ts';
import { later, without } from './pairs/classes/case.ts';
import { inSeries } from './pairs/classes/parts.ts';
import { numbered, volume, volumesOf } from './pairs/classes/wholes.ts';
import { halfOf } from './pairs/halves.ts';
import { ableTo, inOrderOf, written } from './pairs/hands/hands.ts';
import type { KnownRecord } from './grouping.ts';
import { thing } from './things.ts';

/** The descriptions of one work, each by another library. */
type Work = readonly Description[];

interface Family {
  readonly kinds: readonly Kind[];
  readonly needs: readonly (keyof Description)[];
  readonly works: (base: Base) => readonly Work[];
}

const OLD_TEXT: Family = {
  kinds: ['old', 'oldgaz'],
  needs: ['edition', 'date', 'publisher', 'series'],
  works: (base) => {
    const [one, other] = [inSeries(base, 0), inSeries(base, 4)];
    return [
      [
        base,
        { ...base, notes: ['残本'], holdings: '存卷一至二' },
        without(base, 'extent', 'place'),
      ],
      [
        one,
        { ...one, notes: ['精装'] },
        { ...without(one, 'series', 'seriesNo'), title: one.series, partName: base.title },
      ],
      [other, without(other, 'place')],
      [
        collated(base, '王明发', '点校', '南京出版社', '2009'),
        collated(base, '王明发', '点校', '南京出版社', '2009'),
      ],
      [collated(base, '陆咸', '校注', '江苏人民出版社', '2016')],
      [
        {
          ...without(base, 'isbn'),
          form: '电子资源',
          leader: 'electronic',
          notes: ['据馆藏刻本扫描'],
        },
      ],
      [
        {
          ...without(base, 'extent', 'rest', 'edition'),
          title: `${base.title}研究`,
          by: '倪惠颖 著',
          publisher: '凤凰出版社',
          place: '南京',
          date: '2013',
        },
      ],
    ];
  },
};

function collated(
  base: Base,
  who: string,
  role: string,
  publisher: string,
  date: string,
): Description {
  return {
    ...without(base, 'extent', 'place'),
    by: `${base.by}；${who} ${role}`,
    edition: '点校本',
    publisher,
    date,
    isbn: [isbnOf(publisher, base.title + who, yearIn(date))],
    type: '图书',
  };
}

const BOOK: Family = {
  kinds: ['modern'],
  needs: ['edition', 'date', 'publisher', 'form'],
  works: (base) => {
    const revised: Description = {
      ...base,
      edition: '修订版',
      date: later(base.date, 6),
      extent: '402页',
    };
    const [number = ''] = base.isbn ?? [];
    return [
      [
        base,
        { ...base, printing: `${later(base.date, 2)}年第2次印刷` },
        {
          ...base,
          isbn: [`${isbnOf(base.publisher ?? '', `${base.title}精`, yearIn(base.date))}(精装)`],
        },
        { ...base, isbn: [isbn13(number)], notes: ['附光盘1张'] },
        without(base, 'isbn', 'extent'),
      ],
      [revised, { ...revised, isbn: [isbn13(number)] }],
      [
        { ...base, form: '电子资源', leader: 'electronic', url: 'http://ebook.example/9' },
        { ...without(base, 'extent'), form: 'PDF电子书' },
      ],
      [
        {
          ...base,
          publisher: '黄山书社',
          place: '合肥',
          date: later(base.date, 9),
          isbn: [isbnOf('黄山书社', base.title, 2014)],
        },
      ],
      [
        {
          ...base,
          title: `${base.title}续编`,
          date: later(base.date, 3),
          isbn: [isbnOf(base.publisher ?? '', `${base.title}续`, yearIn(base.date) + 3)],
        },
      ],
    ];
  },
};

const GAZETTEER: Family = {
  kinds: ['gazetteer'],
  needs: ['edition', 'date'],
  works: (base) => {
    const second: Description = {
      ...base,
      rest: `${String(Number(/\d{4}$/u.exec(base.more.at(-1) ?? '')?.[0] ?? '1990') + 1)}-2005`,
      date: '2012',
      publisher: '方志出版社',
      place: '北京',
      isbn: [isbnOf('方志出版社', `${base.title}二`, 2012)],
    };
    return [
      [
        base,
        { ...base, by: base.by.replace('编纂委员会', '编委会') },
        { ...base, date: `${base.date ?? ''}年第1版` },
        without(base, 'isbn', 'place'),
      ],
      [second, { ...second, notes: ['第二轮地方志'] }],
      [
        {
          ...without(base, 'isbn', 'extent'),
          title: `${base.title}（送审稿）`,
          edition: '送审稿',
          publisher: base.by.replace(/ .*$/u, ''),
          date: later(base.date, -2),
        },
      ],
      [{ ...base, title: `${base.title}人名索引`, extent: '96页', isbn: [] }],
    ];
  },
};

const SET: Family = {
  kinds: ['set'],
  needs: ['part', 'extent'],
  works: (base) => {
    const volumes = volumesOf(base).map((name) => volume(base, name));
    const whole: Description = { ...base, extent: `${String(volumes.length)}册`, level: 'set' };
    return [
      [whole, { ...whole, isbn: [`${base.isbn?.[0] ?? ''}(全套)`] }],
      ...volumes.map((one) => [
        one,
        { ...one, isbn: [`${one.isbn?.[0] ?? ''}(精装)`] },
        without(one, 'isbn'),
      ]),
    ];
  },
};

const SERIAL: Family = {
  kinds: ['serial'],
  needs: ['part', 'date'],
  works: (base) => {
    const one = (n: number): Work => [
      numbered(base, n, 0),
      numbered(base, n, 1),
      without(numbered(base, n, n), 'extent'),
    ];
    return [
      one(1),
      one(2),
      one(3),
      one(4),
      [
        {
          ...without(base, 'isbn'),
          level: 'serial',
          date: `${String(yearIn(base.date))}-`,
          extent: '册',
          notes: ['不定期'],
        },
      ],
    ];
  },
};

const GENEALOGY: Family = {
  kinds: ['genealogy'],
  needs: ['date', 'by', 'edition'],
  works: (base) => [
    [
      base,
      { ...base, title: `${base.title}（${base.publisher ?? ''}）` },
      { ...base, extent: '存3册', notes: ['残本'] },
    ],
    [
      {
        ...base,
        by: '族裔 续修',
        date: '民国三十六年',
        rest: '四十卷',
        extent: '40册',
        edition: '木活字本',
      },
    ],
    [
      {
        ...base,
        by: '修谱委员会 编',
        date: '2008',
        rest: '',
        publisher: '修谱委员会',
        edition: '铅印本',
        extent: '2册',
      },
    ],
    [{ ...base, partName: '二房支', extent: '2册' }],
    [{ ...base, form: '缩微胶卷', notes: ['犹他家谱学会摄制'] }],
  ],
};

const THINGS: Family = {
  kinds: ['picture', 'letter', 'rubbing', 'map', 'newspaper'],
  needs: ['date', 'by', 'place', 'scale', 'part'],
  works: (base) => {
    const one = thing(base);
    const another: Description =
      base.type === '地图'
        ? { ...one, scale: '1:3000' }
        : base.type === '报纸'
          ? { ...one, place: '安庆', publisher: `${base.title}社` }
          : {
              ...one,
              title: `${base.title}之二`,
              date: base.type === '照片' ? '1979年' : (one.date ?? ''),
            };
    return [[one, { ...one, notes: ['地方文献库'] }, without(one, 'extent')], [another]];
  },
};

const FAMILIES: readonly Family[] = [OLD_TEXT, BOOK, GAZETTEER, SET, SERIAL, GENEALOGY, THINGS];

/** Every family's records with the works they belong to. */
export function hardClusters(): KnownRecord[][] {
  return FAMILIES.flatMap((family) =>
    family.kinds
      .flatMap(bibliography)
      .filter((base) => halfOf(base) === 'final')
      .map((base) => recordsOf(base, family)),
  );
}

function recordsOf(base: Base, { needs, works }: Family): KnownRecord[] {
  const hands = inOrderOf(ableTo(needs), base.title);
  return works(base).flatMap((work, w) =>
    work.map((description, n): KnownRecord => {
      const hand = hands[(w * 5 + n) % hands.length];
      if (hand === undefined) throw new Error('no library can describe this');
      return { work: `${base.title} ${String(w)}`, side: written(hand, description) };
    }),
  );
}
