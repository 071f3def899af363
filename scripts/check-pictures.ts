/** The pictures of the acquisitions librarians' guide: a list of books is handed in, read, checked and judged. */
import type { StaffPictureParts } from './staff-pictures.ts';
import { addPerson, opened, signIn } from './staff-pictures.ts';

const BUYER = '秦淮采访';

/** Held, held in another edition, held and asked for twice, near to what is held, and new. */
const BOOKS: readonly (readonly string[])[] = [
  ['白下琐言', '甘熙', '南京出版社', '2007', '南京稀见文献丛刊', '38.00', '2'],
  ['客座赘语', '顾起元', '中华书局', '1987', '', '2.45', '1'],
  ['客座赘语', '顾起元', '中华书局', '1987', '', '2.45', '1'],
  ['金陵古迹图考', '朱偰', '中华书局', '2006', '', '28.00', '2'],
  ['金陵古迹图', '朱偰', '商务印书馆', '1936', '', '', '1'],
  ['首都志', '叶楚伧，柳诒徵', '南京古旧书店', '1985', '', '12.00', '1'],
  ['秦淮河畔新志（示例）', '示例编者', '示例出版社', '2026', '', '88.00', '3'],
  ['城南口述（示例）', '示例编者', '示例出版社', '2026', '', '56.00', '3'],
];
const HEADS = ['书名', '著者', '出版社', '出版时间', '丛书名', '定价', '复本'];

export async function takeBuyers(parts: StaffPictureParts): Promise<void> {
  addPerson(parts, BUYER, ['--role', 'acquisitions', '--library', '320104']);
  const { keep } = parts;
  const page = await opened(parts);
  await page.goto('/staff/login');
  await signIn(page, BUYER);
  await page.goto('/staff/checks');
  await page.getByLabel('供应商').fill('示例图书公司');
  await keep(page, 'staff-checks-new');
  await page.setInputFiles('#file', {
    name: '秋季地方文献.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([HEADS, ...BOOKS].map((row) => row.join('\t')).join('\n')),
  });
  await page.getByRole('button', { name: '开始查重' }).click();
  await page.getByText('已查完', { exact: true }).waitFor();
  const result = page.url();
  await keep(page, 'staff-checks-result');
  await page.evaluate("document.getElementById('lines').scrollIntoView()");
  await keep(page, 'staff-checks-lines');
  await page.getByRole('link', { name: '各列的含义' }).click();
  await keep(page, 'staff-checks-columns');
  await page.goto(`${result}?verdict=other-edition-held`);
  await page.getByRole('link', { name: '逐行核对' }).click();
  await keep(page, 'staff-checks-review');
  await page.context().close();
}
