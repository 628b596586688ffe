import type { Text } from './language.ts';
import type { Period } from './period.ts';

/** Something that changes what a series of accidents means, with where it can be read. */
export interface ReportingNote {
  readonly period: Period;
  readonly text: Text;
  readonly source: string;
}

/** Of a change that has no end yet. */
export const OPEN_END = '9999-12-31';

/**
 * THE national events of Greece that are drawn on every trend. Each was read at its source; what is not sourced is not here. Events say what
 * happened, not what it has caused.
 */
export const NATIONAL_NOTES: readonly ReportingNote[] = [
  {
    period: { start: '2020-03-23', end: '2020-05-04' },
    text: {
      el: 'Πανδημία COVID-19: πρώτη απαγόρευση κυκλοφορίας σε όλη τη χώρα (23/03–03/05/2020)',
      en: 'COVID-19: first nationwide lockdown (23/03–03/05/2020)',
    },
    source:
      'Health Systems Response Monitor, Greece, 1.2 Physical distancing, https://www.covid19healthsystem.org/countries/greece/livinghit.aspx?Section=1.2%20Physical%20distancing&Type=Section · https://www.solidaritynow.org/en/lockdown-2/',
  },
  {
    period: { start: '2020-11-07', end: '2021-05-14' },
    text: {
      el: 'Πανδημία COVID-19: δεύτερος περιορισμός μετακινήσεων σε όλη τη χώρα, με μεταβολές (07/11/2020–13/05/2021)',
      en: 'COVID-19: second nationwide restriction of movement, with changes on the way (07/11/2020–13/05/2021)',
    },
    source:
      'https://www.kaos.gr/2020/12/greece-extends-covid-19-restrictions.html · Kathimerini, https://www.ekathimerini.com/news/1161091/sms-system-ends-curfew-made-shorter-as-restrictions-ease-further/',
  },
  {
    period: { start: '2025-09-13', end: OPEN_END },
    text: {
      el: 'Νέος Κώδικας Οδικής Κυκλοφορίας (ν. 5209/2025, ΦΕΚ Α 100/13.06.2025) σε ισχύ από 13/09/2025, εκτός από το όριο των 30 χλμ./ώρα',
      en: 'New Highway Code (law 5209/2025, FEK A 100/13.06.2025) in force from 13/09/2025, but for the limit of 30 km/h',
    },
    source:
      'https://www.efsyn.gr/ellada/koinonia/484542_neos-kok-aystiroteros-nai-asfalesteros · https://www.reader.gr/ellada/neos-kok-se-ishy-apo-simera-poia-diataxi-toy-tha-efarmostei-2026/614394',
  },
  {
    period: { start: '2026-01-01', end: OPEN_END },
    text: {
      el: 'Όριο 30 χλμ./ώρα σε κατοικημένες περιοχές, με εξαιρέσεις (ν. 5209/2025), από 01/01/2026',
      en: 'Limit of 30 km/h in built-up areas, with exceptions (law 5209/2025), from 01/01/2026',
    },
    source:
      'https://www.milletnews.com/greece/urban-speed-limits-lowered-penalties-significantly-increased · https://www.reader.gr/ellada/neos-kok-se-ishy-apo-simera-poia-diataxi-toy-tha-efarmostei-2026/614394',
  },
];

/** Where these events happened: nobody else lives by these clocks. */
const GREECE = 'Europe/Athens';

/** The national notes for an organisation that lives by the clocks of a time zone (IANA name); none where it is in another country. */
export function nationalNotesOf(timeZone: string): readonly ReportingNote[] {
  return timeZone === GREECE ? NATIONAL_NOTES : [];
}
