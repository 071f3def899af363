/** The accessibility statement: English. */
import type { Article } from '../article.ts';

export const accessibility: Article = {
  title: 'Accessibility statement',
  lead: 'We want everybody to be able to use this site, and aim at GB/T 37668 and WCAG 2.2 level AA.',
  sections: [
    {
      id: 'done',
      heading: 'What works',
      paragraphs: [],
      terms: [
        ['No script needed', 'Every public page works with scripts switched off.'],
        [
          'Keyboard',
          'Everything can be done with the keyboard; each page begins with a skip link, results have one to the first of them, and focus is visible and never covered.',
        ],
        ['Large type and contrast', 'Available on every page; large type is at least 22 pixels.'],
        ['Not by colour alone', 'States and choices are also told in words.'],
        [
          'Small screens and zoom',
          'No sideways scrolling at a width of 320 pixels; targets are at least 24 pixels.',
        ],
        ['Nothing in the way', 'No pop-ups, advertisements, autoplay or captchas.'],
      ],
    },
    {
      id: 'gaps',
      heading: 'Known gaps',
      paragraphs: [
        'The libraries’ own websites and digital resources are not covered. A few rare characters depend on the fonts of your device and may appear as boxes. Text inside images is not transcribed; captions and transcripts of recordings are the libraries’, and where the source does not tell of any, the page says so.',
      ],
      terms: [],
    },
    {
      id: 'feedback',
      heading: 'Tell us',
      paragraphs: [
        'If something stands in your way, please call the telephone number at the foot of the page or ask at any member library.',
      ],
      terms: [],
    },
  ],
};
