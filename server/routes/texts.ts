/** `/help`, `/about`, `/accessibility`: pages of running text, one view for all. */
import type { RequestHandler } from 'express';
import type { Messages } from '../i18n/languages.ts';
import { visitOf } from '../visit.ts';
import type { Site } from './site.ts';

export function textPage(site: Site, text: keyof Messages['texts']): RequestHandler {
  return async (request, response) => {
    const article = visitOf(request).t.texts[text];
    await site.show(request, response, {
      view: 'text/show',
      head: {
        title: article.title,
        section: text === 'help' ? 'help' : 'none',
        indexed: true,
        about: { description: article.lead },
      },
      content: { article },
    });
  };
}
