import type { Language, Text } from '@elektron/domain';
import type { INestApplicationContext } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { Environment } from '../common/env.ts';

/** One command of `elektron`: a file of its own and a line in commands.ts. */
export interface Command {
  readonly name: string;
  /** What follows the name, as help shows it. */
  readonly usage: string;
  readonly summary: Text;
  /** Works for the organisation that `--organisation SLUG` names, or else ORGANISATION. */
  readonly ofOrganisation?: true;
  /** @returns the exit code */
  run(session: Session, args: readonly string[]): Promise<ExitCode>;
}

/** 0: done; 1: refused or failed; 2: the command was not understood; 130: interrupted by Ctrl-C. */
export type ExitCode = 0 | 1 | 2 | 130;

/** What a command works with. */
export interface Session {
  readonly environment: Environment;
  readonly language: Language;
  /** As the terminal has them: for the few that are no settings of the installation. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Aborts on Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
  /** One line of result, on standard output. */
  print(line: string): void;
  /** One line for the person at the terminal, on standard error. */
  say(text: Text): void;
  /** A line on standard error that the next one replaces; nothing where standard error is no terminal. */
  showProgress(text: Text): void;
  /** Opens the installation, through a running server's database where there is one; opened once, closed when the command ends. */
  open(): Promise<Opened>;
}

export interface Opened {
  readonly app: INestApplicationContext;
  readonly context: ActingContext;
}

/** The command line cannot be understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
