import { CASUALTY_SEVERITIES, codeOf, SEVERITIES, type CasualtySeverity, type Severity } from '@elektron/domain';
import { expect, it } from '@jest/globals';

import type { CorrectableRecord } from './correction.ts';
import { warnOfContradiction } from './warn-of-contradiction.ts';

/** An accident that a source calls slight, as it is after it was corrected. */
function accident(
  severity: Severity | null,
  outcomes: readonly (CasualtySeverity | null)[],
): { revision: number; records: CorrectableRecord[] } {
  const record = (subject: 'accident' | 'casualty', code: number, casualtyReference = ''): CorrectableRecord => ({
    key: { subject, unitReference: '', casualtyReference },
    source: { severity: codeOf(SEVERITIES, 'slight') },
    present: { severity: code },
  });
  const casualties = outcomes.map((outcome, i) => record('casualty', codeOf(CASUALTY_SEVERITIES, outcome), String(i)));
  return { revision: 1, records: [record('accident', codeOf(SEVERITIES, severity)), ...casualties] };
}

it.each<[Severity | null, readonly (CasualtySeverity | null)[], boolean]>([
  ['serious', ['fatal'], true],
  ['serious', ['slight', 'fatal'], true],
  ['fatal', ['fatal', 'slight'], false],
  ['fatal', ['serious'], true],
  // Whoever it is of whom nothing is said may have been killed.
  ['fatal', ['serious', null], false],
  ['slight', ['slight'], false],
  ['damage-only', ['slight'], true],
  [null, ['fatal'], false],
  ['fatal', [], false],
])('a severity of %s beside casualties of %j: contradicts %s', (severity, outcomes, contradicts) => {
  expect(warnOfContradiction(accident(severity, outcomes)).map(({ code }) => code)).toEqual(contradicts ? ['SEVERITY_CONTRADICTS'] : []);
});

it('is said in every language by the word that people read', () => {
  expect(warnOfContradiction(accident('serious', ['fatal']))[0]?.message).toEqual({
    el: 'Η βαρύτητα του ατυχήματος δεν συμφωνεί με τους παθόντες του: Σοβαρό.',
    en: 'The severity of the accident does not agree with its casualties: Serious.',
  });
});
