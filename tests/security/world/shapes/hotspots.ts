import { POOL_SITES } from '@elektron/statistics';

import { idIn } from '../organisations.ts';
import { NO_FILTER, type Shape } from './shape.ts';

/** As a stored run has it. */
const SCREENED_SITE = {
  id: 'junction',
  kind: 'junction',
  roadName: null,
  roadClass: null,
  geometry: { type: 'Point', coordinates: [23.7, 37.9] },
  accidents: 3,
  reason: null,
  excessPerYear: 1,
  excessPerYearInterval: { lower: 0.1, upper: 2 },
  group: 0,
  lengthMeters: null,
  exposure: null,
  severities: { fatal: 0, serious: 0, slight: 3, injury: 0, 'damage-only': 0, unknown: 0 },
  predicted: 1,
  overdispersion: 1,
  expected: 2,
  expectedInterval: { lower: 1, upper: 4 },
};

const RANKING = {
  accidents: 3,
  period: { start: '2020-01-01', end: '2021-01-01' },
  years: 1,
  parameters: {},
  scoreMeaning: 'EXPECTED_EXCESS',
  summary: {},
  notices: [],
  hotspots: [],
  surface: null,
  cells: null,
  screening: {
    level: 0.95,
    junctionMeters: 20,
    draws: 0,
    sectionsInsideJunctions: 0,
    notAtSites: [],
    changes: [],
    groups: [
      {
        group: 'junction',
        kind: 'junction',
        classGroup: 'unknown',
        legs: 3,
        sites: 1,
        lengthMeters: null,
        reason: null,
        noFunctionReason: null,
        function: null,
        warnings: [],
      },
    ],
    sites: [SCREENED_SITE],
  },
};

const OPENABLE_SITE = {
  ...SCREENED_SITE,
  group: 0,
  lengthMeters: null,
  exposure: { label: 'measured', vehiclesPerDay: 1_234, minorVehiclesPerDay: null },
};

export const HOTSPOT_SHAPES: Readonly<Record<string, Shape>> = {
  hotspot_run: () => [
    {
      method_id: 'dbscan',
      status: 'failed',
      parameters: {},
      filter: NO_FILTER,
      result: null,
      problem: null,
      repeats_run_id: null,
      opened_sites: null,
    },
    // Of pedestrian accidents, with the one site that priorities set beside the crossing and an assessment has in a class.
    {
      method_id: 'network-screening',
      status: 'finished',
      parameters: {},
      filter: { period: null, area: null, selections: { 'road-user': ['pedestrian'] } },
      result: RANKING,
      problem: null,
      repeats_run_id: null,
      opened_sites: null,
    },
    // Of all accidents, with as many sites as can be opened to others.
    {
      method_id: 'network-screening',
      status: 'finished',
      parameters: {},
      filter: { period: null, area: null, selections: {} },
      result: {
        years: 5,
        summary: { sites: POOL_SITES },
        screening: {
          level: 0.95,
          junctionMeters: 20,
          groups: [{ group: 'junction/unknown/4' }],
          sites: Array.from({ length: POOL_SITES }, () => OPENABLE_SITE),
        },
      },
      problem: null,
      repeats_run_id: null,
      opened_sites: null,
    },
  ],
  hotspot_run_sites: (organisation) => [{ run_id: idIn(organisation, 'hotspot_run.run_id'), part_no: 1 }],
};
