import type { PlaceWords } from '@elektron/domain';
import type { PlaceDescription } from '@elektron/geocoding';

/** What is read of an accident for finding places: its words, and where it is. */
export interface PlaceRow {
  readonly accidentId: string;
  readonly roadName: string | null;
  readonly words: PlaceWords;
  /** Metres of the organisation's plane; null for an accident without position. */
  readonly x: number | null;
  readonly y: number | null;
}

/**
 * The words of an accident as the search for places reads them. A name that holds more than its road («Ιάσονος 12») is read by its parts, as long as
 * it is still the source's: what a person has written instead is read as a whole.
 */
export function describePlace({ roadName, words }: Pick<PlaceRow, 'roadName' | 'words'>): PlaceDescription {
  const area = words.locality ?? null;
  if (roadName !== null && words.road !== undefined && !roadName.startsWith(words.road)) return { street: roadName, area };
  return {
    street: words.road ?? roadName ?? words.description ?? null,
    crossStreet: words.crossRoad ?? null,
    number: words.houseNumber ?? null,
    kilometre: words.kilometre ?? null,
    area,
  };
}

/** Whether anything is said by which a place could be found. */
export function saysSomething({ street, crossStreet, kilometre }: PlaceDescription): boolean {
  return street !== null || (crossStreet ?? null) !== null || (kilometre ?? null) !== null;
}
