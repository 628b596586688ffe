import { useApolloClient } from '@apollo/client/react';
import { useCommand } from '../../../graphql/use-command.ts';
import { CORRECT_ACCIDENT, WITHDRAW_CORRECTION } from './correction-queries.ts';

/** Every number and every map on the page is of another state of the records afterwards. */
function useAskedAnew(): () => Promise<unknown> {
  const client = useApolloClient();
  return () => client.refetchQueries({ include: 'active' });
}

export function useCorrectAccident() {
  const askAnew = useAskedAnew();
  const { run, ...state } = useCommand(CORRECT_ACCIDENT, 'correctAccident');
  const correct = async (variables: Parameters<typeof run>[0]): Promise<boolean> => {
    const isDone = (await run(variables)) !== null;
    // Whoever was second must see what the first one has done, too.
    await askAnew();
    return isDone;
  };
  return { correct, ...state };
}

export function useWithdrawCorrection() {
  const askAnew = useAskedAnew();
  const { run, ...state } = useCommand(WITHDRAW_CORRECTION, 'withdrawCorrection');
  const withdraw = async (accidentId: string, correctionNo: number): Promise<boolean> => {
    const isDone = (await run({ input: { accidentId, correctionNo } })) !== null;
    if (isDone) await askAnew();
    return isDone;
  };
  return { withdraw, ...state };
}
