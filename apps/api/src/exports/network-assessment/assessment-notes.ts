import {
  ASSESSMENT_LAW,
  ASSESSMENT_PARAMETERS,
  LAW_STATUS_LABELS,
  ROAD_CLASSES,
  ROAD_CLASS_LABELS,
  roadClassKey,
  safetyClassLabels,
  type Language,
  type Text,
} from '@elektron/domain';

import type { NetworkAssessmentObject } from '../../network-assessment/network-assessment.objects.ts';
import type { PresentedSevere } from '../../network-assessment/assessed-sites.ts';
import type { ExportNote } from '../export-table.ts';

const WORDS = {
  assessed: { el: 'Αξιολόγηση', en: 'Assessment' },
  parameters: { el: 'Παράμετροι αξιολόγησης', en: 'Parameters of the assessment' },
  classes: { el: 'Κατηγορίες οδών που υπάγονται', en: 'Classes taken as covered' },
  covered: { el: 'Οδοί που υπάγονται', en: 'Roads said to be covered' },
  notCovered: { el: 'Οδοί που δεν υπάγονται', en: 'Roads said not to be covered' },
  sections: { el: 'Τμήματα', en: 'Sections' },
  kilometers: { el: 'χλμ.', en: 'km' },
  severe: { el: 'Θανατηφόρα και σοβαρά ανά χλμ. και έτος', en: 'Fatal and serious a km and year' },
  caveat: { el: 'Προσοχή', en: 'Notice' },
  law: { el: 'Δίκαιο', en: 'Law' },
  unknownClass: { el: 'Άγνωστη κατηγορία', en: 'No known class' },
  none: { el: 'καμία', en: 'none' },
} as const satisfies Readonly<Record<string, Text>>;

const METERS_PER_KILOMETER = 1_000;

/** What a file says of the assessment itself: its numbers, what is covered, the lengths of the classes, and what it is not. */
export function notesOfAssessment(answer: NetworkAssessmentObject, language: Language): ExportNote[] {
  const { sentence, notices, parameters, coverage, totals } = answer;
  const labelsOfClasses = safetyClassLabels(Number(parameters['timesOfPeers']));
  const listed = (names: readonly string[]): string => (names.length === 0 ? WORDS.none[language] : names.join(', '));
  return [
    { id: 'assessment', label: WORDS.assessed[language], value: sentence[language] },
    ...ASSESSMENT_PARAMETERS.map(({ name, labels }) => ({ id: name, label: labels[language], value: parameters[name] ?? '' })),
    { id: 'classes', label: WORDS.classes[language], value: listed(coverage.classes.map((roadClass) => nameClass(roadClass, language))) },
    { id: 'covered', label: WORDS.covered[language], value: listed(coverage.covered) },
    { id: 'notCovered', label: WORDS.notCovered[language], value: listed(coverage.notCovered) },
    ...totals
      .filter(({ kind }) => kind === 'segment')
      .map(({ safetyClass, lengthMeters, sites }) => ({
        id: `total_${safetyClass}`,
        label: labelsOfClasses[safetyClass][language],
        value: `${(lengthMeters / METERS_PER_KILOMETER).toFixed(3)} ${WORDS.kilometers[language]}, ${WORDS.sections[language]}: ${sites}`,
      })),
    ...(answer.roadClasses ?? []).map(({ roadClass, lengthMeters, severe }) => ({
      id: `road_class_${roadClassKey(roadClass)}`,
      label: `${WORDS.severe[language]}, ${nameClass(roadClassKey(roadClass), language)}`,
      value: describeRate(severe, lengthMeters, language),
    })),
    ...notices.map(({ code, message }) => ({ id: `caveat_${code}`, label: WORDS.caveat[language], value: message[language] })),
    ...ASSESSMENT_LAW.map(({ text, source, status }, k) => ({
      id: `law_${k + 1}`,
      label: WORDS.law[language],
      value: `${text[language]} (${LAW_STATUS_LABELS[status][language]}: ${source})`,
    })),
  ];
}

/** `3 + 5: 0.412 (0.178 – 0.812), 4.853 km`; a length of nothing has no rate. */
function describeRate({ fatal, serious, perKilometerYear: rate }: PresentedSevere, lengthMeters: number, language: Language): string {
  const numbers = rate === null ? '–' : `${rate.rate.toFixed(3)} (${rate.lower.toFixed(3)} – ${rate.upper.toFixed(3)})`;
  return `${fatal} + ${serious}: ${numbers}, ${(lengthMeters / METERS_PER_KILOMETER).toFixed(3)} ${WORDS.kilometers[language]}`;
}

/** The same for a file without a place for it: one column for all rows. */
export function parametersInWords({ parameters, coverage }: NetworkAssessmentObject, language: Language): { labels: Text; value: string } {
  const { classes, covered, notCovered } = coverage;
  const lists: readonly (readonly [keyof typeof WORDS, readonly string[]])[] = [
    ['classes', classes.map((roadClass) => nameClass(roadClass, language))],
    ['covered', covered],
    ['notCovered', notCovered],
  ];
  return {
    labels: WORDS.parameters,
    value: [
      ...ASSESSMENT_PARAMETERS.map(({ name, labels }) => `${labels[language]}: ${parameters[name]}`),
      ...lists.map(([word, names]) => `${WORDS[word][language]}: ${names.length === 0 ? WORDS.none[language] : names.join(', ')}`),
    ].join(' · '),
  };
}

function nameClass(roadClass: string, language: Language): string {
  const known = ROAD_CLASSES.find((one) => one === roadClass);
  return (known === undefined ? WORDS.unknownClass : ROAD_CLASS_LABELS[known])[language];
}
