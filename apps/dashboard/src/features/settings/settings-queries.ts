import { graphql } from '../../graphql/generated/gql.ts';
import type { OrganisationSettingsQuery } from '../../graphql/generated/graphql.ts';

export const ORGANISATION_SETTINGS = graphql(`
  query OrganisationSettings {
    organisationSettings {
      standingAccess
      secondFactorRequired
      defaultLanguage
      uploadRetentionDays
      auditRetentionDays
      outsideBoundary
      placeConfidence
      monthLetters
    }
  }
`);

export const CHANGE_ORGANISATION_SETTINGS = graphql(`
  mutation ChangeOrganisationSettings($input: OrganisationSettingsInput!) {
    changeOrganisationSettings(input: $input) {
      settings {
        standingAccess
        secondFactorRequired
        defaultLanguage
        uploadRetentionDays
        auditRetentionDays
        outsideBoundary
        placeConfidence
        monthLetters
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export type OrganisationSettings = OrganisationSettingsQuery['organisationSettings'];
