import type { Text } from '@elektron/domain';

import { fillTexts, joinTexts } from '../../common/fill-texts.ts';
import type { TrafficNearObject } from './traffic-near.objects.ts';
import type { StationNear, TrafficNear, TrafficNearReason } from './traffic-near.ts';

/** Why there is no traffic, or no error of it, and what helps. */
const REASONS = {
  NO_COUNT_SITES: {
    el: 'Δεν έχει εισαχθεί κανένα σημείο μέτρησης κυκλοφορίας. Εισαγάγετε μετρήσεις, ή πληκτρολογήστε την κυκλοφορία.',
    en: 'No traffic count site has been imported. Import counts, or type the traffic.',
  },
  NONE_NEAR: {
    el: 'Μέσα σε {{radius}} μ. από τις θέσεις δεν υπάρχει σημείο μέτρησης· το πλησιέστερο απέχει {{nearest}} μ. Μεγαλώστε την απόσταση μόνο αν εκεί περνά η ίδια κυκλοφορία.',
    en: 'No count site lies within {{radius}} m of the places; the nearest is {{nearest}} m away. Widen the distance only where the same traffic passes there.',
  },
  NO_WHOLE_YEAR: {
    el: 'Μια από τις δύο περιόδους δεν περιέχει ολόκληρο ημερολογιακό έτος, και οι μετρήσεις είναι μέσοι όροι έτους.',
    en: 'One of the two periods holds no whole calendar year, and counts are averages of a year.',
  },
  NO_COMMON_SITE: {
    el: 'Κανένα σημείο μέσα σε {{radius}} μ. δεν έχει μέσο όρο και των δύο κατευθύνσεων σε ολόκληρο έτος και πριν και μετά: διαφορετικά σημεία θα σύγκριναν διαφορετικές οδούς.',
    en: 'No count site within {{radius}} m has an average of both directions in a whole year before and in one after: different sites would compare different roads.',
  },
  NO_SPREAD: {
    el: 'Κάθε σημείο έχει ένα μόνο έτος σε κάθε περίοδο: το σφάλμα της κυκλοφορίας δεν υπολογίζεται. Πληκτρολογήστε το.',
    en: 'Each count site has a single year in each period: the error of the traffic cannot be computed. Type it.',
  },
} as const satisfies Readonly<Record<TrafficNearReason, Text>>;

const SOURCE: Text = {
  el: 'Σημεία μέτρησης μέσα σε {{radius}} μ.: {{stations}}. Μετρημένα έτη: {{counted}} από {{years}}.',
  en: 'Count sites within {{radius}} m: {{stations}}. Years counted: {{counted}} of {{years}}.',
};
const ESTIMATED: Text = {
  el: 'Τα άλλα είναι εκτιμήσεις της πηγής: το σφάλμα δεν περιέχει το δικό τους και είναι μάλλον μικρό.',
  en: 'The others are estimates of the source: the error does not hold theirs, and is rather too small.',
};
const STATION: Text = { el: '{{road}} ({{distance}} μ., {{before}} / {{after}})', en: '{{road}} ({{distance}} m, {{before}} / {{after}})' };
const UNNAMED: Text = { el: 'οδός χωρίς όνομα', en: 'road without a name' };

export function describeReason({ reason, radiusMeters, nearestMeters }: TrafficNear): Text | null {
  return reason === null ? null : fillTexts(REASONS[reason], { radius: radiusMeters, nearest: Math.round(nearestMeters ?? 0) });
}

export function presentTrafficNear(found: TrafficNear): TrafficNearObject {
  return { ...found, reason: describeReason(found), source: describeSource(found) };
}

/** Which count sites, which years and how many of them counted; null where none is used. */
export function describeSource({ stations, radiusMeters }: TrafficNear): Text | null {
  const used = stations.filter((station) => station.used);
  if (used.length === 0) return null;
  const periods = used.flatMap(({ before, after }) => [before, after]);
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
  const words = used.map(describeStation);
  const [counted, years] = [sum(periods.map((period) => period.counted)), sum(periods.map((period) => period.years.length))];
  const source = fillTexts(SOURCE, {
    radius: radiusMeters,
    stations: { el: words.map(({ el }) => el).join(', '), en: words.map(({ en }) => en).join(', ') },
    counted,
    years,
  });
  return counted < years ? joinTexts([source, ESTIMATED]) : source;
}

function describeStation({ roadName, distanceMeters, before, after }: StationNear): Text {
  const list = (years: readonly number[]): string => years.join(', ');
  const road = roadName ?? UNNAMED;
  return fillTexts(STATION, { road, distance: distanceMeters, before: list(before.years), after: list(after.years) });
}
