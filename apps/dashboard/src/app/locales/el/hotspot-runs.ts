import type { runExport as englishExport } from '../en/hotspot-runs.ts';

/** Μια ανάλυση ως αρχείο. */
export const runExport: typeof englishExport = {
  heading: 'Ό,τι βρήκε η ανάλυση, μαζί με όλα όσα την επαναλαμβάνουν',
  part: 'Τι περιέχει το αρχείο',
  places: 'Θέσεις',
  cells: 'Εξάγωνα',
};
