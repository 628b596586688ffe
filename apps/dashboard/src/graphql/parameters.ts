import {
  NO_UNIT,
  type Language,
  type ParameterChoice,
  type ParameterCondition,
  type ParameterDeclaration,
  type ParameterValues,
  type Text,
} from '@elektron/domain';
import type { Formats } from '@elektron/ui';

/** A declaration as the API sends it: one flat shape for both kinds. */
export interface ParameterAnswer {
  readonly kind: string;
  readonly name: string;
  readonly labels: Text;
  readonly meaning: Text;
  readonly unit?: Text | null | undefined;
  readonly minimum?: number | null | undefined;
  readonly maximum?: number | null | undefined;
  readonly step?: number | null | undefined;
  readonly whole?: boolean | null | undefined;
  readonly refersTo?: string | null | undefined;
  readonly defaultValue?: unknown;
  readonly choices?: readonly ChoiceAnswer[] | null | undefined;
  readonly onlyWith?: ParameterCondition | null | undefined;
}

interface ChoiceAnswer {
  readonly value: string;
  readonly labels: Text;
  readonly notes?: Text | null | undefined;
  readonly sets?: unknown;
}

/** The same as the domain declares it, so that the form is drawn from the declaration itself. */
export function toDeclaration(answer: ParameterAnswer): ParameterDeclaration {
  const { name, labels, meaning } = answer;
  const condition = answer.onlyWith == null ? {} : { onlyWith: answer.onlyWith };
  if (answer.kind === 'choice') {
    const choices = (answer.choices ?? []).map(toChoice);
    const first = choices[0]?.value ?? '';
    return {
      kind: 'choice',
      name,
      labels,
      meaning,
      choices,
      ...condition,
      defaultValue: typeof answer.defaultValue === 'string' ? answer.defaultValue : first,
    };
  }
  return {
    kind: 'number',
    name,
    labels,
    meaning,
    unit: answer.unit ?? NO_UNIT,
    minimum: answer.minimum ?? -Infinity,
    maximum: answer.maximum ?? Infinity,
    step: answer.step ?? 1,
    whole: answer.whole ?? false,
    ...condition,
    ...(answer.refersTo === 'site-table' ? { refersTo: answer.refersTo } : {}),
    defaultValue: typeof answer.defaultValue === 'number' ? answer.defaultValue : null,
  };
}

function toChoice({ value, labels, notes, sets }: ChoiceAnswer): ParameterChoice {
  return { value, labels, ...(notes == null ? {} : { notes }), ...(sets == null ? {} : { sets: sets as ParameterValues }) };
}

/** A value of a parameter in words: with its unit, or the label of its choice; "–" where there is none. */
export function describeParameterValue(
  parameter: Pick<ParameterAnswer, 'unit' | 'choices'> | undefined,
  value: unknown,
  language: Language,
  formats: Formats,
): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'number') {
    const unit = parameter?.unit?.[language] ?? '';
    const space = unit === '' || unit === '%' ? '' : ' ';
    return `${formats.number(value)}${space}${unit}`;
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return parameter?.choices?.find((choice) => choice.value === value)?.labels[language] ?? text;
}
