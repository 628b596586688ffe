import { ACCIDENT_SEVERITY_LABELS, ROAD_CLASS_GROUP_LABELS, type Text } from '@elektron/domain';
import {
  EXPOSURE_LABEL_TEXTS,
  HOTSPOT_REASONS,
  HOTSPOT_SORT_LABELS,
  NO_SCREENING_REASONS,
  NO_SHARE_REASON_TEXTS,
  NO_STRETCH_REASONS,
  PARTICIPANT_TYPE_LABELS,
  SCREENING_BASIS_LABELS,
  SITE_KIND_LABELS,
} from '@elektron/spatial-analysis';

import type { RunPlace } from '../../hotspots/run-places.ts';
import type { ExportColumn } from '../export-table.ts';
import { labelRoadClass } from '../roads/road-columns.ts';

const asWritten = (text: string): Text => ({ el: text, en: text });

function worded(list: Readonly<Record<string, Text>>): (id: string) => Text {
  return (id) => list[id] ?? asWritten(id);
}

/** `junction/street/3` in words; `segment//Ring` is a group that a table of sites names itself. */
function labelGroup(id: string): Text {
  const own = id.indexOf('//');
  if (own !== -1) {
    const [of, name] = [worded(SITE_KIND_LABELS)(id.slice(0, own)), id.slice(own + 2)];
    return name === '' ? of : { el: `${of.el}: ${name}`, en: `${of.en}: ${name}` };
  }
  const [kind = '', classes = '', legs] = id.split('/');
  const [of, roads] = [worded(SITE_KIND_LABELS)(kind), worded(ROAD_CLASS_GROUP_LABELS)(classes)];
  const end = legs === undefined ? { el: '', en: '' } : { el: `, ${legs} σκέλη`, en: `, ${legs} legs` };
  return { el: `${of.el}: ${roads.el}${end.el}`, en: `${of.en}: ${roads.en}${end.en}` };
}

function column(id: string, el: string, en: string, type: ExportColumn['type'], labelOf?: (id: string) => Text): ExportColumn {
  return { id, labels: { el, en }, type, ...(labelOf === undefined ? {} : { labelOf }) };
}

const limits = (id: string, el: string, en: string): ExportColumn[] => [
  column(`${id}_lower`, `${el}: κάτω όριο`, `${en}: lower limit`, 'decimal'),
  column(`${id}_upper`, `${el}: άνω όριο`, `${en}: upper limit`, 'decimal'),
];

const severity = (id: string, of: keyof typeof ACCIDENT_SEVERITY_LABELS): ExportColumn => ({
  id,
  labels: ACCIDENT_SEVERITY_LABELS[of],
  type: 'whole',
});

/** THE columns that places of runs have, in the order of a file; a run has those that its method fills. docs/export.md explains them. */
const RUN_COLUMNS: readonly ExportColumn[] = [
  column('rank', 'Σειρά', 'Rank', 'whole'),
  ...limits('rank', 'Σειρά', 'Rank'),
  column('id', 'Αναγνωριστικό', 'Id', 'text'),
  column('kind', 'Είδος θέσης', 'Kind of site', 'text', worded(SITE_KIND_LABELS)),
  column('road_name', 'Οδός', 'Road', 'text'),
  column('road_class', 'Κατηγορία οδού', 'Class of road', 'text', labelRoadClass),
  column('group', 'Ομάδα όμοιων θέσεων', 'Group of like sites', 'text', labelGroup),
  column('length_meters', 'Μήκος (μ.)', 'Length (m)', 'decimal'),
  column('longitude', 'Γεωγραφικό μήκος', 'Longitude', 'decimal'),
  column('latitude', 'Γεωγραφικό πλάτος', 'Latitude', 'decimal'),
  column('accidents', 'Ατυχήματα', 'Accidents', 'whole'),
  column('accidents_per_year', 'Ατυχήματα ανά έτος', 'Accidents per year', 'decimal'),
  severity('fatal', 'fatal'),
  severity('serious', 'serious'),
  severity('slight', 'slight'),
  severity('injury', 'injury'),
  severity('damage_only', 'damage-only'),
  column('unknown', 'Άγνωστη βαρύτητα', 'Severity unknown', 'whole'),
  column('neighborhood_accidents', 'Μαζί με τους γείτονες', 'With neighbours', 'whole'),
  column('score', 'Μέτρο κατάταξης', 'What it is ranked by', 'decimal'),
  column('z_score', 'Τιμή z', 'z-score', 'decimal'),
  column('p_value', 'Τιμή p (κανονική προσέγγιση)', 'p-value (normal approximation)', 'decimal'),
  column('exact_p_value', 'Τιμή p (ακριβής ή από προσομοίωση)', 'p-value (exact or simulated)', 'decimal'),
  column('adjusted_p_value', 'Προσαρμοσμένη τιμή p (για πολλούς ελέγχους)', 'Adjusted p-value (for many tests)', 'decimal'),
  column('null_reason', 'Γιατί λείπουν αριθμοί του ελέγχου', 'Why numbers of the test are missing', 'text', worded(HOTSPOT_REASONS)),
  column(
    'bin',
    'Κλάση: 3, 2, 1 πολλά, −1, −2, −3 λίγα ατυχήματα (99, 95, 90%)',
    'Class: 3, 2, 1 many, −1, −2, −3 few accidents (99, 95, 90%)',
    'whole',
  ),
  column('sort', 'Συστάδα ή μεμονωμένη θέση', 'Cluster or outlier', 'text', worded(HOTSPOT_SORT_LABELS)),
  column('radius_meters', 'Ακτίνα (μ.)', 'Radius (m)', 'decimal'),
  column('cases', 'Αναζητούμενα ατυχήματα', 'Accidents looked for', 'whole'),
  column('expected_cases', 'Αναμενόμενα από τα αναζητούμενα', 'Expected of those looked for', 'decimal'),
  column('relative_risk', 'Σχετικός κίνδυνος', 'Relative risk', 'decimal'),
  column('pseudo_p_value', 'Τιμή p (προσομοίωση)', 'p-value (simulated)', 'decimal'),
  column('from_meters', 'Αρχή στην οδό (μ.)', 'Start along the road (m)', 'decimal'),
  column('to_meters', 'Τέλος στην οδό (μ.)', 'End along the road (m)', 'decimal'),
  column('rule_accidents', 'Ατυχήματα που μετρά ο κανόνας', 'Accidents that the rule counts', 'whole'),
  column('rule_type', 'Είδος συμμετεχόντων του κανόνα', 'Participants of the rule', 'text', worded(PARTICIPANT_TYPE_LABELS)),
  column('rule_windows', 'Παράθυρα του κανόνα', 'Windows of the rule', 'whole'),
  column('rule_most_accidents', 'Περισσότερα ατυχήματα σε ένα παράθυρο', 'Most accidents in a window', 'whole'),
  column('rule_highest_score', 'Μεγαλύτερη βαθμολογία ενός παραθύρου', 'Highest score of a window', 'decimal'),
  column('section_meters', 'Μήκος του τμήματος (μ.)', 'Length of the section (m)', 'decimal'),
  column('coefficient_of_variation', 'Συντελεστής μεταβλητότητας', 'Coefficient of variation', 'decimal'),
  column('excess_per_kilometer_and_year', 'Αναμενόμενη υπέρβαση ανά χλμ. και έτος', 'Expected excess per km and year', 'decimal'),
  column('is_precise_enough', 'Αρκετά ακριβές (1 ναι, 0 όχι)', 'Precise enough (1 yes, 0 no)', 'whole'),
  column('accidents_at_sites', 'Ατυχήματα στις θέσεις που καλύπτει', 'Accidents at the sites that it covers', 'whole'),
  column(
    'no_estimate_reason',
    'Γιατί δεν υπάρχει εκτίμηση',
    'Why there is no estimate',
    'text',
    worded({ ...NO_SCREENING_REASONS, ...NO_STRETCH_REASONS }),
  ),
  column('value', 'Τιμή του κομματιού οδού', 'Value of the piece of street', 'decimal'),
  column('hotspot', 'Σειρά της συγκέντρωσης όπου ανήκει', 'Rank of the hotspot that it is part of', 'whole'),
  column('excess_per_year', 'Αναμενόμενη υπέρβαση ανά έτος', 'Expected excess per year', 'decimal'),
  ...limits('excess_per_year', 'Αναμενόμενη υπέρβαση ανά έτος', 'Expected excess per year'),
  column('expected', 'Αναμενόμενα στην περίοδο', 'Expected in the period', 'decimal'),
  ...limits('expected', 'Αναμενόμενα στην περίοδο', 'Expected in the period'),
  column('predicted', 'Προβλεπόμενα στην περίοδο', 'Predicted in the period', 'decimal'),
  column('overdispersion', 'Υπερδιασπορά k', 'Overdispersion k', 'decimal'),
  column('probability_above', 'Πιθανότητα πάνω από το όριο σύγκρισης', 'Probability above the threshold', 'decimal'),
  column('basis', 'Βάση της πρόβλεψης', 'Basis of the prediction', 'text', worded(SCREENING_BASIS_LABELS)),
  column('reason', 'Γιατί δεν έχει σειρά', 'Why it has no rank', 'text', worded(NO_SCREENING_REASONS)),
  column(
    'rate',
    'Δείκτης ατυχημάτων (ανά εκατ. οχηματοχιλιόμετρα ή οχήματα)',
    'Accident rate (per million vehicle km or vehicles)',
    'decimal',
  ),
  column('critical_rate', 'Κρίσιμος δείκτης', 'Critical rate', 'decimal'),
  column('weighted_accidents', 'Σταθμισμένο πλήθος', 'Weighted accidents', 'decimal'),
  column('level_of_service', 'Επίπεδο υπηρεσίας ασφάλειας', 'Level of service of safety', 'text'),
  column('relative_severity_index', 'Σχετικός δείκτης σοβαρότητας', 'Relative severity index', 'decimal'),
  column('group_severity_index', 'Δείκτης σοβαρότητας της ομάδας', 'Severity index of the group', 'decimal'),
  column('excess_predicted_per_year', 'Παρατηρούμενα μείον προβλεπόμενα ανά έτος', 'Observed less predicted per year', 'decimal'),
  column('of_type', 'Ατυχήματα του είδους', 'Accidents of the type', 'whole'),
  column('type_unknown', 'Ατυχήματα άγνωστου είδους', 'Accidents of an unknown type', 'whole'),
  column('proportion', 'Μερίδιο του είδους', 'Share of the type', 'decimal'),
  ...limits('proportion', 'Μερίδιο του είδους', 'Share of the type'),
  column('group_proportion', 'Μερίδιο του είδους στην ομάδα', 'Share of the type in the group', 'decimal'),
  column('excess', 'Μερίδιο μείον εκείνο της ομάδας', 'Share less the group’s', 'decimal'),
  column('probability', 'Πιθανότητα μεριδίου πάνω από εκείνο της ομάδας', 'Probability of a share above the group’s', 'decimal'),
  column('no_share_reason', 'Γιατί δεν έχει πιθανότητα', 'Why it has no probability', 'text', worded(NO_SHARE_REASON_TEXTS)),
  column('exposure', 'Κυκλοφορία', 'Traffic', 'text', worded(EXPOSURE_LABEL_TEXTS)),
  column('vehicles_per_day', 'Οχήματα ανά ημέρα', 'Vehicles per day', 'decimal'),
  column('count_site', 'Θέση μέτρησης', 'Count site', 'text'),
  column('count_year', 'Έτος μέτρησης', 'Year of the count', 'whole'),
];

/** Headings of a run that found nothing: a file without columns opens nowhere. */
const OF_EVERY_RUN = ['rank', 'accidents', 'longitude', 'latitude'];

const KNOWN = new Map(RUN_COLUMNS.map((known) => [known.id, known]));

/**
 * The columns of a run's places: every property that any of them has, the known ones in the order of the list. One that a method stores and the list does
 * not know is under its own name: nothing of a result is left out of its file.
 * @param scoreLabels what the method ranks by, with its unit
 */
export function columnsOf(places: readonly RunPlace[], scoreLabels: Text | null): ExportColumn[] {
  const names = new Set(places.length === 0 ? OF_EVERY_RUN : places.flatMap(({ properties }) => Object.keys(properties)));
  const known = RUN_COLUMNS.filter(({ id }) => names.has(id)).map((column) =>
    column.id === 'score' && scoreLabels !== null ? { ...column, labels: withMeasure(column.labels, scoreLabels) } : column,
  );
  const others = [...names].filter((name) => !KNOWN.has(name)).map((id) => ({ id, labels: asWritten(id), type: typeOf(id, places) }));
  return [...known, ...others];
}

/** For clusters the measure is called as the column of accidents is. */
function withMeasure(ranked: Text, by: Text): Text {
  return { el: `${ranked.el}: ${by.el}`, en: `${ranked.en}: ${by.en}` };
}

function typeOf(name: string, places: readonly RunPlace[]): ExportColumn['type'] {
  return places.every(({ properties }) => typeof (properties[name] ?? 0) === 'number') ? 'decimal' : 'text';
}
