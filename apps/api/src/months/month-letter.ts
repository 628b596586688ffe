import { fillText, getAccidentDimension, REMINDER_STAGE_TEXTS, type Language, type MonthKey, type Text } from '@elektron/domain';

import type { MemberLetter } from '../common/member-letters.ts';
import type { LateMonth } from './late-months.service.ts';

/** So many months are named in a letter; the page has all of them. */
const MOST_LINES = 20;

/** Of the page on which a late month is seen to. */
const PAGE = '/app/months';

const SUBJECT: Text = {
  el: 'Elektron: {{count}} {{count|μήνας περιμένει|μήνες περιμένουν}}, {{organisation}}',
  en: 'Elektron: {{count}} {{count|month waits|months wait}}, {{organisation}}',
};
const OPENING: Text = {
  el: '{{count|Ένας μήνας πέρασε|Μήνες πέρασαν}} την προθεσμία και {{count|περιμένει|περιμένουν}} ενέργεια που μπορείτε να κάνετε:',
  en: '{{count|A month is|Months are}} past the due day and {{count|waits|wait}} for something that you may do:',
};
const LINE: Text = {
  el: '- {{unit}}, {{month}}: {{stage}} (προθεσμία {{due}})',
  en: '- {{unit}}, {{month}}: {{stage}} (due {{due}})',
};
const MORE: Text = { el: '- και άλλοι {{more}}', en: '- and {{more}} more' };
const CLOSING: Text = {
  el: 'Δείτε τους εδώ:\n\n{{url}}\n\nΓια κάθε μήνα και ενέργεια στέλνεται ένα μήνυμα μόνο. Η διαχείριση του οργανισμού μπορεί να σταματήσει τα μηνύματα, στις ρυθμίσεις του.\n',
  en: 'See them here:\n\n{{url}}\n\nOf each month and step one letter is sent, and no other. Whoever manages the organisation can stop these letters in its settings.\n',
};

/**
 * A letter about the months that wait for its reader: names of units, months, steps and due days; no number of a record.
 * @param months at least one
 */
export function writeMonthLetter(months: readonly LateMonth[], organisation: Text): MemberLetter {
  return {
    subject: inEach((language) => subjectOf(months, organisation, language)),
    text: inEach((language) => textOf(months, language)),
    path: PAGE,
  };
}

function inEach(write: (language: Language) => string): Text {
  return { el: write('el'), en: write('en') };
}

function subjectOf({ length: count }: readonly LateMonth[], organisation: Text, language: Language): string {
  return fillText(SUBJECT[language], { count, organisation }, language);
}

function textOf(months: readonly LateMonth[], language: Language): string {
  const lines = months
    .slice(0, MOST_LINES)
    .map(({ unit, month, stage, dueOn }) =>
      fillText(
        LINE[language],
        { unit: unit.name, month: monthInWords(month, language), stage: REMINDER_STAGE_TEXTS[stage], due: dueOn },
        language,
      ),
    );
  const more = months.length - MOST_LINES;
  return [
    fillText(OPENING[language], { count: months.length }, language),
    '',
    ...lines,
    ...(more > 0 ? [fillText(MORE[language], { more }, language)] : []),
    '',
    CLOSING[language],
  ].join('\n');
}

/** `Μάρτιος 2026` */
function monthInWords(month: MonthKey, language: Language): string {
  const [year = '', number = ''] = month.split('-');
  return `${getAccidentDimension('month').labelOf(String(Number(number)))[language]} ${year}`;
}
