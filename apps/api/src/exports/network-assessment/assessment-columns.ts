import { COVERAGE_PROPOSAL_LABELS, ROAD_CLASS_LABELS, safetyClassLabels, type Text } from '@elektron/domain';
import { EXPOSURE_LABEL_TEXTS, SCREENING_BASIS_LABELS, SITE_KIND_LABELS } from '@elektron/spatial-analysis';

import type { PresentedAssessedSite, PresentedRate } from '../../network-assessment/assessed-sites.ts';
import { CLASS_REASONS } from '../../network-assessment/present-assessment.ts';
import type { ExportColumn, ExportValue } from '../export-table.ts';

export interface AssessmentColumn extends ExportColumn {
  readonly valueOf: (site: PresentedAssessedSite) => ExportValue;
}

type Value = AssessmentColumn['valueOf'];

const column = (id: string, labels: Text, type: ExportColumn['type'], valueOf: Value): AssessmentColumn => ({ id, labels, type, valueOf });

function coded(id: string, labels: Text, names: Readonly<Record<string, Text>>, valueOf: Value): AssessmentColumn {
  return { ...column(id, labels, 'text', valueOf), labelOf: (word) => names[word] ?? { el: word, en: word } };
}

interface LimitedNumber {
  readonly value: number | null;
  /** Null where it has none, though it may be known. */
  readonly limits: { readonly lower: number; readonly upper: number } | null;
}

/** A number with its limits, in three columns. */
function limited(id: string, labels: Text, numberOf: (site: PresentedAssessedSite) => LimitedNumber): AssessmentColumn[] {
  const lower: Text = { el: `${labels.el}, κάτω όριο`, en: `${labels.en}, lower limit` };
  const upper: Text = { el: `${labels.el}, άνω όριο`, en: `${labels.en}, upper limit` };
  return [
    column(id, labels, 'decimal', (site) => numberOf(site).value),
    column(`${id}_lower`, lower, 'decimal', (site) => numberOf(site).limits?.lower ?? null),
    column(`${id}_upper`, upper, 'decimal', (site) => numberOf(site).limits?.upper ?? null),
  ];
}

const rate = (of: PresentedRate | null): LimitedNumber => ({ value: of?.rate ?? null, limits: of });

const wholePeriod = (el: string, en: string): Text => ({ el: `${el} (όλη η περίοδος)`, en: `${en} (whole period)` });

const PLACE_COLUMNS: readonly AssessmentColumn[] = [
  column('id', { el: 'Θέση του δικτύου', en: 'Site of the network' }, 'text', ({ id }) => id),
  coded('kind', { el: 'Είδος', en: 'Kind' }, SITE_KIND_LABELS, ({ kind }) => kind),
  column('road_name', { el: 'Οδός', en: 'Road' }, 'text', ({ roadName }) => roadName),
  coded('road_class', { el: 'Κατηγορία οδού', en: 'Class of road' }, ROAD_CLASS_LABELS, ({ roadClass }) => roadClass),
  coded('coverage_proposal', { el: 'Πρόταση υπαγωγής', en: 'Proposed coverage' }, COVERAGE_PROPOSAL_LABELS, ({ proposal }) => proposal),
  column('length_m', { el: 'Μήκος (μ.)', en: 'Length (m)' }, 'decimal', ({ lengthMeters }) => lengthMeters),
];

const FOUND_COLUMNS: readonly AssessmentColumn[] = [
  coded(
    'class_reason',
    { el: 'Γιατί δεν έχει κατηγορία ή είναι στη μέση', en: 'Why it has no class, or is in the middle' },
    CLASS_REASONS,
    ({ reason }) => reason,
  ),
  column('probability_above', { el: 'Πιθανότητα υπέρβασης', en: 'Probability of exceeding' }, 'decimal', (site) => site.probability),
  column(
    'probability_above_like',
    { el: 'Πιθανότητα υπέρβασης των ομοίων', en: 'Probability of more than its like' },
    'decimal',
    ({ probabilityAboveLike }) => probabilityAboveLike,
  ),
  column('accidents', wholePeriod('Ατυχήματα', 'Accidents'), 'whole', ({ accidents }) => accidents),
  column('fatal', wholePeriod('Θανατηφόρα', 'Fatal'), 'whole', ({ severe }) => severe.fatal),
  column('serious', wholePeriod('Σοβαρά', 'Serious'), 'whole', ({ severe }) => severe.serious),
  column('predicted', wholePeriod('Προβλεπόμενα για όμοιες θέσεις', 'Predicted for its like'), 'decimal', ({ predicted }) => predicted),
  coded('basis', { el: 'Βάση της πρόβλεψης', en: 'Basis of the prediction' }, SCREENING_BASIS_LABELS, ({ basis }) => basis),
  ...limited('expected', wholePeriod('Αναμενόμενα', 'Expected'), ({ expected, expectedInterval }) => ({
    value: expected,
    limits: expectedInterval,
  })),
  ...limited('excess_per_year', { el: 'Υπέρβαση ανά έτος', en: 'Excess a year' }, ({ excessPerYear, excessPerYearInterval }) => ({
    value: excessPerYear,
    limits: excessPerYearInterval,
  })),
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

/** THE columns of a file of an assessment, in their order. @param timesOfPeers with which the high class was judged */
export function assessmentColumns(timesOfPeers: number): readonly AssessmentColumn[] {
  const labels: Text = { el: 'Κατηγορία', en: 'Class' };
  const safetyClass = coded('safety_class', labels, safetyClassLabels(timesOfPeers), (site) => site.safetyClass);
  return [...PLACE_COLUMNS, safetyClass, ...FOUND_COLUMNS];
}
