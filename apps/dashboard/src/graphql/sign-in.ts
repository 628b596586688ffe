import { useQuery } from '@apollo/client/react';
import { graphql } from './generated/gql.ts';
import type { SignInOptionsQuery } from './generated/graphql.ts';

/** What every mutation says about what it has refused. */
export const USER_ERROR_PARTS = graphql(`
  fragment UserErrorParts on UserError {
    code
    path
    message {
      el
      en
    }
  }
`);

export const SIGN_IN_OPTIONS = graphql(`
  query SignInOptions {
    signInOptions {
      demoAccounts {
        email
        password
        displayName
        description {
          el
          en
        }
      }
      passwordMinimum
      resetByMail
      singleSignOnLabel
    }
  }
`);

export const SIGN_IN = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      codeNeeded
      viewer {
        ...ViewerParts
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const SIGN_OUT = graphql(`
  mutation SignOut {
    signOut {
      done
    }
  }
`);

export const SWITCH_ORGANISATION = graphql(`
  mutation SwitchOrganisation($input: SwitchOrganisationInput!) {
    switchOrganisation(input: $input) {
      viewer {
        ...ViewerParts
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const SHOW_SECOND_FACTOR = graphql(`
  mutation ShowSecondFactor($code: String!) {
    showSecondFactor(code: $code) {
      viewer {
        ...ViewerParts
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export type SignInOptions = SignInOptionsQuery['signInOptions'];

/** What this installation offers to whoever wants in. */
export function useSignInOptions() {
  return useQuery(SIGN_IN_OPTIONS);
}
