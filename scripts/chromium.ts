/** Where Debian's Chromium is on this machine. */
import { existsSync } from 'node:fs';

/** As people have it: for pictures, and for what a page takes. */
export const CHROMIUM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((file) => existsSync(file));

/** For tests rather the one that has no windows: the same engine for less than half the work. */
export const HEADLESS =
  ['/usr/bin/chromium-headless-shell'].find((file) => existsSync(file)) ?? CHROMIUM;
