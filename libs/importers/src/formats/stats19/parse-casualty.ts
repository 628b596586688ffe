import type { CasualtyClass, CasualtyDraft, RoadUser } from '@elektron/domain';
import { isBlank } from '../../code-book.ts';
import { remarkOn, type ParsedRow, type RowRemark, type SourceRow } from '../../import-format.ts';
import { isRejected, parseCode, parseKey, parseNumber } from '../../parse-value.ts';
import { AGES, AGE_BAND_CODES, CASUALTY_CLASS_CODES, CASUALTY_TYPE_CODES, SEVERITY_CODES, SEX_CODES } from './stats19-codes.ts';

/**
 * One line of the casualties table. Rejected: any of the three parts of its key is missing (in older years casualties are numbered within
 * their vehicle, so the vehicle's number is needed).
 */
export function parseCasualty(row: SourceRow): ParsedRow {
  const remarks: RowRemark[] = [];
  const accidentSourceRecordId = parseKey(row, 'accident_index', remarks);
  const unitReference = parseKey(row, 'vehicle_reference', remarks);
  const casualtyReference = parseKey(row, 'casualty_reference', remarks);
  if (isRejected(remarks)) return { drafts: [], issues: remarks };
  const severityNative = row.text('casualty_severity');
  if (isBlank(severityNative)) remarks.push(remarkOn(row, 'casualty_severity', 'VALUE_MISSING'));
  const severity = parseCode(row, 'casualty_severity', SEVERITY_CODES, remarks);
  const casualtyClass = parseCode(row, 'casualty_class', CASUALTY_CLASS_CODES, remarks);
  const draft: CasualtyDraft = {
    kind: 'casualty',
    accidentSourceRecordId,
    unitReference,
    casualtyReference,
    severity,
    severityNative,
    casualtyClass,
    roadUser: parseRoadUser(row, casualtyClass, remarks),
    sex: parseCode(row, 'sex_of_casualty', SEX_CODES, remarks),
    age: parseAge(row, remarks),
    attributes: row.attributes(remarks),
  };
  return { drafts: [draft], issues: remarks };
}

/** How the person travelled; the class says it for pedestrians when the type does not. */
function parseRoadUser(row: SourceRow, casualtyClass: CasualtyClass | null, remarks: RowRemark[]): RoadUser | null {
  const roadUser = parseCode(row, 'casualty_type', CASUALTY_TYPE_CODES, remarks);
  if (roadUser === null) return casualtyClass === 'pedestrian' ? 'pedestrian' : null;
  if (casualtyClass !== null && (casualtyClass === 'pedestrian') !== (roadUser === 'pedestrian')) {
    const value = `${row.text('casualty_class')} ≠ ${row.text('casualty_type')}`;
    remarks.push(remarkOn(row, 'casualty_class', 'VALUES_CONTRADICT', 'warning', value));
  }
  return roadUser;
}

function parseAge(row: SourceRow, remarks: RowRemark[]): number | null {
  const age = parseNumber(row, 'age_of_casualty', AGES, remarks);
  const band = parseCode(row, 'age_band_of_casualty', AGE_BAND_CODES, remarks);
  if (age !== null && band !== null && (age < band[0] || age > band[1])) {
    const value = `${row.text('age_band_of_casualty')} ≠ ${age}`;
    remarks.push(remarkOn(row, 'age_band_of_casualty', 'VALUES_CONTRADICT', 'warning', value));
  }
  return age;
}
