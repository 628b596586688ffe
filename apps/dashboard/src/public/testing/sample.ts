import type { PublishedHead } from '@elektron/domain';

const YEARS = [2019, 2020, 2021];
const BLOCKS = ['2016-2018', '2019-2021'];

/** What a small release says of itself. */
export const SAMPLE_HEAD: PublishedHead = {
  format: 1,
  releaseId: 'sample-1',
  organisation: { slug: 'sample', name: 'Δήμος Δείγματος' },
  number: 1,
  threshold: 5,
  dataCutOff: '2021-12-31',
  licence: 'CC-BY-4.0',
  attribution: 'Made up for tests',
  isIllustrative: true,
  includesDamageOnly: false,
  periods: [
    { id: '2016-2018', from: 2016, to: 2018 },
    { id: '2019-2021', from: 2019, to: 2021 },
    ...YEARS.map((year) => ({ id: String(year), from: year, to: year })),
  ],
  dimensions: [
    {
      id: 'severity',
      names: { el: 'Βαρύτητα', en: 'Severity' },
      values: [
        { id: 'killed-or-serious', names: { el: 'Θανατηφόρα ή σοβαρά', en: 'Fatal or serious' } },
        { id: 'slight', names: { el: 'Ελαφρά', en: 'Slight' } },
      ],
    },
    {
      id: 'road-user',
      names: { el: 'Χρήστης της οδού', en: 'Road user' },
      values: [
        { id: 'pedestrian', names: { el: 'Πεζός', en: 'Pedestrian' } },
        { id: 'bicycle', names: { el: 'Ποδήλατο', en: 'Bicycle' } },
        { id: 'other', names: { el: 'Άλλοι, ή άγνωστο', en: 'Others, or unknown' } },
      ],
    },
    {
      id: 'hours',
      names: { el: 'Ώρες', en: 'Hours' },
      values: [
        { id: 'day', names: { el: '06:00–17:59', en: '06:00–17:59' } },
        { id: 'night', names: { el: '18:00–05:59', en: '18:00–05:59' } },
      ],
    },
  ],
  tables: [
    { id: 'total', dimensions: [], geographies: ['municipality', 'hexagon-7', 'hexagon-8', 'hexagon-9'], periods: BLOCKS },
    { id: 'total', dimensions: [], geographies: ['municipality'], periods: YEARS.map(String) },
    ...['severity', 'road-user', 'hours'].map((id) => ({
      id,
      dimensions: [id],
      geographies: ['municipality', 'hexagon-8'] as const,
      periods: BLOCKS,
    })),
  ],
  geographies: ['municipality', 'hexagon-7', 'hexagon-8', 'hexagon-9'],
  bounds: [23.7, 37.95, 23.8, 38.0],
};
