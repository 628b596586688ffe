import { inspect } from 'node:util';
import { describeProblem, isProblem, type Language } from '@elektron/domain';

import { explainFailure } from '../explain-failure.ts';
import { COMMANDS } from './commands.ts';
import { UsageError, type Command, type ExitCode } from './command.ts';
import { forTerminal, languageOf, TerminalSession } from './session.ts';
import { takeOrganisation } from './take-organisation.ts';
import type { Terminal } from './terminal.ts';

const HELP_HEADINGS = { el: 'Χρήση: elektron ΕΝΤΟΛΗ', en: 'Usage: elektron COMMAND' };

function help(language: Language): string {
  const lines = COMMANDS.map((command) => `  ${usageOf(command)}\n      ${command.summary[language]}`);
  return [HELP_HEADINGS[language], '', ...lines].join('\n');
}

function usageOf({ name, usage, ofOrganisation }: Command): string {
  return [name, usage, ofOrganisation === true ? '[--organisation SLUG]' : ''].filter((part) => part !== '').join(' ');
}

/** Does what the words after `elektron` say. @returns the exit code */
export async function runElektron(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const language = languageOf(terminal.variables);
  const [name, ...rest] = args;
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) {
    const asked = name === undefined || name === 'help' || name === '--help' || name === '-h';
    (asked && name !== undefined ? terminal.out : terminal.err).write(`${help(language)}\n`);
    return asked && name !== undefined ? 0 : 2;
  }
  try {
    const { organisation, args: own } = command.ofOrganisation === true ? takeOrganisation(rest) : { organisation: undefined, args: rest };
    const session = new TerminalSession(terminal, organisation);
    try {
      return await command.run(session, own);
    } finally {
      await session.close();
    }
  } catch (error) {
    const { code, text } = explain(error, `elektron ${usageOf(command)}`, language);
    terminal.err.write(`${forTerminal(text)}\n`);
    return code;
  }
}

function explain(error: unknown, usage: string, language: Language): { readonly code: ExitCode; readonly text: string } {
  if (error instanceof UsageError || isParseArgsError(error))
    return { code: 2, text: `${language === 'el' ? 'Χρήση' : 'Usage'}: ${usage}` };
  return { code: 1, text: isProblem(error) ? describeProblem(error, language) : (explainFailure(error) ?? inspect(error)) };
}

function isParseArgsError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
