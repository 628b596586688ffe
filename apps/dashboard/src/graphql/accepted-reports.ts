import { skipToken, useQuery } from '@apollo/client/react';
import { graphql } from './generated/gql.ts';
import type { AcceptedCitizenReportsQuery } from './generated/graphql.ts';
import { useMay, useSession } from './session.tsx';

/** What analysts see of the reports of citizens that were accepted: what and where, in which month. */
export const ACCEPTED_CITIZEN_REPORTS = graphql(`
  query AcceptedCitizenReports {
    acceptedCitizenReports {
      id
      kind
      category
      longitude
      latitude
      month
    }
  }
`);

export type AcceptedReport = AcceptedCitizenReportsQuery['acceptedCitizenReports'][number];

const NONE: readonly AcceptedReport[] = [];

/** The own organisation's, for a map beside its records; none while somebody else's records are looked at. */
export function useReportsBesideRecords(): readonly AcceptedReport[] {
  const { recordsOf } = useSession();
  const maySee = useMay('records.read') && recordsOf === null;
  return useQuery(ACCEPTED_CITIZEN_REPORTS, maySee ? {} : skipToken).data?.acceptedCitizenReports ?? NONE;
}
