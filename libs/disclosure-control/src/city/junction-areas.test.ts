import { describe, expect, it } from '@jest/globals';
import type { PublishedArea } from '@elektron/domain';
import { makeRelease } from './make-release.ts';
import type { MadeRelease, ReleaseInput } from './release-input.ts';
import { publish } from './testing/publish.ts';
import { createAccidents, inputOf } from './testing/small-city.ts';

const YEARS = [2020, 2021];
const BLOCK = '2020-2021';
const accidents = createAccidents(31, 260, YEARS);
const hexagons = [...new Set(accidents.map(({ hexagon }) => hexagon))];
const at = (hexagon: string): number[] => accidents.flatMap((accident, i) => (accident.hexagon === hexagon ? [i] : []));
const bySize = hexagons.sort((a, b) => at(b).length - at(a).length);
const [first, second] = [at(bySize[0]!), at(bySize[1]!)];
/** All but five of the fullest hexagon. */
const most = first.slice(0, -5);

/** Each list of accidents is a junction. */
function junctionsOf(...lists: readonly (readonly number[])[]): ReleaseInput['roadSites'] {
  const siteOf = new Int32Array(accidents.length).fill(-1);
  for (const [site, list] of lists.entries()) for (const accident of list) siteOf[accident] = site;
  const centre = [23.73, 37.98] as const;
  const sites = lists.map((_, i) => ({
    id: `${i}`,
    kind: 'junction' as const,
    names: null,
    centre,
    outline: { type: 'Point' as const, coordinates: centre },
  }));
  return { sites, siteOf };
}

const shownIn = ({ areas }: Pick<MadeRelease, 'areas'>): PublishedArea[] => areas.filter(({ geography }) => geography === 'junction');
const countsIn = (made: MadeRelease) => shownIn(made).map(({ id, counts }) => [id, counts['total']]);

describe('junctions of a release', () => {
  it('are shown where their hexagon has k accidents beside them, and not where it has fewer', async () => {
    const made = await makeRelease(inputOf(accidents, { roadSites: junctionsOf(most) }));
    expect(made.audit.passed).toBe(true);
    expect(countsIn(made)).toEqual([['junction.0', { [BLOCK]: [most.length] }]]);
    expect(shownIn(made)[0]).toMatchObject({ parent: 'town', areaKm2: 0, centre: [23.73, 37.98] });
    expect(made.geographies).toContain('junction');
    expect(made.tables.filter(({ geographies }) => geographies.includes('junction')).map(({ id }) => id)).toEqual(['total']);
    const beside = await makeRelease(inputOf(accidents, { roadSites: junctionsOf(first.slice(0, -4)) }));
    expect(shownIn(beside)).toEqual([]);
    expect(beside.geographies).not.toContain('junction');
  });

  it('share what a hexagon has: the largest first, the others as far as k are left', async () => {
    const half = Math.ceil(most.length / 2);
    const both = await makeRelease(inputOf(accidents, { roadSites: junctionsOf(most.slice(0, half), most.slice(half)) }));
    expect(countsIn(both).map(([, counts]) => counts)).toEqual([{ [BLOCK]: [half] }, { [BLOCK]: [most.length - half] }]);
    const one = await makeRelease(inputOf(accidents, { roadSites: junctionsOf(first.slice(0, half), first.slice(half, -4)) }));
    expect(shownIn(one)).toHaveLength(1);
  });

  it('are not shown below k, nor where one of their hexagons shows no total', async () => {
    const small = bySize.map(at).find(({ length }) => length > 0 && length < 5)!;
    const roadSites = junctionsOf([...most.slice(5), ...small], second.slice(0, 4));
    expect(shownIn(await makeRelease(inputOf(accidents, { roadSites })))).toEqual([]);
    expect(shownIn(await makeRelease(inputOf(accidents, { roadSites: junctionsOf([...most.slice(5), ...second.slice(5)]) })))).toHaveLength(
      1,
    );
  });

  it('are not shown in the hexagons of a site whose number is: the two would have accidents in common', async () => {
    const blackSpots: ReleaseInput['blackSpots'] = [
      {
        id: 'spot',
        kind: 'black-spot',
        names: { el: 'Κόμβος', en: 'Junction' },
        centre: [23.73, 37.98],
        effect: null,
        from: 2020,
        to: 2021,
        accidents: Int32Array.from(first.slice(0, 12)),
      },
    ];
    const made = await makeRelease(inputOf(accidents, { blackSpots, roadSites: junctionsOf(most, second.slice(5)) }));
    expect(made.sites).toHaveLength(1);
    expect(shownIn(made).map(({ id }) => id)).toEqual(['junction.1']);
  });

  it('are repeated as they were, and left out where another organisation has published', async () => {
    const roadSites = junctionsOf(most);
    const before = publish(await makeRelease(inputOf(accidents, { roadSites })), 'first');
    const blocks = [
      { from: 2020, to: 2021 },
      { from: 2022, to: 2023 },
    ];
    const again = await makeRelease(inputOf(accidents.slice(2), { blocks, earlier: [before] }));
    expect(countsIn(again)).toEqual([['junction.0', { [BLOCK]: [most.length], '2022-2023': [null] }]]);
    const other = await makeRelease(inputOf(accidents, { roadSites, others: [{ ...before, releaseId: 'police' }] }));
    expect(shownIn(other)).toEqual([]);
  });
});
