/**
 * Twelve lists of the kinds that suppliers send, each with the truth of every row: a line with its verdict, or none
 * with the reason. Six are for tuning. Six are final: of those nobody looks at lines, only at figures.
 */
import { Random } from '../../support/random.ts';
import { bare, calis } from '../../matching/pairs/hands/cnmarc.ts';
import type { Offered, Purpose, SkipReason } from '../../../catalogue/checks/rows.ts';
import type { City, Half } from './city.ts';
import { gbk, iso2709, marcXmlFile, oldWorkbook, text, workbook } from './files.ts';
import type { Cells } from './files.ts';
import { Offers } from './offers.ts';
import type { Offer, Truth } from './offers.ts';
import { BOOKS, FACSIMILES, FILES, OLD_PRINTS, RECORDS, cooked } from './recipes.ts';
import type { Recipe } from './recipes.ts';
import { write } from './writing.ts';
import type { Habits, Written } from './writing.ts';

export type RowTruth =
  { readonly line: Truth; readonly isMute: boolean } | { readonly skipped: SkipReason };

export interface TrueList {
  readonly name: string;
  readonly half: Half;
  readonly purpose: Purpose;
  readonly offered: Offered;
  readonly fileName: string;
  readonly file: Buffer;
  /** Row 1 first: as a person sees them, or the ordinals of records. */
  readonly rows: readonly RowTruth[];
}

interface Row {
  readonly cells: Cells;
  readonly truth: RowTruth;
}

const LINES = 280;

export function trueLists(city: City, half?: Half): TrueList[] {
  return MAKERS.filter((one) => half === undefined || one.half === half).map((one, i) =>
    one.make(new Maker(city, one.half, 100 + i + (one.half === 'final' ? 50 : 0))),
  );
}

class Maker {
  readonly half: Half;
  readonly random: Random;
  readonly #city: City;

  constructor(city: City, half: Half, seed: number) {
    this.half = half;
    this.#city = city;
    this.random = new Random(seed);
  }

  offers(recipe: Recipe, count = LINES, medium: 'print' | 'electronic' = 'print'): Offer[] {
    const offers = new Offers(this.#city, this.half, this.random, medium);
    return cooked(recipe, count, offers, this.random);
  }

  toDigitise(): Offer[] {
    const offers = new Offers(this.#city, this.half, this.random);
    const ways = Array.from({ length: 130 }, () => offers.old('digitise'));
    return [...ways, ...Array.from({ length: 130 }, () => offers.modern())];
  }

  /** Written lines, as rows of a table. */
  rows(
    offers: readonly Offer[],
    habits: Habits,
    cells: (written: Written, i: number) => Cells,
  ): Row[] {
    return offers.map((offer, i) => {
      const written = write(offer, habits, this.random);
      return { cells: cells(written, i), truth: lineOf(offer, written) };
    });
  }
}

function lineOf({ truth }: Offer, { creator, isbn }: Written): RowTruth {
  return { line: truth, isMute: creator === '' || isbn === '' };
}

function none(skipped: SkipReason, ...cells: Cells): Row {
  return { cells, truth: { skipped } };
}

/** With a head above every so many, and what they come to below. */
function grouped(
  rows: readonly Row[],
  groups: readonly string[],
  total: (count: number) => Row,
): Row[] {
  const size = Math.ceil(rows.length / groups.length);
  return groups.flatMap((group, i) => {
    const own = rows.slice(i * size, (i + 1) * size);
    return [none('group', group), ...own, total(own.length)];
  });
}

interface ListMaker {
  readonly half: Half;
  readonly make: (maker: Maker) => TrueList;
}

function list(
  name: string,
  fileName: string,
  half: Half,
  rows: readonly Row[],
  file: Buffer,
  more: Partial<Pick<TrueList, 'purpose' | 'offered'>> = {},
): TrueList {
  return {
    name,
    half,
    fileName,
    file,
    purpose: 'buy',
    offered: 'print',
    rows: rows.map(({ truth }) => truth),
    ...more,
  };
}

const cellsOf = (rows: readonly Row[]): Cells[] => rows.map(({ cells }) => cells);

/** A bookseller's workbook: title rows, groups, subtotals, a total and notes below. */
const bookseller: ListMaker = {
  half: 'tuning',
  make: (maker) => {
    const lines = maker.rows(
      maker.offers(BOOKS),
      { glued: 0.15, withoutBy: 0.05, withoutIsbn: 0.03, traditional: 0.03, isbn: 'mixed' },
      (w, i) => [i + 1, w.isbn, w.title, w.creator, w.publisher, w.date, w.price, w.copies, w.note],
    );
    const rows = [
      none('title', '2026年秋季馆配图书现采目录'),
      none('title', '供货单位：金桥书店    联系电话：025-00000000'),
      none('heading', '序号', 'ISBN', '书名', '作者', '出版社', '出版时间', '定价', '复本', '备注'),
      ...grouped(lines, ['【社会科学类】', '【文学类】', '【科技类】'], (n) =>
        none('total', '小计', '', `${n}种`),
      ),
      none('total', '合计', '', `${lines.length}种`),
      none('blank'),
      none('note', '备注：以上图书价格以实际到货为准'),
    ];
    return list(
      'bookseller .xlsx',
      '现采目录.xlsx',
      'tuning',
      rows,
      workbook('目录', cellsOf(rows)),
    );
  },
};

/** A 馆配商's export: GBK, ="978…", a total at the end. */
const wholesaler: ListMaker = {
  half: 'tuning',
  make: (maker) => {
    const lines = maker.rows(
      maker.offers(BOOKS),
      { glued: 0.1, withoutBy: 0.03, withoutDate: 0.05, isbn: 'formula' },
      (w, i) => [
        `0${10_000 + i}`,
        w.title,
        w.creator,
        w.isbn,
        w.publisher,
        w.date,
        w.price,
        '0.75',
        w.copies,
        w.binding,
        w.note,
      ],
    );
    const rows = [
      none(
        'heading',
        '征订号',
        '题名',
        '责任者',
        'ISBN号',
        '出版社',
        '出版年月',
        '定价',
        '折扣',
        '册数',
        '装帧',
        '备注',
      ),
      ...lines,
      none('total', '', '合计', '', '', '', '', '', '', `${lines.length}`),
    ];
    return list(
      'wholesaler GBK .csv',
      '馆配书目.csv',
      'tuning',
      rows,
      gbk(text(cellsOf(rows), ',')),
    );
  },
};

/** A bibliography that was pasted: one reference a line. */
const pasted: ListMaker = {
  half: 'tuning',
  make: (maker) => {
    const { random } = maker;
    const lines = maker.rows(
      maker.offers({ ...BOOKS, empty: 0, bare: 0, forthcoming: 0 }, 250),
      { withoutBy: 0.04, isbn: 'dashed' },
      (w, i) => {
        const isbn = w.isbn === '' ? '' : random.next() < 0.5 ? `, ISBN ${w.isbn}` : `. ${w.isbn}`;
        const by = w.creator === '' ? '' : `${w.creator}. `;
        const edition = w.edition === '' ? '' : `${w.edition}. `;
        const imprint = [w.place === '' ? w.publisher : `${w.place}: ${w.publisher}`, w.date].join(
          ', ',
        );
        const reference = `[${i + 1}] ${by}${w.title}[M]. ${edition}${imprint}${isbn}`;
        const listed = `${w.title} / ${w.creator === '' ? '' : `${w.creator}. — `}${edition}${imprint}${isbn}`;
        return [i % 3 === 2 ? listed : reference];
      },
    );
    const rows = lines.flatMap((row, i) => (i % 40 === 39 ? [row, none('blank', '')] : [row]));
    return list(
      'pasted bibliography',
      '',
      'tuning',
      rows,
      Buffer.from(text(cellsOf(rows), '\0', '\n')),
    );
  },
};

const KBART =
  'publication_title print_identifier online_identifier date_first_issue_online num_first_vol_online num_first_issue_online date_last_issue_online num_last_vol_online num_last_issue_online title_url first_author title_id embargo_info coverage_depth notes publisher_name publication_type date_monograph_published_print date_monograph_published_online monograph_volume monograph_edition first_editor parent_publication_title_id preceding_publication_title_id access_type'.split(
    ' ',
  );

/** KBART of a package of e-books. */
const kbart: ListMaker = {
  half: 'tuning',
  make: (maker) => {
    const lines = maker.rows(
      maker.offers(FILES, 300, 'electronic'),
      { withoutBy: 0.05, withoutIsbn: 0.05, isbn: 'plain' },
      (w, i) => {
        const said: Readonly<Record<string, string>> = {
          publication_title: w.title,
          print_identifier: w.isbn,
          title_url: `https://ebooks.example/${i}`,
          first_author: w.creator,
          title_id: `EB${i}`,
          coverage_depth: 'ebook',
          publisher_name: w.publisher,
          publication_type: 'monograph',
          date_monograph_published_print: w.date.slice(0, 4),
          monograph_edition: w.edition === '第2版' ? '2' : '',
          access_type: 'P',
        };
        return KBART.map((name) => said[name] ?? '');
      },
    );
    const rows = [none('heading', ...KBART), ...lines];
    return list(
      'KBART of e-books',
      'package.txt',
      'tuning',
      rows,
      Buffer.from(`\ufeff${text(cellsOf(rows), '\t', '\n')}`),
      { offered: 'auto' },
    );
  },
};

/** Of a publisher that reprints: volumes of facsimile series. */
const facsimiles: ListMaker = {
  half: 'tuning',
  make: (maker) => {
    const lines = maker.rows(
      maker.offers(FACSIMILES, 140),
      { withoutIsbn: 0.4, withoutBy: 0.05, isParted: true, isbn: 'plain' },
      (w) => [w.series, w.title, w.creator, w.edition, w.publisher, w.date, w.isbn, w.price],
    );
    const rows = [
      none('title', '影印古籍地方文献出版目录'),
      none('heading', '丛书题名', '书名', '著者', '版本', '出版社', '出版时间', 'ISBN', '定价'),
      ...lines,
    ];
    return list(
      'facsimile series .xlsx',
      '影印目录.xlsx',
      'tuning',
      rows,
      workbook('Sheet1', cellsOf(rows)),
    );
  },
};

/** What a project wants to scan. */
const project: ListMaker = {
  half: 'tuning',
  make: (maker) => {
    const lines = maker.rows(
      maker.toDigitise(),
      { withoutBy: 0.05, isParted: true, isbn: 'plain' },
      (w, i) => [i + 1, w.title, w.creator, w.edition, w.publisher, w.date, w.isbn],
    );
    const rows = [
      none('title', '馆藏地方文献数字化项目拟选目录'),
      none('heading', '序号', '题名', '责任者', '版本', '出版者', '出版年代', 'ISBN'),
      ...lines,
      none('note', '说明：以上由特藏部拟选'),
    ];
    return list(
      'digitisation project .xlsx',
      '数字化拟选.xlsx',
      'tuning',
      rows,
      workbook('拟选', cellsOf(rows)),
      { purpose: 'digitise' },
    );
  },
};

/** A publisher's .xls: ISBN as numbers. */
const publisher: ListMaker = {
  half: 'final',
  make: (maker) => {
    const lines = maker.rows(
      maker.offers(BOOKS),
      { quoted: 0.1, glued: 0.1, withoutBy: 0.05, withoutDate: 0.1, isbn: 'number' },
      (w) => [
        w.title,
        w.creator,
        /^\d{13}$/u.test(w.isbn) ? Number(w.isbn) : w.isbn,
        w.date,
        w.price,
        w.copies,
        w.publisher,
        w.note,
      ],
    );
    const rows = [
      none('title', '出版社新书订单'),
      none('heading', '书名', '著者', '书号', '出版日期', '单价', '数量', '版别', '备注'),
      ...lines,
      none('total', '总计', '', '', '', '', lines.length),
    ];
    return list(
      'publisher .xls',
      '新书订单.xls',
      'final',
      rows,
      oldWorkbook('订单', cellsOf(rows)),
    );
  },
};

/** Two rows of heads, some merged; all parted into columns. */
const merged: ListMaker = {
  half: 'final',
  make: (maker) => {
    const lines = maker.rows(
      maker.offers(BOOKS),
      { isParted: true, withoutBy: 0.03, withoutIsbn: 0.04, isbn: 'mixed' },
      (w, i) => [
        i + 1,
        w.title,
        w.subtitle,
        w.volume,
        w.series,
        w.creator,
        w.creator2,
        w.publisher,
        w.date,
        w.edition,
        w.isbn,
        w.price,
        w.copies,
        w.note,
      ],
    );
    const rows = [
      none('title', '中标供应商采访数据表'),
      none(
        'heading',
        '序号',
        '题名信息',
        '',
        '',
        '',
        '责任者',
        '',
        '出版信息',
        '',
        '',
        'ISBN',
        '价格',
        '',
        '备注',
      ),
      none(
        'heading',
        '',
        '正题名',
        '副题名',
        '分册名',
        '丛书题名',
        '第一责任者',
        '第二责任者',
        '出版社',
        '出版时间',
        '版次',
        '',
        '定价',
        '复本数',
        '',
      ),
      ...lines,
    ];
    const ranges = ['A1:N1', 'A2:A3', 'B2:E2', 'F2:G2', 'H2:J2', 'K2:K3', 'L2:M2', 'N2:N3'];
    return list(
      'two rows of heads .xlsx',
      '采访数据.xlsx',
      'final',
      rows,
      workbook('采访', cellsOf(rows), ranges),
    );
  },
};

/** Records; the ISBN left out or typed is so in the record too. */
function records(
  maker: Maker,
  hand: (description: Offer['description']) => string,
): { rows: Row[]; xml: string[] } {
  const offers = maker.offers(RECORDS, 260);
  const xml = offers.map(({ description, isbn }) => {
    const { isbn: own = [], ...rest } = description;
    const typed = isbn === undefined ? own.map((one) => one.replace(/\(.*$/u, '')) : [isbn];
    return hand({ ...rest, isbn: typed.slice(0, 1).filter((one) => one !== '') });
  });
  const rows = offers.map(({ truth, isbn }) => ({
    cells: [],
    truth: { line: truth, isMute: isbn === '' },
  }));
  return { rows, xml };
}

const cnmarc: ListMaker = {
  half: 'final',
  make: (maker) => {
    const { rows, xml } = records(maker, calis);
    return list('CNMARC orders', '订单.mrc', 'final', rows, iso2709(xml));
  },
};

const marcXml: ListMaker = {
  half: 'final',
  make: (maker) => {
    const { rows, xml } = records(maker, bare);
    return list('MARCXML', 'orders.xml', 'final', rows, marcXmlFile(xml));
  },
};

/** An old-books dealer's catalogue: no numbers at all. */
const dealer: ListMaker = {
  half: 'final',
  make: (maker) => {
    const lines = maker.rows(
      maker.offers(OLD_PRINTS, 140),
      { withoutBy: 0.1, withoutPublisher: 0.2, traditional: 0.2, isParted: false, isbn: 'none' },
      (w, i) => [
        `线${i + 1}`,
        w.title,
        w.creator,
        w.edition,
        w.publisher,
        w.date,
        '线装',
        '1',
        `${800 + i}`,
      ],
    );
    const rows = [
      none('title', '古旧书目录（第十二期）'),
      none('heading', '货号', '书名', '作者', '版本', '出版者', '年代', '装订', '册数', '售价'),
      ...lines,
    ];
    return list(
      'old-books dealer .csv',
      '古旧书.csv',
      'final',
      rows,
      Buffer.from(`\ufeff${text(cellsOf(rows), ',')}`),
    );
  },
};

/** No heads; numbers that a sheet has spoiled. */
const headless: ListMaker = {
  half: 'final',
  make: (maker) => {
    const lines = maker.rows(
      maker.offers({ ...BOOKS, forthcoming: 0 }, 280),
      { glued: 0.1, withoutBy: 0.05, withoutIsbn: 0.05, isbn: 'tab' },
      (w, i) => [
        (i % 25 === 7 ? '9.78755E+12' : w.isbn).trim(),
        w.title,
        w.creator,
        w.publisher,
        w.date,
        w.price,
      ],
    );
    return list(
      'no heads .tsv',
      '书单.tsv',
      'final',
      lines,
      Buffer.from(text(cellsOf(lines), '\t')),
    );
  },
};

const MAKERS: readonly ListMaker[] = [
  bookseller,
  wholesaler,
  pasted,
  kbart,
  facsimiles,
  project,
  publisher,
  merged,
  cnmarc,
  marcXml,
  dealer,
  headless,
];
