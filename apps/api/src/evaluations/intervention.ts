import { E7, getPeriodDays, Problem, type Period, type Text } from '@elektron/domain';

import type { Plane, Position } from '../common/plane.ts';
import { parseDetails, parseText, type InterventionDetails, type InterventionDetailsDraft } from './intervention-details.ts';
import { parseShape } from './intervention-shape.ts';

/** Something that was done at some places at some time, and what is known about why there. */
export interface Intervention extends InterventionDetails {
  readonly interventionId: string;
  readonly name: Text;
  readonly kind: string;
  /** Longitude and latitude of each place that is a point. */
  readonly sites: readonly Position[];
  readonly worksPeriod: Period;
  /** Whether the places were chosen for their many accidents; null = not known. */
  readonly selectedForHighCounts: boolean | null;
  /** Not real: shown loudly wherever it appears. */
  readonly illustrative: boolean;
  /** Where the facts come from. */
  readonly source: string;
  readonly note: Text;
  /** Which statement of it this is: 1 as it was entered, one more with each correction; absent for 1. */
  readonly version?: number;
}

export interface InterventionDraft extends InterventionDetailsDraft {
  readonly name: Text;
  readonly kind: string;
  readonly sites: readonly (readonly number[])[];
  readonly worksPeriod: Period;
  readonly illustrative: boolean;
  readonly source?: string | null | undefined;
  readonly note?: Text | undefined;
}

const LONGEST_NAME = 200;
const LONGEST_KIND = 100;
const LONGEST_SOURCE = 2_000;
/** A programme over a whole country; more is a mistake in a file. */
const MOST_SITES = 5_000;
const NO_NOTE: Text = { el: '', en: '' };

const PLACES: Text = { el: 'θέσεις', en: 'places' };
const NUMBER_OF_PLACES: Text = { el: `δώστε από 1 έως ${MOST_SITES}`, en: `give from 1 to ${MOST_SITES}` };

/** Why a place cannot be one. */
const NO_PLACE = {
  NOT_TWO_NUMBERS: {
    el: 'χρειάζονται ακριβώς δύο αριθμοί, γεωγραφικό μήκος και πλάτος',
    en: 'it takes exactly two numbers, longitude and latitude',
  },
  SWAPPED: {
    el: 'το πλάτος και το μήκος μοιάζουν αντεστραμμένα· αντίστροφα θα βρισκόταν στην περιοχή του φορέα',
    en: 'latitude and longitude look swapped; the other way round it would lie in the organisation’s area',
  },
  BEYOND_REACH: {
    el: 'βρίσκεται μακριά από την περιοχή του φορέα, όπου ισχύει το σύστημα αναφοράς του',
    en: 'it lies far from the organisation’s area, where its reference system holds',
  },
} as const satisfies Readonly<Record<string, Text>>;

/**
 * Checks an intervention; places keep the seven decimals that records have.
 * @throws Problem INPUT_INVALID, PLACE_INVALID, PERIOD_EMPTY
 */
export function parseIntervention(draft: InterventionDraft, plane: Plane): Omit<Intervention, 'interventionId'> {
  getPeriodDays(draft.worksPeriod);
  const shape = parseShape(draft.shape, plane);
  return {
    name: { el: parseText('name', draft.name.el, LONGEST_NAME, 1), en: parseText('name', draft.name.en, LONGEST_NAME, 1) },
    kind: parseText('kind', draft.kind, LONGEST_KIND, 1),
    sites: draft.sites.length === 0 && shape !== null ? [] : parseSites(draft.sites, plane),
    worksPeriod: { start: draft.worksPeriod.start, end: draft.worksPeriod.end },
    illustrative: draft.illustrative,
    source: parseText('source', draft.source ?? '', LONGEST_SOURCE, 0),
    note: draft.note ?? NO_NOTE,
    ...parseDetails(draft),
    shape,
  };
}

/**
 * Other interventions that may have changed accidents between the first day before and the last day after: real ones, whose works begin
 * before the after period ends and end after the before period starts.
 * @returns in the order of their ids
 */
export function findConcurrent(
  interventions: readonly Intervention[],
  evaluated: Pick<Intervention, 'interventionId'>,
  { beforePeriod, afterPeriod }: { readonly beforePeriod: Period; readonly afterPeriod: Period },
): Intervention[] {
  const [start, end] = [getPeriodDays(beforePeriod).start, getPeriodDays(afterPeriod).end];
  return interventions
    .filter(({ interventionId, illustrative }) => interventionId !== evaluated.interventionId && !illustrative)
    .filter(({ worksPeriod }) => getPeriodDays(worksPeriod).start < end && getPeriodDays(worksPeriod).end > start)
    .sort((a, b) => (a.interventionId < b.interventionId ? -1 : 1));
}

function parseSites(sites: InterventionDraft['sites'], plane: Plane): Position[] {
  if (sites.length < 1 || sites.length > MOST_SITES) throw new Problem('INPUT_INVALID', { field: PLACES, value: NUMBER_OF_PLACES });
  return sites.map((site, position) => {
    const reason = findFault(site, plane);
    if (reason !== null) {
      throw new Problem('PLACE_INVALID', { field: 'sites', number: position + 1, place: namePlace(site), reason: NO_PLACE[reason] });
    }
    const [longitude, latitude] = site as Position;
    return [Math.round(longitude * E7) / E7, Math.round(latitude * E7) / E7];
  });
}

function findFault([longitude, latitude, ...rest]: readonly number[], plane: Plane): keyof typeof NO_PLACE | null {
  if (longitude === undefined || latitude === undefined || rest.length > 0) return 'NOT_TWO_NUMBERS';
  if (plane.toMeters(longitude, latitude) !== null) return null;
  return plane.toMeters(latitude, longitude) === null ? 'BEYOND_REACH' : 'SWAPPED';
}

const NAMED_NUMBERS = 4;

/** A place as people write it, latitude first; anything else as it was given. */
function namePlace(site: readonly number[]): Text {
  const numbers = site.slice(0, NAMED_NUMBERS).map((value) => String(value).replace('-', '−'));
  const [longitude, latitude] = numbers;
  const english =
    site.length === 2 && longitude !== undefined && latitude !== undefined ? `${latitude} / ${longitude}` : `[${numbers.join('; ')}]`;
  return { el: english.replaceAll('.', ','), en: english };
}
