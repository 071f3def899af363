/**
 * A city of twelve libraries for lists whose truth is known: families of works – books and their other editions, sets
 * with volumes, yearbooks, old texts with their reprints – and who of the libraries holds what of each, on which
 * carrier. Seeded. What is held stands here and nowhere else; records and lines are both written from it.
 */
import { without } from '../../matching/pairs/classes/case.ts';
import { checkOf10, checkOf13 } from '../../matching/pairs/description.ts';
import type { Description } from '../../matching/pairs/description.ts';
import { Random } from '../../support/random.ts';
import { HOUSES, PLACES, SERIES, Titles, hall, oldDate, person, subtitle } from './names.ts';

export type Half = 'tuning' | 'final';

export interface Holder {
  readonly library: string;
  readonly carrier: 'print' | 'electronic';
  readonly access?: 'online' | 'login' | 'network';
}

/** An edition, and who holds it; nobody is possible. */
export interface Thing {
  readonly description: Description;
  readonly holders: readonly Holder[];
}

export interface Family {
  readonly half: Half;
  readonly kind: 'book' | 'classic' | 'set' | 'serial' | 'old';
  /** The book, the set as a whole, the serial as a whole, the old print. */
  readonly thing: Thing;
  /** Another edition of a book, the reprint of an old text; held by nobody unless it says so. */
  readonly other?: Thing;
  /** Volumes, issues. */
  readonly parts: readonly Thing[];
  /** Only the record of its series is held. */
  readonly isInHeldSeries?: true;
}

const LIBRARIES =
  '320100 320102 320104 320105 320106 320111 320113 320114 320115 320116 320117 320118'.split(' ');
/** Those whose files have records that say how they are read. */
const WITH_FILES = ['320102', '320104', '320111', '320115'];

/** Pieces of the first are held one by one; of the second the city has one record for all. */
export const PIECE_SERIES = { title: '金陵珍本丛编', publisher: '南京出版社' };
export const WHOLE_SERIES = { title: '江南乡邦文献影印丛书', publisher: '凤凰出版社' };

export interface City {
  readonly families: readonly Family[];
  /** The record of the series that is held as a whole. */
  readonly seriesRecord: Thing;
}

export function city(seed = 17): City {
  const random = new Random(seed);
  const make = new Maker(random);
  const families = [
    ...make.times(1_900, () => make.book()),
    ...make.times(60, () => make.classic()),
    ...make.times(130, () => make.set()),
    ...make.times(44, (i) => make.yearbook(i)),
    ...make.times(300, () => make.old()),
  ];
  const seriesRecord = {
    description: {
      title: WHOLE_SERIES.title,
      by: '影印丛书编委会 编',
      place: '南京',
      publisher: WHOLE_SERIES.publisher,
      date: '2016',
      extent: '120册',
      edition: '影印本',
      level: 'set',
      type: '丛书',
    },
    holders: [{ library: '320100', carrier: 'print' }],
  } as const;
  return { families, seriesRecord };
}

class Maker {
  readonly #random: Random;
  readonly #titles: Titles;
  #number = 0;
  #half: Half = 'tuning';

  constructor(random: Random) {
    this.#random = random;
    this.#titles = new Titles(random);
  }

  times(count: number, make: (i: number) => Family): Family[] {
    return Array.from({ length: count }, (_, i) => {
      this.#half = i % 2 === 0 ? 'tuning' : 'final';
      return make(i);
    });
  }

  book(): Family {
    const random = this.#random;
    const of = random.next();
    const title =
      of < 0.35 ? this.#titles.local() : of < 0.6 ? this.#titles.lesson() : this.#titles.novel();
    const description = this.#published(title, 1996 + random.below(28), {
      by: of < 0.1 ? `${title.slice(0, 2)}区文化局 编` : this.#by(of < 0.6 ? '编著' : '著'),
      ...(of > 0.35 && random.next() < 0.25 ? { rest: subtitle(random) } : {}),
      ...(random.next() < 0.15 ? { series: random.one(SERIES) } : {}),
    });
    const thing = { description, holders: this.#holders() };
    const year = Number(description.date) + 5;
    const other =
      of > 0.35 && of < 0.6
        ? {
            description: {
              ...description,
              ...this.#numbered(description.publisher ?? '', year),
              edition: '第2版',
              extent: `${120 + random.below(400)}页`,
            },
            holders: [],
          }
        : undefined;
    return {
      half: this.#half,
      kind: 'book',
      thing,
      parts: [],
      ...(other === undefined ? {} : { other }),
    };
  }

  /** An old novel that every house prints. */
  classic(): Family {
    const random = this.#random;
    const title = `${person(random)}${random.one(['传', '演义', '公案', '外史', '奇缘'])}`;
    const by = `(${random.one(['明', '清'])})${person(random)} 著`;
    const one = this.#published(title, 1998 + random.below(8), { by });
    const [house] = HOUSES.filter(([name]) => name !== one.publisher).slice(random.below(12));
    const second = this.#published(title, 2012 + random.below(10), { by }, house);
    return {
      half: this.#half,
      kind: 'classic',
      thing: { description: one, holders: this.#some() },
      other: { description: second, holders: [] },
      parts: [],
    };
  }

  set(): Family {
    const random = this.#random;
    const names = random.one([
      ['上册', '下册'],
      ['上', '中', '下'],
      ['第1册', '第2册', '第3册', '第4册'],
      ['人物卷', '风俗卷', '物产卷'],
      ['第一卷', '第二卷', '第三卷', '第四卷', '第五卷'],
    ]);
    const whole = this.#published(
      random.next() < 0.5 ? this.#titles.local() : this.#titles.lesson(),
      1998 + random.below(25),
      { by: this.#by('主编') },
    );
    const held = random.below(4);
    const parts = names.map((name, i): Thing => {
      const own = this.#numbered(whole.publisher ?? '', Number(whole.date));
      const isName = name.endsWith('卷') && !name.startsWith('第');
      const description = {
        ...whole,
        ...own,
        isbn: [...own.isbn, `${whole.isbn?.[0] ?? ''}(套)`],
        ...(isName ? { partName: name } : { part: name }),
        extent: `${200 + random.below(300)}页`,
      };
      const isHeld = held === 1 || (held === 2 && i < names.length - 1);
      return { description, holders: isHeld ? this.#some() : [] };
    });
    const description: Description = {
      ...whole,
      isbn: [`${whole.isbn?.[0] ?? ''}(全套)`],
      extent: `${names.length}册`,
      level: 'set',
    };
    return {
      half: this.#half,
      kind: 'set',
      thing: { description, holders: held === 0 ? this.#some() : [] },
      parts,
    };
  }

  yearbook(i: number): Family {
    const random = this.#random;
    const place = PLACES[Math.floor(i / 2) % PLACES.length] ?? '';
    const isYears = i % 2 === Math.floor(i / 2) % 2;
    const title = isYears ? `${place}年鉴` : `${place}文史`;
    const by = isYears ? `${place}年鉴编纂委员会 编` : `${place}区政协文史委员会 编`;
    const base = { title, by, place: '南京', type: '连续出版物' };
    const isWhole = i % 5 === 4;
    const parts = Array.from({ length: 10 }, (_, n): Thing => {
      const year = (isYears ? 2009 : 1990) + n;
      const publisher = isYears ? '方志出版社' : by.replace(' 编', '');
      const numbered = isYears ? this.#numbered(publisher, year) : { publisher, date: `${year}` };
      return {
        description: {
          ...base,
          ...numbered,
          part: isYears ? `${year}` : `第${n + 1}辑`,
          extent: `${200 + random.below(300)}页`,
        },
        holders: !isWhole && n < 6 ? this.#some() : [],
      };
    });
    const whole: Description = {
      ...base,
      publisher: parts[0]?.description.publisher ?? '',
      date: `${isYears ? 2009 : 1990}-`,
      extent: '册',
      level: 'serial',
      notes: ['连续出版'],
    };
    return {
      half: this.#half,
      kind: 'serial',
      thing: { description: whole, holders: isWhole ? this.#some() : [] },
      parts,
    };
  }

  old(): Family {
    const random = this.#random;
    const date = oldDate(random);
    const title = this.#titles.old();
    const description: Description = {
      title,
      rest: `${random.one(['一', '二', '四', '六', '八', '十'])}卷`,
      by: `${date.startsWith('清') ? '(清)' : ''}${person(random)} ${random.one(['撰', '纂', '辑'])}`,
      edition: random.one(['刻本', '木活字本', date.startsWith('清') ? '刻本' : '铅印本']),
      place: random.one(['江宁', '南京', '上元']),
      publisher: hall(random),
      date,
      extent: `${1 + random.below(8)}册`,
      type: '古籍',
    };
    const inWhole = random.next() < 0.25;
    const series = inWhole ? WHOLE_SERIES : PIECE_SERIES;
    const text = without(description, 'rest', 'extent');
    const reprint: Description = {
      ...text,
      place: '南京',
      ...this.#numbered(series.publisher, 2010 + random.below(8)),
      series: series.title,
      seriesNo: `第${1 + random.below(110)}册`,
      edition: '影印本',
      original: `据${date}${description.edition ?? ''}影印`,
      type: '图书',
    };
    const held = inWhole ? 3 : random.below(4);
    return {
      half: this.#half,
      kind: 'old',
      thing: { description, holders: held === 0 || held === 2 ? this.#old() : [] },
      other: { description: reprint, holders: held === 1 ? this.#some() : [] },
      parts: [],
      ...(inWhole ? { isInHeldSeries: true as const } : {}),
    };
  }

  #by(role: string): string {
    const random = this.#random;
    const of = random.next();
    const [one, two] = [person(random), person(random)];
    return of < 0.65 ? `${one} ${role}` : of < 0.9 ? `${one},${two} ${role}` : `${one} 等 ${role}`;
  }

  #published(
    title: string,
    year: number,
    more: Partial<Description>,
    house = this.#random.one(HOUSES),
  ): Description {
    const [publisher, place] = house;
    return {
      title,
      place,
      ...this.#numbered(publisher, year),
      extent: `${120 + this.#random.below(400)}页`,
      type: '图书',
      ...more,
    };
  }

  /** An ISBN that nothing else has. */
  #numbered(publisher: string, year: number) {
    const prefix = HOUSES.find(([name]) => name === publisher)?.[2] ?? '80560';
    const digits = 8 - prefix.length;
    const number = String((this.#number++ * 7) % 10 ** digits).padStart(digits, '0');
    const isbn =
      year < 2007
        ? `7-${prefix}-${number}-${checkOf10(`7${prefix}${number}`)}`
        : `978-7-${prefix}-${number}-${checkOf13(`9787${prefix}${number}`)}`;
    return { publisher, date: String(year), isbn: [isbn] };
  }

  /** Nobody; some in print; as a file alone. */
  #holders(): Holder[] {
    const random = this.#random;
    const of = random.next();
    if (of < 0.42) return [];
    if (of < 0.84) return this.#some();
    const library = random.one(WITH_FILES);
    if (of < 0.9) return [{ library, carrier: 'electronic', access: 'online' }];
    const access = random.one(['login', 'network'] as const);
    return [{ library, carrier: 'electronic', access }];
  }

  #some(): Holder[] {
    const count = this.#random.one([1, 1, 1, 2, 2, 3, 4]);
    const libraries = new Set<string>();
    while (libraries.size < count) libraries.add(this.#random.one(LIBRARIES));
    return [...libraries].map((library) => ({ library, carrier: 'print' }));
  }

  /** An old print; of some there is a file for everybody. */
  #old(): Holder[] {
    const holders = this.#some();
    if (this.#random.next() < 0.5) return holders;
    const library = this.#random.one(WITH_FILES);
    return [...holders, { library, carrier: 'electronic', access: 'online' }];
  }
}
