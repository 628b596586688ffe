import type { CasualtyDraft, RoadUser } from '@elektron/domain';
import { isBlank } from '../../code-book.ts';
import { foldText } from '../../fold-text.ts';
import { remarkOn, type ParsedRow, type RowRemark, type SourceRow } from '../../import-format.ts';
import { UNHURT } from '../../mapping/code-words.ts';
import { proposeCode } from '../../mapping/propose-codes.ts';
import { parseKey, parseNumber, type NumberRange } from '../../parse-value.ts';
import { parseWord } from '../../parse-word.ts';
import { ACCIDENT_COLUMNS } from './police-columns.ts';
import { isTotal, readAccident, readKey } from './read-accident.ts';

const AGES: NumberRange = { minimum: 0, maximum: 119, whole: true, unknown: [] };

/** Any of these says that the lines tell of their accidents too; else those have a list of their own. */
const DESCRIBING = ['severity', 'x', 'longitude', 'road', 'light', 'weather', 'surface'] as const;
/** What a line says of its accident and no field of it holds. */
const OF_ACCIDENT = ACCIDENT_COLUMNS.filter(({ inDraft }) => !inDraft).map(({ id }) => id);

/** How a list names the vehicle of a person: by its letter or number in the list of accidents, else by what it is. */
const VEHICLES: Readonly<Record<string, string>> = { α: '1', a: '1', 1: '1', β: '2', b: '2', 2: '2', γ: '3', 3: '3' };

/** One line of a list of persons, with what it says of their accident. Rejected and held back as lines of accidents are. */
export function parsePerson(row: SourceRow): ParsedRow {
  if (isTotal(row)) return { drafts: [], issues: [] };
  const remarks: RowRemark[] = [];
  const key = readKey(row, remarks);
  if (key === null) return { drafts: [], issues: remarks };
  const isUnhurt = proposeCode('casualty-severity', row.text('injury'))?.target === UNHURT;
  const casualty = isUnhurt ? null : parseCasualty(row, key.sourceRecordId, remarks);
  const completion = { accidentSourceRecordId: key.sourceRecordId, severity: casualty?.severity ?? null };
  const told = casualty === null ? {} : { completion };
  const own = casualty === null ? [] : [casualty];
  if (!DESCRIBING.some((column) => row.has(column))) return { drafts: own, issues: isUnhurt ? [] : remarks, ...told };
  // How severe it was follows from all of its persons.
  const { draft, otherPositions, unread } = readAccident(row, key, [null, row.text('severity')], remarks);
  const accident = { ...draft, attributes: row.pick([...OF_ACCIDENT, ...unread]) };
  return { drafts: [...own, accident], issues: remarks, otherPositions, ...told };
}

function parseCasualty(row: SourceRow, accidentSourceRecordId: string, remarks: RowRemark[]): CasualtyDraft {
  const severityNative = row.text('injury');
  if (isBlank(severityNative)) remarks.push(remarkOn(row, 'injury', 'VALUE_MISSING'));
  const casualtyClass = parseWord(row, 'class', 'casualty-class', remarks);
  const vehicle = VEHICLES[foldText(row.text('vehicle'))];
  const roadUser: RoadUser | null = vehicle === undefined ? parseWord(row, 'vehicle', 'road-user', remarks) : null;
  return {
    kind: 'casualty',
    accidentSourceRecordId,
    unitReference: vehicle ?? '',
    // Where the list does not number them, their order names them.
    casualtyReference: isBlank(row.text('person_number')) ? '' : parseKey(row, 'person_number', remarks),
    severity: parseWord(row, 'injury', 'casualty-severity', remarks),
    severityNative,
    casualtyClass,
    roadUser: casualtyClass === 'pedestrian' ? 'pedestrian' : roadUser,
    sex: parseWord(row, 'sex', 'sex', remarks),
    age: parseNumber(row, 'age', AGES, remarks),
    attributes: row.attributes(remarks),
  };
}
