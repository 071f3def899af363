import type { Messages } from '../zh.ts';

export const takenDown: Messages['takenDown'] = {
  title: 'Taken down',
  work: (by, day) => `This work was taken down by ${by} on ${day} and is no longer public.`,
  collection: (by, day) =>
    `This collection was taken down by ${by} on ${day} and is no longer public.`,
  city: 'the administrators of the city portal',
  notice: 'Notice',
  ask: (library) =>
    `If you have a question, ask ${library}, or write to us here: you are given a number and an answer.`,
  library: (library) => `How to reach ${library}`,
  feedback: 'Write to us',
};
