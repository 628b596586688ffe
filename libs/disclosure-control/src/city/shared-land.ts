import type { PublishedRelease } from '@elektron/domain';
import { cellArea, UNITS } from 'h3-js';
import { hexagonsOn, type CityArea } from './city-areas.ts';
import type { ReleaseMunicipality } from './release-input.ts';

const HEXAGON = /^8[0-9a-f]{14}(?=\.)/;
/** A hexagon that no border cuts, but for what rounding takes. */
const WHOLE = 0.999;

/** Of which land both this release and another organisation's speak. */
export interface SharedLand {
  /** Positions of municipalities that both have, with the same borders and the same hexagons. */
  readonly same: readonly number[];
  /** Whether they share land besides: municipalities whose borders differ. */
  readonly isMore: boolean;
}

/**
 * Areas of the same id are the same land; where ids differ, a hexagon that no border cuts on either side is. Neighbours share hexagons too, but each has a
 * piece of its own.
 */
export function findSharedLand(
  areas: readonly CityArea[],
  municipalities: readonly ReleaseMunicipality[],
  other: PublishedRelease,
): SharedLand {
  const same = [...municipalities.keys()].filter((m) => isSameLand(areas, m, municipalities[m]!, other));
  const isSame = new Set(same);
  const ids = new Set(areas.filter(({ municipality }) => !isSame.has(municipality)).map(({ id }) => id));
  const rest = municipalities.filter((_, m) => !isSame.has(m));
  const whole = new Set(rest.flatMap((municipality) => hexagonsOn(municipality, 9, 'full')));
  const isMore = other.areas.some(({ id, areaKm2 }) => {
    const hexagon = HEXAGON.exec(id)?.[0];
    const isWhole = hexagon !== undefined && whole.has(hexagon) && areaKm2 >= WHOLE * cellArea(hexagon, UNITS.km2);
    return ids.has(id) || isWhole;
  });
  return { same, isMore };
}

/** Whether the other release has a municipality with the same border, and exactly the same areas of it. */
function isSameLand(areas: readonly CityArea[], position: number, { id, outline }: ReleaseMunicipality, other: PublishedRelease): boolean {
  const theirs = other.areas.find((area) => area.geography === 'municipality' && area.id === id);
  if (theirs === undefined || JSON.stringify(theirs.outline) !== JSON.stringify(outline)) return false;
  const own = new Set(areas.filter(({ municipality }) => municipality === position).map((area) => area.id));
  const listed = other.areas.filter((area) => area.id === id || area.id.replace(HEXAGON, '') === `.${id}`);
  return listed.length === own.size && listed.every((area) => own.has(area.id));
}
