import type { AccidentDimensionId } from '@elektron/domain';

/**
 * How a dimension is drawn. `columns`: upright bars for what has an order; `bars`: lying bars for categories; `matrix`: hour by weekday.
 * `place` is where it stands beside the map.
 */
export interface OverviewChart {
  readonly dimension: AccidentDimensionId;
  readonly kind: 'columns' | 'bars' | 'matrix';
  readonly place: 'first' | 'wide' | 'left' | 'right';
}

/** THE list of charts of the overview, in reading order. */
export const OVERVIEW_CHARTS: readonly OverviewChart[] = [
  { dimension: 'year', kind: 'columns', place: 'first' },
  { dimension: 'month', kind: 'columns', place: 'first' },
  { dimension: 'hour-of-week', kind: 'matrix', place: 'wide' },
  { dimension: 'severity', kind: 'bars', place: 'left' },
  { dimension: 'light', kind: 'bars', place: 'left' },
  { dimension: 'weather', kind: 'bars', place: 'left' },
  { dimension: 'speed-limit', kind: 'columns', place: 'left' },
  { dimension: 'road-user', kind: 'bars', place: 'right' },
  { dimension: 'accident-type', kind: 'bars', place: 'right' },
  { dimension: 'road-type', kind: 'bars', place: 'right' },
  { dimension: 'place-accuracy', kind: 'bars', place: 'right' },
];
