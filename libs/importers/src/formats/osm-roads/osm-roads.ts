import { keptColumns, requiredColumn, usedColumn, type ImportFormat } from '../../import-format.ts';
import { parseOsmRoad } from './parse-osm-road.ts';

/**
 * Roads of OpenStreetMap: the ways of a PBF file, or lines that GDAL or osmextract have made of them, in a GeoPackage, a shapefile or GeoJSON.
 */
export const osmRoads: ImportFormat = {
  id: 'osm-roads',
  labels: { el: 'Οδικό δίκτυο OpenStreetMap', en: 'OpenStreetMap road network' },
  dataKind: 'roads',
  speedUnit: 'km/h',
  mappingVersion: 'osm-roads/1',
  tables: [
    {
      id: 'ways',
      labels: { el: 'Δρόμοι OpenStreetMap', en: 'OpenStreetMap ways' },
      draftKind: 'road-line',
      refersTo: null,
      columns: [
        requiredColumn('osm_id', { inDraft: true }),
        requiredColumn('highway'),
        requiredColumn('geometry_line', { identifying: true, inDraft: true, isLong: true }),
        usedColumn('name', { inDraft: true }),
        usedColumn('maxspeed'),
        usedColumn('oneway', { inDraft: true }),
        ...['ref', 'lanes', 'layer', 'bridge', 'tunnel', 'operator', 'junction'].map((id) => usedColumn(id)),
        ...keptColumns('other_tags'),
        usedColumn('node_ids', { inDraft: true }),
        ...keptColumns('missing_nodes', 'kilometre_posts'),
      ],
      requiredOneOf: [],
      parseRow: parseOsmRoad,
    },
  ],
};
