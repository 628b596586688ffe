import type { AccidentDraft, Severity } from '@elektron/domain';
import { isBlank } from '../../code-book.ts';
import { remarkOn, type ParsedRow, type RowRemark, type SourceRow } from '../../import-format.ts';
import { composeTime } from '../../parse-moment.ts';
import { checkOtherPositions, listUnreadColumns, parsePosition, type PositionColumns } from '../../parse-position.ts';
import { isRejected, parseKey, parseNumber, type NumberRange } from '../../parse-value.ts';
import { UNKNOWN_CIRCUMSTANCES } from '../../unknown-circumstances.ts';

const YEARS: NumberRange = { minimum: 1990, maximum: 9999, whole: true, unknown: [] };
const MONTHS: NumberRange = { minimum: 1, maximum: 12, whole: true, unknown: [] };
const DAYS: NumberRange = { minimum: 1, maximum: 31, whole: true, unknown: [] };
const HOURS: NumberRange = { minimum: 0, maximum: 23, whole: true, unknown: [] };
const PEOPLE: NumberRange = { minimum: 0, maximum: 500, whole: true, unknown: [] };

/**
 * The publisher does not name the reference system of its metres, and one expects ETRS89 of 2018. Read so, every accident lies 94 m east and 204 m
 * north of the degrees of its own line; read as ED50 (EPSG:23031) they agree to 0.7 m. So the import proposes ED50, and a person decides.
 */
const POSITIONS: readonly PositionColumns[] = [
  {
    srid: 25831,
    first: 'coordenada_utm_x',
    second: 'coordenada_utm_y',
    firstRange: [400_000, 460_000],
    secondRange: [4_550_000, 4_620_000],
  },
  { srid: 4326, first: 'longitud', second: 'latitud', firstRange: [1.8, 2.6], secondRange: [41.1, 41.7] },
];

/** One accident. There is no column of severity: it is that of the worst victim counted. */
export function parseBarcelonaAccident(row: SourceRow): ParsedRow {
  const remarks: RowRemark[] = [];
  const sourceRecordId = parseKey(row, 'numero_expedient', remarks);
  const time = composeTime(
    row,
    {
      year: parseNumber(row, 'any', YEARS, remarks),
      month: parseNumber(row, 'mes_any', MONTHS, remarks),
      day: parseNumber(row, 'dia_mes', DAYS, remarks),
      hour: parseNumber(row, 'hora_dia', HOURS, remarks),
    },
    { year: 'any', day: 'dia_mes' },
    remarks,
  );
  if (time === null || isRejected(remarks)) return { drafts: [], issues: remarks };
  const [severity, severityNative] = parseSeverity(row, remarks);
  const position = parsePosition(row, POSITIONS, 'exact', remarks);
  const otherPositions = position === null ? [] : checkOtherPositions(row, POSITIONS, position, remarks);
  const casualties = parseNumber(row, 'numero_victimes', PEOPLE, []);
  const accident: AccidentDraft = {
    kind: 'accident',
    ...UNKNOWN_CIRCUMSTANCES,
    sourceRecordId,
    severity,
    severityNative,
    time,
    position,
    speedUnit: 'km/h',
    roadName: isBlank(row.text('nom_carrer')) ? null : row.text('nom_carrer'),
    attributes: row.attributes(remarks, listUnreadColumns(POSITIONS, position)),
  };
  return { drafts: [accident], issues: remarks, otherPositions, stated: { units: null, casualties } };
}

function parseSeverity(row: SourceRow, remarks: RowRemark[]): readonly [Severity | null, string] {
  const killed = parseNumber(row, 'numero_morts', PEOPLE, remarks);
  const serious = parseNumber(row, 'numero_lesionats_greus', PEOPLE, remarks);
  const slight = parseNumber(row, 'numero_lesionats_lleus', PEOPLE, remarks);
  const stated = parseNumber(row, 'numero_victimes', PEOPLE, remarks);
  const native = `morts ${killed ?? '?'}, greus ${serious ?? '?'}, lleus ${slight ?? '?'}`;
  if (killed === null || serious === null || slight === null) return [null, native];
  const counted = killed + serious + slight;
  if (stated !== null && stated !== counted) {
    remarks.push(remarkOn(row, 'numero_victimes', 'VALUES_CONTRADICT', 'warning', `${stated} ≠ ${counted}`));
  }
  if (killed > 0) return ['fatal', native];
  if (serious > 0) return ['serious', native];
  return [slight > 0 ? 'slight' : 'damage-only', native];
}
