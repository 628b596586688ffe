import type { ParameterDeclaration } from '@elektron/domain';

const METERS = { el: 'm', en: 'm' };

/** Radius and minimum for towns: radius 50-150 m, 4-8 points (methods of Ester et al. 1996, chosen from the k-distance plot). */
export const DBSCAN_PARAMETERS: readonly ParameterDeclaration[] = [
  {
    kind: 'number',
    name: 'radiusMeters',
    labels: { el: 'Ακτίνα', en: 'Radius' },
    meaning: {
      el: 'Δύο ατυχήματα είναι γειτονικά όταν απέχουν σε ευθεία το πολύ τόσο. Μέσα σε πόλη 50 έως 150 m.',
      en: 'Two accidents are neighbours when they lie at most this far apart in a straight line. In town 50 to 150 m.',
    },
    unit: METERS,
    minimum: 1,
    maximum: 5000,
    step: 5,
    whole: false,
    defaultValue: 50,
  },
  {
    kind: 'number',
    name: 'minPoints',
    labels: { el: 'Ελάχιστα ατυχήματα', en: 'Minimum accidents' },
    meaning: {
      el: 'Τόσα ατυχήματα μέσα στην ακτίνα, μαζί με το ίδιο, κάνουν ένα ατύχημα πυρήνα συστάδας.',
      en: 'So many accidents within the radius, itself included, make an accident the core of a cluster.',
    },
    unit: { el: 'ατυχήματα', en: 'accidents' },
    minimum: 2,
    maximum: 1000,
    step: 1,
    whole: true,
    defaultValue: 5,
  },
  {
    kind: 'number',
    name: 'windowDays',
    labels: { el: 'Χρονικό παράθυρο', en: 'Time window' },
    meaning: {
      el: 'Αν δοθεί, γειτονικά ατυχήματα απέχουν και στον χρόνο το πολύ τόσες ημέρες. Κενό: ο χρόνος δεν μετράει.',
      en: 'If given, neighbouring accidents are also at most so many days apart. Empty: time does not count.',
    },
    unit: { el: 'ημέρες', en: 'days' },
    minimum: 0,
    maximum: 3650,
    step: 1,
    whole: true,
    defaultValue: null,
  },
];
