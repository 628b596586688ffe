import type { Text } from './language.ts';
import { Problem } from './problem.ts';

/**
 * One parameter of a method, declared: the form, the API, the command line and the docs are drawn from it.
 * `unit` is shown beside the field; `meaning` is the help text.
 */
export type ParameterDeclaration = NumberParameter | ChoiceParameter;

/** For a pure number, or where the label says what is counted. */
export const NO_UNIT: Text = { el: '', en: '' };

export interface NumberParameter {
  readonly kind: 'number';
  readonly name: string;
  readonly labels: Text;
  readonly meaning: Text;
  readonly unit: Text;
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  readonly whole: boolean;
  /** The number is that of a record of the organisation, which a form lets one choose by its name; `null` for none. */
  readonly refersTo?: 'site-table';
  /** `null`: the method chooses from the data and says what it chose. */
  readonly defaultValue: number | null;
  readonly onlyWith?: ParameterCondition;
}

/** A parameter that is read only where a choice has one of some values. */
export interface ParameterCondition {
  readonly parameter: string;
  readonly values: readonly string[];
}

export interface ParameterChoice {
  readonly value: string;
  readonly labels: Text;
  /** Where it is from, and what of it is not certain. */
  readonly notes?: Text;
  /** Values of other parameters that it stands for: a form fills them in when it is chosen, and each can be changed. */
  readonly sets?: ParameterValues;
}

export interface ChoiceParameter {
  readonly kind: 'choice';
  readonly name: string;
  readonly labels: Text;
  readonly meaning: Text;
  readonly choices: readonly ParameterChoice[];
  readonly defaultValue: string;
  readonly onlyWith?: ParameterCondition;
}

export type ParameterValue = number | string | null;
export type ParameterValues = Readonly<Record<string, ParameterValue>>;

/**
 * Given values checked against their declarations, defaults filled in, in the order of the declarations.
 * @throws Problem PARAMETER_UNKNOWN, PARAMETER_OUT_OF_RANGE
 */
export function parseParameters(declarations: readonly ParameterDeclaration[], given: Readonly<Record<string, unknown>>): ParameterValues {
  const known = new Set(declarations.map((declaration) => declaration.name));
  const stranger = Object.keys(given).find((name) => !known.has(name));
  if (stranger !== undefined) throw new Problem('PARAMETER_UNKNOWN', { parameter: stranger, known: [...known] });
  return Object.fromEntries(
    declarations.map((declaration) => [declaration.name, parseParameter(declaration, given[declaration.name] ?? declaration.defaultValue)]),
  );
}

function parseParameter(declaration: ParameterDeclaration, value: unknown): ParameterValue {
  if (declaration.kind === 'choice') {
    if (declaration.choices.some((choice) => choice.value === value)) return value as string;
    throw new Problem('PARAMETER_OUT_OF_RANGE', {
      parameter: declaration.name,
      value: String(value),
      allowed: declaration.choices.map((choice) => choice.value),
    });
  }
  if (value === null && declaration.defaultValue === null) return null;
  // The command line hands over text.
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  const fits =
    typeof number === 'number' &&
    Number.isFinite(number) &&
    number >= declaration.minimum &&
    number <= declaration.maximum &&
    (!declaration.whole || Number.isInteger(number));
  if (fits) return number;
  throw new Problem('PARAMETER_OUT_OF_RANGE', {
    parameter: declaration.name,
    value: String(value),
    allowed: `${declaration.minimum}–${declaration.maximum}`,
  });
}
