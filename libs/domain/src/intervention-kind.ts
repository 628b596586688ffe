import type { Text } from './language.ts';

/**
 * THE kinds of interventions: what evaluations are pooled by, so each is one thing whose effect could be one number. The ids are stored: one that has been
 * used is never renamed.
 */
export const INTERVENTION_KINDS = [
  'junction-redesign',
  'roundabout',
  'signals',
  'speed-limit',
  'zone-30',
  'traffic-calming',
  'pedestrian-crossing',
  'accessible-kerbs',
  'lighting',
  'cycle-route',
  'pedestrianisation',
  'school-street',
  'markings-signs',
  'surface',
  'safety-barrier',
  'enforcement',
  'other',
] as const;
export type InterventionKind = (typeof INTERVENTION_KINDS)[number];

export const INTERVENTION_KIND_LABELS: Readonly<Record<InterventionKind | 'illustration', Text>> = {
  'junction-redesign': { el: 'Ανασχεδιασμός κόμβου', en: 'Junction redesign' },
  roundabout: { el: 'Κυκλικός κόμβος', en: 'Roundabout' },
  signals: { el: 'Φωτεινή σηματοδότηση', en: 'Traffic signals' },
  'speed-limit': { el: 'Όριο ταχύτητας', en: 'Speed limit' },
  'zone-30': { el: 'Ζώνη 30 km/h', en: '30 km/h zone' },
  'traffic-calming': { el: 'Ήπια κυκλοφορία', en: 'Traffic calming' },
  'pedestrian-crossing': { el: 'Διάβαση πεζών', en: 'Pedestrian crossing' },
  'accessible-kerbs': { el: 'Ράμπες και οδηγοί όδευσης', en: 'Kerb ramps and tactile paving' },
  lighting: { el: 'Οδοφωτισμός', en: 'Street lighting' },
  'cycle-route': { el: 'Ποδηλατόδρομος ή ποδηλατολωρίδα', en: 'Cycle track or lane' },
  pedestrianisation: { el: 'Πεζοδρόμηση', en: 'Pedestrianisation' },
  'school-street': { el: 'Σχολικός δρόμος', en: 'School street' },
  'markings-signs': { el: 'Διαγράμμιση και πινακίδες', en: 'Markings and signs' },
  surface: { el: 'Οδόστρωμα', en: 'Road surface' },
  'safety-barrier': { el: 'Στηθαίο ασφαλείας', en: 'Safety barrier' },
  enforcement: { el: 'Αστυνόμευση', en: 'Enforcement' },
  other: { el: 'Άλλο', en: 'Other' },
  // Carried by examples alone, and offered nowhere.
  illustration: { el: 'Παράδειγμα', en: 'Example' },
};

/** The name of a kind; one from elsewhere is shown as it was written. */
export function nameInterventionKind(kind: string): Text {
  return Object.entries(INTERVENTION_KIND_LABELS).find(([id]) => id === kind)?.[1] ?? { el: kind, en: kind };
}
