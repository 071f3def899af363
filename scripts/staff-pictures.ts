/**
 * The pictures of the librarians' and the administrators' guide, taken while one registers a repository of the
 * demonstration and the other approves it, as the guides tell it. Both accounts are made for the pictures, in a
 * folder that is gone afterwards.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';

const ROOT = path.resolve(import.meta.dirname, '..');
const LIBRARIAN = '秦淮馆员';
const ADMINISTRATOR = '市馆管理员';
const PASSWORD = '乌衣巷口夕阳斜，旧时王谢';

export interface StaffPictureParts {
  readonly browser: Browser;
  readonly origin: string;
  /** Of the portal that is running. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** @param name without ending */
  readonly keep: (page: Page, name: string) => Promise<void>;
}

export async function takeStaffPictures(parts: StaffPictureParts): Promise<void> {
  addPerson(parts, LIBRARIAN, ['--role', 'librarian', '--library', '320104']);
  addPerson(parts, ADMINISTRATOR, ['--role', 'admin']);
  await takeLibrarians(parts);
  await takeAdministrators(parts);
}

async function takeLibrarians(parts: StaffPictureParts): Promise<void> {
  const { keep } = parts;
  const page = await opened(parts);
  const press = (button: string): Promise<void> =>
    page.getByRole('button', { name: button, exact: true }).click();

  await page.goto('/staff/login');
  await keep(page, 'staff-login');
  await signIn(page, LIBRARIAN);
  await page.goto('/staff/sources');
  await keep(page, 'staff-sources-own');
  await page.goto('/staff/sources/demo-qinhuai');
  await keep(page, 'staff-source');

  await page.goto('/staff/sources/demo-qinhuai/registration');
  const shown = await page.locator('main').innerText();
  const address = /https?:\/\/\S+/.exec(shown)?.[0] ?? '';
  await page.goto('/staff/sources/new');
  await page.getByLabel('接口地址').fill(address);
  await press('检查这个地址');
  await page.locator('.verdict').waitFor();
  await keep(page, 'staff-register-identify');
  await page.getByRole('link', { name: '下一步' }).click();
  await keep(page, 'staff-register-selection');
  // The demonstration has all of it already, and nothing is harvested twice.
  await page.locator('input[name=set][value=keju]').check();
  await press('保存，试收割 100 条');
  await page.getByRole('link', { name: '下一步' }).waitFor();
  await keep(page, 'staff-register-trial');
  await page.getByRole('link', { name: '下一步' }).click();
  await press('保存，下一步');
  await keep(page, 'staff-register-schedule');
  await press('保存，下一步');
  await page.getByLabel('姓名').first().fill('馆员甲（示例）');
  await page.getByLabel('电子邮件').first().fill('keeper@library.example');
  await press('保存并提交审批');
  await keep(page, 'staff-register-submitted');

  for (const [address_, name] of [
    ['/staff/libraries/320104', 'staff-library'],
    ['/staff/matches', 'staff-matches'],
    ['/staff/suppressions', 'staff-suppressions'],
    ['/staff/cases', 'staff-cases'],
    ['/staff/deliveries', 'staff-deliveries'],
  ] as const) {
    await page.goto(address_);
    await keep(page, name);
  }
  await page.context().close();
}

async function takeAdministrators(parts: StaffPictureParts): Promise<void> {
  const { keep } = parts;
  const page = await opened(parts);
  await page.goto('/staff/login');
  await signIn(page, ADMINISTRATOR);
  await openSecondStep(page);
  for (const [address, name] of [
    ['/staff', 'staff-home'],
    ['/staff/sources', 'staff-overview'],
    ['/staff/people', 'staff-people'],
    ['/staff/audit', 'staff-audit'],
  ] as const) {
    await page.goto(address);
    await keep(page, name);
  }
  await page.goto('/staff/sources/320104-1/registration');
  await keep(page, 'staff-approve');
  await page.context().close();
}

export async function opened({ browser, origin }: StaffPictureParts): Promise<Page> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 1280, height: 860 },
    locale: 'zh-CN',
  });
  return context.newPage();
}

export async function signIn(page: Page, name: string): Promise<void> {
  await page.getByLabel('用户名').fill(name);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
}

/** Who acts for the city cannot go on without it. */
async function openSecondStep(page: Page): Promise<void> {
  const secret = /(?:[A-Z2-7]{4} ?){8}/.exec(await page.locator('main').innerText())?.[0] ?? '';
  await keepFreshCode(page, secret);
  await page.locator('main input[type=password]').fill(PASSWORD);
  await page.locator('main form button').first().click();
  await page.getByText('恢复码').first().waitFor();
}

async function keepFreshCode(page: Page, secret: string): Promise<void> {
  const totp = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(/\s/g, '')) });
  await page.locator('input[name=code]').fill(totp.generate());
}

export function addPerson(
  { folder, env }: StaffPictureParts,
  name: string,
  rest: readonly string[],
): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [path.join(ROOT, 'server', 'portal.ts'), 'user', 'add', name, ...rest, '--password-stdin'],
    { cwd: folder, env, input: PASSWORD, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`账号没有建成：${stderr}`);
}
