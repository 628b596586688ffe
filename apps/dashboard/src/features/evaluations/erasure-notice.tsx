import { useQuery } from '@apollo/client/react';
import { Notice, useLanguage } from '@elektron/ui';
import { describeError } from '../../graphql/query-status.ts';
import { EVALUATION_ERASURE } from './evaluations-queries.ts';

const STILL_REPEATABLE = 'STILL_REPEATABLE';

/**
 * What has become of an evaluation since data of a person were erased from the records. Asked for by itself: to know it, the server computes
 * the evaluation again, and the page need not wait.
 */
export function ErasureNotice({ runId }: { readonly runId: string }) {
  const language = useLanguage();
  const { data, error } = useQuery(EVALUATION_ERASURE, { variables: { id: runId } });
  if (error !== undefined) return <Notice kind="warning">{describeError(error, language)}</Notice>;
  const notice = data?.evaluationRun?.erasureNotice;
  if (notice == null) return null;
  const isStill = notice.code === STILL_REPEATABLE;
  return (
    <Notice kind={isStill ? 'note' : 'warning'} announce={!isStill}>
      {notice.message[language]}
    </Notice>
  );
}
