/**
 * A reader at a page: finds by what can be seen, and every act of hers is counted. An act is a click or tap, a choice
 * from a list, or one run of typing, the Enter behind it included.
 */
import { expect } from 'chai';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { PHONE } from './chromium.ts';
import type { WALKS } from './chromium.ts';

/** What fingers hit without aiming, CSS pixels. */
const EASY = 44;

export class Reader {
  readonly page: Page;
  readonly hasScript: boolean;
  readonly #context: BrowserContext;
  readonly #isOnPhone: boolean;
  #acts = 0;
  /** Controls that were hit and are smaller than a thumb wants them. */
  readonly small: string[] = [];

  private constructor(context: BrowserContext, page: Page, isOnPhone: boolean, hasScript: boolean) {
    this.#context = context;
    this.page = page;
    this.#isOnPhone = isOnPhone;
    this.hasScript = hasScript;
  }

  /** At the home page, where every errand begins. */
  static async atHome(
    browser: Browser,
    url: string,
    [, viewport, javaScriptEnabled]: (typeof WALKS)[number],
  ): Promise<Reader> {
    const isOnPhone = viewport === PHONE;
    const context = await browser.newContext({
      viewport,
      javaScriptEnabled,
      baseURL: url,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      hasTouch: isOnPhone,
      isMobile: isOnPhone,
    });
    const page = await context.newPage();
    await page.goto('/');
    return new Reader(context, page, isOnPhone, javaScriptEnabled);
  }

  get acts(): number {
    return this.#acts;
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }

  leave(): Promise<void> {
    return this.#context.close();
  }

  /** Hits what is there to be hit, on this page. */
  async hit(target: Locator): Promise<void> {
    this.#acts++;
    await target.scrollIntoViewIfNeeded();
    await this.#measure(target);
    await (this.#isOnPhone ? target.tap() : target.click());
  }

  /** Hits what leads to another page. */
  async follow(target: Locator): Promise<void> {
    await this.#elsewhere(() => this.hit(target));
  }

  /** Follows the first link of this name, within the main part where nothing else is said. */
  link(name: string | RegExp, within = this.main): Promise<void> {
    return this.follow(within.getByRole('link', { name }).first());
  }

  /** Goes to a library from the map of the home page. */
  library(name: string): Promise<void> {
    return this.link(new RegExp(`^${name}`), this.main.getByRole('region', { name: '各区图书馆' }));
  }

  /** Goes where the main menu leads; on a phone it has to be opened. */
  async menu(name: string): Promise<void> {
    const link = this.page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name });
    if (!(await link.isVisible())) await this.hit(this.page.getByText('菜单', { exact: true }));
    await this.follow(link);
  }

  /** Types into a field. */
  async type(field: Locator, words: string): Promise<void> {
    await this.hit(field);
    this.#acts++;
    await field.fill(words);
  }

  async choose(list: Locator, label: string): Promise<void> {
    this.#acts++;
    await this.#measure(list);
    await list.selectOption({ label });
  }

  /** Types into the first search box of the page, and Enter. */
  search(words: string): Promise<void> {
    return this.#searchIn(this.page.locator('input[type=search]').first(), words);
  }

  /** Types into the search box of what the page is about. */
  searchHere(words: string): Promise<void> {
    return this.#searchIn(this.main.locator('input[type=search]').first(), words);
  }

  /** Types, and takes what is suggested of this name; needs script. */
  async takeSuggestion(words: string, name: RegExp): Promise<void> {
    const box = this.page.locator('input[type=search]').first();
    await this.hit(box);
    this.#acts++;
    await box.pressSequentially(words);
    await this.follow(this.page.getByRole('option', { name }).first());
  }

  /** Has only what came out up to this year. */
  async until(year: string): Promise<void> {
    const filters = this.page.locator('.filters');
    const field = filters.getByLabel('截止年');
    if (!(await filters.locator('.filters-body').isVisible()))
      await this.hit(filters.getByText(/^筛选/));
    if (!(await field.isVisible())) await this.hit(filters.locator('summary', { hasText: /年$/ }));
    await this.type(field, year);
    await this.follow(filters.getByRole('button', { name: /应用筛选|查看/ }));
  }

  /** The best way to get at the work of this page, as its first part says it. */
  bestWay(): Promise<string> {
    return this.main.getByRole('region', { name: '怎么看' }).innerText();
  }

  /** What is said of each library that holds the work of this page. */
  holders(): Promise<string[]> {
    return this.page.locator('.holder').allTextContents();
  }

  /** A link of this name leads to another site. */
  async leadsOut(name: RegExp): Promise<void> {
    const link = this.main.getByRole('link', { name }).first();
    expect(await link.isVisible()).to.equal(true);
    expect(await link.getAttribute('href')).to.match(/^https?:/);
  }

  /** A picture is on this page, and was loaded. */
  async seesPicture(): Promise<void> {
    const picture = this.main.getByRole('img').first();
    await picture.scrollIntoViewIfNeeded();
    await picture.evaluate('(image) => image.decode()');
  }

  /** Titles of the hits of the page. */
  titles(): Promise<string[]> {
    return this.page.locator('.hit').getByRole('heading').allInnerTexts();
  }

  /** These hits and no others, in any order. */
  async findsOnly(...titles: readonly string[]): Promise<void> {
    expect(await this.titles()).to.have.members(titles);
  }

  async heading(): Promise<string> {
    return this.page.getByRole('heading', { level: 1 }).innerText();
  }

  async #searchIn(box: Locator, words: string): Promise<void> {
    await this.type(box, words);
    await this.#elsewhere(() => box.press('Enter'));
  }

  async #elsewhere(act: () => Promise<void>): Promise<void> {
    const before = this.page.url();
    await act();
    await this.page.waitForURL((to) => to.href !== before, { waitUntil: 'domcontentloaded' });
  }

  async #measure(target: Locator): Promise<void> {
    if (!this.#isOnPhone) return;
    const box = await target.boundingBox();
    if (box !== null && Math.min(box.width, box.height) < EASY - 0.5)
      this.small.push(
        `${await target.innerText()} ${Math.round(box.width)}×${Math.round(box.height)}`,
      );
  }
}
