import { COVERAGE_PROPOSAL_LABELS, ROAD_CLASS_LABELS, SAFETY_CLASS_LABELS, type Text } from '@elektron/domain';
import { EXPOSURE_LABEL_TEXTS, NO_SCREENING_REASONS, SITE_KIND_LABELS } from '@elektron/spatial-analysis';

import type { PresentedAssessedSite, PresentedRate } from '../../network-assessment/present-assessment.ts';
import type { ExportColumn, ExportValue } from '../export-table.ts';

export interface AssessmentColumn extends ExportColumn {
  readonly valueOf: (site: PresentedAssessedSite) => ExportValue;
}

type Value = AssessmentColumn['valueOf'];

const column = (id: string, labels: Text, type: ExportColumn['type'], valueOf: Value): AssessmentColumn => ({ id, labels, type, valueOf });

function coded(id: string, labels: Text, names: Readonly<Record<string, Text>>, valueOf: Value): AssessmentColumn {
  return { ...column(id, labels, 'text', valueOf), labelOf: (word) => names[word] ?? { el: word, en: word } };
}

/** A number with its limits, in three columns. */
function limited(
  id: string,
  labels: Text,
  numberOf: (site: PresentedAssessedSite) => readonly [number, number, number] | null,
): AssessmentColumn[] {
  const [lower, upper]: readonly Text[] = [
    { el: `${labels.el}, κάτω όριο`, en: `${labels.en}, lower limit` },
    { el: `${labels.el}, άνω όριο`, en: `${labels.en}, upper limit` },
  ];
  return [
    column(id, labels, 'decimal', (site) => numberOf(site)?.[0] ?? null),
    column(`${id}_lower`, lower!, 'decimal', (site) => numberOf(site)?.[1] ?? null),
    column(`${id}_upper`, upper!, 'decimal', (site) => numberOf(site)?.[2] ?? null),
  ];
}

const rate = (of: PresentedRate | null): readonly [number, number, number] | null => (of === null ? null : [of.rate, of.lower, of.upper]);

/** THE columns of a file of an assessment, in their order. */
export const ASSESSMENT_COLUMNS: readonly AssessmentColumn[] = [
  column('id', { el: 'Θέση του δικτύου', en: 'Site of the network' }, 'text', ({ id }) => id),
  coded('kind', { el: 'Είδος', en: 'Kind' }, SITE_KIND_LABELS, ({ kind }) => kind),
  column('road_name', { el: 'Οδός', en: 'Road' }, 'text', ({ roadName }) => roadName),
  coded('road_class', { el: 'Κατηγορία οδού', en: 'Class of road' }, ROAD_CLASS_LABELS, ({ roadClass }) => roadClass),
  coded('coverage_proposal', { el: 'Πρόταση υπαγωγής', en: 'Proposed coverage' }, COVERAGE_PROPOSAL_LABELS, ({ proposal }) => proposal),
  column('length_m', { el: 'Μήκος (μ.)', en: 'Length (m)' }, 'decimal', ({ lengthMeters }) => lengthMeters),
  coded('safety_class', { el: 'Κλάση', en: 'Class' }, SAFETY_CLASS_LABELS, ({ safetyClass }) => safetyClass),
  coded('no_class_reason', { el: 'Γιατί δεν αξιολογείται', en: 'Why it cannot be assessed' }, NO_SCREENING_REASONS, ({ reason }) => reason),
  column('probability_above', { el: 'Πιθανότητα υπέρβασης', en: 'Probability of exceeding' }, 'decimal', ({ probability }) => probability),
  column('accidents', { el: 'Ατυχήματα', en: 'Accidents' }, 'whole', ({ accidents }) => accidents),
  column('fatal', { el: 'Θανατηφόρα', en: 'Fatal' }, 'whole', ({ severe }) => severe.fatal),
  column('serious', { el: 'Σοβαρά', en: 'Serious' }, 'whole', ({ severe }) => severe.serious),
  column('predicted', { el: 'Προβλεπόμενα για όμοιες θέσεις', en: 'Predicted for its like' }, 'decimal', ({ predicted }) => predicted),
  ...limited('expected', { el: 'Αναμενόμενα', en: 'Expected' }, ({ expected, expectedInterval }) =>
    expected === null || expectedInterval === null ? null : [expected, expectedInterval.lower, expectedInterval.upper],
  ),
  ...limited('excess_per_year', { el: 'Υπέρβαση ανά έτος', en: 'Excess a year' }, ({ excessPerYear, excessPerYearInterval }) =>
    excessPerYear === null || excessPerYearInterval === null
      ? null
      : [excessPerYear, excessPerYearInterval.lower, excessPerYearInterval.upper],
  ),
  ...limited('severe_per_km_year', { el: 'Θανατηφόρα και σοβαρά ανά χλμ. και έτος', en: 'Fatal and serious a km and year' }, ({ severe }) =>
    rate(severe.perKilometerYear),
  ),
  ...limited(
    'severe_per_billion_vehicle_km',
    { el: 'Θανατηφόρα και σοβαρά ανά δισ. οχηματοχιλιόμετρα', en: 'Fatal and serious per billion vehicle km' },
    ({ severe }) => rate(severe.perBillionVehicleKilometers),
  ),
  column('vehicles_per_day', { el: 'Οχήματα ανά ημέρα', en: 'Vehicles a day' }, 'decimal', ({ vehiclesPerDay }) => vehiclesPerDay),
  coded('traffic', { el: 'Κυκλοφορία', en: 'Traffic' }, EXPOSURE_LABEL_TEXTS, ({ exposure }) => exposure),
];
