import type {
  AccidentType,
  CasualtyClass,
  CasualtySeverity,
  CompassPoint,
  JunctionType,
  LightCondition,
  RoadType,
  RoadUser,
  Severity,
  Sex,
  SurfaceCondition,
  UnitMovement,
  WeatherCondition,
} from '@elektron/domain';
import { isBlank } from './code-book.ts';
import { remarkOn, type RowRemark, type SourceRow } from './import-format.ts';
import { UNHURT } from './mapping/code-words.ts';
import { proposeCode } from './mapping/propose-codes.ts';

/** The values of each list of words. */
interface WordLists {
  readonly severity: Severity;
  readonly 'casualty-severity': CasualtySeverity;
  readonly 'casualty-class': CasualtyClass;
  readonly 'road-user': RoadUser;
  readonly sex: Sex;
  readonly 'accident-type': AccidentType;
  readonly light: LightCondition;
  readonly weather: WeatherCondition;
  readonly surface: SurfaceCondition;
  readonly 'road-type': RoadType;
  readonly junction: JunctionType;
  readonly movement: UnitMovement;
  readonly compass: CompassPoint;
}

/** A text that begins with a known word means it; one that has it somewhere may say the opposite, or of something else. */
const LEAST_CONFIDENCE = 0.8;

/**
 * The value of a column in which people write words of their own (Βροχή, ΒΡΟΧΕΡΟΣ, rain); words that nobody knows are a remark and unknown.
 * @param list whose words are known
 */
export function parseWord<L extends keyof WordLists>(row: SourceRow, column: string, list: L, remarks: RowRemark[]): WordLists[L] | null {
  const text = row.text(column);
  if (isBlank(text)) return null;
  const proposal = proposeCode(list, text);
  // Where somebody is unhurt there is no casualty: such a word is of no list here.
  if (proposal !== undefined && proposal.confidence >= LEAST_CONFIDENCE && proposal.target !== UNHURT) {
    return proposal.target as WordLists[L] | null;
  }
  remarks.push(remarkOn(row, column, 'CODE_UNKNOWN'));
  return null;
}
