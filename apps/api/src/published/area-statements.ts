import type {
  AreaStatement,
  ChangeStatement,
  LikeAreasStatement,
  PublishedArea,
  PublishedPeriod,
  ShareStatement,
  TotalStatement,
} from '@elektron/domain';
import { exactRateRatio, proportionInterval } from '@elektron/statistics';

import { exposureOf, funnelOf } from './funnel.ts';
import type { ReleaseIndex } from './release-index.ts';

const LEVEL = 0.95;
const TOTAL = 'total';

/** What can be said of an area: codes with numbers, which a page puts into words. Of published numbers alone. */
export function statementsOf(index: ReleaseIndex, area: PublishedArea): AreaStatement[] {
  const periods = index.release.periods.filter(({ id }) => index.findTable(TOTAL, area.geography, id) !== undefined);
  const blocks = periods.filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from);
  return [
    ...periods.map((period) => totalOf(index, area, period)),
    ...blocks.slice(1).map((block, i) => changeOf(index, area, blocks[i]!, block)),
    ...blocks.map((block) => likeAreasOf(index, area, block)),
    ...periods.flatMap((period) => sharesOf(index, area, period)),
  ];
}

const totalIn = (index: ReleaseIndex, area: PublishedArea, period: string) => index.countOf(area, { table: TOTAL, period, values: [] });

function totalOf(index: ReleaseIndex, area: PublishedArea, { id }: PublishedPeriod): TotalStatement {
  const count = totalIn(index, area, id);
  return { code: 'total', period: id, count, reason: count === null ? 'NUMBER_HIDDEN' : null };
}

function changeOf(index: ReleaseIndex, area: PublishedArea, earlier: PublishedPeriod, later: PublishedPeriod): ChangeStatement {
  const before = totalIn(index, area, earlier.id);
  const after = totalIn(index, area, later.id);
  const facts = { code: 'change', from: earlier.id, to: later.id, before, after } as const;
  const nothing = { percent: null, percentLow: null, percentHigh: null };
  if (before === null || after === null) return { ...facts, ...nothing, reason: 'NUMBER_HIDDEN' };
  if (before === 0) return { ...facts, ...nothing, reason: 'NO_EARLIER_ACCIDENTS' };
  const counts = { first: after, firstExposure: yearsOf(later), second: before, secondExposure: yearsOf(earlier) };
  const { ratio, lower, upper } = exactRateRatio(counts, LEVEL);
  return { ...facts, percent: changeIn(ratio), percentLow: changeIn(lower), percentHigh: changeIn(upper), reason: null };
}

const yearsOf = ({ from, to }: PublishedPeriod): number => to - from + 1;
const changeIn = (ratio: number | null): number | null => (ratio === null ? null : toTenth(100 * (ratio - 1)));
const toTenth = (value: number): number => Math.round(value * 10) / 10;

function likeAreasOf(index: ReleaseIndex, area: PublishedArea, { id }: PublishedPeriod): LikeAreasStatement {
  const { geography } = area;
  const { base, areas, hidden, points, reason } = funnelOf(index, { geography, period: id, table: TOTAL, values: [] });
  const count = totalIn(index, area, id);
  const exposure = exposureOf(area);
  const facts = {
    code: 'like-areas',
    period: id,
    geography,
    base,
    exposure: exposure > 0 ? exposure : null,
    count,
    areas,
    hidden,
  } as const;
  const point = points.find((candidate) => candidate.id === area.id);
  if (point === undefined)
    return { ...facts, expected: null, limits95: null, limits998: null, position: null, reason: reason ?? 'SIZE_UNKNOWN' };
  const { expected, limits95, limits998, position } = point;
  return { ...facts, expected: toTenth(expected), limits95, limits998, position, reason: count === null ? 'NUMBER_HIDDEN' : null };
}

function sharesOf(index: ReleaseIndex, area: PublishedArea, { id: period }: PublishedPeriod): ShareStatement[] {
  return index.release.dimensions.flatMap(({ id: dimension, values }) => {
    if (index.findTable(dimension, area.geography, period) === undefined) return [];
    return values.map(({ id: value }) => shareOf(index, area, { period, dimension, value }));
  });
}

type Share = Pick<ShareStatement, 'period' | 'dimension' | 'value'>;

function shareOf(index: ReleaseIndex, area: PublishedArea, share: Share): ShareStatement {
  const { count, total } = partsOf(index, area, share);
  const parent = area.parent === null ? null : partsOf(index, index.area(area.parent), share);
  const percentOfParent = parent === null || parent.count === null || !parent.total ? null : toTenth((100 * parent.count) / parent.total);
  const facts = { code: 'share', ...share, count, total, percentOfParent } as const;
  const nothing = { percent: null, percentLow: null, percentHigh: null };
  if (count === null) return { ...facts, ...nothing, reason: 'NUMBER_HIDDEN' };
  if (total === null) return { ...facts, ...nothing, reason: 'WHOLE_HIDDEN' };
  if (total === 0) return { ...facts, ...nothing, reason: 'WHOLE_ZERO' };
  const { lower, upper } = proportionInterval(count, total, LEVEL);
  return {
    ...facts,
    percent: toTenth((100 * count) / total),
    percentLow: toTenth(100 * lower),
    percentHigh: toTenth(100 * upper),
    reason: null,
  };
}

function partsOf(index: ReleaseIndex, area: PublishedArea, { period, dimension, value }: Share): Pick<ShareStatement, 'count' | 'total'> {
  return { count: index.countOf(area, { table: dimension, period, values: [value] }), total: totalIn(index, area, period) };
}
