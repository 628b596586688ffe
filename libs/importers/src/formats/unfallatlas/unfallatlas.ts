import type {
  AccidentDraft,
  AccidentType,
  LightCondition,
  RoadUser,
  RowIssueCode,
  Severity,
  SurfaceCondition,
  TrafficUnitDraft,
} from '@elektron/domain';
import { createCodeBook } from '../../code-book.ts';
import {
  keptColumn,
  keptColumns,
  remarkOn,
  requiredColumn,
  usedColumn,
  type ImportFormat,
  type ParsedRow,
  type RowRemark,
  type SourceRow,
} from '../../import-format.ts';
import { composeTime } from '../../parse-moment.ts';
import { checkOtherPositions, listUnreadColumns, parsePosition, type PositionColumns } from '../../parse-position.ts';
import { isRejected, parseCode, parseKey, parseNumber, type NumberRange } from '../../parse-value.ts';
import { tellAccidentType } from '../../tell-accident-type.ts';
import { UNKNOWN_CIRCUMSTANCES } from '../../unknown-circumstances.ts';

/*
 * Accidents with injury of the German national accident atlas ("Unfallatlas", Statistische Ämter des Bundes und der Länder) and of its
 * sister files of single states. No day of the month is published.
 */

const SEVERITY_CODES = createCodeBook<Severity>([
  ['1', 'Unfall mit Getöteten', 'fatal'],
  ['2', 'Unfall mit Schwerverletzten', 'serious'],
  ['3', 'Unfall mit Leichtverletzten', 'slight'],
]);

/** ISO weekdays; the atlas begins with Sunday. */
const WEEKDAY_CODES = createCodeBook<number>(['1', '2', '3', '4', '5', '6', '7'].map((code, i) => [code, [], i === 0 ? 7 : i]));

const LIGHT_CODES = createCodeBook<LightCondition>([
  ['0', 'Tageslicht', 'daylight'],
  ['1', 'Dämmerung', 'twilight'],
  ['2', 'Dunkelheit', 'dark-lighting-unknown'],
]);

/**
 * "Unfallart", what struck what ("Unfalltyp", `utyp1`, is the conflict that led to it). Source: the description of the fields with the files of
 * Schleswig-Holstein (opendata.schleswig-holstein.de, Unfalldaten 2017).
 */
const COLLISION_CODES = createCodeBook<AccidentType>([
  ['0', 'Unfall anderer Art', 'other'],
  // Vehicles at the side of the road, or about to stop there or to leave; one that waits in traffic is 2.
  ['1', 'Zusammenstoß mit anfahrendem/anhaltendem/ruhendem Fahrzeug', 'parked-vehicle'],
  ['2', 'Zusammenstoß mit vorausfahrendem/wartendem Fahrzeug', 'rear-end'],
  ['3', 'Zusammenstoß mit seitlich in gleicher Richtung fahrendem Fahrzeug', 'sideswipe'],
  ['4', 'Zusammenstoß mit entgegenkommendem Fahrzeug', 'head-on'],
  ['5', 'Zusammenstoß mit einbiegendem/kreuzendem Fahrzeug', 'angle'],
  ['6', 'Zusammenstoß zwischen Fahrzeug und Fußgänger', 'pedestrian'],
  ['7', 'Aufprall auf Fahrbahnhindernis', 'fixed-object'],
  ['8', 'Abkommen von Fahrbahn nach rechts', 'run-off-road'],
  ['9', 'Abkommen von Fahrbahn nach links', 'run-off-road'],
]);

const SURFACE_CODES = createCodeBook<SurfaceCondition>([
  ['0', 'trocken', 'dry'],
  ['1', ['nass/feucht/schlüpfrig', 'nass'], 'wet'],
  ['2', ['winterglatt', 'glatt'], 'ice'],
]);

const INVOLVED_CODES = createCodeBook<boolean>([
  ['0', 'nein', false],
  ['1', 'ja', true],
]);

/** Which kinds of road users took part: that they did, not how many. */
const INVOLVED: readonly (readonly [column: string, roadUser: RoadUser])[] = [
  ['istrad', 'bicycle'],
  ['istpkw', 'car'],
  ['istfuss', 'pedestrian'],
  ['istkrad', 'powered-two-wheeler'],
  ['istgkfz', 'heavy-goods'],
  ['istsonstige', 'other'],
];

const YEARS: NumberRange = { minimum: 1990, maximum: 9999, whole: true, unknown: [] };
const MONTHS: NumberRange = { minimum: 1, maximum: 12, whole: true, unknown: [] };
const HOURS: NumberRange = { minimum: 0, maximum: 23, whole: true, unknown: [] };

const POSITIONS: readonly PositionColumns[] = [
  { srid: 25832, first: 'linrefx', second: 'linrefy', firstRange: [200_000, 1_000_000], secondRange: [5_200_000, 6_200_000] },
  { srid: 4326, first: 'xgcswgs84', second: 'ygcswgs84', firstRange: [5.5, 15.5], secondRange: [47, 55.2] },
];

function parseAccident(row: SourceRow): ParsedRow {
  const remarks: RowRemark[] = [];
  const identified = row.has('uidentstlae');
  const key = parseKey(row, identified ? 'uidentstlae' : 'objectid', remarks);
  const year = parseNumber(row, 'ujahr', YEARS, remarks);
  const time = composeTime(
    row,
    {
      year,
      month: parseNumber(row, 'umonat', MONTHS, remarks),
      weekday: parseCode(row, 'uwochentag', WEEKDAY_CODES, remarks),
      hour: parseNumber(row, 'ustunde', HOURS, remarks),
    },
    { year: 'ujahr', weekday: 'uwochentag' },
    remarks,
  );
  if (time === null || isRejected(remarks)) return { drafts: [], issues: remarks };
  // Numbers of the files of a year begin anew.
  const sourceRecordId = identified ? key : `${time.year}-${row.text('uland')}-${key}`;
  const units = parseUnits(row, sourceRecordId, remarks);
  const surface = parseCode(row, 'strzustand', SURFACE_CODES, remarks);
  const position = parsePosition(row, POSITIONS, 'exact', remarks);
  if (isShifted(remarks)) return { drafts: [], issues: [remarkOn(row, 'istsonstige', 'VALUES_SHIFTED', 'held')] };
  const accident: AccidentDraft = {
    kind: 'accident',
    ...UNKNOWN_CIRCUMSTANCES,
    sourceRecordId,
    severity: parseCode(row, 'ukategorie', SEVERITY_CODES, remarks),
    severityNative: row.text('ukategorie'),
    time,
    position,
    ...tellAccidentType(parseCode(row, 'uart', COLLISION_CODES, remarks)),
    light: parseCode(row, 'ulichtverh', LIGHT_CODES, remarks),
    surface,
    speedUnit: 'km/h',
    attributes: row.attributes(remarks, listUnreadColumns(POSITIONS, position)),
  };
  const otherPositions = position === null ? [] : checkOtherPositions(row, POSITIONS, position, remarks);
  return { drafts: [accident, ...units], issues: remarks, otherPositions };
}

function parseUnits(row: SourceRow, accidentSourceRecordId: string, remarks: RowRemark[]): TrafficUnitDraft[] {
  return INVOLVED.flatMap(([column, roadUser]) =>
    parseCode(row, column, INVOLVED_CODES, remarks) === true
      ? [
          {
            kind: 'traffic-unit' as const,
            accidentSourceRecordId,
            unitReference: column,
            roadUser,
            roadUserNative: row.heading(column),
            attributes: {},
          },
        ]
      : [],
  );
}

/** A flag that is none beside a coordinate that is none: the values stand in the wrong columns, and no other of them can be trusted either. */
function isShifted(remarks: readonly RowRemark[]): boolean {
  const codes = new Set(remarks.map(({ code }) => code));
  const areCutOff = (code: RowIssueCode): boolean => code === 'COORDINATE_TRUNCATED' || code === 'COORDINATE_DIGIT_LOST';
  return codes.has('CODE_UNKNOWN') && [...codes].some((code) => code.startsWith('COORDINATE') && !areCutOff(code));
}

export const unfallatlas: ImportFormat = {
  id: 'unfallatlas',
  labels: { el: 'Ατυχήματα Unfallatlas (Γερμανία)', en: 'Unfallatlas accidents (Germany)' },
  dataKind: 'accidents',
  speedUnit: null,
  mappingVersion: 'unfallatlas/2',
  tables: [
    {
      id: 'accidents',
      labels: { el: 'Ατυχήματα (Unfallatlas)', en: 'Accidents (Unfallatlas)' },
      draftKind: 'accident',
      refersTo: null,
      columns: [
        keptColumn('objectid', { inDraft: true, otherNames: ['object_id'] }),
        usedColumn('uidentstlae', { inDraft: true }),
        usedColumn('uland', { otherNames: ['land'] }),
        requiredColumn('ujahr', { inDraft: true }),
        usedColumn('umonat', { inDraft: true }),
        usedColumn('ustunde', { inDraft: true }),
        usedColumn('uwochentag', { inDraft: true }),
        requiredColumn('ukategorie', { identifying: true, inDraft: true }),
        ...keptColumns('uregbez', 'ukreis', 'ugemeinde', 'bez', 'lor', 'strasse', 'utyp1', 'plst', 'licht'),
        // The code stays as it is, too: some say more than the type.
        usedColumn('uart'),
        usedColumn('ulichtverh', { otherNames: ['lichtverh'], inDraft: true }),
        usedColumn('strzustand', { otherNames: ['ustrzustand', 'iststrassenzustand', 'iststrasse'], inDraft: true }),
        ...INVOLVED.map(([column]) => usedColumn(column, { inDraft: true, otherNames: column === 'istsonstige' ? ['istsonstig'] : [] })),
        ...['linrefx', 'linrefy', 'xgcswgs84', 'ygcswgs84'].map((id) => usedColumn(id, { inDraft: true })),
      ],
      requiredOneOf: [
        ['linrefx', 'linrefy'],
        ['xgcswgs84', 'ygcswgs84'],
      ],
      parseRow: parseAccident,
    },
  ],
};
