import { recordIdOf } from '../../../../apps/api/src/accidents/record-id.ts';
import type { Row } from '../make-row.ts';
import type { TestOrganisation } from '../organisations.ts';
import { PAST } from '../times.ts';
import { BATCHES } from './imports.ts';
import type { Shape } from './shape.ts';
import { HERE, PLACE, THERE } from './where.ts';

/** In which municipality the newest version of an accident lies, and whether others count it. */
export const ACCIDENTS = ['here', 'there', 'moved away', 'moved here', 'put away', 'put here', 'uncommitted', 'undone'] as const;

export type AccidentName = (typeof ACCIDENTS)[number];

/** As the import computes it: whoever knows the number at the source knows the id. */
export function accidentIdOf(organisation: TestOrganisation, name: AccidentName): string {
  return organisation.idPrefix + recordIdOf(organisation.id, 'test', name).slice(organisation.idPrefix.length);
}

/** Each version of an accident with the batch that brought it. */
const VERSIONS: readonly { readonly name: AccidentName; readonly batch: number; readonly municipality: number }[] = [
  { name: 'here', batch: BATCHES.accidents, municipality: HERE },
  { name: 'there', batch: BATCHES.accidents, municipality: THERE },
  { name: 'moved away', batch: BATCHES.accidents, municipality: HERE },
  { name: 'moved away', batch: BATCHES.moved, municipality: THERE },
  { name: 'moved here', batch: BATCHES.accidents, municipality: THERE },
  { name: 'moved here', batch: BATCHES.moved, municipality: HERE },
  { name: 'put away', batch: BATCHES.accidents, municipality: HERE },
  { name: 'put here', batch: BATCHES.accidents, municipality: THERE },
  { name: 'uncommitted', batch: BATCHES.open, municipality: HERE },
  { name: 'undone', batch: BATCHES.undone, municipality: HERE },
];

/** Of what lies here the day is known: one that several organisations hold can be told from others. */
const WHEN: Readonly<Partial<Record<AccidentName, Row>>> = { here: { month: 6, day: 15 } };

/** As if it had been accepted with others. */
const placementIdOf = (organisation: TestOrganisation): string => recordIdOf(organisation.id, 'test', 'placement');

/** No place is known of two accidents: the words of one are those of another that has one, and nobody has heard of the other's. */
const UNPLACED: readonly AccidentName[] = ['there', 'moved away'];

function withoutPlace({ mark }: TestOrganisation, name: AccidentName): Row {
  const words = `${mark} accident_version.place_words`;
  const nowhere = { location: null, longitude_e7: null, latitude_e7: null, x_mm: null, y_mm: null, place_accuracy: 0 };
  return {
    ...(UNPLACED.includes(name) ? nowhere : { place_accuracy: 1 }),
    place_words: { crossRoad: name === 'moved away' ? `${words} nowhere` : words },
  };
}

/** What people have set right: a name of a road, and where an accident lies. Both count, but for one that was withdrawn. */
export const CORRECTED: readonly AccidentName[] = ['here', 'there', 'put away', 'put here', 'undone'];

const PLACED = { longitudeE7: -200_000, latitudeE7: 515_800_000, xMillimeters: 537_200_000, yMillimeters: 188_400_000, accuracy: 4 };

function correctionsOf(organisation: TestOrganisation): Row[] {
  const counts = { correction_no: 1, withdrawn_by: null, withdrawn_by_name: null, withdrawn_at: null, withdrawn_version: null };
  const ofAccident = { subject: 'accident', unit_reference: '', casualty_reference: '', committed_version: 4 };
  const placed = (municipalityId: number): Row => ({ field: 'place', value: { ...PLACED, municipalityId } });
  const named = { field: 'roadName', value: `${organisation.mark} accident_correction.value` };
  const withdrawn = { correction_no: 2, withdrawn_at: PAST, withdrawn_version: 5 };
  const corrections: readonly (readonly [AccidentName, Row])[] = [
    ['put away', { ...counts, ...placed(THERE) }],
    ['put here', { ...counts, ...placed(HERE) }],
    ['undone', { ...counts, ...named }],
    ['there', { ...counts, ...named }],
    ['here', { ...placed(THERE), ...withdrawn }],
    ['here', { ...counts, ...named }],
  ];
  return corrections.map(([name, more]) => ({
    accident_id: accidentIdOf(organisation, name),
    ...ofAccident,
    placement_id: placementIdOf(organisation),
    ...more,
  }));
}

const CODES = { severity: 3, casualty_class: 3, road_user: 1, mapping_version: 1 };

/** One row for each batch in which a version of an accident came. */
function ofAccidents(organisation: TestOrganisation, more: Row): Row[] {
  return VERSIONS.map(({ name, batch }) => ({ accident_id: accidentIdOf(organisation, name), batch_id: batch, ...more }));
}

export const ACCIDENT_SHAPES: Readonly<Record<string, Shape>> = {
  accident_version: (organisation) =>
    VERSIONS.map(({ name, batch, municipality }) => ({
      ...CODES,
      ...PLACE,
      accident_id: accidentIdOf(organisation, name),
      batch_id: batch,
      source_record_id: `${organisation.mark} ${name}`,
      municipality_id: municipality,
      year: 2020,
      speed_unit: 1,
      ...WHEN[name],
      ...withoutPlace(organisation, name),
    })),
  traffic_unit_version: (organisation) => ofAccidents(organisation, { ...CODES }),
  casualty_version: (organisation) => ofAccidents(organisation, { ...CODES, age: 40 }),
  accident_correction: correctionsOf,
};
