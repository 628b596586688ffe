import { skipToken, useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
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
      demoOrganisations {
        slug
        name {
          el
          en
        }
        about {
          el
          en
        }
        progress {
          partsLoaded
          parts
        }
      }
      demoAccounts {
        email
        password
        displayName
        description {
          el
          en
        }
        organisation
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

const LOOK_AGAIN_MS = 3_000;

/**
 * Organisations of the demonstration, asked for again and again while one of them is being loaded.
 * @param only short name of the one that matters; null for all
 */
export function useDemoOrganisations(only: string | null, { isDemo = true } = {}): SignInOptions['demoOrganisations'] {
  const { data, startPolling, stopPolling } = useQuery(SIGN_IN_OPTIONS, isDemo ? { fetchPolicy: 'cache-and-network' } : skipToken);
  const organisations = (data?.signInOptions.demoOrganisations ?? []).filter(({ slug }) => only === null || slug === only);
  const isLoading = organisations.some(({ progress }) => progress != null);
  useEffect(() => {
    if (!isLoading) return undefined;
    startPolling(LOOK_AGAIN_MS);
    return stopPolling;
  }, [isLoading, startPolling, stopPolling]);
  return organisations;
}

/** What this installation offers to whoever wants in. */
export function useSignInOptions() {
  return useQuery(SIGN_IN_OPTIONS);
}
