/** How the words of a reader were understood: English. */
import type { Messages } from '../zh.ts';

export const understood: Messages['understood'] = {
  title: 'How this was searched',
  alsoSpelled: (other) => `Other forms of the characters were searched as well: ${other}.`,
  onlyPrinted: 'Only the characters as typed',
  printedOnly:
    'Only works with the very characters typed are shown: no traditional, simplified or variant forms, and no pinyin.',
  anySpelling: 'All forms of the characters',
  spaced: (word) =>
    `Without the blanks between its characters this was taken as one word, “${word}”.`,
  apart: 'Every character apart',
  identifier: (kind, value) => `Recognised as ${kind} ${value}.`,
  badCheck: (kind, value) =>
    `“${value}” looks like ${kind}, but its check digit is wrong: please compare it. It was searched as it stands.`,
  inIdentifiers: 'Only among identifiers',
  place: (word) => `“${word}” is a place in Nanjing:`,
  inPlace: (name) => `Limit to the area “${name}” instead`,
  kind: (word) => `“${word}” is a kind of document:`,
  kindWithin: (word, kind) => `“${kind}” in “${word}” is a kind of document:`,
  inKind: (name) => `Limit to the type “${name}” instead`,
  restInKind: (rest, name) => `Search “${rest}” of the type “${name}” instead`,
  alsoNames: (names) => `Search ${names} as well`,
  year: (word, year) => `“${word}” as a date is ${year}.`,
  years: (word, first, last) => `“${word}” as a date is ${first} to ${last}.`,
  byYears: (years) => `By “${years}” instead`,
  pinyin: (letters) => `“${letters}” was searched as pinyin and as initials too.`,
  onlyLetters: 'Only the letters themselves',
};
