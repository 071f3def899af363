/** What a library's page leads with: English. */
import type { Messages } from '../zh.ts';
import { works } from './number.ts';

export const portrait: Messages['portrait'] = {
  onlyTitle: 'Only here',
  only: (value, share) =>
    `${works(value)} that no other library of the city holds, ${share} of what is here.`,
  onlyHint: 'Counted by edition and carrier: another library may have another edition.',
  allOnly: (value) => `All ${works(value)} that are only here`,
  strongTitle: 'Strong in',
  strongHint:
    'What makes up a larger part here than in the city: the bar is the share here, the line that of the city.',
  strong: { type: 'Kinds', class: 'Fields', subject: 'Subjects' },
  share: (value, share, cityShare) => `${works(value)}, ${share} here, ${cityShare} in the city`,
  periods: 'By period',
  nothingYet: 'Nothing of this library has come in yet.',
  sourcesAndUpdates: 'Sources of data, and how they are harvested',
  hits: 'Works of this collection',
};
