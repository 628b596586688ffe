import { ORGANISATION_KINDS, SPEED_UNITS, type OrganisationKind, type SpeedUnit } from '@elektron/domain';

/** What somebody types about a new organisation. */
export interface OrganisationDraft {
  readonly nameEl: string;
  readonly nameEn: string;
  /** `null` while it follows from the English name. */
  readonly slug: string | null;
  readonly kind: OrganisationKind;
  readonly timeZone: string;
  readonly srid: number | null;
  readonly speedUnit: SpeedUnit;
}

/** As in Greece. */
export const EMPTY_ORGANISATION: OrganisationDraft = {
  nameEl: '',
  nameEn: '',
  slug: null,
  kind: ORGANISATION_KINDS[0],
  timeZone: 'Europe/Athens',
  srid: 2100,
  speedUnit: SPEED_UNITS[0],
};

const LONGEST_SLUG = 63;

/** "Municipality of Kalamariá" → "municipality-of-kalamaria" */
export function slugOf(nameEn: string): string {
  const plain = nameEn.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, LONGEST_SLUG)
    .replace(/-+$/, '');
}

export type OrganisationFault = 'nameEl' | 'nameEn' | 'slug' | 'timeZone' | 'srid' | 'kind' | 'speedUnit';

/** The fields in which something is missing, in the order of the form. */
export function organisationFaults(draft: OrganisationDraft): readonly OrganisationFault[] {
  const { nameEl, nameEn, slug, timeZone, srid } = draft;
  return [
    ...(nameEl.trim() === '' ? (['nameEl'] as const) : []),
    ...(nameEn.trim() === '' ? (['nameEn'] as const) : []),
    ...(/^[a-z0-9][a-z0-9-]{0,62}$/.test(slug ?? slugOf(nameEn)) || nameEn.trim() === '' ? [] : (['slug'] as const)),
    ...(timeZone.trim() === '' ? (['timeZone'] as const) : []),
    ...(srid === null || Number.isNaN(srid) ? (['srid'] as const) : []),
  ];
}

/** As the API takes it. */
export function toOrganisationInput(draft: OrganisationDraft) {
  const { nameEl, nameEn, slug, kind, timeZone, srid, speedUnit } = draft;
  return {
    nameEl: nameEl.trim(),
    nameEn: nameEn.trim(),
    slug: slug ?? slugOf(nameEn),
    kind,
    timeZone: timeZone.trim(),
    ...(srid === null ? {} : { srid }),
    speedUnit,
  };
}
