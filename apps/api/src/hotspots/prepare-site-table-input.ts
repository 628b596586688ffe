import type { AccidentColumns } from '@elektron/columns';
import { Problem, yearsOfPeriod, type Period } from '@elektron/domain';
import { sitesOfRecords, sitesWithCounts } from '@elektron/spatial-analysis';

import type { Plane } from '../common/plane.ts';
import type { SiteTableMaterial } from '../site-tables/site-tables.service.ts';
import type { HotspotQuestion } from './analyse-hotspots.ts';
import { prepareHotspotInput, type InputSurroundings, type PreparedInput } from './prepare-hotspot-input.ts';

/**
 * The sites of a table with their accidents: those that the table counts, which are of no known type, or those on record under the filter.
 * @throws Problem NO_ACCIDENTS
 */
export function prepareSiteTableInput(
  columns: AccidentColumns,
  { filter, seed, parameters }: HotspotQuestion,
  plane: Plane,
  { siteTable: table, places, ground, type }: InputSurroundings & { readonly siteTable: SiteTableMaterial },
): PreparedInput {
  const { siteTableId, name, source, trafficColumn } = table;
  const siteTable = { siteTableId, name, source, trafficColumn };
  if (table.years === null) {
    const prepared = prepareHotspotInput(columns, filter, seed, plane, { places, ground, type });
    const within = parameters['withinMeters'];
    const network = sitesOfRecords(table, prepared.input.points, typeof within === 'number' ? within : null);
    return { ...prepared, input: { ...prepared.input, network }, siteTable };
  }
  const counted = sitesWithCounts(table);
  if (counted.points.x.length === 0) throw new Problem('NO_ACCIDENTS');
  const period = periodOf(table.years);
  return {
    input: { ...counted, days: null, years: yearsOfPeriod(period), seed, studyArea: null, knownPoints: null },
    accidents: null,
    period,
    notices: [],
    siteTable,
  };
}

/** Whole calendar years; a period ends before the day that it names. */
function periodOf([first, last]: readonly [first: number, last: number]): Period {
  return { start: `${first}-01-01`, end: `${last + 1}-01-01` };
}
