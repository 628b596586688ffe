import type { ParameterValues } from '@elektron/domain';
import { formatCanonicalJson } from '../../common/canonical-json.ts';
import type { HotspotScoreMeaning } from '@elektron/spatial-analysis';

import type { StoredHotspotResult } from '../stored-hotspot-result.ts';
import type { ExplanationCode } from './comparison-texts.ts';
import type { PlaceReading } from './read-place.ts';

/** Why a place is high in one run and not in another; `run` and `other` among the details are positions of runs. */
export interface Explanation {
  readonly code: ExplanationCode;
  readonly details: Readonly<Record<string, string | number>>;
}

/** What of a run decides why it finds a place or does not. */
export interface ExplainedRun {
  readonly scoreMeaning: HotspotScoreMeaning;
  readonly parameters: ParameterValues;
  /** Equal texts are equal filters. */
  readonly filterKey: string;
  readonly dataVersion: number;
  readonly summary: StoredHotspotResult['summary'];
  readonly found: number;
  readonly listed: number;
  readonly has: Readonly<Record<'sites' | 'cells' | 'surface', boolean>>;
}

/** A place among the first quarter of a list is high in it, one of the second half low. */
const HIGH_SHARE = 0.25;
const LOW_SHARE = 0.5;
/** Of fewer, neither says anything. */
const RANKED_HOTSPOTS = 4;

/** What the measures of the runs say of why one has found a place and another has not, or has it far down its list. */
export function explainPlace(readings: readonly PlaceReading[], runs: readonly ExplainedRun[]): Explanation[] {
  const finders = [...runs.keys()].filter((run) => readings[run]!.ranks.length > 0);
  const best = finders.toSorted((a, b) => shareOf(readings[a]!, runs[a]!) - shareOf(readings[b]!, runs[b]!) || a - b)[0];
  if (best === undefined) return [];
  return [...runs.keys()].flatMap((run) => {
    if (run === best) return [];
    const pair: Pair = { run, other: best, reading: readings[run]!, readingOfOther: readings[best]!, of: runs[run]!, ofOther: runs[best]! };
    if (readings[run]!.ranks.length === 0) return [...explainRecords(pair), ...whyNotFound(pair)];
    return isHigh(pair.readingOfOther, pair.ofOther) && isLow(pair.reading, pair.of) ? [...explainRecords(pair), ...whyLower(pair)] : [];
  });
}

/** A run, and another that has the place higher. */
interface Pair {
  readonly run: number;
  readonly other: number;
  readonly reading: PlaceReading;
  readonly readingOfOther: PlaceReading;
  readonly of: ExplainedRun;
  readonly ofOther: ExplainedRun;
}

/** Where in its list a place stands: 0 to 1. */
function shareOf({ ranks }: PlaceReading, { listed }: ExplainedRun): number {
  return (ranks[0] ?? Infinity) / Math.max(1, listed);
}

function isHigh(reading: PlaceReading, run: ExplainedRun): boolean {
  return reading.ranks[0] === 1 || (run.listed >= RANKED_HOTSPOTS && shareOf(reading, run) <= HIGH_SHARE);
}

function isLow(reading: PlaceReading, run: ExplainedRun): boolean {
  return run.listed >= RANKED_HOTSPOTS && shareOf(reading, run) > LOW_SHARE;
}

/** That they were not asked about the same accidents. */
function explainRecords({ run, other, reading, readingOfOther, of, ofOther }: Pair): Explanation[] {
  const details = { run, other, here: reading.accidentsHere, there: readingOfOther.accidentsHere };
  if (details.here >= details.there) return [];
  if (of.filterKey !== ofOther.filterKey) return [{ code: 'FILTER_LEAVES_OUT', details }];
  return of.dataVersion === ofOther.dataVersion ? [] : [{ code: 'RECORDS_CHANGED', details }];
}

/** Reasons that hold only for hotspots that are listed. */
const UNLESS_UNLISTED: ReadonlySet<ExplanationCode> = new Set(['NOTHING_FOUND_HERE', 'NOT_CLOSE_ENOUGH']);

function whyNotFound(pair: Pair): Explanation[] {
  const { run, of } = pair;
  const reason = readReason(pair);
  if (of.found === of.listed || !UNLESS_UNLISTED.has(reason.code)) return [reason];
  return [{ code: 'BEYOND_THE_LIST', details: { run, listed: of.listed, found: of.found } }];
}

/** By what its result says of the place, whatever the method: a site, a hexagon, a density, or a number of accidents. */
function readReason({ run, reading, of }: Pair): Explanation {
  if (of.has.sites) return explainSite(run, reading);
  if (of.has.cells) return explainCell(run, reading);
  const threshold = of.summary.thresholdIntensity;
  if (of.has.surface && reading.density !== null && threshold !== undefined && reading.density < threshold) {
    return { code: 'DENSITY_BELOW', details: { run, density: round(reading.density, 1), threshold: round(threshold, 1) } };
  }
  const { minPoints, radiusMeters } = of.parameters;
  if (typeof minPoints === 'number' && typeof radiusMeters === 'number') {
    const code = reading.accidentsHere < minPoints ? 'TOO_FEW_ACCIDENTS' : 'NOT_CLOSE_ENOUGH';
    return { code, details: { run, here: reading.accidentsHere, minPoints, radius: radiusMeters } };
  }
  return { code: 'NOTHING_FOUND_HERE', details: { run, here: reading.accidentsHere } };
}

function explainSite(run: number, { site, accidentsHere }: PlaceReading): Explanation {
  if (site === null) return { code: 'NO_SITE', details: { run } };
  if (site.rank === null || site.predicted === null) return { code: 'SITE_WITHOUT_RANK', details: { run, reason: site.reason ?? '' } };
  // Found by accidents that the method has put elsewhere: at its own sites here there is nothing to explain.
  if ((site.excessPerYear ?? 0) > 0) return { code: 'NOTHING_FOUND_HERE', details: { run, here: accidentsHere } };
  const details = { run, accidents: site.accidents, predicted: round(site.predicted, 1) };
  return site.vehiclesPerDay === null
    ? { code: 'AS_EXPECTED_OF_PEERS', details }
    : { code: 'AS_EXPECTED_FOR_TRAFFIC', details: { ...details, vehicles: Math.round(site.vehiclesPerDay) } };
}

function explainCell(run: number, { cell, accidentsHere }: PlaceReading): Explanation {
  if (cell === null) return { code: 'NO_CELL', details: { run } };
  if (cell.bin > 0) return { code: 'NOTHING_FOUND_HERE', details: { run, here: accidentsHere } };
  const code = cell.bin < 0 ? 'CELL_FLAGGED_LOW' : 'CELL_NOT_FLAGGED';
  return { code, details: { run, accidents: cell.accidents, q: round(cell.adjustedPValue, 3) } };
}

/** What each ranks by, with its values; then what makes them part. */
function whyLower(pair: Pair): Explanation[] {
  const { run, other, reading, readingOfOther, of, ofOther } = pair;
  const ranked: Explanation = {
    code: 'RANKED_APART',
    details: {
      run: other,
      rank: readingOfOther.ranks[0]!,
      measure: ofOther.scoreMeaning,
      score: round(readingOfOther.score ?? 0, 2),
      other: run,
      otherRank: reading.ranks[0]!,
      otherMeasure: of.scoreMeaning,
      otherScore: round(reading.score ?? 0, 2),
    },
  };
  const cause = findCause(pair);
  return cause === null ? [ranked] : [ranked, cause];
}

function findCause({ run, other, reading, readingOfOther, of, ofOther }: Pair): Explanation | null {
  const [low, high] = [of.scoreMeaning, ofOther.scoreMeaning];
  if (low === high) {
    // Two that ask the same of other records have no other settings.
    const isOther = of.filterKey === ofOther.filterKey && formatCanonicalJson(of.parameters) !== formatCanonicalJson(ofOther.parameters);
    return isOther ? { code: 'OTHER_SETTINGS', details: { run, other } } : null;
  }
  const numbers = (at: PlaceReading): Record<string, number> => ({
    accidents: at.accidents ?? 0,
    predicted: round(at.site?.predicted ?? 0, 1),
  });
  if (low === 'EXPECTED_EXCESS' && reading.site?.predicted != null)
    return { code: 'MOSTLY_EXPECTED', details: { run, ...numbers(reading) } };
  if (high === 'EXPECTED_EXCESS' && readingOfOther.site?.predicted != null)
    return { code: 'MORE_THAN_PREDICTED', details: { run: other, ...numbers(readingOfOther) } };
  if (high === 'PEAK_INTENSITY') return { code: 'FEW_BUT_CLOSE', details: { run, ...numbers(reading) } };
  if (low === 'PEAK_INTENSITY') return { code: 'MANY_BUT_SPREAD', details: { run: other, ...numbers(readingOfOther) } };
  const neighborhood = readingOfOther.neighborhoodAccidents;
  if (neighborhood === null) return null;
  return { code: 'NEIGHBOURS_COUNT', details: { run: other, neighborhood, ...numbers(readingOfOther) } };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
