import type { Language, Text } from '@elektron/domain';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import { AppModule } from '../app.module.ts';
import { readEnvironment, type Environment } from '../common/env.ts';
import { OrganisationsDirectory } from '../identity/organisations/organisations-directory.ts';
import { ImportRecovery } from '../imports/import-recovery.ts';
import { openInstallation } from '../open-installation.ts';
import type { Opened, Session } from './command.ts';
import type { Terminal } from './terminal.ts';

/** Greek where the terminal's locale is Greek, English elsewhere. */
export function languageOf(variables: Readonly<Record<string, string | undefined>>): Language {
  const locale = variables['LC_ALL'] || variables['LC_MESSAGES'] || variables['LANG'] || '';
  return locale.toLowerCase().startsWith('el') ? 'el' : 'en';
}

/** Names come from the files of others: characters that a terminal obeys are left out, but ends of lines and tabulators. */
export function forTerminal(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]/gu, '');
}

/** The session of a process at a terminal. */
export class TerminalSession implements Session {
  readonly environment: Environment;
  readonly language: Language;
  readonly signal: AbortSignal;
  readonly variables: Terminal['variables'];
  readonly #terminal: Terminal;
  #opened: Promise<Opened> | undefined;
  #app: INestApplicationContext | undefined;
  #progressShown = false;

  /** @param organisation that was named at the terminal; without one, the environment says which */
  constructor(terminal: Terminal, organisation?: string) {
    const variables = organisation === undefined ? terminal.variables : { ...terminal.variables, ORGANISATION: organisation };
    // A command is read by a person or a program: only what goes wrong is worth a log line.
    this.environment = { ...readEnvironment(variables), ...(variables['LOG_LEVEL'] ? {} : { logLevel: 'warn' as const }) };
    this.language = languageOf(variables);
    this.signal = terminal.signal;
    this.variables = variables;
    this.#terminal = terminal;
  }

  print(line: string): void {
    this.#clearProgress();
    this.#terminal.out.write(`${forTerminal(line)}\n`);
  }

  say(text: Text): void {
    this.#clearProgress();
    this.#terminal.err.write(`${forTerminal(text[this.language])}\n`);
  }

  showProgress(text: Text): void {
    if (!this.#terminal.err.isTTY) return;
    this.#terminal.err.write(`\r${forTerminal(text[this.language])}`);
    this.#progressShown = true;
  }

  open(): Promise<Opened> {
    return (this.#opened ??= this.#open());
  }

  async close(): Promise<void> {
    this.#clearProgress();
    await this.#app?.close();
  }

  async #open(): Promise<Opened> {
    const database = await openInstallation(this.environment, { whenOpenElsewhere: 'join' });
    const app = await NestFactory.createApplicationContext(AppModule.with(this.environment, database, 'works-alone'), {
      logger: ['fatal', 'error', 'warn'],
      abortOnError: false,
    });
    this.#app = app;
    const context = await app.get(OrganisationsDirectory).getInstallationContext(this.environment);
    await app.get(ImportRecovery, { strict: false }).recover(context, database.profile === 'embedded' && !database.joined);
    return { app, context };
  }

  #clearProgress(): void {
    if (this.#progressShown) this.#terminal.err.write('\r\u001b[K');
    this.#progressShown = false;
  }
}
