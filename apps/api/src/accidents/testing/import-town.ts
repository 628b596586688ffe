import { codeOf, E7, SEVERITIES } from '@elektron/domain';

import { commitBatch, insertBatch, insertRecords } from './insert-records.ts';
import { createPlane } from '../../common/plane.ts';
import { TEST_SRID, type TestAccident } from '../../common/testing/make-columns.ts';
import type { Database } from '../../database/database.ts';
import type { OrganisationContext } from '../../database/in-organisation.ts';

const MILLIMETERS = 1_000;

/** Brings accidents with full dates into the database as one committed import. @param firstId number of the first; the same number is the same record */
export async function importTown(
  database: Database,
  context: OrganisationContext,
  batchId: number,
  accidents: readonly TestAccident[],
  firstId = 1,
): Promise<void> {
  const plane = createPlane(TEST_SRID);
  const rows = accidents.map((accident, i) => {
    const [year, month, day] = accident.date.split('-').map(Number);
    const [longitude, latitude] = plane.toDegrees(accident.x!, accident.y!);
    return {
      accident_id: `00000000-0000-8000-8000-${String(firstId + i).padStart(12, '0')}`,
      source_record_id: String(firstId + i),
      severity: codeOf(SEVERITIES, accident.severity ?? null),
      year,
      month,
      day,
      road_name: accident.roadName ?? null,
      longitude_e7: Math.round(longitude * E7),
      latitude_e7: Math.round(latitude * E7),
      x_mm: Math.round(accident.x! * MILLIMETERS),
      y_mm: Math.round(accident.y! * MILLIMETERS),
      place_accuracy: 1,
    };
  });
  await insertBatch(database, context, batchId);
  await insertRecords(database, context, 'accident_version', batchId, rows);
  await commitBatch(database, context, batchId);
}
