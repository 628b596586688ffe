import { LanguageProvider } from '@elektron/ui';
import { Outlet, useLocation } from 'react-router';
import { SessionProvider } from '../graphql/session.tsx';
import { readOwner } from './records-of.ts';
import { useLanguageChoice } from './use-language-choice.ts';

/** What every page stands in: a language and a session. */
export function Root() {
  const [language] = useLanguageChoice();
  const { search } = useLocation();
  return (
    <LanguageProvider language={language}>
      <SessionProvider recordsOf={readOwner(search)}>
        <Outlet />
      </SessionProvider>
    </LanguageProvider>
  );
}
