import { parseParameters, Problem, type ParameterDeclaration, type ParameterValues, type Text } from '@elektron/domain';
import type { AskedType } from './accident-type.ts';
import type { GroundCover } from './ground-cover.ts';
import type { HotspotNoticeCode, HotspotScoreMeaning } from './hotspot-texts.ts';
import type { HotspotStretches } from './along-roads/stretch-result.ts';
import type { HotspotProportions, HotspotResult, HotspotScreening, HotspotStreets } from './hotspot-result.ts';
import type { AccidentParticipants, AccidentsOnNetworkRoads } from './network-roads.ts';
import type { OpenedSites, ScreenedNetwork } from './network-sites.ts';
import { checkPointSet, type BoundingBox, type PointSet } from './point-set.ts';
import type { StreetNetwork } from './street-network.ts';

/** `days[i]` where the day of an accident is not known. */
export const UNKNOWN_DAY = -2_147_483_648;

/** The accidents asked about. Index `i` is the same accident in every array, sorted by accident id. */
export interface HotspotInput {
  readonly points: PointSet;
  /** Code of SEVERITIES: 0 = unknown, else position + 1. */
  readonly severity: Uint8Array;
  /** Day number of each accident or UNKNOWN_DAY; null when no method will ask. */
  readonly days: Int32Array | null;
  /** Length of the period. */
  readonly years: number;
  /** For methods that simulate. */
  readonly seed: number;
  /** Where accidents were looked for, in metres; null = everywhere. Nothing is known outside of it. */
  readonly studyArea: BoundingBox | null;
  /** Places of the parts of a filter, all of which must hold what of roads is looked at; only for methods that read roads or sites. */
  readonly covers?: readonly GroundCover[];
  /** All accidents on record, whatever is asked about: they show where accidents can happen. Null = only `points` are known. */
  readonly knownPoints: PointSet | null;
  /** Where the accidents lie on the roads; only for methods that need roads. */
  readonly network?: ScreenedNetwork;
  /** What others have opened, for functions that rest on more than the own sites; absent where only these are asked about. */
  readonly opened?: readonly OpenedSites[];
  /** Roads from end to end, and who took part in the accidents; only for methods that read them. */
  readonly along?: AccidentsOnNetworkRoads;
  readonly participants?: AccidentParticipants;
  /** Whether each accident is of the type that is asked about, see accident-type.ts; only for methods that ask, and absent where no records say it. */
  readonly ofType?: Uint8Array;
  /** Streets, and where on them each accident lies; only for methods that read them. */
  readonly streets?: StreetNetwork;
}

/** A kind of records that a method reads besides accidents. */
export interface MethodNeed {
  readonly kind: 'roads' | 'traffic';
  /** Without them it cannot run; of others it makes the best. */
  readonly required: boolean;
  /** Only where this parameter has this value; absent: always. */
  readonly when?: { readonly parameter: string; readonly value: string };
}

/** The roads in the form of a method: the sites of the `network`; its `roads` from end to end, with its sites and who took part in the accidents; or the segments as `streets`. */
export type RoadsForm = 'network' | 'roads' | 'streets';

/** How a run reports and is stopped. A cancelled run throws Problem CANCELLED. */
export interface HotspotControl {
  /** Share of the work done, 0 to 1, never falling. */
  readonly progress: (fraction: number) => void;
  readonly isCancelled: () => boolean;
}

/** For callers that neither watch nor stop a run. */
export const UNWATCHED: HotspotControl = { progress: () => undefined, isCancelled: () => false };

/** A kind of hotspot search: what it asks, what it needs, and one function. Forms, API and docs are drawn from the declaration. */
export interface HotspotMethod {
  readonly id: string;
  readonly labels: Text;
  /** What question it answers, in a sentence or two. */
  readonly question: Text;
  /** What its result is not. */
  readonly isNot: Text;
  readonly parameters: readonly ParameterDeclaration[];
  /** True for every run; shown beside every result. */
  readonly assumptions: readonly HotspotNoticeCode[];
  /** Where it is published: citations, the same in every language. */
  readonly sources: readonly string[];
  readonly scoreMeaning: HotspotScoreMeaning;
  /** Absent: accidents alone. */
  readonly needs?: readonly MethodNeed[];
  /** In which form it is given the roads, beside the accidents on them: see `RoadsForm`; absent: as `network`. */
  readonly readsRoadsAs?: RoadsForm;
  /** The type of accidents that it asks about with complete parameters; absent: it asks of none. */
  readonly typeOf?: (parameters: ParameterValues) => AskedType;
  /** The one to take when in doubt; at most one of the list. */
  readonly recommended?: true;
  /**
   * Values as a run would take them, so that what cannot be run is refused before it waits for its turn.
   * @param given values by parameter name; absent ones take their default
   * @throws Problem PARAMETER_UNKNOWN, PARAMETER_OUT_OF_RANGE, PARAMETER_MISSING
   */
  readonly readParameters: (given: Readonly<Record<string, unknown>>) => ParameterValues;
  /**
   * @param given as above
   * @throws Problem as `readParameters`, INPUT_INVALID, NOT_POSITIVE, NEGATIVE_COUNT, CANCELLED and what the method names
   */
  readonly run: (input: HotspotInput, given: Readonly<Record<string, unknown>>, control: HotspotControl) => HotspotResult;
}

/** @returns whether it cannot run without a road network, with these parameters */
export function needsRoads({ needs }: Pick<HotspotMethod, 'needs'>, parameters: ParameterValues = {}): boolean {
  return (
    needs?.some(({ kind, required, when }) => kind === 'roads' && required && (!when || parameters[when.parameter] === when.value)) ?? false
  );
}

/** What `find` gives: a method that ranks no sites, finds no stretches of road or does not look along the streets says nothing of them. */
export type HotspotFinding = Omit<HotspotResult, 'screening' | 'stretches' | 'streets' | 'proportions'> & {
  readonly screening?: HotspotScreening;
  readonly stretches?: HotspotStretches;
  readonly streets?: HotspotStreets;
  readonly proportions?: HotspotProportions;
};

/** A method whose `find` may rely on a sound input of at least one point, and on complete parameters. */
export interface HotspotMethodDefinition extends Omit<HotspotMethod, 'run' | 'readParameters'> {
  /** Refuses values that do not go together. */
  readonly checkParameters?: (parameters: ParameterValues) => void;
  readonly find: (input: HotspotInput, parameters: ParameterValues, control: HotspotControl) => HotspotFinding;
}

/** Gives every method the same doors: input and parameters checked, nothing in gives nothing out. */
export function defineHotspotMethod({ find, checkParameters, ...declaration }: HotspotMethodDefinition): HotspotMethod {
  const readParameters: HotspotMethod['readParameters'] = (given) => {
    const parameters = parseParameters(declaration.parameters, given);
    checkParameters?.(parameters);
    return parameters;
  };
  return {
    ...declaration,
    readParameters,
    run: (input, given, control) => {
      checkInput(input);
      const parameters = readParameters(given);
      throwIfCancelled(control);
      const heard = { ...input, ...(input.covers === undefined ? {} : { covers: input.covers.map((cover) => stoppable(cover, control)) }) };
      const result =
        input.points.x.length === 0
          ? emptyResult(parameters)
          : { screening: null, stretches: null, streets: null, proportions: null, ...find(heard, parameters, control) };
      control.progress(1);
      return result;
    },
  };
}

/** Whoever asks it of all roads, line by line, is stopped between two of them. */
function stoppable(cover: GroundCover, control: HotspotControl): GroundCover {
  return {
    holds: (course) => {
      throwIfCancelled(control);
      return cover.holds(course);
    },
  };
}

/** @throws Problem CANCELLED */
export function throwIfCancelled(control: Pick<HotspotControl, 'isCancelled'>): void {
  if (control.isCancelled()) throw new Problem('CANCELLED');
}

function checkInput({ points, severity, days, years, knownPoints, network, along, participants, streets, ofType }: HotspotInput): void {
  checkPointSet(points);
  if (knownPoints) checkPointSet(knownPoints);
  if (severity.length !== points.x.length) throw new Problem('INPUT_INVALID', { field: 'severity', value: severity.length });
  if (days && days.length !== points.x.length) throw new Problem('INPUT_INVALID', { field: 'days', value: days.length });
  const byPoint = {
    network: network?.siteOf,
    along: along?.roadOf,
    participants: participants?.types,
    streets: streets?.accidents.edge,
    ofType,
  };
  for (const [field, own] of Object.entries(byPoint)) {
    if (own && own.length !== points.x.length) throw new Problem('INPUT_INVALID', { field, value: own.length });
  }
  if (!(years > 0 && years < Infinity)) throw new Problem('NOT_POSITIVE', { field: 'years', value: String(years) });
}

function emptyResult(parameters: ParameterValues): HotspotResult {
  return {
    parameters,
    hotspots: [],
    members: [],
    surface: null,
    cells: null,
    screening: null,
    stretches: null,
    streets: null,
    proportions: null,
    summary: { accidentsUsed: 0, hotspots: 0, accidentsInHotspots: 0 },
    warnings: [],
  };
}
