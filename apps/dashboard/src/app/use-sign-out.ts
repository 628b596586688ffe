import { useApolloClient } from '@apollo/client/react';
import { useLanguage } from '@elektron/ui';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { ANY_ORGANISATION } from '../graphql/client.ts';
import { describeError } from '../graphql/query-status.ts';
import { useSession } from '../graphql/session.tsx';
import { SIGN_OUT } from '../graphql/sign-in.ts';
import { keepLanguage } from './shared-parameters.ts';

/**
 * Out: the session ends, and nothing of it is left on the page. Where the server does not answer the session goes on, and so does the page:
 * on a shared computer nobody must believe to be out who is not.
 */
export function useSignOut() {
  const client = useApolloClient();
  const language = useLanguage();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { begin } = useSession();
  const [problem, setProblem] = useState<string | null>(null);
  /** @returns whether it is so */
  const signOut = async (): Promise<boolean> => {
    setProblem(null);
    try {
      await client.mutate({ mutation: SIGN_OUT, context: ANY_ORGANISATION });
    } catch (error) {
      setProblem(describeError(error, language));
      return false;
    }
    begin(null);
    await navigate({ pathname: '/app/sign-in', search: keepLanguage(search) });
    return true;
  };
  return { signOut, problem, clear: () => setProblem(null) };
}
