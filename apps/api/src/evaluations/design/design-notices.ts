import type { AccidentColumns } from '@elektron/columns';

import type { EvaluationQuestion } from '../evaluation-question.ts';
import type { EvaluationNotice } from '../stored-evaluation.ts';
import { marginsOf, studyOf } from './check-design.ts';
import { findWorst, nameOf, numbersOf } from './check-recording.ts';
import { findRecordingJumps, RECORDED_SERIES } from './recording-jumps.ts';

/** What the design gate adds to the warnings of a run; the rest of its attention the methods and this room say already, in their own words. */
export function findDesignNotices(columns: AccidentColumns, question: EvaluationQuestion): EvaluationNotice[] {
  const { before, after, isShort } = marginsOf(question);
  const { jumps } = findRecordingJumps(columns, studyOf(question));
  const worst = RECORDED_SERIES.flatMap((series) => findWorst(jumps.filter((jump) => jump.series === series)) ?? []);
  // A code stands once among the warnings of a run: of several series the one that chance explains least.
  const weightiest = findWorst(worst);
  const changes = question.recordingChanges ?? [];
  return [
    ...(isShort ? [{ code: 'WORKS_CLOSE', details: { before, after } } as const] : []),
    ...(weightiest === null
      ? []
      : [{ code: 'RECORDING_JUMPED', details: { ...numbersOf(weightiest), what: nameOf(weightiest.series) } } as const]),
    ...(changes[0] === undefined
      ? []
      : [{ code: 'RECORDING_CHANGES_KNOWN', details: { changes: changes.length, first: changes[0] } } as const]),
  ];
}
