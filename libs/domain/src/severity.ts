import type { Text } from './language.ts';

/** Worst first: the order is meaningful everywhere (legends, sorting, clusters take the first that occurs). */
export const SEVERITIES = ['fatal', 'serious', 'slight', 'damage-only'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Severity of an accident = its worst casualty. Greek terms: ELSTAT releases and police tables. */
export const ACCIDENT_SEVERITY_LABELS: Readonly<Record<Severity, Text>> = {
  fatal: { el: 'Θανατηφόρο', en: 'Fatal' },
  serious: { el: 'Σοβαρό', en: 'Serious' },
  slight: { el: 'Ελαφρύ', en: 'Slight' },
  'damage-only': { el: 'Υλικές ζημιές μόνο', en: 'Damage only' },
};

/** Severity of a person's injury. */
export const CASUALTY_SEVERITIES = ['fatal', 'serious', 'slight'] as const;
export type CasualtySeverity = (typeof CASUALTY_SEVERITIES)[number];

export const CASUALTY_SEVERITY_LABELS: Readonly<Record<CasualtySeverity, Text>> = {
  fatal: { el: 'Νεκροί', en: 'Killed' },
  serious: { el: 'Βαριά τραυματίες', en: 'Seriously injured' },
  slight: { el: 'Ελαφρά τραυματίες', en: 'Slightly injured' },
};
