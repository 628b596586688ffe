import { useLocation, useNavigate } from 'react-router';
import { ANY_ORGANISATION } from '../graphql/client.ts';
import { useSession } from '../graphql/session.tsx';
import { SWITCH_ORGANISATION } from '../graphql/sign-in.ts';
import { useCommand } from '../graphql/use-command.ts';
import { firstPageOf, mayOpen } from './first-page.ts';
import { keepLanguage } from './shared-parameters.ts';

/** State of a step that has led to another organisation: the page says so when it has come. */
export const SWITCHED = { switched: true };

/** Acts for another organisation: the same task there, where it is part of the role there, and nothing of the former one. */
export function useSwitchOrganisation() {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const { begin } = useSession();
  const { run, refusal, loading } = useCommand(SWITCH_ORGANISATION, 'switchOrganisation', { context: ANY_ORGANISATION });
  const switchTo = async (organisationId: string): Promise<void> => {
    const viewer = (await run({ input: { organisationId } }))?.viewer ?? null;
    if (viewer === null) return;
    const path = mayOpen(viewer, pathname) ? pathname : firstPageOf(viewer);
    begin(viewer);
    await navigate({ pathname: path, search: keepLanguage(search) }, { state: SWITCHED });
  };
  return { switchTo, refusal, loading };
}
