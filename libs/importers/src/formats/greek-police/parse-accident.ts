import type { RoadUser, Severity, TrafficUnitDraft } from '@elektron/domain';
import { isBlank } from '../../code-book.ts';
import { listCountedCasualties, type CountedCasualties } from '../../counted-casualties.ts';
import { remarkOn, type ParsedRow, type RowRemark, type SourceRow } from '../../import-format.ts';
import { parseNumber, type NumberRange } from '../../parse-value.ts';
import { parseWord } from '../../parse-word.ts';
import { contradictsCounts } from '../../quality/severity-of-counts.ts';
import { isTotal, readAccident, readKey } from './read-accident.ts';

const PEOPLE: NumberRange = { minimum: 0, maximum: 300, whole: true, unknown: [] };

/** People hurt, worst first. */
const COUNTS = [
  ['killed', 'fatal'],
  ['seriously_injured', 'serious'],
  ['slightly_injured', 'slight'],
] as const;

const UNITS = ['unit_1', 'unit_2', 'unit_3'] as const;

/** One line of a list of accidents. Rejected: no number of the form, or no year. Held back: a day after the import. */
export function parseAccident(row: SourceRow): ParsedRow {
  if (isTotal(row)) return { drafts: [], issues: [] };
  const remarks: RowRemark[] = [];
  const key = readKey(row, remarks);
  if (key === null) return { drafts: [], issues: remarks };
  const counts = COUNTS.map(([id, severity]): StatedPeople => {
    const count = parseNumber(row, id, PEOPLE, remarks);
    return { severity, native: row.heading(id), count: count ?? 0, isStated: count !== null };
  });
  const { draft, otherPositions, unread } = readAccident(row, key, parseSeverity(row, counts, remarks), remarks);
  const units = parseUnits(row, key.sourceRecordId, remarks);
  const casualties = listCountedCasualties(key.sourceRecordId, counts);
  const accident = { ...draft, attributes: row.attributes(remarks, unread) };
  return { drafts: [accident, ...units, ...casualties], issues: remarks, otherPositions, ...stateCasualties(row, counts) };
}

type StatedPeople = CountedCasualties & { readonly severity: Severity; readonly isStated: boolean };

/** How many people a list of persons should have: a list that has a column for each outcome leaves blank what is nought. */
function stateCasualties(row: SourceRow, counts: readonly StatedPeople[]): Pick<ParsedRow, 'stated'> {
  if (!COUNTS.every(([id]) => row.has(id)) || !counts.some(({ isStated }) => isStated)) return {};
  return { stated: { units: null, casualties: counts.reduce((sum, { count }) => sum + count, 0) } };
}

/** As the list says, else by the worst of the people that it counts; a list that says otherwise than it counts carries a remark. */
function parseSeverity(row: SourceRow, counts: readonly StatedPeople[], remarks: RowRemark[]): readonly [Severity | null, string] {
  const worst = counts.find(({ count }) => count > 0)?.severity ?? null;
  const isWhole = counts.every(({ isStated }) => isStated);
  const counted = worst ?? (isWhole ? 'damage-only' : null);
  const text = row.text('severity');
  if (isBlank(text)) {
    if (row.has('severity') && counted === null) remarks.push(remarkOn(row, 'severity', 'VALUE_MISSING'));
    return [counted, counts.map(({ native, count, isStated }) => `${native} ${isStated ? count : '–'}`).join(', ')];
  }
  const stated = parseWord(row, 'severity', 'severity', remarks);
  const outcomes = counts.map(({ severity, count, isStated }) => ({ severity, count: isStated ? count : null }));
  if (stated !== null && contradictsCounts(stated, outcomes)) {
    const shown = outcomes.map(({ count }) => count ?? '–').join(' / ');
    remarks.push(remarkOn(row, 'severity', 'VALUES_CONTRADICT', 'warning', `${text} ≠ ${shown}`));
  }
  return [stated === 'injury' && worst !== null ? worst : (stated ?? counted), text];
}

/** The vehicles, and the pedestrian, in the order of the list. */
function parseUnits(row: SourceRow, accidentSourceRecordId: string, remarks: RowRemark[]): TrafficUnitDraft[] {
  return UNITS.flatMap((column, i) => {
    const native = row.text(column);
    if (isBlank(native)) return [];
    const roadUser: RoadUser | null = parseWord(row, column, 'road-user', remarks);
    return [
      {
        kind: 'traffic-unit' as const,
        accidentSourceRecordId,
        unitReference: String(i + 1),
        roadUser,
        roadUserNative: native,
        attributes: {},
      },
    ];
  });
}
