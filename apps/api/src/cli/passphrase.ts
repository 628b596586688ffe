import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Problem, type Text } from '@elektron/domain';

import { requireGoodPassword } from '../identity/people/passwords.ts';
import type { Session } from './command.ts';

/** Not among the settings of the environment: no process but these two commands has any business with it. */
const VARIABLE = 'BACKUP_PASSPHRASE';

/**
 * The passphrase of a backup that is there already: from the environment, or asked for. Never an argument, which every user of the machine
 * could read in the list of processes.
 * @throws Problem BACKUP_PASSPHRASE_MISSING where nobody can be asked
 */
export async function readPassphrase(session: Session): Promise<string> {
  return given(session) ?? (await ask(session, { el: 'Φράση του αντιγράφου: ', en: 'Passphrase of the backup: ' }));
}

/**
 * The passphrase of a new backup. What guards a whole installation must be as good as a person's password, and typed without a slip.
 * @throws Problem PASSWORD_TOO_SHORT, PASSWORD_TOO_COMMON, BACKUP_PASSPHRASES_DIFFER, BACKUP_PASSPHRASE_MISSING
 */
export async function chooseNewPassphrase(session: Session): Promise<string> {
  const fromEnvironment = given(session);
  const passphrase = fromEnvironment ?? (await ask(session, { el: 'Φράση για το αντίγραφο: ', en: 'Passphrase for the backup: ' }));
  requireGoodPassword(passphrase, []);
  if (fromEnvironment === undefined && passphrase !== (await ask(session, { el: 'Ξανά: ', en: 'Once more: ' }))) {
    throw new Problem('BACKUP_PASSPHRASES_DIFFER');
  }
  return passphrase;
}

/** An empty text counts as not set, as everywhere in the environment. */
function given({ variables }: Session): string | undefined {
  return variables[VARIABLE] || undefined;
}

/** Asks at the terminal; what is typed is not shown. */
async function ask(session: Session, question: Text): Promise<string> {
  if (!process.stdin.isTTY) throw new Problem('BACKUP_PASSPHRASE_MISSING');
  process.stderr.write(question[session.language]);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  // In this mode Ctrl-C is a key like others, and Ctrl-D ends the question without an answer.
  const givenUp = new AbortController();
  terminal.once('SIGINT', () => givenUp.abort());
  terminal.once('close', () => givenUp.abort());
  try {
    return await terminal.question('', { signal: givenUp.signal });
  } catch {
    throw new Problem('CANCELLED');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
