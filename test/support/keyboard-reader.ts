/**
 * A reader without a pointer. Every press of Tab is counted, and wherever the focus comes it has to be seen: inside the
 * window, with a ring around it, and under nothing else.
 */
import { expect } from 'chai';
import type { Page } from 'playwright-core';

/** What has the focus, as it is seen. */
interface Focused {
  readonly name: string;
  /** Where its name stands among the hits of a list. */
  readonly isHit: boolean;
  readonly isSearchBox: boolean;
  /** Why it is not seen; empty when it is. */
  readonly fault: string;
}

const FOCUSED = `(() => {
  const one = document.activeElement;
  if (one === null || one === document.body) return null;
  const name = (one.getAttribute('aria-label') ?? one.innerText ?? '').trim() || one.name || one.id;
  const style = getComputedStyle(one);
  const hasRing =
    (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none';
  const box = [...one.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
  const x = box && Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = box && box.top + Math.min(box.height / 2, 12);
  const isInside = box && y >= 0 && y < innerHeight && box.right > 0 && box.left < innerWidth;
  const above = isInside ? document.elementFromPoint(x, y) : null;
  const isOnTop = above !== null && (one.contains(above) || above.contains(one) || one.labels?.[0]?.contains(above));
  return {
    name,
    isHit: one.closest('.hit') !== null && one.closest('h2, h3, h4') !== null,
    isSearchBox: one.matches('input[type=search]'),
    fault: !box ? 'takes no room' : !isInside ? 'outside the window' : !isOnTop ? 'under ' + (above?.className || above?.tagName) : hasRing ? '' : 'no ring',
  };
})()`;

export class KeyboardReader {
  readonly page: Page;
  #presses = 0;

  constructor(page: Page) {
    this.page = page;
  }

  /** Presses Tab until it is there. @returns how many presses it took since the last time, skips included */
  async tabTo(is: (focused: Focused) => boolean, most: number): Promise<number> {
    for (;;) {
      await this.page.keyboard.press('Tab');
      this.#presses++;
      const focused = await this.page.evaluate<Focused | null>(FOCUSED);
      if (focused !== null) {
        expect(focused.fault, `${focused.name} at ${this.page.url()}`).to.equal('');
        if (is(focused)) break;
      }
      if (this.#presses >= most)
        throw new Error(`not reached by ${most} presses of Tab at ${this.page.url()}`);
    }
    const presses = this.#presses;
    this.#presses = 0;
    return presses;
  }

  /** Takes the link that skips to what is meant, and goes on from there. */
  async skip(to: RegExp, most: number): Promise<void> {
    const presses = await this.tabTo(({ name }) => to.test(name), most);
    await this.page.keyboard.press('Enter');
    this.#presses = presses + 1;
  }

  /** Types, and Enter: another page comes. */
  async enter(words = ''): Promise<void> {
    const before = this.page.url();
    await this.page.keyboard.type(words);
    await this.page.keyboard.press('Enter');
    await this.page.waitForURL((to) => to.href !== before, { waitUntil: 'domcontentloaded' });
    this.#presses = 0;
  }
}
