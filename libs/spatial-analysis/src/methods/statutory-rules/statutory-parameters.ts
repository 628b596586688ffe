import {
  NO_UNIT,
  type ChoiceParameter,
  type NumberParameter,
  type ParameterChoice,
  type ParameterDeclaration,
  type ParameterValues,
  type Text,
} from '@elektron/domain';
import type { StatutoryRule } from '../../statutory/statutory-rule.ts';
import { LEVEL_PARAMETER, TIMES_PARAMETER } from '../network-screening/network-screening-texts.ts';
import { STATUTORY_PRESETS } from './statutory-presets.ts';

/** What a choice says that leaves it to the rule. */
export const AS_RULE = 'as-rule';

const AS_RULE_CHOICE: ParameterChoice = { value: AS_RULE, labels: { el: 'Όπως ο κανόνας', en: 'As the rule' } };
const YES_OR_NO: readonly ParameterChoice[] = [
  AS_RULE_CHOICE,
  { value: 'yes', labels: { el: 'Ναι', en: 'Yes' } },
  { value: 'no', labels: { el: 'Όχι', en: 'No' } },
];

type NumberMore = Pick<NumberParameter, 'name' | 'labels' | 'meaning'> & Partial<NumberParameter>;

/** Left empty it is as the rule has it. */
const numberOfRule = (more: NumberMore): NumberParameter => ({
  kind: 'number',
  unit: NO_UNIT,
  minimum: 0,
  maximum: 10_000,
  step: 1,
  whole: false,
  defaultValue: null,
  ...more,
});

const choiceOfRule = (more: Pick<ChoiceParameter, 'name' | 'labels' | 'meaning' | 'choices'>): ChoiceParameter => ({
  kind: 'choice',
  defaultValue: AS_RULE,
  ...more,
});

const SCORES = ['accidents', 'persons', 'traffic'] as const;
const onlyWith = (...values: readonly string[]) => ({ onlyWith: { parameter: 'scoreOf', values } });

const POINTS: Text = {
  el: 'Βαθμοί του κανόνα: άλλοι από τα βάρη των άλλων μεθόδων.',
  en: 'Points of the rule: others than the weights of other methods.',
};
const point = (name: string, labels: Text, of: 'accidents' | 'persons'): NumberParameter =>
  numberOfRule({ name, labels, meaning: POINTS, ...onlyWith(of) });

/** Values of the parameters that a rule stands for; of a score that it does not have there are none. */
export function parametersOfRule({ windowMeters, years, injuryOnly, sameType, minimumAccidents, score }: StatutoryRule): ParameterValues {
  return {
    windowMeters,
    years,
    minimumAccidents,
    injuryOnly: injuryOnly ? 'yes' : 'no',
    sameType: sameType ? 'yes' : 'no',
    scoreOf: score?.of ?? 'none',
    minimumScore: score?.minimum ?? null,
    scoreLimit: score?.exclusive ? 'exceeded' : 'reached',
    pointsSevereAccident: score?.of === 'accidents' ? score.severe : null,
    pointsSlightAccident: score?.of === 'accidents' ? score.slight : null,
    pointsDead: score?.of === 'persons' ? score.dead : null,
    pointsSerious: score?.of === 'persons' ? score.serious : null,
    pointsSlight: score?.of === 'persons' ? score.slight : null,
    vulnerableFactor: score?.of === 'persons' ? score.vulnerableFactor : null,
    riskBase: score?.of === 'traffic' ? score.base : null,
    riskPerThousandVehicles: score?.of === 'traffic' ? Number((score.perVehicle * PER_THOUSAND).toPrecision(12)) : null,
  };
}

/** So that nobody has to type 0.00007. */
export const PER_THOUSAND = 1_000;

export const STATUTORY_PARAMETERS: readonly ParameterDeclaration[] = [
  {
    kind: 'choice',
    name: 'rule',
    labels: { el: 'Κανόνας για αφετηρία', en: 'Rule to begin from' },
    meaning: {
      el: 'Για την Ελλάδα δεν βρέθηκε πηγή για αριθμητικό όριο. Οι κανόνες είναι άλλων χωρών· κάθε τιμή αλλάζει παρακάτω.',
      en: 'For Greece no numeric threshold could be sourced. The rules are of other countries; each of their values can be changed below.',
    },
    choices: STATUTORY_PRESETS.map(({ id, labels, notes, rule }) => ({ value: id, labels, notes, sets: parametersOfRule(rule) })),
    defaultValue: STATUTORY_PRESETS[0]!.id,
  },
  numberOfRule({
    name: 'windowMeters',
    labels: { el: 'Μήκος παραθύρου', en: 'Length of the window' },
    meaning: {
      el: 'Το παράθυρο αρχίζει σε κάθε ατύχημα και πηγαίνει κατά μήκος της οδού, και μέσα από κόμβους.',
      en: 'The window begins at every accident and goes along the road, through junctions too.',
    },
    unit: { el: 'm', en: 'm' },
    minimum: 10,
    maximum: 5_000,
    step: 10,
  }),
  numberOfRule({
    name: 'years',
    labels: { el: 'Έτη', en: 'Years' },
    meaning: {
      el: 'Ο κανόνας μετρά τα τελευταία τόσα έτη της περιόδου.',
      en: 'The rule counts the last so many years of the period.',
    },
    minimum: 1,
    maximum: 20,
    whole: true,
  }),
  numberOfRule({
    name: 'minimumAccidents',
    labels: { el: 'Ελάχιστα ατυχήματα', en: 'Least accidents' },
    meaning: { el: 'Στο ίδιο παράθυρο.', en: 'In one window.' },
    minimum: 1,
    maximum: 1_000,
    whole: true,
  }),
  choiceOfRule({
    name: 'injuryOnly',
    labels: { el: 'Μόνο ατυχήματα με παθόντες', en: 'Injury accidents only' },
    meaning: {
      el: 'Αλλιώς μετρούν και όσα έχουν μόνο υλικές ζημιές.',
      en: 'Otherwise those with damage only count, too.',
    },
    choices: YES_OR_NO,
  }),
  choiceOfRule({
    name: 'sameType',
    labels: { el: 'Μόνο ατυχήματα του ίδιου είδους μαζί', en: 'Only accidents of one type together' },
    meaning: {
      el: 'Τα στοιχεία δεν έχουν είδος σύγκρουσης: το είδος εδώ είναι ποιοι ενεπλάκησαν (πεζός, ποδήλατο, ένα όχημα, περισσότερα οχήματα).',
      en: 'The records have no type of collision: the type here is who took part (a pedestrian, a bicycle, one vehicle, several vehicles).',
    },
    choices: YES_OR_NO,
  }),
  choiceOfRule({
    name: 'scoreOf',
    labels: { el: 'Βαθμολογία', en: 'Score' },
    meaning: {
      el: 'Δεύτερο όριο, πέρα από το πλήθος, στο ίδιο παράθυρο.',
      en: 'A second limit beside the count, in the same window.',
    },
    choices: [
      AS_RULE_CHOICE,
      { value: 'none', labels: { el: 'Καμία: μόνο το πλήθος', en: 'None: the count alone' } },
      { value: 'accidents', labels: { el: 'Βαθμοί ανά ατύχημα', en: 'Points for each accident' } },
      { value: 'persons', labels: { el: 'Βαθμοί ανά παθόντα', en: 'Points for each casualty' } },
      { value: 'traffic', labels: { el: 'Ατυχήματα προς κυκλοφορία (Rk)', en: 'Accidents over traffic (Rk)' } },
    ],
  }),
  numberOfRule({
    name: 'minimumScore',
    labels: { el: 'Όριο της βαθμολογίας', en: 'Limit of the score' },
    meaning: { el: 'Σε ένα παράθυρο.', en: 'In one window.' },
    minimum: 0.01,
    step: 0.1,
    ...onlyWith(...SCORES),
  }),
  {
    ...choiceOfRule({
      name: 'scoreLimit',
      labels: { el: 'Το όριο πρέπει', en: 'The limit has to be' },
      meaning: { el: 'Αν αρκεί η βαθμολογία να είναι ίση με το όριο.', en: 'Whether a score equal to the limit is enough.' },
      choices: [
        AS_RULE_CHOICE,
        { value: 'reached', labels: { el: 'να φτάνεται', en: 'reached' } },
        { value: 'exceeded', labels: { el: 'να ξεπερνιέται', en: 'exceeded' } },
      ],
    }),
    ...onlyWith(...SCORES),
  },
  point('pointsSevereAccident', { el: 'Βαθμοί: ατύχημα με νεκρό ή βαριά τραυματία', en: 'Points: accident with somebody killed or seriously injured' }, 'accidents'), // prettier-ignore
  point('pointsSlightAccident', { el: 'Βαθμοί: άλλο ατύχημα με παθόντα', en: 'Points: other injury accident' }, 'accidents'),
  point('pointsDead', { el: 'Βαθμοί: νεκρός', en: 'Points: person killed' }, 'persons'),
  point('pointsSerious', { el: 'Βαθμοί: βαριά τραυματίας', en: 'Points: person seriously injured' }, 'persons'),
  point('pointsSlight', { el: 'Βαθμοί: ελαφρά τραυματίας', en: 'Points: person slightly injured' }, 'persons'),
  numberOfRule({
    name: 'vulnerableFactor',
    labels: { el: 'Συντελεστής πεζών και ποδηλάτων', en: 'Factor for people on foot or bicycle' },
    meaning: {
      el: 'Τόσες φορές μετρά όποιος ήταν πεζός ή σε ποδήλατο. Τα μοτοποδήλατα δεν ξεχωρίζουν στα στοιχεία και δεν περιλαμβάνονται.',
      en: 'Whoever was on foot or on a bicycle counts so many times. Mopeds cannot be told apart in the records and are not among them.',
    },
    minimum: 1,
    maximum: 10,
    step: 0.1,
    ...onlyWith('persons'),
  }),
  numberOfRule({
    name: 'riskBase',
    labels: { el: 'Παρονομαστής: σταθερός όρος', en: 'Divisor: constant' },
    meaning: { el: 'Ατυχήματα / (σταθερός όρος + όρος · κυκλοφορία).', en: 'Accidents / (constant + term · traffic).' },
    minimum: 0.001,
    maximum: 100,
    step: 0.1,
    ...onlyWith('traffic'),
  }),
  numberOfRule({
    name: 'riskPerThousandVehicles',
    labels: { el: 'Παρονομαστής: όρος ανά 1.000 οχήματα την ημέρα', en: 'Divisor: term for each 1,000 vehicles a day' },
    meaning: { el: 'Ατυχήματα / (σταθερός όρος + όρος · κυκλοφορία).', en: 'Accidents / (constant + term · traffic).' },
    maximum: 100,
    step: 0.01,
    ...onlyWith('traffic'),
  }),
  LEVEL_PARAMETER,
  TIMES_PARAMETER,
];
