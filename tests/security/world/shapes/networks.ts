import type { Row } from '../make-row.ts';
import { idIn, type TestOrganisation } from '../organisations.ts';
import { BATCHES, inBatches } from './imports.ts';
import type { Shape } from './shape.ts';
import { PLACE } from './where.ts';

const ones = (length: number): number[] => Array.from({ length }, () => 1);

const FACTORS = { kind: 'entered', months: ones(12), weekdays: ones(7), hours: null, coefficientOfVariation: null };

/** Every weekday of every month of a year, as a permanent counter has them; and a short count of another year. */
const SHORT_COUNTS: readonly Row[] = [
  ...Array.from({ length: 12 * 7 }, (_, k) => {
    const [month, day] = [Math.floor(k / 7) + 1, (k % 7) + 1].map((part) => String(part).padStart(2, '0'));
    return { year: 2021, direction: 'C', period: `2021-${month}-${day}T00/PT24H` };
  }),
  { year: 2022, direction: 'C', period: '2022-03-01T00/PT48H', mean_speed: 40 },
];

/** Where traffic is counted. */
const siteIdOf = (organisation: TestOrganisation): string => idIn(organisation, 'traffic_count_site');

const ROAD = { mapping_version: 1, length_m: 700, batch_id: BATCHES.roads };

function junctionsOf(organisation: TestOrganisation, start: number, end: number): Row {
  return { start_junction_id: idIn(organisation, 'junction', start), end_junction_id: idIn(organisation, 'junction', end) };
}

/** Position in ACCESSIBILITY_ITEMS plus one. */
const CROSSING = 3;

const featureIdOf = (organisation: TestOrganisation): string => idIn(organisation, 'accessibility_feature');

/** Where traffic is counted, the roads, and what lies along them. */
export const NETWORK_SHAPES: Readonly<Record<string, Shape>> = {
  traffic_factor_version: () => [{ mode: 'car', valid_year: 0, version: 1, origin: 'entered', counted_year: null, factors: FACTORS }],
  traffic_count_site_version: (organisation) =>
    inBatches({ ...PLACE, site_id: siteIdOf(organisation), mapping_version: 1, described_in_year: 2020 }),
  traffic_count_version: (organisation) => {
    const count = { site_id: siteIdOf(organisation), mapping_version: 1, counted: true, all_motor_vehicles: 100, speed_unit: 1 };
    const average = inBatches({ ...count, year: 2020, period: '' });
    return organisation.name === 'own'
      ? [...average, ...SHORT_COUNTS.map((short) => ({ ...count, ...short, batch_id: BATCHES.traffic }))]
      : average;
  },
  // Two roads that nearly meet, and one on which the metres of the accidents lie.
  road_segment_version: (organisation) => [
    { ...ROAD, ...junctionsOf(organisation, 1, 2), geometry: 'SRID=4326;LINESTRING(-0.02 51.58, -0.01 51.58)' },
    { ...ROAD, ...junctionsOf(organisation, 3, 4), geometry: 'SRID=4326;LINESTRING(-0.00996 51.58, 0 51.585)' },
    { ...ROAD, batch_id: BATCHES.open, geometry: 'SRID=4326;LINESTRING(23.7 38, 23.8 38)' },
    { ...ROAD, ...junctionsOf(organisation, 5, 6), geometry: 'SRID=4326;LINESTRING(-0.022 51.5778, -0.02 51.5778)' },
  ],
  junction_version: () => inBatches({ ...PLACE, mapping_version: 1 }, BATCHES.roads),
  accessibility_feature_version: (organisation) =>
    inBatches(
      // Notes are read of this format alone.
      {
        ...PLACE,
        mapping_version: 1,
        feature_id: featureIdOf(organisation),
        item: CROSSING,
        lines: [],
        source_system: 'accessibility-survey',
      },
      BATCHES.accessibility,
    ),
  accessibility_observation_version: (organisation) =>
    inBatches(
      {
        mapping_version: 1,
        feature_id: featureIdOf(organisation),
        observed_on: '2024-05-02',
        date_basis: 1,
        state: 1,
        clear_width_m: 1.8,
        is_temporary: false,
        present_from: null,
        present_until: null,
      },
      BATCHES.accessibility,
    ),
};
