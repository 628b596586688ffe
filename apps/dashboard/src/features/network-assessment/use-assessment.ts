import { skipToken, useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { NETWORK_ASSESSMENT } from './assessment-queries.ts';
import { readAssessmentAnswer } from './assessment.ts';
import { useAssessmentQuestion } from './use-assessment-question.ts';

/** The assessment of a run by what the address asks; null until it is there. */
export function useAssessment(runId: string | null) {
  const { question } = useAssessmentQuestion();
  const result = useQuery(NETWORK_ASSESSMENT, runId === null ? skipToken : { variables: { runId, question } });
  // What was there stays until the next is: a choice in a list of roads must not take the list away. A refusal does.
  const answer = (result.data ?? (result.error === undefined ? result.previousData : undefined))?.networkAssessment;
  const assessment = useMemo(() => (answer === undefined ? null : readAssessmentAnswer(answer)), [answer]);
  return { result, assessment };
}
