import type { Text } from './language.ts';
import type { ParameterDeclaration } from './parameter-declaration.ts';

const PROBABILITY_UNIT: Text = { el: '%', en: '%' };
const OWN_CHOICE: Text = {
  el: 'Επιλογή αυτού του προϊόντος: η Οδηγία δεν ορίζει αριθμητικό όριο.',
  en: 'This product’s choice: the directive sets no numeric threshold.',
};

function number(
  name: keyof AssessmentNumbers,
  labels: Text,
  meaning: Text,
  { unit = PROBABILITY_UNIT, minimum, maximum, defaultValue, ...how }: NumberRange,
): ParameterDeclaration {
  return {
    kind: 'number',
    name,
    labels,
    meaning: { el: `${meaning.el} ${OWN_CHOICE.el}`, en: `${meaning.en} ${OWN_CHOICE.en}` },
    unit,
    minimum,
    maximum,
    step: how.step ?? 1,
    whole: how.whole ?? false,
    defaultValue,
  };
}

interface NumberRange {
  readonly unit?: Text;
  readonly minimum: number;
  readonly maximum: number;
  readonly step?: number;
  readonly whole?: boolean;
  readonly defaultValue: number;
}

const ACCIDENTS_UNIT: Text = { el: 'ατυχήματα', en: 'accidents' };

/** THE numbers of an assessment that can be chosen. */
export const ASSESSMENT_PARAMETERS: readonly ParameterDeclaration[] = [
  number(
    'timesOfPeers',
    { el: 'Όριο σύγκρισης', en: 'Threshold' },
    {
      el: 'Υψηλή είναι μια θέση που πιθανώς έχει περισσότερες από τόσες φορές τα ατυχήματα που προβλέπονται για όμοιες θέσεις. Η χαμηλή κρίνεται πάντα με μία φορά.',
      en: 'A site is high that probably has more than so many times the accidents predicted for sites like it. The low class is always judged with one time.',
    },
    { unit: { el: 'φορές', en: 'times' }, minimum: 1, maximum: 10, step: 0.1, defaultValue: 1 },
  ),
  number(
    'highPercent',
    { el: 'Υψηλή από', en: 'High from' },
    {
      el: 'Από αυτή την πιθανότητα υπέρβασης και πάνω η κατηγορία είναι υψηλή.',
      en: 'From this probability of exceeding on, the class is high.',
    },
    { minimum: 50, maximum: 99.9, defaultValue: 80 },
  ),
  // With 36 % and more, a section with just the accidents that are predicted could be low.
  number(
    'lowPercent',
    { el: 'Χαμηλή έως', en: 'Low up to' },
    {
      el: 'Έως αυτή την πιθανότητα υπέρβασης των ομοίων η κατηγορία είναι χαμηλή.',
      en: 'Up to this probability of exceeding its like, the class is low.',
    },
    { minimum: 0.1, maximum: 35, defaultValue: 20 },
  ),
  number(
    'fewestAccidents',
    { el: 'Υψηλή με τουλάχιστον', en: 'High with at least' },
    {
      el: 'Με λιγότερα δικά της ατυχήματα στην περίοδο καμία θέση δεν είναι υψηλή: ένα ή δύο μπορεί να είναι τύχη, όσο σύντομο κι αν είναι το τμήμα.',
      en: 'With fewer accidents of its own in the period no site is high: one or two may be luck, however short the section.',
    },
    { unit: ACCIDENTS_UNIT, minimum: 2, maximum: 50, whole: true, defaultValue: 3 },
  ),
  number(
    'fewestPredicted',
    { el: 'Χαμηλή με προβλεπόμενα τουλάχιστον', en: 'Low with at least predicted' },
    {
      el: 'Όπου προβλέπονται λιγότερα ατυχήματα στην περίοδο, καμία θέση δεν είναι χαμηλή: το ότι δεν έγινε κανένα λέει λίγα.',
      en: 'Where fewer accidents are predicted in the period no site is low: that none happened says little.',
    },
    { unit: ACCIDENTS_UNIT, minimum: 1, maximum: 100, step: 0.5, defaultValue: 1 },
  ),
];

export interface AssessmentNumbers {
  readonly timesOfPeers: number;
  readonly highPercent: number;
  readonly lowPercent: number;
  /** Of a site's own, in the period: with fewer it is never high. */
  readonly fewestAccidents: number;
  /** In the period: where fewer are predicted a site is never low. */
  readonly fewestPredicted: number;
}
