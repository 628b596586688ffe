import {
  ACCIDENT_TYPES,
  CASUALTY_CLASSES,
  CASUALTY_SEVERITIES,
  COMPASS_POINTS,
  JUNCTION_TYPES,
  LIGHT_CONDITIONS,
  PEDESTRIAN_MOVEMENTS,
  ROAD_TYPES,
  ROAD_USERS,
  SEVERITIES,
  SEXES,
  SURFACE_CONDITIONS,
  UNIT_MOVEMENTS,
  WEATHER_CONDITIONS,
  type AccidentDraft,
  type CasualtyDraft,
  type PartialTime,
  type PlaceWord,
  type Severity,
  type SourcePosition,
  type TrafficUnitDraft,
} from '@elektron/domain';
import { isBlank } from '../code-book.ts';
import { listCountedCasualties } from '../counted-casualties.ts';
import { remarkOn, type ParsedRow, type RowRemark, type SourceRow } from '../import-format.ts';
import { keepMotion } from '../kept-motion.ts';
import { checkOtherPositions, listUnreadColumns, parsePosition, type PositionColumns } from '../parse-position.ts';
import { readPlaceWords } from '../read-place-words.ts';
import { tellAccidentType } from '../tell-accident-type.ts';
import { isRejected, parseKey, parseNumber } from '../parse-value.ts';
import { findAllMeanings, type MeaningOf } from './code-meanings.ts';
import { UNHURT } from './code-words.ts';
import { countsAll, outcomesOf, parseCounts } from './counted-people.ts';
import { tellsSeverities } from './listed-casualties.ts';
import type { MappingFieldId } from './mapping-fields.ts';
import { contradictsCounts } from '../quality/severity-of-counts.ts';
import { positionsOf } from './mapped-positions.ts';
import { nameAccident } from './name-accident.ts';
import { parseMappedTime, textOf, whole } from './parse-mapped-time.ts';
import type { TableMapping } from './table-mapping.ts';

const AGES = whole(0, 119);
const SPEED_LIMITS = whole(5, 140);

/** What a column may say of the place in words, by the word of a draft. */
const PLACE_FIELDS = {
  crossRoad: 'cross-road',
  houseNumber: 'house-number',
  kilometre: 'kilometre',
  locality: 'locality',
  description: 'place-description',
} as const satisfies Partial<Record<PlaceWord, MappingFieldId>>;

/** Reads lines as a mapping says. */
export class MappedRows {
  readonly #mapping: TableMapping;
  readonly #positions: readonly PositionColumns[];
  readonly #tellsSeverities: boolean;
  readonly #meanings: ReadonlyMap<MappingFieldId, MeaningOf>;

  constructor(mapping: TableMapping) {
    this.#mapping = mapping;
    this.#positions = positionsOf(mapping);
    this.#tellsSeverities = tellsSeverities(mapping);
    this.#meanings = findAllMeanings(mapping);
  }

  parse(row: SourceRow): ParsedRow {
    return this.#mapping.linked === true ? this.#parseLinked(row) : this.#parseOwn(row);
  }

  /** A line that says all of its accident. */
  #parseOwn(row: SourceRow): ParsedRow {
    const remarks: RowRemark[] = [];
    const own = row.has('accident-key') ? parseKey(row, 'accident-key', remarks) : nameAccident(row);
    const time = parseMappedTime(row, this.#mapping, remarks);
    if (time === null || isRejected(remarks)) return { drafts: [], issues: remarks };
    const key = this.#keyOf(own, time);
    const accident = this.#parseAccident(row, key, time, remarks);
    if (this.#mapping.rowIs === 'vehicle') return { drafts: [this.#parseUnit(row, key, remarks), accident], issues: remarks };
    if (this.#mapping.rowIs === 'casualty') {
      const drafts = this.#isUnhurt(row) ? [accident] : [this.#parseCasualty(row, key, remarks), accident];
      return { drafts, issues: remarks };
    }
    const counts = parseCounts(row, remarks);
    const counted = listCountedCasualties(key, counts);
    const isTooMany = counted.length === 0 && counts.some(({ count }) => count > 0);
    if (isTooMany) remarks.push(remarkOn(row, counts.find(({ count }) => count > 0)?.field ?? 'killed', 'NUMBER_INVALID'));
    const attributes = row.attributes(remarks, listUnreadColumns(this.#positions, accident.position));
    const isListed = this.#mapping.casualtiesListed === true;
    return {
      drafts: [{ ...accident, attributes }, ...(isListed ? [] : counted)],
      issues: remarks,
      otherPositions: this.#otherPositions(row, accident),
      ...(isListed && !isTooMany && countsAll(row) ? { stated: { units: null, casualties: counted.length } } : {}),
    };
  }

  /** Where the line says once more where it was; what cannot be read of that stays as written. */
  #otherPositions(row: SourceRow, { position }: AccidentDraft): readonly SourcePosition[] {
    return position === null ? [] : checkOtherPositions(row, this.#positions, position, []);
  }

  /** A line that names the accident of another one. */
  #parseLinked(row: SourceRow): ParsedRow {
    const remarks: RowRemark[] = [];
    const own = parseKey(row, 'accident-key', remarks);
    const time = this.#mapping.keyScope === 'source' ? null : parseMappedTime(row, this.#mapping, remarks);
    if (isRejected(remarks) || (time === null && this.#mapping.keyScope !== 'source')) return { drafts: [], issues: remarks };
    const key = this.#keyOf(own, time);
    if (this.#mapping.rowIs === 'vehicle') return { drafts: [this.#parseUnit(row, key, remarks)], issues: remarks };
    // Somebody who was not hurt is no casualty, and no flaw of the file either.
    if (this.#isUnhurt(row)) return { drafts: [], issues: [] };
    const casualty = this.#parseCasualty(row, key, remarks);
    const completion = { accidentSourceRecordId: key, severity: casualty.severity };
    return { drafts: [casualty], issues: remarks, ...(this.#tellsSeverities ? { completion } : {}) };
  }

  /** Numbers in lists begin anew each year; those of a register never do. */
  #keyOf(own: string, time: PartialTime | null): string {
    return time === null || this.#mapping.keyScope === 'source' ? own : `${time.year}/${own}`;
  }

  #parseUnit(row: SourceRow, accidentSourceRecordId: string, remarks: RowRemark[]): TrafficUnitDraft {
    const roadUser = this.#parseCode(row, 'vehicle-type', ROAD_USERS, remarks);
    const motion = {
      movement: this.#parseCode(row, 'movement', UNIT_MOVEMENTS, remarks),
      from: this.#parseCode(row, 'direction-from', COMPASS_POINTS, remarks),
      to: this.#parseCode(row, 'direction-to', COMPASS_POINTS, remarks),
    };
    return {
      kind: 'traffic-unit',
      accidentSourceRecordId,
      unitReference: textOf(row, 'unit-key'),
      roadUser,
      roadUserNative: row.text('vehicle-type'),
      attributes: { ...row.attributes(remarks), ...keepMotion(motion) },
    };
  }

  #isUnhurt(row: SourceRow): boolean {
    return this.#meanings.get('casualty-severity')?.(row.text('casualty-severity')) === UNHURT;
  }

  #parseAccident(row: SourceRow, sourceRecordId: string, time: PartialTime, remarks: RowRemark[]): AccidentDraft {
    const code = <T extends string>(field: MappingFieldId, list: readonly T[]): T | null => this.#parseCode(row, field, list, remarks);
    const [severity, severityNative] = this.#parseSeverity(row, remarks);
    return {
      kind: 'accident',
      sourceRecordId,
      severity,
      severityNative,
      time,
      position: this.#positions.length === 0 ? null : parsePosition(row, this.#positions, 'exact', remarks),
      ...tellAccidentType(code('accident-type', ACCIDENT_TYPES)),
      light: code('light', LIGHT_CONDITIONS),
      weather: code('weather', WEATHER_CONDITIONS),
      roadType: code('road-type', ROAD_TYPES),
      junction: code('junction', JUNCTION_TYPES),
      surface: code('surface', SURFACE_CONDITIONS),
      speedLimit: parseNumber(row, 'speed-limit', SPEED_LIMITS, remarks),
      speedUnit: this.#mapping.speedUnit,
      roadName: isBlank(row.text('road-name')) ? null : row.text('road-name'),
      ...readPlaceWords(row, PLACE_FIELDS),
      // Of a line that is a casualty nobody knows which columns tell of the person: they all stay with it.
      attributes: {},
    };
  }

  /** As the column says, else by the worst that the line counts. */
  #parseSeverity(row: SourceRow, remarks: RowRemark[]): readonly [Severity | null, string] {
    if (row.has('severity')) {
      const native = row.text('severity');
      if (isBlank(native)) remarks.push(remarkOn(row, 'severity', 'VALUE_MISSING'));
      const stated = this.#parseCode(row, 'severity', SEVERITIES, remarks);
      const counts = outcomesOf(row);
      if (stated !== null && contradictsCounts(stated, counts)) {
        const counted = counts.map(({ field, count }) => `${row.heading(field)} ${count ?? '–'}`);
        remarks.push(remarkOn(row, 'severity', 'VALUES_CONTRADICT', 'warning', [native, ...counted].join(', ')));
      }
      return [stated, native];
    }
    const counted = outcomesOf(row);
    const native = counted.map(({ field, count }) => `${row.heading(field)} ${count ?? '–'}`).join(', ');
    const worst = counted.find(({ count }) => (count ?? 0) > 0);
    if (worst !== undefined) return [worst.severity, native];
    return [countsAll(row) ? 'damage-only' : null, native];
  }

  #parseCasualty(row: SourceRow, accidentSourceRecordId: string, remarks: RowRemark[]): CasualtyDraft {
    const casualtyClass = this.#parseCode(row, 'casualty-class', CASUALTY_CLASSES, remarks);
    const roadUser = this.#parseCode(row, 'road-user', ROAD_USERS, remarks);
    const movement = this.#parseCode(row, 'pedestrian-movement', PEDESTRIAN_MOVEMENTS, remarks);
    return {
      kind: 'casualty',
      accidentSourceRecordId,
      unitReference: textOf(row, 'unit-key'),
      casualtyReference: textOf(row, 'casualty-key'),
      severity: this.#parseCode(row, 'casualty-severity', CASUALTY_SEVERITIES, remarks),
      severityNative: row.text('casualty-severity'),
      casualtyClass,
      roadUser: casualtyClass === 'pedestrian' ? 'pedestrian' : roadUser,
      sex: this.#parseCode(row, 'sex', SEXES, remarks),
      age: parseNumber(row, 'age', AGES, remarks),
      attributes: { ...row.attributes(remarks), ...keepMotion({ movement, from: null, to: null }) },
    };
  }

  #parseCode<T extends string>(row: SourceRow, field: MappingFieldId, list: readonly T[], remarks: RowRemark[]): T | null {
    const text = row.text(field);
    if (isBlank(text)) return null;
    const target = this.#meanings.get(field)?.(text);
    if (target === null) return null;
    const value = list.find((candidate) => candidate === target);
    if (value === undefined) remarks.push(remarkOn(row, field, 'CODE_UNKNOWN'));
    return value ?? null;
  }
}
