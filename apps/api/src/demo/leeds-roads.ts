import type { TableMapping } from '@elektron/importers';

const HEADINGS = [
  ['classifica', 'road-class'],
  ['is dual carriageway', null],
  ['road length', 'road-length'],
  ['edge betweenness', null],
  ['total traffic', null],
  ['number severe crashes', null],
  ['number slight crashes', null],
  ['geo code', null],
  ['geo name', null],
  ['area', null],
  // Of the census zone, not of the road.
  ['name', null],
  ['pop 16 74', null],
  ['eco', null],
  ['dens pop', null],
  ['perc lav', null],
  ['geometry line', 'road-line'],
] as const;

/**
 * How the roads of Leeds are read. A primary road of its publisher is one of the primary route network, which the classes of OpenStreetMap call a
 * trunk road in Great Britain; any other A road is a primary road there.
 */
export const LEEDS_ROADS: TableMapping = {
  name: 'leeds',
  rowIs: 'road',
  reading: { content: 'leeds_road_network_merged_nomis' },
  fields: HEADINGS.map(([, field]) => field),
  headings: HEADINGS.map(([heading]) => heading),
  dateOrder: 'day-first',
  decimalMark: '.',
  srid: null,
  speedUnit: 'mph',
  codes: { 'road-class': { Motorway: 'motorway', 'Primary Road': 'trunk', 'A Road': 'primary' } },
};
