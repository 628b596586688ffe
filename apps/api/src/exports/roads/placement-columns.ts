import {
  attributeSources,
  ROAD_AGREEMENT_LABELS,
  ROAD_PLACEMENT_LABELS,
  type Language,
  type RoadPlacement,
  type Text,
} from '@elektron/domain';
import { splitNetwork } from '@elektron/importers';

import type { NearRoadObject } from '../../columns/roads/road-placement.objects.ts';
import type { StandingNetwork } from '../../columns/roads/standing-network.ts';
import type { ExportColumn, ExportNote, ExportValue } from '../export-table.ts';
import { labelRoadClass, roundMeters } from './road-columns.ts';

/** Where on the roads something lies, or why on none. */
export interface PlacedRecord {
  readonly placement: RoadPlacement;
  /** The road that it lies on, else the nearest one; null where none is near. */
  readonly road: NearRoadObject | null;
  readonly otherRoadName: string | null;
}

export interface PlacementColumn<Row extends PlacedRecord = PlacedRecord> extends ExportColumn {
  readonly valueOf: (row: Row) => ExportValue;
}

type OfRoad = (road: NearRoadObject) => ExportValue;

const column = (id: string, labels: Text, type: ExportColumn['type'], valueOf: PlacementColumn['valueOf']): PlacementColumn => ({
  id,
  labels,
  type,
  valueOf,
});

/** Of the road on which it lies, else of the nearest one; which of both it is says the outcome. */
function ofRoad(id: string, labels: Text, type: ExportColumn['type'], valueOf: OfRoad): PlacementColumn {
  return column(id, labels, type, ({ road }) => (road === null ? null : valueOf(road)));
}

/** A word of a list, as people read it. */
function coded(names: Readonly<Record<string, Text>>, made: PlacementColumn): PlacementColumn {
  return { ...made, labelOf: (word) => names[word] ?? { el: word, en: word } };
}

/** THE columns that say where on the roads something lies. docs/roads.md explains the outcomes. */
export const PLACEMENT_COLUMNS: readonly PlacementColumn[] = [
  coded(
    ROAD_PLACEMENT_LABELS,
    column('outcome', { el: 'Πού βρίσκεται', en: 'Where it lies' }, 'text', ({ placement }) => placement),
  ),
  ofRoad('segment_id', { el: 'Οδικό τμήμα ή το πλησιέστερο', en: 'Road segment, or the nearest' }, 'text', (road) => road.segmentId),
  ofRoad('segment_road', { el: 'Οδός του τμήματος', en: 'Road of the segment' }, 'text', (road) => road.roadName),
  ofRoad('segment_number', { el: 'Αριθμός οδού του τμήματος', en: 'Road number of the segment' }, 'text', (road) => road.roadReference),
  {
    ...ofRoad('segment_class', { el: 'Κατηγορία οδού του τμήματος', en: 'Class of the segment' }, 'text', (road) => road.roadClass),
    labelOf: labelRoadClass,
  },
  ofRoad('distance_m', { el: 'Απόσταση από την οδό (μ.)', en: 'Distance from the road (m)' }, 'decimal', (road) =>
    roundMeters(road.distanceMeters),
  ),
  ofRoad('along_m', { el: 'Από την αρχή του τμήματος (μ.)', en: 'From the start of the segment (m)' }, 'decimal', (road) =>
    roundMeters(road.alongMeters),
  ),
  ofRoad('segment_length_m', { el: 'Μήκος του τμήματος (μ.)', en: 'Length of the segment (m)' }, 'decimal', (road) =>
    roundMeters(road.segmentLengthMeters),
  ),
  coded(
    ROAD_AGREEMENT_LABELS,
    ofRoad('agreement', { el: 'Οδός στην εγγραφή', en: 'Road in the record' }, 'text', (road) => road.agreement),
  ),
  column('other_road', { el: 'Άλλη οδός, εξίσου κοντά', en: 'Other road, equally near' }, 'text', ({ otherRoadName }) => otherRoadName),
];

const ROADS_VERSION: Text = { el: 'Έκδοση στοιχείων των οδών', en: 'Data version of the roads' };

/** Of which state the roads were on which something was placed. */
export function noteRoads(version: number, language: Language): ExportNote {
  return { id: 'roadsVersion', label: ROADS_VERSION[language], value: version };
}

/** Whom the licences of the roads ask to be named. */
export function attributeRoads({ rows }: Pick<StandingNetwork, 'rows'>): readonly Text[] {
  return attributeSources(rows.map(({ network }) => splitNetwork(network).base));
}
