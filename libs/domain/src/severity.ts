import type { Text } from './language.ts';

/**
 * Worst first: the order is meaningful everywhere (legends, sorting, clusters take the first that occurs). `injury` is that somebody was hurt and the
 * source does not say how badly, as many registers do: it is neither slight nor unknown. It came before anything was stored as damage only, so the
 * positions, which are the stored codes, have never changed their meaning.
 */
export const SEVERITIES = ['fatal', 'serious', 'slight', 'injury', 'damage-only'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Severity of an accident = its worst casualty. Greek terms: ELSTAT releases and police tables. */
export const ACCIDENT_SEVERITY_LABELS: Readonly<Record<Severity, Text>> = {
  fatal: { el: 'Θανατηφόρο', en: 'Fatal' },
  serious: { el: 'Σοβαρό', en: 'Serious' },
  slight: { el: 'Ελαφρύ', en: 'Slight' },
  injury: { el: 'Με τραυματία, άγνωστης βαρύτητας', en: 'Injury, severity not stated' },
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
