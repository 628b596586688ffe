import type { Text } from '@elektron/domain';
import { normalizeHeading } from './import-format.ts';

/**
 * The heading of the column that tells a person what to write, in a table of lines that were held back. When the table comes back, the column
 * says nothing about any record.
 */
export const GUIDANCE_HEADINGS: Text = { el: 'Τι να διορθωθεί (Ηλεκτρον)', en: 'What to correct (Elektron)' };

const KNOWN: ReadonlySet<string> = new Set(Object.values(GUIDANCE_HEADINGS).map(normalizeHeading));

/** Whether a column is ours and not the source's. */
export function isGuidance(heading: string): boolean {
  return KNOWN.has(normalizeHeading(heading));
}
