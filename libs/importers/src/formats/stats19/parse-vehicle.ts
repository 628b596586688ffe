import type { TrafficUnitDraft } from '@elektron/domain';
import { isBlank } from '../../code-book.ts';
import { remarkOn, type ParsedRow, type RowRemark, type SourceRow } from '../../import-format.ts';
import { isRejected, parseCode, parseKey, parseNumber } from '../../parse-value.ts';
import { AGES, ESCOOTER_CODES, VEHICLE_TYPE_CODES } from './stats19-codes.ts';

/** One line of the vehicles table as a traffic unit. Rejected: no record number of the accident, or none of the vehicle. */
export function parseVehicle(row: SourceRow): ParsedRow {
  const remarks: RowRemark[] = [];
  const accidentSourceRecordId = parseKey(row, 'accident_index', remarks);
  const unitReference = parseKey(row, 'vehicle_reference', remarks);
  if (isRejected(remarks)) return { drafts: [], issues: remarks };
  const roadUserNative = row.text('vehicle_type');
  if (isBlank(roadUserNative)) remarks.push(remarkOn(row, 'vehicle_type', 'VALUE_MISSING'));
  const byType = parseCode(row, 'vehicle_type', VEHICLE_TYPE_CODES, remarks);
  const isEscooter = parseCode(row, 'escooter_flag', ESCOOTER_CODES, remarks) === true;
  // Kept as an attribute; checked here, so that an age that cannot be is not kept in silence.
  parseNumber(row, 'age_of_driver', AGES, remarks);
  const draft: TrafficUnitDraft = {
    kind: 'traffic-unit',
    accidentSourceRecordId,
    unitReference,
    roadUser: isEscooter ? 'e-scooter' : byType,
    roadUserNative,
    attributes: row.attributes(remarks),
  };
  return { drafts: [draft], issues: remarks };
}
