import type { AccidentColumns, PlaceMarks } from '@elektron/columns';
import { findDayNumber, formatDayNumber, getPeriodDays, JUNCTION_METERS, Problem, type Text } from '@elektron/domain';
import { buildSites } from '@elektron/road-network';
import type { ScreenedNetwork } from '@elektron/spatial-analysis';
import type { FunctionSites } from '@elektron/statistics';

import type { ScreeningMaterial } from '../../columns/roads/roads-to-screen.service.ts';
import type { TreatedPlaces } from '../choose-sites.ts';
import type { EvaluationQuestion } from '../evaluation-question.ts';
import { countSites, type SiteCounts, type Sites } from '../site-counts.ts';
import { chooseRoadSites, type ChosenRoadSites } from './choose-road-sites.ts';
import { DEFAULT_CRITERIA, type RoadSiteCriteria } from './road-site-criteria.ts';
import { toFunctionSites, type YearOfTraffic } from './function-sites-of-roads.ts';

/** The sites of the road network that an evaluation rests on, with their accidents and what accidents depend on there. */
export interface TakenRoadSites {
  readonly network: ScreenedNetwork;
  readonly sites: Sites;
  /** Keys and positions are the indices of the network's sites. */
  readonly counts: SiteCounts;
  readonly chosen: ChosenRoadSites;
  readonly criteria: RoadSiteCriteria;
  /** Of the accidents of the study, or of others counted at the same sites. */
  readonly functionSitesOf: (counts: SiteCounts) => FunctionSites;
  /** Vehicles a day over both periods; null where they are not known. */
  readonly trafficOf: (site: number) => number | null;
}

const FILTER_FIELD: Text = { el: 'φίλτρο', en: 'filter' };
const NO_AREA: Text = {
  el: 'οι θέσεις του οδικού δικτύου μετρούν τα ατυχήματα ολόκληρου του δικτύου· αφαιρέστε την περιοχή από το φίλτρο και ορίστε τη μέγιστη απόσταση των θέσεων αναφοράς',
  en: 'sites of the road network count the accidents of the whole network; take the area out of the filter, and set the greatest distance of reference sites',
};
const TREATED_FIELD: Text = { el: 'θέσεις παρέμβασης', en: 'treated sites' };
const NONE_ON_ROADS = (meters: number): Text => ({
  el: `κανένα σημείο της παρέμβασης δεν έχει οδό σε απόσταση έως ${meters} m· ελέγξτε τα σημεία, μεγαλώστε την ανοχή, εισαγάγετε τις οδούς που λείπουν ή αξιολογήστε με εξάγωνα`,
  en: `no place of the intervention has a road within ${meters} m; check the places, widen the tolerance, import the missing roads, or evaluate with hexagons`,
});

/**
 * Sections and junctions as the ranking of the network makes them, with accidents where the records' placements have them.
 * @throws Problem NO_ACCIDENTS, INPUT_INVALID where the filter names an area, or no place of the intervention is at a road
 */
export function takeRoadSites(
  columns: AccidentColumns,
  intervention: TreatedPlaces,
  question: EvaluationQuestion,
  material: ScreeningMaterial,
  places: PlaceMarks | null,
): TakenRoadSites {
  const { filter, roadSites: criteria = DEFAULT_CRITERIA } = question;
  const { roads, countSites: counted } = material;
  if (filter.area !== null || places !== null) throw new Problem('INPUT_INVALID', { field: FILTER_FIELD, value: NO_AREA });
  const { network, sites } = buildRoadSites(material);
  const years = listYears(question).map((year) => ({
    ...year,
    exposure: buildSites(roads, NOTHING_PLACED, {
      countSites: counted,
      years: year.calendarYears,
      junctionMeters: JUNCTION_METERS,
    }).sites.map((site) => site.exposure),
  }));
  const traffic = network.sites.map((_, i) => meanTraffic(years, i));
  const trafficOf = (site: number): number | null => traffic[site]!;
  const chosen = chooseRoadSites(network, intervention, criteria, trafficOf);
  if (chosen.treated.length === 0) {
    throw new Problem('INPUT_INVALID', { field: TREATED_FIELD, value: NONE_ON_ROADS(criteria.toleranceMeters) });
  }
  const counts = countSites(columns, question, null, sites);
  const functionSitesOf = (of: SiteCounts): FunctionSites => toFunctionSites(network, of, chosen, years);
  return { network, sites, counts, chosen, criteria, functionSitesOf, trafficOf };
}

/** All sections and junctions, as sites that accidents are counted at: keys and positions are the indices of the network's sites. */
export function buildRoadSites({ roads, placed, countSites: counted }: ScreeningMaterial): Pick<TakenRoadSites, 'network' | 'sites'> {
  const network = buildSites(roads, placed, { countSites: counted, years: [], junctionMeters: JUNCTION_METERS });
  const indices = [...network.sites.keys()];
  return {
    network,
    sites: { keys: Float64Array.from(indices), positionOf: new Map(indices.map((i) => [i, i])), siteOf: network.siteOf },
  };
}

const NOTHING_PLACED = { placement: new Uint8Array(0), segment: new Int32Array(0), node: new Int32Array(0) };

/** The calendar years of each period where it consists of whole ones, else each period as one. */
function listYears(question: EvaluationQuestion): Omit<YearOfTraffic, 'exposure'>[] {
  return (['before', 'after'] as const).flatMap((part): Omit<YearOfTraffic, 'exposure'>[] => {
    const { start, end } = getPeriodDays(part === 'before' ? question.beforePeriod : question.afterPeriod);
    const [first, last] = [yearOf(start), yearOf(end - 1)];
    const calendarYears = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const isWhole = start === startOf(first) && end === startOf(last + 1);
    const length = (end - start) / DAYS_A_YEAR;
    if (!isWhole) return [{ part, year: null, years: length, calendarYears }];
    return calendarYears.map((year) => ({ part, year, years: (startOf(year + 1) - startOf(year)) / DAYS_A_YEAR, calendarYears: [year] }));
  });
}

const DAYS_A_YEAR = 365.25;

function yearOf(day: number): number {
  return Number(formatDayNumber(day).slice(0, 4));
}

function startOf(year: number): number {
  return findDayNumber(year, 1, 1)!;
}

/** Null where it is not known of every year. */
function meanTraffic(years: readonly YearOfTraffic[], site: number): number | null {
  let [sum, length] = [0, 0];
  for (const { exposure, years: ofYear } of years) {
    const known = exposure[site];
    if (known == null) return null;
    sum += ofYear * known.vehiclesPerDay;
    length += ofYear;
  }
  return length > 0 ? sum / length : null;
}
