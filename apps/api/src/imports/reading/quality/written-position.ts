import type { AccidentDraft, RowIssue, RowIssueCode } from '@elektron/domain';

import type { JudgedPlace } from './place-judge.ts';

/** The attribute in which a repaired accident keeps its coordinates as they stood in the file. */
const WRITTEN_POSITION = 'position_as_written';

/** Remarks on what was put right. */
const REPAIRED: ReadonlySet<RowIssueCode> = new Set(['COORDINATES_SWAPPED_BACK', 'DATUM_CORRECTED', 'SEPARATOR_RESTORED']);

/** An accident at the place that it was judged to be at; one that was repaired keeps what its line says. */
export function withWrittenPosition(draft: AccidentDraft, judged: JudgedPlace, issues: readonly RowIssue[]): AccidentDraft {
  // As nearly always.
  if (issues.length === 0 && judged.remarks.length === 0) return draft;
  const repairs = [...issues, ...judged.remarks].flatMap(({ code, repair }) =>
    REPAIRED.has(code) && repair !== undefined ? [repair] : [],
  );
  const [first] = repairs;
  if (first === undefined) return draft;
  return { ...draft, position: judged.position, attributes: { ...draft.attributes, [WRITTEN_POSITION]: first.before } };
}
