import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { findImportDay } from '../imports/find-import-day.ts';
import { MonthRemindersService } from './month-reminders.service.ts';

/** How soon after midnight, where an organisation is, its letters are written. */
const LOOK_AROUND_MS = 10 * 60_000;

/** Writes letters about late months once a day, where the server (or the worker) runs jobs and there is a mail server. */
@Injectable()
export class MonthReminderWatch implements BeforeApplicationShutdown {
  readonly #reminders: MonthRemindersService;
  readonly #directory: OrganisationDirectory;
  readonly #logger = new Logger('MonthReminders');
  /** The day on which this process has last looked, by organisation. */
  readonly #lookedOn = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(reminders: MonthRemindersService, directory: OrganisationDirectory) {
    this.#reminders = reminders;
    this.#directory = directory;
  }

  /** Looks at once and from then on. Without a mail server there is nothing to look for. */
  watch(listInstallations: () => Promise<readonly ActingContext[]>): void {
    if (!this.#reminders.canSend) return;
    const look = (): void => {
      this.#running = this.#running.then(() => this.look(listInstallations, new Date()));
    };
    look();
    this.#timer = setInterval(look, LOOK_AROUND_MS);
    this.#timer.unref();
  }

  /** A letter that is being written is sent before the process ends. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  /** Writes for every organisation where this process has not looked on the present day. What fails is tried again the day after. */
  async look(listInstallations: () => Promise<readonly ActingContext[]>, now: Date): Promise<void> {
    try {
      for (const installation of await listInstallations()) await this.#lookAt(installation, now);
    } catch (error) {
      this.#logger.warn(error);
    }
  }

  async #lookAt(installation: ActingContext, now: Date): Promise<void> {
    const { timeZone, slug } = await this.#directory.get(installation);
    const today = findImportDay(now, timeZone);
    if (this.#lookedOn.get(installation.organisationId) === today) return;
    this.#lookedOn.set(installation.organisationId, today);
    try {
      const { reminded, notReminded, failedLetters } = await this.#reminders.send(installation, now);
      if (reminded > 0) this.#logger.log(`${slug}: letters about ${reminded} late months`);
      if (notReminded > 0 || failedLetters > 0)
        this.#logger.warn(`${slug}: nobody could be written to about ${notReminded} late months; ${failedLetters} letters were not taken`);
    } catch (error) {
      this.#logger.warn(error, `${slug}: letters about late months`);
    }
  }
}
