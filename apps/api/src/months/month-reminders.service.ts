import { STEP_CAPABILITIES } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { Mail } from '../common/mailer.ts';
import { MemberLetters, type Addressee } from '../common/member-letters.ts';
import { OrganisationDirectory, type Organisation } from '../common/organisation.ts';
import { LateMonthsService, type LateMonth } from './late-months.service.ts';
import { writeMonthLetter } from './month-letter.ts';
import { MonthReminderRepository, reminderKey, type ReminderKey } from './month-reminder.repository.ts';

/** What became of the letters about late months. */
export interface ReminderRun {
  /** The organisation wants no such letters: then nothing was looked at. */
  readonly switchedOff: boolean;
  /** Months that are past their due day and wait for somebody. */
  readonly late: number;
  /** Those of which somebody was written to now. */
  readonly reminded: number;
  /** Those of which somebody should have been written to now, and was not: there is nobody who may act, or no letter was taken. */
  readonly notReminded: number;
  readonly letters: number;
  readonly failedLetters: number;
}

const NOTHING = { switchedOff: false, late: 0, reminded: 0, notReminded: 0, letters: 0, failedLetters: 0 } satisfies ReminderRun;

/** Takes a letter. @returns whether it was taken */
export type Deliver = (mail: Mail) => Promise<boolean>;

/** Writes to those who may act on a late month: once for a month of a unit and the step that it waits for. */
@Injectable()
export class MonthRemindersService {
  readonly #late: LateMonthsService;
  readonly #reminders: MonthReminderRepository;
  readonly #letters: MemberLetters;
  readonly #directory: OrganisationDirectory;

  constructor(late: LateMonthsService, reminders: MonthReminderRepository, letters: MemberLetters, directory: OrganisationDirectory) {
    this.#late = late;
    this.#reminders = reminders;
    this.#letters = letters;
    this.#directory = directory;
  }

  /** Whether there is a mail server that could take letters. */
  get canSend(): boolean {
    return this.#letters.canBeSent;
  }

  /**
   * Writes one letter to each member who may act, about all months of which nobody was written to.
   * @param installation acting for the organisation
   * @param deliver by default to the mail server
   */
  async send(installation: ActingContext, now: Date, deliver: Deliver = (mail) => this.#letters.send(mail)): Promise<ReminderRun> {
    if (!(await this.#reminders.areLettersWanted(installation))) return { ...NOTHING, switchedOff: true };
    const late = await this.#late.list(installation, now);
    const claimed = new Set((await this.#reminders.claim(installation, late.map(toKey))).map(reminderKey));
    const due = late.filter((month) => claimed.has(reminderKey(toKey(month))));
    if (due.length === 0) return { ...NOTHING, late: late.length };
    const { named, letters, failedLetters } = await this.#write(installation, due, deliver);
    const sent = due.filter((month) => (named.get(month) ?? 0) > 0);
    const notSent = due.filter((month) => !sent.includes(month));
    if (sent.length > 0) {
      const marks = sent.map((month) => ({ ...toKey(month), letters: named.get(month) ?? 0 }));
      await this.#reminders.markSent(installation, marks, letters);
    }
    if (notSent.length > 0) await this.#reminders.release(installation, notSent.map(toKey));
    return { switchedOff: false, late: late.length, reminded: sent.length, notReminded: notSent.length, letters, failedLetters };
  }

  async #write(installation: ActingContext, due: readonly LateMonth[], deliver: Deliver): Promise<Written> {
    const organisation = await this.#directory.get(installation);
    const named = new Map<LateMonth, number>();
    let letters = 0;
    let failedLetters = 0;
    for (const addressee of await this.#letters.listAddressees(installation)) {
      const own = due.filter((month) => mayAct(addressee, month));
      if (own.length === 0) continue;
      if (!(await this.#deliver(addressee, own, organisation, deliver))) failedLetters += 1;
      else {
        letters += 1;
        for (const month of own) named.set(month, (named.get(month) ?? 0) + 1);
      }
    }
    return { named, letters, failedLetters };
  }

  #deliver(addressee: Addressee, months: readonly LateMonth[], { name }: Organisation, deliver: Deliver): Promise<boolean> {
    return deliver(this.#letters.compose(addressee, writeMonthLetter(months, name)));
  }
}

interface Written {
  /** How many letters name each month. */
  readonly named: ReadonlyMap<LateMonth, number>;
  readonly letters: number;
  readonly failedLetters: number;
}

function mayAct({ capabilities }: Addressee, { nextStep }: LateMonth): boolean {
  return capabilities.includes(STEP_CAPABILITIES[nextStep]);
}

function toKey({ unit, month, stage }: LateMonth): ReminderKey {
  return { unitId: unit.unitId, month, stage };
}
