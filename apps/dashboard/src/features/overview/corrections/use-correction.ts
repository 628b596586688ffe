import { useApolloClient } from '@apollo/client/react';
import { useCommand } from '../../../graphql/use-command.ts';
import type { CorrectAccidentMutation } from '../../../graphql/generated/graphql.ts';
import { CORRECT_ACCIDENT, WITHDRAW_CORRECTION } from './correction-queries.ts';

export type CorrectionWarning = CorrectAccidentMutation['correctAccident']['warnings'][number];

/** Every number and every map on the page is of another state of the records afterwards. */
function useAskedAnew(): () => Promise<unknown> {
  const client = useApolloClient();
  return () => client.refetchQueries({ include: 'active' });
}

export function useCorrectAccident() {
  const askAnew = useAskedAnew();
  const { run, ...state } = useCommand(CORRECT_ACCIDENT, 'correctAccident');
  /** @returns what does not fit together in the record as it is now; `null` where it was not corrected */
  const correct = async (variables: Parameters<typeof run>[0]): Promise<readonly CorrectionWarning[] | null> => {
    const done = await run(variables);
    // Whoever was second must see what the first one has done, too.
    await askAnew();
    return done?.warnings ?? null;
  };
  return { correct, ...state };
}

export function useWithdrawCorrection() {
  const askAnew = useAskedAnew();
  const { run, ...state } = useCommand(WITHDRAW_CORRECTION, 'withdrawCorrection');
  /** @returns as `correct` */
  const withdraw = async (accidentId: string, correctionNo: number): Promise<readonly CorrectionWarning[] | null> => {
    const done = await run({ input: { accidentId, correctionNo } });
    if (done !== null) await askAnew();
    return done?.warnings ?? null;
  };
  return { withdraw, ...state };
}
