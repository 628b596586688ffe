import { randomUUID } from 'node:crypto';
import { ORGANISATION_KINDS, SPEED_UNITS } from '@elektron/domain';

import type { Organisation } from '../../common/organisation.ts';
import { isMetricGrid } from '../../common/reference-system.ts';
import { refused } from '../../common/refused.ts';

/** What somebody writes down about a new organisation; what is left out is as in Greece. */
export interface OrganisationDraft {
  readonly slug: string;
  readonly nameEl: string;
  readonly nameEn: string;
  readonly kind?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
  readonly srid?: number | null | undefined;
  readonly speedUnit?: string | null | undefined;
  readonly attributionEl?: string | null | undefined;
  readonly attributionEn?: string | null | undefined;
}

/** The Greek grid, GGRS87. */
export const GREEK_GRID = 2100;
export const GREEK_TIME_ZONE = 'Europe/Athens';

const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;
const LONGEST_NAME = 200;

/** @throws Problem INPUT_INVALID, at the field that is wrong */
export function parseOrganisation(draft: OrganisationDraft): Organisation {
  const { slug, kind = 'municipality', timeZone, srid, speedUnit } = draft;
  if (!SLUG.test(slug)) throw refused('slug', slug);
  return {
    organisationId: randomUUID(),
    slug,
    kind: oneOf(ORGANISATION_KINDS, 'kind', kind ?? 'municipality'),
    name: { el: parseName('nameEl', draft.nameEl), en: parseName('nameEn', draft.nameEn) },
    timeZone: parseTimeZone(timeZone ?? GREEK_TIME_ZONE),
    srid: parseGrid(srid ?? GREEK_GRID),
    speedUnit: oneOf(SPEED_UNITS, 'speedUnit', speedUnit ?? 'km/h'),
    attribution: { el: draft.attributionEl ?? '', en: draft.attributionEn ?? '' },
  };
}

function oneOf<T extends string>(values: readonly T[], field: string, given: string): T {
  const found = values.find((value) => value === given);
  if (found === undefined) throw refused(field, `${given} (${values.join(', ')})`);
  return found;
}

function parseName(field: string, text: string): string {
  const name = text.trim();
  // A name stands in the subject of a letter, which is one line.
  if (name === '' || name.length > LONGEST_NAME || /\p{Cc}/u.test(name)) throw refused(field, name);
  return name;
}

function parseTimeZone(name: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name;
  } catch {
    throw refused('timeZone', name);
  }
}

/** x and y of it must be metres, as every distance in the product needs them. */
function parseGrid(srid: number): number {
  if (isMetricGrid(srid)) return srid;
  throw refused('srid', String(srid));
}
