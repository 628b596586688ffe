import { getPeriodDays, Problem, type Period, type Text } from '@elektron/domain';

import type { Plane, Position } from '../common/plane.ts';

/** Something that was done at some places at some time, and what is known about why there. */
export interface Intervention {
  readonly interventionId: string;
  readonly name: Text;
  readonly kind: string;
  /** Longitude and latitude of each place. */
  readonly sites: readonly Position[];
  readonly worksPeriod: Period;
  /** Whether the places were chosen for their many accidents; null = not known. */
  readonly selectedForHighCounts: boolean | null;
  /** Not real: shown loudly wherever it appears. */
  readonly illustrative: boolean;
  /** Where the facts come from. */
  readonly source: string;
  readonly note: Text;
}

export interface InterventionDraft {
  readonly name: Text;
  readonly kind: string;
  readonly sites: readonly (readonly number[])[];
  readonly worksPeriod: Period;
  readonly selectedForHighCounts?: boolean | null | undefined;
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
const E7 = 1e7;

const SITES_RULE: Text = {
  el: `δώστε 1 έως ${MOST_SITES} σημεία ως [γεωγραφικό μήκος, γεωγραφικό πλάτος] μέσα στην περιοχή του φορέα`,
  en: `give 1 to ${MOST_SITES} places as [longitude, latitude] within reach of the organisation’s reference system`,
};

/**
 * Checks an intervention; places keep the seven decimals that records have.
 * @throws Problem INPUT_INVALID, PERIOD_EMPTY
 */
export function parseIntervention(draft: InterventionDraft, plane: Plane): Omit<Intervention, 'interventionId'> {
  getPeriodDays(draft.worksPeriod);
  return {
    name: { el: parseText('name', draft.name.el, LONGEST_NAME, 1), en: parseText('name', draft.name.en, LONGEST_NAME, 1) },
    kind: parseText('kind', draft.kind, LONGEST_KIND, 1),
    sites: parseSites(draft.sites, plane),
    worksPeriod: { start: draft.worksPeriod.start, end: draft.worksPeriod.end },
    selectedForHighCounts: draft.selectedForHighCounts ?? null,
    illustrative: draft.illustrative,
    source: parseText('source', draft.source ?? '', LONGEST_SOURCE, 0),
    note: draft.note ?? NO_NOTE,
  };
}

function parseText(field: string, text: string, longest: number, shortest: number): string {
  const trimmed = text.trim();
  if (trimmed.length < shortest || trimmed.length > longest)
    throw new Problem('INPUT_INVALID', { field, value: trimmed.slice(0, 100) || '–' });
  return trimmed;
}

function parseSites(sites: InterventionDraft['sites'], plane: Plane): Position[] {
  if (sites.length < 1 || sites.length > MOST_SITES) throw new Problem('INPUT_INVALID', { field: 'sites', value: SITES_RULE });
  return sites.map(([longitude, latitude, ...rest]) => {
    if (longitude === undefined || latitude === undefined || rest.length > 0 || plane.toMeters(longitude, latitude) === null) {
      throw new Problem('INPUT_INVALID', { field: 'sites', value: SITES_RULE });
    }
    return [Math.round(longitude * E7) / E7, Math.round(latitude * E7) / E7];
  });
}
