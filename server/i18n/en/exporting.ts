/** Taking works along in a file. */
import type { Messages } from '../zh.ts';
import { n } from './number.ts';

export const exporting: Messages['exporting'] = {
  title: 'Export',
  unknownFormat: (format, known) =>
    `“${format}” is no export format. Results can be exported as ${known.join(', ')}, named in the parameter “format”, one at a time.`,
  noneChosen: 'The parameter “ids” names no work.',
  noneLeft: (count) =>
    `None of the ${n(count)} works chosen is in the catalogue any more, so there is nothing to export. Please choose again from the results or from the page of a work.`,
};

export { exportNames } from '../zh/exporting.ts';
