import { ASSESSED_SITE_ORDERS, ASSESSMENT_PARAMETERS, formatNames, parseNames, type ParameterValues } from '@elektron/domain';
import { createParser, parseAsFloat, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import type { SiteKind } from './assessment.ts';

const names = createParser<readonly string[]>({
  parse: parseNames,
  serialize: formatNames,
  eq: (a, b) => formatNames(a) === formatNames(b),
});

const KINDS: readonly SiteKind[] = ['segment', 'junction'];

const PARSERS = {
  run: parseAsString,
  timesOfPeers: parseAsFloat,
  highPercent: parseAsFloat,
  lowPercent: parseAsFloat,
  fewestAccidents: parseAsFloat,
  fewestPredicted: parseAsFloat,
  // Nothing for the classes that are taken as covered where nobody says otherwise; an empty list for none.
  classes: names,
  covered: names.withDefault([]),
  notCovered: names.withDefault([]),
  kind: parseAsStringLiteral(KINDS).withDefault('segment'),
  order: parseAsStringLiteral(ASSESSED_SITE_ORDERS).withDefault('class'),
};

/** What the page is asked, kept in its address: whoever opens the link sees the same. */
export function useAssessmentQuestion() {
  const [choice, write] = useQueryStates(PARSERS, { history: 'push' });
  const numbers: ParameterValues = Object.fromEntries(
    ASSESSMENT_PARAMETERS.map(({ name, defaultValue }) => [name, choice[name as 'highPercent'] ?? defaultValue]),
  );
  const { classes, covered, notCovered } = choice;
  return {
    choice,
    numbers,
    question: { parameters: numbers, classes: classes === null ? null : [...classes], covered: [...covered], notCovered: [...notCovered] },
    choose: (next: Partial<typeof choice>): void => void write(next),
  };
}

export type AssessmentChoice = ReturnType<typeof useAssessmentQuestion>['choice'];
