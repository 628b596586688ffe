import type { Language } from '@elektron/domain';

import { readEnvironment, type Environment } from '../../common/env.ts';
import type { Opened, Session } from '../command.ts';

/** A command line without a terminal, and what a command has written to it. */
export interface TestSession {
  readonly session: Session;
  /** Lines of result. */
  readonly printed: string[];
  /** Lines for the person, in the language of the session. */
  readonly said: string[];
}

/** @param opened what a command that opens the installation is given; absent: it may not open it */
export function makeTestSession(
  opened?: Opened,
  { language = 'en', environment = readEnvironment({}) }: { readonly language?: Language; readonly environment?: Environment } = {},
): TestSession {
  const printed: string[] = [];
  const said: string[] = [];
  const session: Session = {
    environment,
    language,
    variables: {},
    signal: new AbortController().signal,
    print: (line) => void printed.push(line),
    say: (text) => void said.push(text[language]),
    showProgress: () => undefined,
    open: () => (opened === undefined ? Promise.reject(new Error('not for this command')) : Promise.resolve(opened)),
  };
  return { session, printed, said };
}
