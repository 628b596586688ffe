import {
  CITIZEN_REPORT_CATEGORIES,
  CITIZEN_REPORT_KINDS,
  CITIZEN_REPORT_KIND_LABELS,
  CITIZEN_REPORT_STATES,
  CITIZEN_REPORT_STATE_LABELS,
  type Language,
} from '@elektron/domain';

/** A word that this page does not know yet is shown as it came. */
export function kindInWords(kind: string, language: Language): string {
  const known = CITIZEN_REPORT_KINDS.find((each) => each === kind);
  return known === undefined ? kind : CITIZEN_REPORT_KIND_LABELS[known][language];
}

export function categoryInWords(category: string, language: Language): string {
  return CITIZEN_REPORT_CATEGORIES.find(({ id }) => id === category)?.labels[language] ?? category;
}

export function stateInWords(state: string, language: Language): string {
  const known = CITIZEN_REPORT_STATES.find((each) => each === state);
  return known === undefined ? state : CITIZEN_REPORT_STATE_LABELS[known][language];
}
