import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { ageBitOf, type AccidentDraft, type Draft, type LightCondition, type RoadUser, type Severity } from '@elektron/domain';
import { detectTables, readTable, type ByteSource } from '@elektron/importers';
import { WGS84, loadReferenceSystem } from '../../apps/api/src/common/reference-system.ts';

/*
 * The accidents of four cities as plain columns, read by the same formats as imports (defects: READMEs of the fixtures). Each accident with a place is
 * there once; what a source does not say is null.
 */

export const CITY_IDS = ['waltham-forest', 'barcelona', 'helsinki', 'berlin'] as const;
export type CityId = (typeof CITY_IDS)[number];

/** The weakest who took part. An e-scooter counts as a bicycle, and a motor vehicle is what is left. */
export const ROAD_USER_CLASSES = ['pedestrian', 'bicycle', 'powered-two-wheeler', 'motor-vehicle'] as const;
export type RoadUserClass = (typeof ROAD_USER_CLASSES)[number];

/** One entry for each accident in every column, in one order. */
export interface CityColumns {
  readonly id: string;
  readonly name: string;
  /** Whether damage-only accidents are among them. */
  readonly includesDamageOnly: boolean;
  /** Degrees, WGS 84. */
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  readonly year: Int16Array;
  /** As the source names it: a district of Barcelona, the number of one of Berlin; otherwise the city. */
  readonly municipality: readonly string[];
  readonly severity: readonly (Severity | null)[];
  readonly roadUser: readonly (RoadUserClass | null)[];
  readonly light: readonly (LightCondition | null)[];
  /** 0 to 23. */
  readonly hour: readonly (number | null)[];
  /** Ages of those hurt (`ageBitOf`); 0 where none is known. */
  readonly ageMask: Uint8Array;
}

interface CitySource {
  readonly name: string;
  readonly includesDamageOnly: boolean;
  /** From the root of the project; the accidents first, then what tells of those who took part. */
  readonly files: readonly string[];
  /** Whether the source numbers its accidents; then one that is there twice is one. */
  readonly isNumbered: boolean;
  /** The column that names a district; null where the city is one municipality. */
  readonly district: string | null;
  /** Where the source's metres are not what the format takes them for (README of the fixture): the EPSG code that a person sets in the import. */
  readonly srid?: number;
  /** The source's own word for "motor vehicles only". */
  readonly motorOnly?: string;
}

const SOURCES: Readonly<Record<CityId, CitySource>> = {
  'waltham-forest': {
    name: 'Waltham Forest',
    includesDamageOnly: false,
    files: ['collisions', 'vehicles', 'casualties'].map((table) => `demo/waltham-forest/${table}_2014_2018.csv`),
    isNumbered: true,
    district: null,
  },
  barcelona: {
    name: 'Barcelona',
    includesDamageOnly: true,
    files: ['2018_accidents_gu_bcn', '2018_accidents_persones_gu_bcn_'].map((file) => `tests/fixtures/es-barcelona-2018/${file}.csv.gz`),
    isNumbered: true,
    district: 'nom_districte',
    srid: 23_031,
  },
  helsinki: {
    name: 'Helsinki',
    includesDamageOnly: true,
    files: ['demo/helsinki/liikenneonnettomuudet_Helsingissa.csv.gz'],
    isNumbered: false,
    district: null,
    motorOnly: 'MA',
  },
  berlin: {
    name: 'Berlin',
    includesDamageOnly: false,
    files: ['tests/fixtures/de-berlin-2019/AfSBBB_BE_LOR_Strasse_Strassenverkehrsunfaelle_2019_Datensatz.csv.gz'],
    isNumbered: true,
    district: 'bez',
  },
};

const CLASS_OF: Readonly<Record<RoadUser, RoadUserClass>> = {
  pedestrian: 'pedestrian',
  bicycle: 'bicycle',
  'e-scooter': 'bicycle',
  'powered-two-wheeler': 'powered-two-wheeler',
  car: 'motor-vehicle',
  taxi: 'motor-vehicle',
  bus: 'motor-vehicle',
  'light-goods': 'motor-vehicle',
  'heavy-goods': 'motor-vehicle',
  agricultural: 'motor-vehicle',
  'tram-train': 'motor-vehicle',
  other: 'motor-vehicle',
};

async function readDrafts(path: string): Promise<readonly Draft[]> {
  const written = readFileSync(new URL(`../../${path}`, import.meta.url));
  const bytes = path.endsWith('.gz') ? gunzipSync(written) : written;
  const source: ByteSource = {
    size: bytes.length,
    async *read() {
      yield bytes;
    },
  };
  const [table] = await detectTables(source, path.split('/').at(-1)!.replace(/\.gz$/, ''));
  const drafts: Draft[] = [];
  for await (const { lines } of readTable(source, table!, { latestDate: '2024-06-30' }))
    drafts.push(...lines.flatMap((line) => line.drafts));
  return drafts;
}

/** The weakest of each accident, by the source's id of it. */
function findWeakest(drafts: readonly Draft[], motorOnly: string | undefined): Map<string, RoadUserClass> {
  const weakest = new Map<string, RoadUserClass>();
  for (const draft of drafts) {
    if (draft.kind !== 'traffic-unit' && draft.kind !== 'casualty') continue;
    const isMotorOnly = draft.kind === 'traffic-unit' && motorOnly !== undefined && draft.roadUserNative === motorOnly;
    const found = isMotorOnly ? 'motor-vehicle' : draft.roadUser === null ? null : CLASS_OF[draft.roadUser];
    if (found === null) continue;
    const before = weakest.get(draft.accidentSourceRecordId);
    if (before === undefined || ROAD_USER_CLASSES.indexOf(found) < ROAD_USER_CLASSES.indexOf(before)) {
      weakest.set(draft.accidentSourceRecordId, found);
    }
  }
  return weakest;
}

/** Ages of those hurt in each accident, by the source's id of it. */
function findAges(drafts: readonly Draft[]): Map<string, number> {
  const masks = new Map<string, number>();
  for (const draft of drafts) {
    if (draft.kind !== 'casualty') continue;
    masks.set(draft.accidentSourceRecordId, (masks.get(draft.accidentSourceRecordId) ?? 0) | ageBitOf(draft.age ?? -1));
  }
  return masks;
}

/** Reads a city anew. */
export async function readCity(id: CityId): Promise<CityColumns> {
  const { name, includesDamageOnly, files, isNumbered, district, srid, motorOnly } = SOURCES[id];
  const drafts = (await Promise.all(files.map(readDrafts))).flat();
  const weakest = findWeakest(drafts, motorOnly);
  const ages = findAges(drafts);
  const seen = new Set<string>();
  const accidents = drafts.filter((draft): draft is AccidentDraft => {
    if (draft.kind !== 'accident' || draft.position === null) return false;
    if (isNumbered && seen.has(draft.sourceRecordId)) return false;
    seen.add(draft.sourceRecordId);
    return true;
  });
  const systems = new Map<number, ReturnType<typeof loadReferenceSystem>>();
  const places = accidents.map(({ position }) => {
    const code = srid ?? position!.srid;
    const system = systems.get(code) ?? loadReferenceSystem(code);
    systems.set(code, system);
    const written: [number, number] = [position!.first, position!.second];
    return code === WGS84 ? written : system.converter.inverse(written);
  });
  return {
    id,
    name,
    includesDamageOnly,
    longitude: Float64Array.from(places, ([longitude]) => longitude),
    latitude: Float64Array.from(places, ([, latitude]) => latitude),
    year: Int16Array.from(accidents, ({ time }) => time.year),
    municipality: accidents.map(({ attributes }) => (district === null ? name : (attributes[district] ?? name))),
    severity: accidents.map(({ severity }) => severity),
    roadUser: accidents.map(({ sourceRecordId }) => weakest.get(sourceRecordId) ?? null),
    light: accidents.map(({ light }) => light),
    hour: accidents.map(({ time }) => time.hour),
    ageMask: Uint8Array.from(accidents, ({ sourceRecordId }) => ages.get(sourceRecordId) ?? 0),
  };
}
