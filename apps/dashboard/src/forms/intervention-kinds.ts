/** Kinds that the form offers; a kind from elsewhere is shown as it is written. */
export const INTERVENTION_KINDS = [
  'junction-redesign',
  'speed-limit',
  'traffic-calming',
  'pedestrian-crossing',
  'signals',
  'lighting',
  'cycle-route',
  'enforcement',
  'other',
] as const;
export type InterventionKind = (typeof INTERVENTION_KINDS)[number];

/** Kinds that have a name: those of the form, and the one that examples carry. */
export function findKind(kind: string): InterventionKind | 'illustration' | null {
  return kind === 'illustration' ? kind : (INTERVENTION_KINDS.find((candidate) => candidate === kind) ?? null);
}
