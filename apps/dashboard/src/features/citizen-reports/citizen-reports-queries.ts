import { graphql } from '../../graphql/generated/gql.ts';
import type { CitizenReportsQuery } from '../../graphql/generated/graphql.ts';

export const CITIZEN_REPORTS = graphql(`
  query CitizenReports {
    citizenReports {
      id
      kind
      category
      longitude
      latitude
      happenedOn
      words
      hasPhoto
      state
      answer
      personName
      receivedAt
      decidedAt
      erasedOn
    }
  }
`);

export const CITIZEN_REPORT_DESK = graphql(`
  query CitizenReportDesk {
    citizenReportDesk {
      isOpen
      keptDays
    }
  }
`);

export const DECIDE_CITIZEN_REPORT = graphql(`
  mutation DecideCitizenReport($input: DecideCitizenReportInput!) {
    decideCitizenReport(input: $input) {
      report {
        id
        state
        answer
        personName
        decidedAt
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const SET_CITIZEN_REPORT_DESK = graphql(`
  mutation SetCitizenReportDesk($input: SetCitizenReportDeskInput!) {
    setCitizenReportDesk(input: $input) {
      desk {
        isOpen
        keptDays
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export type CitizenReport = CitizenReportsQuery['citizenReports'][number];
