import type { PublishedRelease } from '@elektron/domain';
import { cellArea, UNITS } from 'h3-js';
import { hexagonsOn, type CityArea } from './city-areas.ts';
import type { ReleaseMunicipality } from './release-input.ts';

const HEXAGON = /^8[0-9a-f]{14}(?=\.)/;
/** A hexagon that no border cuts, but for what rounding takes. */
const WHOLE = 0.999;

/**
 * Whether another organisation has published of some of this land. Areas of the same id are the same land; where ids differ, a hexagon that no border cuts on
 * either side is. Neighbours share hexagons too, but each has a piece of its own.
 */
export function sharesLand(areas: readonly CityArea[], municipalities: readonly ReleaseMunicipality[], other: PublishedRelease): boolean {
  const ids = new Set(areas.map(({ id }) => id));
  if (other.areas.some(({ id }) => ids.has(id))) return true;
  const whole = new Set(municipalities.flatMap((municipality) => hexagonsOn(municipality, 9, 'full')));
  return other.areas.some(({ id, areaKm2 }) => {
    const hexagon = HEXAGON.exec(id)?.[0];
    return hexagon !== undefined && whole.has(hexagon) && areaKm2 >= WHOLE * cellArea(hexagon, UNITS.km2);
  });
}
