import { fillText, REMINDER_STAGE_TEXTS, type Language, type Text } from '@elektron/domain';

import type { LateMonth } from '../months/late-months.service.ts';
import type { ReminderRun } from '../months/month-reminders.service.ts';

export const NO_LATE_MONTH: Text = {
  el: 'Κανένας μήνας δεν πέρασε την προθεσμία χωρίς να έχει ολοκληρωθεί.',
  en: 'No month is past its due day and unfinished.',
};

export const NO_MAIL_SERVER: Text = {
  el: 'Δεν υπάρχει διακομιστής αλληλογραφίας (SMTP_URL). Με --folder ΦΑΚΕΛΟΣ τα μηνύματα γράφονται σε αρχεία.',
  en: 'There is no mail server (SMTP_URL). With --folder DIRECTORY the letters are written to files.',
};

export const SWITCHED_OFF: Text = {
  el: 'Ο οργανισμός δεν θέλει μηνύματα για μήνες που καθυστερούν.',
  en: 'The organisation wants no letters about late months.',
};

const LINE: Text = {
  el: '{{month}}\t{{unit}}\t{{stage}}, προθεσμία {{due}}, {{days}} {{days|ημέρα|ημέρες}} πριν',
  en: '{{month}}\t{{unit}}\t{{stage}}, due {{due}}, {{days}} {{days|day|days}} ago',
};

export function describeLateMonth({ unit, month, stage, dueOn, daysOver }: LateMonth, language: Language): string {
  const values = { month, unit: unit.name, stage: REMINDER_STAGE_TEXTS[stage], due: dueOn, days: daysOver };
  return fillText(LINE[language], values, language);
}

const RUN: Text = {
  el: 'Πέρασαν την προθεσμία: {{late}}. Στάλθηκε μήνυμα τώρα για {{reminded}}, με {{letters}} {{letters|μήνυμα|μηνύματα}}.',
  en: 'Past their due day: {{late}}. Written about now: {{reminded}}, with {{letters}} {{letters|letter|letters}}.',
};

const NOT_REMINDED: Text = {
  el: 'Για {{notReminded}} δεν στάλθηκε σε κανέναν: κανείς δεν μπορεί να ενεργήσει, ή το μήνυμα δεν έγινε δεκτό ({{failedLetters}}).',
  en: 'About {{notReminded}} nobody was written to: nobody may act, or the letter was not taken ({{failedLetters}}).',
};

export function describeRun(run: ReminderRun, language: Language): string {
  const { late, reminded, notReminded, letters, failedLetters } = run;
  const lines = notReminded > 0 || failedLetters > 0 ? [RUN, NOT_REMINDED] : [RUN];
  return lines.map((line) => fillText(line[language], { late, reminded, notReminded, letters, failedLetters }, language)).join('\n');
}
