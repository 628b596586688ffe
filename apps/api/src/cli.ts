import { describeProblem, isProblem, type Language } from '@elektron/domain';

import { COMMANDS } from './cli/commands.ts';
import { UsageError, type Command, type ExitCode } from './cli/command.ts';
import { languageOf, TerminalSession } from './cli/session.ts';
import { takeOrganisation } from './cli/take-organisation.ts';
import { explainFailure } from './explain-failure.ts';

const HELP_HEADINGS = { el: 'Χρήση: elektron ΕΝΤΟΛΗ', en: 'Usage: elektron COMMAND' };

function help(language: Language): string {
  const lines = COMMANDS.map((command) => `  ${usageOf(command)}\n      ${command.summary[language]}`);
  return [HELP_HEADINGS[language], '', ...lines].join('\n');
}

function usageOf({ name, usage, ofOrganisation }: Command): string {
  return [name, usage, ofOrganisation === true ? '[--organisation SLUG]' : ''].filter((part) => part !== '').join(' ');
}

async function main(args: readonly string[]): Promise<ExitCode> {
  const language = languageOf(process.env);
  const [name, ...rest] = args;
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) {
    const asked = name === undefined || name === 'help' || name === '--help' || name === '-h';
    (asked && name !== undefined ? console.log : console.error)(help(language));
    return asked && name !== undefined ? 0 : 2;
  }
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
  try {
    const { organisation, args: own } = command.ofOrganisation === true ? takeOrganisation(rest) : { organisation: undefined, args: rest };
    const session = new TerminalSession(ending.signal, organisation);
    try {
      return await command.run(session, own);
    } finally {
      await session.close();
    }
  } catch (error) {
    return explain(error, `elektron ${usageOf(command)}`, language);
  }
}

function explain(error: unknown, usage: string, language: Language): ExitCode {
  if (error instanceof UsageError || isParseArgsError(error)) {
    console.error(`${language === 'el' ? 'Χρήση' : 'Usage'}: ${usage}`);
    return 2;
  }
  console.error(isProblem(error) ? describeProblem(error, language) : (explainFailure(error) ?? error));
  return 1;
}

function isParseArgsError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

// Whoever reads only the beginning (`| head`) has what they wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
process.exitCode = await main(process.argv.slice(2));
// Connections that are still winding down must not keep a finished command waiting.
process.exit();
