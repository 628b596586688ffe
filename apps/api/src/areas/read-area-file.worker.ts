import { isProblem, Problem, type ProblemCode, type ProblemDetails, type Text } from '@elektron/domain';

import { isObject } from '../common/parse-geo-json.ts';
import { getReferenceSystem } from '../common/reference-system.ts';
import { refused } from '../common/refused.ts';
import { findAreaSystem, inDegrees, type SystemSource } from './area-system.ts';
import { listAreaLayers, type AreaLayer, type AreaTable } from './area-table.ts';
import { findNameColumns, withChosenNames } from './name-columns.ts';
import { nameOf, parseAreas, textsOf, type ParsedAreas, type WantedKind } from './parse-areas.ts';

/** What a person has decided of a file; what they left open is as found. */
export interface AreaReading {
  readonly kind: WantedKind;
  /** Empty for the only one. */
  readonly layer: string;
  readonly srid: number | null;
  /** Headings of the columns with the names; empty for those found. */
  readonly nameColumns: Text;
}

/** What is seen of a layer before it is stored. */
export interface AreaLayerLook {
  /** Empty for the one of a GeoJSON file. */
  readonly name: string;
  readonly features: number;
  /** Of these, points and polygons, of one part or several. */
  readonly points: number;
  readonly polygons: number;
  readonly srid: number | null;
  readonly system: SystemSource;
  readonly columns: readonly string[];
  /** Where the names are found; empty for nowhere. */
  readonly nameColumns: Text;
  /** What the first places are called with these. */
  readonly examples: readonly Text[];
}

export type AreaFileTask = { readonly bytes: Uint8Array; readonly fileName: string; readonly ownSrid: number } & (
  { readonly question: 'look' } | { readonly question: 'read'; readonly reading: AreaReading }
);

/** A problem crosses threads as a value: an error would lose its code on the way. */
export type AreaFileAnswer =
  | { readonly kind: 'look'; readonly layers: readonly AreaLayerLook[] }
  | { readonly kind: 'read'; readonly parsed: ParsedAreas }
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly details: ProblemDetails };

/** Reads a file of areas, in a thread of its own: what is unpacked and converted would keep the server from answering. */
export async function answerAreaFile(task: AreaFileTask): Promise<AreaFileAnswer> {
  try {
    const layers = await listAreaLayers(task.bytes, task.fileName);
    if (task.question === 'read') return { kind: 'read', parsed: await readLayer(layers, task.reading, task.ownSrid) };
    const looks: AreaLayerLook[] = [];
    for (const layer of layers) looks.push(lookAt(layer.name, await layer.open(), task.ownSrid));
    return { kind: 'look', layers: looks };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { kind: 'problem', code: error.code, details: error.details };
  }
}

const EXAMPLES = 5;

function lookAt(name: string, table: AreaTable, ownSrid: number): AreaLayerLook {
  const { headings, features } = table;
  const { srid, source } = findAreaSystem(table, ownSrid);
  const names = findNameColumns(headings);
  const tried = withChosenNames(names, { el: '', en: '' });
  const count = (type: RegExp): number =>
    features.filter((feature) => isObject(feature) && isObject(feature['geometry']) && type.test(String(feature['geometry']['type'])))
      .length;
  return {
    name,
    features: features.length,
    points: count(/^(?:Multi)?Point$/),
    polygons: count(/^(?:Multi)?Polygon$/),
    srid,
    system: source,
    columns: headings,
    nameColumns: { el: names.el[0] ?? '', en: names.en[0] ?? '' },
    examples: features.slice(0, EXAMPLES).map((feature) => nameOf(textsOf(feature), tried)),
  };
}

async function readLayer(layers: readonly AreaLayer[], reading: AreaReading, ownSrid: number): Promise<ParsedAreas> {
  const chosen = reading.layer === '' && layers.length === 1 ? layers[0] : layers.find(({ name }) => name === reading.layer);
  if (chosen === undefined) {
    throw new Problem('INPUT_INVALID', {
      field: 'layer',
      value: `${reading.layer} (${layers.map(({ name }) => name).join(', ')})`.slice(0, 300),
    });
  }
  const table = await chosen.open();
  const srid = reading.srid ?? findAreaSystem(table, ownSrid).srid;
  if (srid === null) throw new Problem('INPUT_INVALID', { field: 'EPSG', value: '?' });
  getReferenceSystem(srid);
  const missing = [reading.nameColumns.el, reading.nameColumns.en].find((heading) => heading !== '' && !table.headings.includes(heading));
  if (missing !== undefined) throw refused('nameColumn', missing);
  const names = withChosenNames(findNameColumns(table.headings), reading.nameColumns);
  return parseAreas(inDegrees(table.features, srid), reading.kind, names);
}
