import type { ImportFormat } from '../../import-format.ts';
import { elektronTemplate } from '../template/template.ts';

/**
 * Accidents that somebody has entered in the form, one at a time: read as the tables of the template are, so that they are judged alike. Not in THE
 * list: nobody hands such a file in.
 */
export const manualEntry: ImportFormat = {
  ...elektronTemplate,
  id: 'manual',
  labels: { el: 'Καταχώριση με φόρμα', en: 'Entered in the form' },
  mappingVersion: 'manual/1',
};
