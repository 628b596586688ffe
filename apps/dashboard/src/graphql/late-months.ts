import { skipToken, useQuery } from '@apollo/client/react';
import { STEP_CAPABILITIES } from '@elektron/domain';
import { graphql } from './generated/gql.ts';
import type { LateMonthsQuery } from './generated/graphql.ts';
import { useSession } from './session.tsx';
import { mayDo, useViewer } from './viewer.ts';

export const LATE_MONTHS = graphql(`
  query LateMonths {
    lateMonths {
      unitId
      unitName {
        el
        en
      }
      month
      stage
      nextStep
      dueOn
      daysOver
      mayAct
      remindedAt
    }
  }
`);

export type LateMonth = LateMonthsQuery['lateMonths'][number];

const NONE: readonly LateMonth[] = [];

/** Months past their due day that wait for whoever is signed in; asked for only of people who could act on one. */
export function useMonthsThatWait(): readonly LateMonth[] {
  const viewer = useViewer();
  const { recordsOf } = useSession();
  const asks = recordsOf === null && mayDo(viewer, 'records.read') && Object.values(STEP_CAPABILITIES).some((each) => mayDo(viewer, each));
  const { data } = useQuery(LATE_MONTHS, asks ? { fetchPolicy: 'cache-first' } : skipToken);
  return data?.lateMonths.filter(({ mayAct }) => mayAct) ?? NONE;
}
