import type { BeforeAfterAnswer } from '@elektron/statistics';

/** An answer that must be one of Hauer's estimator. */
export function byHauer(answer: BeforeAfterAnswer | null | undefined): Extract<BeforeAfterAnswer, { effectKind: 'observed-to-expected' }> {
  if (answer?.effectKind !== 'observed-to-expected') throw new Error(`not by Hauer’s estimator: ${answer?.effectKind ?? 'no answer'}`);
  return answer;
}
