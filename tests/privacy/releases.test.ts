import { describe, expect, it } from '@jest/globals';
import type { PublishedArea, PublishedRelease } from '@elektron/domain';
import { layersOf, type ReleaseLayer } from '../../apps/api/src/published/release-layers.ts';
import { attackAll, leaksOf, type AttackOptions } from './attacker.ts';
import { addJunctionsNaively, createJunctionTown } from './city-junctions.ts';
import { CITY_IDS, readCity, type CityId } from './cities.ts';
import { publish, tellStory, type Blocks } from './city-releases.ts';
import type { Documents, Finding } from './knowledge.ts';
import { releaseNaively } from './naive-release.ts';
import { documentOfRows, type ReadRow } from './read-back.ts';

/*
 * What the product would publish, attacked. `npm test` takes one real city and a made-up one; `npm run -s test:privacy` all four and 200, and prints what
 * was looked for (`PRIVACY_SEEDS=first-last` other ones, `PRIVACY_CITIES=barcelona` some cities alone).
 */

const isFull = process.env['PRIVACY'] === 'full';
const [firstSeed = 1, lastSeed = isFull ? 200 : 1] = (process.env['PRIVACY_SEEDS'] ?? '').split('-').filter(Boolean).map(Number);
const asked = process.env['PRIVACY_CITIES']?.split(',');
const cities = CITY_IDS.filter((id) => asked?.includes(id) ?? (isFull || id === 'waltham-forest'));
/** A small one in `npm test`; in the full run as large as their seeds make them. */
const ACCIDENTS = isFull ? undefined : 400;
const HOURS = 10_800_000;

const BLOCKS: Readonly<Record<CityId, Blocks>> = {
  'waltham-forest': [{ from: 2014, to: 2018 }],
  barcelona: [{ from: 2018, to: 2018 }],
  helsinki: [
    { from: 2010, to: 2014 },
    { from: 2015, to: 2019 },
  ],
  berlin: [{ from: 2019, to: 2019 }],
};

/** By the rules that everybody knows; and by less, which narrows nothing but has other linear programs. */
const KNOWLEDGE: readonly AttackOptions[] = [{}, { knowledge: { floors: 'none' } }, { knowledge: { unlisted: 'unknown', floors: 'none' } }];

async function findLeaks(name: string, documents: Documents): Promise<Finding[]> {
  const leaks: Finding[] = [];
  for (const options of isFull ? KNOWLEDGE.slice(0, 2) : KNOWLEDGE.slice(0, 1)) {
    const begun = process.cpuUsage();
    const { findings, ...size } = await attackAll(documents, options);
    const seconds = process.cpuUsage(begun).user / 1e6;
    leaks.push(...leaksOf(findings));
    if (isFull) process.stdout.write(`${name} ${JSON.stringify({ ...size, bounds: undefined, found: findings.length, seconds })}\n`);
  }
  return leaks;
}

const countsOf = ({ areas }: PublishedRelease): Record<string, PublishedArea['counts']> =>
  Object.fromEntries(areas.map(({ id, counts }) => [id, counts]));

function rowsOf({ id: layer, columns, rows }: ReleaseLayer, release: PublishedRelease): ReadRow[] {
  return rows(release).map(({ values }) => ({ layer, properties: Object.fromEntries(columns.map(({ id }, i) => [id, values[i]])) }));
}

describe.each(cities)('%s', (id) => {
  it(
    'its release tells no small number, and no attribute',
    async () => {
      const { made, document } = await publish(await readCity(id), BLOCKS[id]);
      expect(made.audit.failures).toEqual([]);
      // Files, features and tiles have the layers of a release, and say what the document says.
      const read = documentOfRows(
        document,
        layersOf(document).flatMap((layer) => rowsOf(layer, document)),
        document.areas,
      );
      expect(countsOf(read)).toEqual(countsOf(document));
      for (const table of ['age', 'road-user-by-light']) expect(isFull || document.tables.some((one) => one.id === table)).toBe(true);
      expect(document.areas.some(({ geography }) => geography === 'junction')).toBe(true);
      expect(await findLeaks(id, [document])).toEqual([]);
    },
    HOURS,
  );
});

it('released carelessly, with small numbers hidden and nothing beside them, most of what is hidden is told', async () => {
  const city = await readCity('waltham-forest');
  const careless = releaseNaively(city, [{ id: '2014-2018', from: 2014, to: 2018 }]);
  const found = leaksOf((await attackAll([careless], { knowledge: { floors: 'areas' } })).findings);
  expect(found.filter(({ kind }) => kind === 'cell').length).toBeGreaterThan(500);
  expect(found.some(({ kind }) => kind === 'attribute')).toBe(true);
});

it('with every junction that has k accidents, what lies beside junctions is told; with those of the release it is not', async () => {
  const { city, roadSites } = createJunctionTown(1);
  const { made, document } = await publish(city, [{ from: 2020, to: 2020 }], { roadSites });
  expect(made.audit.failures).toEqual([]);
  const isJunction = ({ geography }: PublishedArea): boolean => geography === 'junction';
  const careless = addJunctionsNaively(document, city, roadSites);
  const all = new Map(careless.areas.filter(isJunction).map(({ id, counts }) => [id, counts]));
  const shown = document.areas.filter(isJunction);
  for (const { id, counts } of shown) expect(all.get(id)).toEqual(counts);
  expect(shown.length).toBeGreaterThan(5);
  expect(all.size).toBeGreaterThan(shown.length);
  // Whoever knows how large junctions are looks no farther than that.
  const options = { knowledge: { roadReachMeters: 30 } };
  expect(leaksOf((await attackAll([document], options)).findings)).toEqual([]);
  const leaks = leaksOf((await attackAll([careless], options)).findings);
  expect(leaks.filter(({ kind }) => kind === 'piece').length).toBeGreaterThan(5);
});

const seeds = Array.from({ length: lastSeed - firstSeed + 1 }, (_, i) => firstSeed + i);
it.each(seeds)(
  'made-up city %i: its release, the next one after corrections, and that of one of its municipalities, before it or after it, tell nothing',
  async (seed) => {
    const { first, later, municipality, afterMunicipality } = await tellStory(seed, ACCIDENTS);
    expect(first.made.audit.failures).toEqual([]);
    expect(await findLeaks(`${seed}`, [first.document])).toEqual([]);
    const pairs = [[first, await later()], [first, await municipality()], await afterMunicipality()] as const;
    for (const [before, next] of pairs) {
      expect(next.made.audit.failures).toEqual([]);
      expect(await findLeaks(`${seed} and ${next.document.releaseId}`, [before.document, next.document])).toEqual([]);
    }
  },
  HOURS,
);

it('a district that overlaps municipalities, released without regard to theirs, is found', async () => {
  const { first, district } = await tellStory(4);
  const careless = await district();
  expect(careless.made.audit.failures).toEqual([]);
  const { findings } = await attackAll([first.document, careless.document]);
  expect(findings.filter(({ kind }) => kind === 'cell').length).toBeGreaterThan(10);
});
