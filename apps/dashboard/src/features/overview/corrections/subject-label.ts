import type { TFunction } from 'i18next';

/** What of a record is meant. Casualties that a source has only counted belong to no vehicle that is known. */
export function subjectLabel(subject: string, of: { readonly unit: string; readonly casualty: string }, t: TFunction): string {
  if (subject === 'accident' || subject === 'unit') return t(`corrections.subjects.${subject}`, of);
  return t(of.unit === '' ? 'corrections.subjects.casualtyAlone' : 'corrections.subjects.casualty', of);
}
