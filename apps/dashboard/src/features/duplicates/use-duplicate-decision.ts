import { useApolloClient } from '@apollo/client/react';
import { forgetRecords } from '../../graphql/forget-records.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { MARK_DIFFERENT_ACCIDENTS, MARK_SAME_ACCIDENT, UNDO_DUPLICATE_DECISION, type DuplicatePair } from './duplicates-queries.ts';

/** What can be said about a pair. When it changes what counts, everything that depends on the records is asked for again. */
export function useDuplicateDecision({ id, status }: DuplicatePair, onDecided: () => void) {
  const client = useApolloClient();
  const same = useCommand(MARK_SAME_ACCIDENT, 'markSameAccident');
  const different = useCommand(MARK_DIFFERENT_ACCIDENTS, 'markDifferentAccidents');
  const taken = useCommand(UNDO_DUPLICATE_DECISION, 'undoDuplicateDecision');
  const finish = (answer: unknown, changesCounts: boolean): void => {
    if (answer === null) return;
    if (changesCounts) forgetRecords(client);
    onDecided();
  };
  return {
    markSame: async (secondaryId: string): Promise<void> => finish(await same.run({ input: { id, secondaryId } }), true),
    markDifferent: async (): Promise<void> => finish(await different.run({ input: { id } }), false),
    undo: async (): Promise<void> => finish(await taken.run({ input: { id } }), status === 'same'),
    loading: same.loading || different.loading || taken.loading,
    refusal: same.refusal ?? different.refusal ?? taken.refusal,
  };
}
