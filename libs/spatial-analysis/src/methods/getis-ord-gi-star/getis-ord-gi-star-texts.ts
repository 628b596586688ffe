import { NO_UNIT, type ParameterDeclaration } from '@elektron/domain';

export const GETIS_ORD_PARAMETERS: readonly ParameterDeclaration[] = [
  {
    kind: 'number',
    name: 'hexagonWidthMeters',
    labels: { el: 'Πλάτος εξαγώνου', en: 'Hexagon width' },
    meaning: {
      el: 'Απόσταση δύο απέναντι πλευρών. Μέσα σε πόλη 150 έως 500 m· τα εξάγωνα να έχουν συνήθως κάποιο ατύχημα.',
      en: 'Distance between two opposite sides. In town 150 to 500 m; most hexagons should have an accident.',
    },
    unit: { el: 'm', en: 'm' },
    minimum: 20,
    maximum: 20_000,
    step: 10,
    whole: false,
    defaultValue: 200,
  },
  {
    kind: 'number',
    name: 'neighborRings',
    labels: { el: 'Δακτύλιοι γειτόνων', en: 'Rings of neighbours' },
    meaning: {
      el: 'Κάθε εξάγωνο εξετάζεται μαζί με τόσους δακτυλίους γειτόνων: 7 ή 19 εξάγωνα.',
      en: 'Each hexagon is examined together with so many rings of neighbours: 7 or 19 hexagons.',
    },
    unit: NO_UNIT,
    minimum: 1,
    maximum: 2,
    step: 1,
    whole: true,
    defaultValue: 1,
  },
  {
    kind: 'number',
    name: 'gapRings',
    labels: { el: 'Δακτύλιοι κλεισίματος κενών', en: 'Rings that close gaps' },
    meaning: {
      el: 'Κενά εξάγωνα ανάμεσα σε εξάγωνα με γνωστά ατυχήματα μετρούν ως μηδέν, όταν τόσοι δακτύλιοι από κάθε πλευρά κλείνουν το κενό. Γύρω από την περιοχή δεν προστίθεται τίποτα.',
      en: 'Empty hexagons between hexagons with known accidents count as zero when so many rings from each side close the gap. Nothing is added around the area.',
    },
    unit: NO_UNIT,
    minimum: 0,
    maximum: 5,
    step: 1,
    whole: true,
    defaultValue: 1,
  },
  {
    kind: 'choice',
    name: 'alternative',
    labels: { el: 'Τι αναζητείται', en: 'Looked for' },
    meaning: {
      el: 'Μόνο θέσεις με πολλά ατυχήματα, ή και με λίγα· η δεύτερη επιλογή διπλασιάζει κάθε τιμή p.',
      en: 'Places with many accidents only, or also with few; the second doubles every p-value.',
    },
    choices: [
      { value: 'greater', labels: { el: 'Πολλά ατυχήματα', en: 'Many accidents' } },
      { value: 'two-sided', labels: { el: 'Πολλά ή λίγα ατυχήματα', en: 'Many or few accidents' } },
    ],
    defaultValue: 'greater',
  },
  {
    kind: 'number',
    name: 'falseDiscoveryPercent',
    labels: { el: 'Ποσοστό ψευδών ανακαλύψεων (FDR)', en: 'False discovery rate' },
    meaning: {
      el: 'Τόσο μερίδιο των θέσεων που ξεχωρίζουν επιτρέπεται, κατά μέσο όρο, να είναι τυχαίο.',
      en: 'This share of the flagged places may, on average, be due to chance.',
    },
    unit: { el: '%', en: '%' },
    minimum: 0.1,
    maximum: 20,
    step: 0.1,
    whole: false,
    defaultValue: 5,
  },
];
