import type { ParameterValues, Text, TextValue } from '@elektron/domain';
import { getHotspotMethod, sayExpectedFalse } from '@elektron/spatial-analysis';

import { fillTexts, joinTexts } from '../common/fill-texts.ts';
import { RUN_SENTENCES, type RunSentenceCode } from './hotspot-run-texts.ts';
import { describeType } from './present-proportions.ts';
import type { StoredHotspotResult, StoredNotice, StoredProportions } from './stored-hotspot-result.ts';
import { chooseStreetSentence, valuesOfStreets } from './street-run-texts.ts';

type Values = Readonly<Record<string, TextValue>>;

/** What was found, followed by what it is not, in words for whoever decides. */
export function describeHotspots(methodId: string, result: StoredHotspotResult): Text {
  const { isNot } = getHotspotMethod(methodId);
  const ofStreets = chooseStreetSentence(methodId, result);
  const values = { ...collectValues(result), ...(ofStreets === null ? {} : valuesOfStreets(result)) };
  return joinTexts([fillTexts(RUN_SENTENCES[ofStreets ?? chooseSentence(methodId, result)], values), isNot]);
}

const SCAN_SENTENCES: Readonly<Record<string, RunSentenceCode>> = {
  'killed-or-serious': 'SCAN_SERIOUS',
  fatal: 'SCAN_FATAL',
  traffic: 'SCAN_TRAFFIC',
};

function chooseSentence(methodId: string, result: StoredHotspotResult): RunSentenceCode {
  const found = result.hotspots.length > 0;
  if (methodId === 'network-screening') return found ? 'NETWORK_SCREENING' : 'NETWORK_SCREENING_NONE';
  if (methodId === 'high-proportion') return sentenceOfShares(result.summary);
  if (methodId === 'statutory-rules') return sentenceOfRule(result.summary);
  if (methodId === 'road-windows') return found ? 'ROAD_WINDOWS' : 'ROAD_WINDOWS_NONE';
  if (methodId === 'scan-statistic') return found ? SCAN_SENTENCES[result.parameters['compared'] as string]! : 'SCAN_NONE';
  if (!found) return chooseEmptySentence(result);
  const onRoads = result.parameters['units'] === 'road-sections';
  if (methodId === 'dbscan') return result.parameters['windowDays'] == null ? 'DBSCAN' : 'DBSCAN_WINDOW';
  if (methodId === 'kernel-density') return 'KERNEL_DENSITY';
  if (methodId === 'local-moran') return onRoads ? 'LOCAL_MORAN_PIECES' : 'LOCAL_MORAN';
  return methodId === 'getis-ord-gi-star' ? (onRoads ? 'GETIS_ORD_PIECES' : 'GETIS_ORD') : 'FOUND';
}

function chooseEmptySentence({ parameters, notices }: StoredHotspotResult): RunSentenceCode {
  const says = (code: StoredNotice['code']): boolean => notices.some((notice) => notice.code === code);
  const onRoads = parameters['units'] === 'road-sections';
  if (says('CELLS_TOO_FEW')) return onRoads ? 'PIECES_UNTESTED' : 'GETIS_ORD_UNTESTED';
  if (says('ONE_CELL_HIDES_OTHERS')) return onRoads ? 'PIECES_HIDDEN' : 'GETIS_ORD_HIDDEN';
  return 'NONE';
}

function sentenceOfShares({ hotspots = 0, rankedSites = 0 }: StoredHotspotResult['summary']): RunSentenceCode {
  if (rankedSites === 0) return 'HIGH_PROPORTION_UNRANKED';
  return hotspots === 0 ? 'HIGH_PROPORTION_NONE' : 'HIGH_PROPORTION';
}

function sentenceOfRule({ hotspots = 0, stretchesWithoutEstimate = 0 }: StoredHotspotResult['summary']): RunSentenceCode {
  if (hotspots === 0) return 'STATUTORY_RULES_NONE';
  return stretchesWithoutEstimate === 0 ? 'STATUTORY_RULES' : 'STATUTORY_RULES_PARTLY';
}

/** All that any of the sentences names; a sentence takes what it needs. */
function collectValues({ accidents, hotspots, years, summary, parameters, notices, screening, proportions }: StoredHotspotResult): Values {
  const first = screening?.sites[0]?.excessPerYearInterval;
  return {
    sites: summary.sites ?? 0,
    ranked: summary.rankedSites ?? 0,
    atSites: summary.accidentsAtSites ?? 0,
    excess: roundTo(hotspots[0]?.score ?? 0, 2),
    ...(first ? { lower: roundTo(first.lower, 2), upper: roundTo(first.upper, 2) } : {}),
    ...(proportions === undefined ? {} : valuesOfShares(proportions)),
    counted: summary.accidentsCounted ?? 0,
    above: summary.stretchesAboveLike ?? 0,
    unknown: summary.stretchesWithoutEstimate ?? 0,
    searched: summary.searchedSections ?? 0,
    accidents,
    hotspots: summary.hotspots ?? hotspots.length,
    inHotspots: summary.accidentsInHotspots ?? 0,
    first: hotspots[0]?.accidents ?? 0,
    years: roundTo(years, 1),
    area: roundTo(summary.hotspotAreaKm2 ?? 0, 2),
    peak: roundTo(summary.peakIntensity ?? 0, (summary.peakIntensity ?? 0) < 10 ? 1 : 0),
    cells: summary.cells ?? 0,
    hotCells: summary.hotCells ?? 0,
    pieces: summary.pieces ?? 0,
    hotPieces: summary.hotPieces ?? 0,
    clusters: summary.clusterCells ?? 0,
    outliers: summary.outlierCells ?? 0,
    compared: summary.comparedAccidents ?? 0,
    scanCases: hotspots[0]?.scan?.cases ?? 0,
    expected: roundTo(hotspots[0]?.scan?.expectedCases ?? 0, 1),
    p: roundTo(hotspots[0]?.scan?.pseudoPValue ?? 1, 4),
    largest: notices.find(({ code }) => code === 'ONE_CELL_HIDES_OTHERS')?.details['accidents'] ?? 0,
    ...numbersOf(parameters),
  };
}

function valuesOfShares({ type, sites: [first], groups, limit, expectedFalse }: StoredProportions): Values {
  const percent = (share: number | null | undefined): number => roundTo(100 * (share ?? 0), 0);
  return {
    type: describeType(type),
    limitOfShares: roundTo(100 * limit, 1),
    expectedFalse: sayExpectedFalse(expectedFalse),
    firstOfType: first?.ofType ?? 0,
    firstKnown: first?.accidents ?? 0,
    firstShare: percent(first?.proportion),
    groupShare: percent(groups[first?.group ?? -1]?.proportion),
  };
}

/** The names by which sentences call parameters. */
const PLACES_OF_PARAMETERS: Readonly<Record<string, string>> = {
  minPoints: 'minPoints',
  radius: 'radiusMeters',
  window: 'windowDays',
  share: 'highDensityPercent',
  width: 'hexagonWidthMeters',
  rate: 'falseDiscoveryPercent',
  level: 'levelPercent',
  limit: 'significancePercent',
};

/** Parameters under the names by which sentences call them; one that a method does not have is named by no sentence of it. */
function numbersOf(parameters: ParameterValues): Values {
  const entries = Object.entries(PLACES_OF_PARAMETERS).map(([place, name]) => [place, parameters[name]] as const);
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, number] => typeof entry[1] === 'number'));
}

function roundTo(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
