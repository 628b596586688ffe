import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { MemberLetters } from '../common/member-letters.ts';
import { LateMonthsService } from '../months/late-months.service.ts';
import { MonthRemindersService, type Deliver } from '../months/month-reminders.service.ts';
import { UsageError, type Command, type ExitCode, type Opened, type Session } from './command.ts';
import { describeLateMonth, describeRun, NO_LATE_MONTH, NO_MAIL_SERVER, SWITCHED_OFF } from './month-texts.ts';

interface Options {
  readonly json: boolean;
  /** Into which letters are written, in place of a mail server. */
  readonly folder: string | undefined;
}

/** THE actions, by their names at the terminal. */
const ACTIONS = new Map<string, (session: Session, options: Options) => Promise<ExitCode>>([
  ['late', listLate],
  ['remind', remind],
]);

export const months: Command = {
  name: 'months',
  usage: 'late|remind [--folder DIRECTORY] [--json]',
  summary: {
    el: 'Δείχνει τους μήνες που πέρασαν την προθεσμία, ή γράφει σε όσους μπορούν να ενεργήσουν (μία φορά για κάθε μήνα και ενέργεια)',
    en: 'Lists the months that are past their due day, or writes to those who may act (once for each month and step)',
  },
  ofOrganisation: true,
  async run(session, args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { folder: { type: 'string' }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [name = '', ...rest] = positionals;
    const action = ACTIONS.get(name);
    if (action === undefined || rest.length > 0 || (action === listLate && values.folder !== undefined))
      throw new UsageError('late|remind');
    return action(session, { json: values.json === true, folder: values.folder });
  },
};

async function listLate(session: Session, { json }: Options): Promise<ExitCode> {
  const { app, context } = await session.open();
  const late = await app.get(LateMonthsService, { strict: false }).list(context, new Date());
  if (json) {
    session.print(
      JSON.stringify(
        late.map(({ unit, ...month }) => ({
          unitId: unit.unitId,
          unit: unit.name,
          month: month.month,
          stage: month.stage,
          nextStep: month.nextStep,
          dueOn: month.dueOn,
          daysOver: month.daysOver,
        })),
      ),
    );
    return 0;
  }
  for (const month of late) session.print(describeLateMonth(month, session.language));
  if (late.length === 0) session.say(NO_LATE_MONTH);
  return 0;
}

/** @returns 1 where somebody should have been written to and was not */
async function remind(session: Session, { json, folder }: Options): Promise<ExitCode> {
  const opened = await session.open();
  const reminders = opened.app.get(MonthRemindersService, { strict: false });
  if (folder === undefined && !reminders.canSend) {
    session.say(NO_MAIL_SERVER);
    return 1;
  }
  const run = await reminders.send(opened.context, new Date(), folder === undefined ? undefined : await intoFolder(opened, folder));
  if (json) session.print(JSON.stringify(run));
  else if (run.switchedOff) session.say(SWITCHED_OFF);
  else session.print(describeRun(run, session.language));
  return run.notReminded > 0 || run.failedLetters > 0 ? 1 : 0;
}

/** Letters as files of a mail program, one each, readable by their owner only: an address stands in them. */
async function intoFolder({ app }: Opened, folder: string): Promise<Deliver> {
  const letters = app.get(MemberLetters, { strict: false });
  const directory = resolve(folder);
  await mkdir(directory, { recursive: true });
  const day = new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);
  let number = 0;
  return async (mail) => {
    const message = await letters.toMessage(mail);
    // Never over another letter: that one may not have been sent yet.
    for (;;) {
      number += 1;
      const path = join(directory, `elektron-months-${day}-${String(number).padStart(3, '0')}.eml`);
      if (await writeNew(path, message)) return true;
    }
  };
}

/** @returns false where there is such a file */
async function writeNew(path: string, content: Uint8Array): Promise<boolean> {
  try {
    await writeFile(path, content, { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
