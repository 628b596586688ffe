import { makeRelease, type MadeRelease, type ReleaseInput } from '@elektron/disclosure-control';
import type { PublishedRelease } from '@elektron/domain';
import type { CityColumns } from './cities.ts';
import { landOf, type CityLand } from './city-land.ts';
import { documentOfMade, inputOfCity, type InputOptions } from './input-of-city.ts';
import { createSyntheticCity, selectFrom } from './synthetic-cities.ts';

/* What organisations would publish of a city, one after the other; everything that passes the product's own audit. */

export interface Published {
  readonly made: MadeRelease;
  readonly document: PublishedRelease;
}

export type Blocks = ReleaseInput['blocks'];

/** Two blocks where there are years enough. */
export function blocksOf({ year }: CityColumns): Blocks {
  const [from, to] = [Math.min(...year), Math.max(...year)];
  return to - from < 4
    ? [{ from, to }]
    : [
        { from, to: from + 2 },
        { from: from + 3, to },
      ];
}

export async function publish(
  city: CityColumns,
  blocks: Blocks,
  { land = landOf(city), number = 1, ...beside }: Omit<InputOptions, 'blocks'> & { readonly number?: number } = {},
): Promise<Published> {
  const made = await makeRelease(inputOfCity(city, { blocks, land, ...beside }));
  return { made, document: documentOfMade(made, city, number) };
}

/**
 * A city's first release; the next one after corrections and a year; one of its municipalities, or the city after that; and a district across them, which is
 * released as if the first release were not there.
 */
export interface CityStory {
  readonly first: Published;
  readonly later: () => Promise<Published>;
  readonly municipality: () => Promise<Published>;
  readonly afterMunicipality: () => Promise<readonly [municipality: Published, city: Published]>;
  readonly district: () => Promise<Published>;
}

export async function tellStory(seed: number, accidents?: number): Promise<CityStory> {
  const { first: city, corrected, district } = createSyntheticCity(seed, accidents);
  const blocks = blocksOf(city);
  const land = landOf(city);
  const first = await publish(city, blocks, { land });
  const next = blocks.at(-1)!.to + 1;
  const within = (one: CityLand, i: number): number => one.municipalityAt(city.longitude[i]!, city.latitude[i]!);
  const ofDistrict = landOf(district);
  const ofMunicipality: CityLand = {
    municipalities: land.municipalities.slice(0, 1),
    municipalityAt: (longitude, latitude) => (land.municipalityAt(longitude, latitude) === 0 ? 0 : -1),
  };
  const select = (one: CityLand, id: string): CityColumns => selectFrom(city, id, (i) => within(one, i) >= 0);
  const town = select(ofMunicipality, `${city.id}-town`);
  return {
    first,
    later: () => publish(corrected, [...blocks, { from: next, to: next }], { land, number: 2, earlier: [first.document] }),
    municipality: () => publish(town, blocks, { land: ofMunicipality, others: [first.document] }),
    afterMunicipality: async () => {
      const before = await publish(town, blocks, { land: ofMunicipality });
      return [before, await publish(city, blocks, { land, others: [before.document] })];
    },
    district: () => publish(select(ofDistrict, `${city.id}-district`), blocks, { land: ofDistrict }),
  };
}
