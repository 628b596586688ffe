import type { Severity } from '@elektron/domain';
import { findHexagon, hexagonCenter } from '@elektron/spatial-analysis';

import { createPlane, type Position } from '../../common/plane.ts';
import { makeColumns, TEST_SRID, type TestAccident } from '../../common/testing/make-columns.ts';
import { evaluateIntervention, type EvaluatedIntervention } from '../evaluate-intervention.ts';
import { parseEvaluation, type EvaluationDraft, type EvaluationQuestion } from '../evaluation-question.ts';
import type { StoredEvaluation } from '../stored-evaluation.ts';

const WIDTH = 150;
const WORKS = { start: '2016-01-01', end: '2017-01-01' };
const ORIGIN = findHexagon(538_000, 190_000, WIDTH);

/** Two years before, a year of works, two years after. */
export function askAbout(draft: Partial<EvaluationDraft> = {}): EvaluationQuestion {
  const periods = { beforePeriod: { start: '2014-01-01', end: '2016-01-01' }, afterPeriod: { start: '2017-01-01', end: '2019-01-01' } };
  return parseEvaluation({ ...periods, ...draft }, WORKS);
}

/** The middle of the hexagon some columns and rows from the origin. */
export function middleOf(column: number, row: number): Position {
  const { x, y } = hexagonCenter({ q: ORIGIN.q + column, r: ORIGIN.r + row }, WIDTH);
  return [x, y];
}

export function accidentsAt(column: number, row: number, date: string, count: number, severity: Severity = 'slight'): TestAccident[] {
  const [x, y] = middleOf(column, row);
  return Array.from({ length: count }, () => ({ x, y, date, severity }));
}

/** A town of 120 sites in a row, three hexagons apart, with accidents of two severities in every year. */
export const STUDY_TOWN: readonly TestAccident[] = Array.from({ length: 120 }, (_, site) => [
  ...accidentsAt(3 * site, 0, '2014-06-15', (site * 7) % 11),
  ...accidentsAt(3 * site, 0, '2015-06-15', (site * 5) % 6, 'serious'),
  ...accidentsAt(3 * site, 0, '2016-06-15', 1),
  ...accidentsAt(3 * site, 0, '2017-06-15', (site * 3) % 7),
  ...accidentsAt(3 * site, 0, '2018-06-15', (site * 5) % 4, 'serious'),
]).flat();

/** The places of a dozen of its busiest sites. */
export const STUDY_PLACES: readonly Position[] = [5, 11, 17, 23, 35, 41, 47, 53, 65, 71, 77, 83].map((site) => middleOf(3 * site, 0));

export function evaluateStudy(
  accidents: readonly TestAccident[],
  question: EvaluationQuestion = askAbout(),
  intervention: Partial<EvaluatedIntervention> = {},
): StoredEvaluation {
  const complete = { places: STUDY_PLACES, otherPlaces: [], selectedForHighCounts: true, illustrative: false, ...intervention };
  return evaluateIntervention(makeColumns(accidents), complete, question, createPlane(TEST_SRID));
}
