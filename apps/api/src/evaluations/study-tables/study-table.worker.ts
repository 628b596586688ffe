import { isProblem, type ProblemCode, type ProblemDetails } from '@elektron/domain';
import { inMemory, lookAtStudyTables, readStudyTable, type StudyTableLook } from '@elektron/importers';

import { evaluateStudy } from './evaluate-study.ts';
import type { AnsweredStudy, SaidOfStudy } from './study-table.ts';

export type StudyTask = { readonly bytes: Uint8Array; readonly fileName: string } & (
  { readonly question: 'look' } | { readonly question: 'evaluate'; readonly said: SaidOfStudy }
);

/** A problem crosses threads as a value: an error would lose its code on the way. */
export type StudyAnswer =
  | { readonly kind: 'look'; readonly tables: readonly StudyTableLook[] }
  | { readonly kind: 'study'; readonly answered: AnsweredStudy }
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly details: ProblemDetails };

/** Looks into a table of a study or evaluates it, in a thread of its own. */
export async function answerStudy(task: StudyTask): Promise<StudyAnswer> {
  const source = inMemory(task.bytes);
  try {
    if (task.question === 'look') return { kind: 'look', tables: await lookAtStudyTables(source, task.fileName) };
    const { sites, faults } = await readStudyTable(source, task.fileName, task.said.reading);
    if (faults.length > 0) return { kind: 'study', answered: { evaluation: null, faults } };
    return { kind: 'study', answered: { evaluation: evaluateStudy(sites, task.said), faults: [] } };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { kind: 'problem', code: error.code, details: error.details };
  }
}
