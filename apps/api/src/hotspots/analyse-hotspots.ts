import type { AccidentColumns } from '@elektron/columns';
import type { AccidentFilter, ParameterValues } from '@elektron/domain';
import { getHotspotMethod, type HotspotControl, type OpenedSites } from '@elektron/spatial-analysis';

import type { Plane } from '../common/plane.ts';
import { prepareSiteTableInput } from './prepare-site-table-input.ts';
import { prepareHotspotInput, type InputSurroundings, type PreparedInput } from './prepare-hotspot-input.ts';
import { storeHotspotResult, type StoredRun } from './store-hotspot-result.ts';

/** What a run asks, complete: with the columns of one data version it decides the result to the last bit. */
export interface HotspotQuestion {
  readonly methodId: string;
  /** All of the method's parameters. */
  readonly parameters: ParameterValues;
  readonly filter: AccidentFilter;
  readonly seed: number;
}

/**
 * The whole of a run: pick, find, make ready to be stored. No clock, no dice, no database.
 * @param around where the filter names places: `markPlaces` of these columns and this filter; and the network, or the table of sites, for a method that ranks sites
 * @throws Problem NO_ACCIDENTS, CANCELLED, METHOD_UNKNOWN, and what the method names
 */
export function analyseHotspots(
  columns: AccidentColumns,
  question: HotspotQuestion,
  plane: Plane,
  control: HotspotControl,
  around: InputSurroundings = {},
): StoredRun {
  const method = getHotspotMethod(question.methodId);
  const { readsRoadsAs } = method;
  const type = method.typeOf?.(question.parameters);
  const prepared = around.siteTable
    ? prepareSiteTableInput(columns, question, plane, { ...around, siteTable: around.siteTable, type })
    : prepareHotspotInput(columns, question.filter, question.seed, plane, { ...around, readsRoadsAs, type });
  const asked = around.opened ? withOpenedSites(prepared, around.opened, question.filter) : prepared;
  const result = method.run(asked.input, question.parameters, control);
  return storeHotspotResult(result, method, asked, columns, plane);
}

function withOpenedSites(prepared: PreparedInput, opened: readonly OpenedSites[], filter: AccidentFilter): PreparedInput {
  const isPart = Object.keys(filter.selections).length > 0;
  return {
    ...prepared,
    input: { ...prepared.input, opened },
    notices: isPart ? [...prepared.notices, { code: 'POOL_OF_PART', details: {} }] : prepared.notices,
  };
}
