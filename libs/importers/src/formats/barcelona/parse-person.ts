import type { CasualtyClass, CasualtyDraft, CasualtySeverity, RoadUser, Sex } from '@elektron/domain';
import { createCodeBook, isBlank } from '../../code-book.ts';
import { remarkOn, type ParsedRow, type RowRemark, type SourceRow } from '../../import-format.ts';
import { isRejected, parseCode, parseKey, parseNumber, type NumberRange } from '../../parse-value.ts';

const UNKNOWN = ['Desconegut', 'Desconeguda', 'Es desconeix'];

/** Killed is who died within 24 hours. */
const SEVERITY_CODES = createCodeBook<CasualtySeverity>(
  [
    ['', 'Mort (dins 24h posteriors accident)', 'fatal'],
    ['', 'Ferit greu: hospitalització superior a 24h', 'serious'],
    [
      '',
      [
        'Ferit lleu: Hospitalització fins a 24h',
        "Ferit lleu: Amb assistència sanitària en lloc d'accident",
        'Ferit lleu: Rebutja assistència sanitària',
      ],
      'slight',
    ],
  ],
  UNKNOWN,
);

const CLASS_CODES = createCodeBook<CasualtyClass>(
  [
    ['', 'Conductor', 'driver'],
    ['', 'Passatger', 'passenger'],
    ['', 'Vianant', 'pedestrian'],
  ],
  UNKNOWN,
);

const SEX_CODES = createCodeBook<Sex>(
  [
    ['', 'Dona', 'female'],
    ['', 'Home', 'male'],
  ],
  UNKNOWN,
);

const VEHICLE_CODES = createCodeBook<RoadUser>(
  [
    [
      '',
      ['Turisme', 'Tot terreny', 'Microbus', 'Quadricicle', 'Quadricicle > 75cc', 'Quadricicle < 75cc', 'Autocaravana', 'Ambulància'],
      'car',
    ],
    ['', ['Motocicleta', 'Ciclomotor', 'Tricicle'], 'powered-two-wheeler'],
    ['', ['Bicicleta'], 'bicycle'],
    ['', ['Taxi'], 'taxi'],
    ['', ['Autobús', 'Autobús articulado', 'Autobús articulat', 'Autocar', 'Microbús <= 17', 'Microbús'], 'bus'],
    ['', ['Furgoneta', 'Camió rígid <= 3,5 tones', 'Camió rígid <= 3,5'], 'light-goods'],
    [
      '',
      ['Camió rígid > 3,5 tones', 'Camió > 3,5 Tones', 'Camió <= 3,5 Tones', 'Tractor camió', 'Camión rígid > 3,5 tones'],
      'heavy-goods',
    ],
    ['', ['Tren o tramvia', 'Tramvia o tren'], 'tram-train'],
    ['', 'Veh. mobilitat personal amb motor', 'e-scooter'],
    [
      '',
      [
        'Altres vehicles amb motor',
        'Altres vehicles sense motor',
        'Veh. mobilitat personal sense motor',
        'Carro',
        'Maquinària de obres',
        "Maquinària d'obres i serveis",
      ],
      'other',
    ],
  ],
  UNKNOWN,
);

const AGES: NumberRange = { minimum: 0, maximum: 119, whole: true, unknown: [-1] };

/** One victim of an accident. The source does not number them; their order in the file does. */
export function parseBarcelonaPerson(row: SourceRow): ParsedRow {
  const remarks: RowRemark[] = [];
  const accidentSourceRecordId = parseKey(row, 'numero_expedient', remarks);
  if (isRejected(remarks)) return { drafts: [], issues: remarks };
  const severityNative = row.text('descripcio_victimitzacio');
  if (isBlank(severityNative)) remarks.push(remarkOn(row, 'descripcio_victimitzacio', 'VALUE_MISSING'));
  const casualtyClass = parseCode(row, 'descripcio_tipus_persona', CLASS_CODES, remarks);
  const draft: CasualtyDraft = {
    kind: 'casualty',
    accidentSourceRecordId,
    unitReference: '',
    casualtyReference: '',
    severity: parseCode(row, 'descripcio_victimitzacio', SEVERITY_CODES, remarks),
    severityNative,
    casualtyClass,
    // For somebody on foot the column names the vehicle that hit them.
    roadUser: casualtyClass === 'pedestrian' ? 'pedestrian' : parseCode(row, 'desc_tipus_vehicle_implicat', VEHICLE_CODES, remarks),
    sex: parseCode(row, 'descripcio_sexe', SEX_CODES, remarks),
    age: row.text('edat').toLowerCase() === 'desconegut' ? null : parseNumber(row, 'edat', AGES, remarks),
    attributes: row.attributes(remarks),
  };
  return { drafts: [draft], issues: remarks };
}
