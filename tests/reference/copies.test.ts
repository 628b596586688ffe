import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';

/*
 * The project carries copies of other people's files, so that its tests pass and its demo runs anywhere. A copy that was repaired by hand
 * would prove nothing: where the originals lie beside the project, every copy is compared with them byte by byte.
 */

const ROOT = join(import.meta.dirname, '../..');
const ORIGINALS = join(ROOT, '../shared');

/** Where the copies are, and where their originals. */
const COPIES: readonly { readonly folder: string; readonly original: string; readonly holds: readonly string[] }[] = [
  {
    folder: 'demo/waltham-forest',
    original: 'data/uk-waltham-forest',
    holds: ['README.md', 'aadf_by_direction_la125.csv', 'casualties_2014_2018.csv', 'collisions_2014_2018.csv', 'vehicles_2014_2018.csv'],
  },
  {
    folder: 'tests/fixtures/uk-greater-manchester',
    original: 'data/uk-greater-manchester',
    holds: ['README.md', 'STATS19_road_casualties_2019-Jun2024.csv.gz'],
  },
  {
    folder: 'tests/fixtures/de-berlin-2019',
    original: 'data/de-berlin-2019',
    holds: ['AfSBBB_BE_LOR_Strasse_Strassenverkehrsunfaelle_2019_Datensatz.csv.gz', 'README.md'],
  },
  {
    folder: 'tests/fixtures/es-barcelona-2018',
    original: 'data/es-barcelona-2018',
    holds: ['2018_accidents_gu_bcn.csv.gz', '2018_accidents_persones_gu_bcn_.csv.gz', '2018_accidents_tipus_gu_bcn_.csv.gz', 'README.md'],
  },
  {
    folder: 'demo/helsinki',
    original: 'data/fi-helsinki',
    holds: ['Helsinki.osm.pbf', 'README.md', 'liikenneonnettomuudet_Helsingissa.csv.gz'],
  },
  {
    folder: 'tests/fixtures/uk-isle-of-wight',
    original: 'data/uk-isle-of-wight',
    holds: ['README.md', 'aadf_by_direction_la199.csv', 'car_crashes_2018_iow.gpkg', 'iow_main_highways.gpkg'],
  },
  {
    folder: 'demo/leeds',
    original: 'data/uk-leeds',
    holds: [
      'README.md',
      'aadf_by_direction_la63.csv',
      'its-example.osm.pbf',
      'leeds_road_network_merged_nomis.gpkg',
      'osm_points_leeds_centre.geojson.gz',
      'osm_ways_leeds_centre.geojson.gz',
    ],
  },
  {
    folder: 'tests/fixtures/us-new-york',
    original: 'data/us-new-york',
    holds: ['README.md', 'nypd_collisions_2023_2024.csv.gz'],
  },
  {
    folder: 'tests/fixtures/us-iowa-intersections',
    original: 'data/us-iowa-intersections',
    holds: ['README.md', 'crashes_2016_2020.csv.gz', 'intersections.csv'],
  },
  ...listFolders('tests/cases').map((name) => ({ folder: `tests/cases/${name}`, original: `cases/${name}`, holds: ['expected.json'] })),
];

function listFolders(folder: string): string[] {
  const path = join(ROOT, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

function listFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(join(ROOT, folder), join(entry.parentPath, entry.name)))
    .sort();
}

/** The original of a copy; one that we gzipped has an original without the ending. */
function readPair(folder: string, original: string, file: string): { readonly copy: Buffer; readonly original: Buffer } {
  const copy = readFileSync(join(ROOT, folder, file));
  const path = join(ORIGINALS, original, file);
  if (existsSync(path)) return { copy, original: readFileSync(path) };
  return { copy: gunzipSync(copy), original: readFileSync(path.replace(/\.gz$/, '')) };
}

const isCompared = existsSync(ORIGINALS);
if (!isCompared) {
  process.stderr.write('\n*** SKIPPED: the copies of data and cases were not compared; their originals are not at ../shared ***\n\n');
}

describe('copies of other people’s files', () => {
  it.each(COPIES)('$folder holds what its users read', ({ folder, holds }) => {
    expect(listFiles(folder)).toEqual(expect.arrayContaining([...holds]));
  });

  (isCompared ? it : it.skip).each(COPIES)('$folder is unchanged', ({ folder, original }) => {
    const changed = listFiles(folder).filter((file) => {
      const pair = readPair(folder, original, file);
      return !pair.copy.equals(pair.original);
    });
    expect(changed).toEqual([]);
  });
});
