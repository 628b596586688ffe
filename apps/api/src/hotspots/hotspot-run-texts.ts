import type { Text } from '@elektron/domain';

/** What a reader of a run must know besides what its method says. */
export const RUN_NOTICES = {
  NOT_LOCATED: {
    el: '{{accidents}} ατυχήματα έμειναν έξω επειδή δεν είναι γνωστή η θέση τους.',
    en: '{{accidents}} accidents were left out because their place is not known.',
  },
  DATE_UNCERTAIN: {
    el: '{{accidents}} ατυχήματα έμειναν έξω επειδή δεν είναι βέβαιο ότι έγιναν μέσα στην περίοδο.',
    en: '{{accidents}} accidents were left out because it is not certain that they happened in the period.',
  },
  PERIOD_BEYOND_DATA: {
    el: 'Τα δεδομένα καλύπτουν {{start}} – {{end}} και όχι όλη την περίοδο: οι αριθμοί ανά έτος είναι μικρότεροι από τους πραγματικούς.',
    en: 'The records cover {{start}} – {{end}} and not the whole period: numbers per year are too small.',
  },
  HOTSPOTS_NOT_ALL_LISTED: {
    el: 'Από {{hotspots}} θέσεις φαίνονται οι πρώτες {{listed}}.',
    en: 'Of {{hotspots}} hotspots the first {{listed}} are shown.',
  },
  CELLS_NOT_ALL_DRAWN: {
    el: 'Από {{cells}} εξάγωνα ο χάρτης δείχνει τα {{drawn}} που ξεχωρίζουν ή έχουν τα περισσότερα ατυχήματα.',
    en: 'Of {{cells}} hexagons the map shows the {{drawn}} that stand out or have most accidents.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type RunNoticeCode = keyof typeof RUN_NOTICES;

/** What was found, in one sentence; the method's own caution follows it. */
export const RUN_SENTENCES = {
  NONE: {
    el: 'Σε {{accidents}} ατυχήματα δεν βρέθηκε καμία θέση συγκέντρωσης με αυτές τις ρυθμίσεις.',
    en: 'Among {{accidents}} accidents no hotspot was found with these settings.',
  },
  /** For a method that has no sentence of its own. */
  FOUND: {
    el: 'Βρέθηκαν {{hotspots}} θέσεις συγκέντρωσης με {{inHotspots}} από τα {{accidents}} ατυχήματα· η πρώτη έχει {{first}} σε {{years}} έτη.',
    en: 'Found {{hotspots}} hotspots with {{inHotspots}} of the {{accidents}} accidents; the first has {{first}} in {{years}} years.',
  },
  DBSCAN: {
    el: 'Θέσεις όπου τουλάχιστον {{minPoints}} ατυχήματα απέχουν το πολύ {{radius}} m από ένα σημείο: {{hotspots}}, με {{inHotspots}} από τα {{accidents}} ατυχήματα. Η μεγαλύτερη έχει {{first}} σε {{years}} έτη.',
    en: 'Places where at least {{minPoints}} accidents lie within {{radius}} m of one spot: {{hotspots}}, holding {{inHotspots}} of the {{accidents}} accidents. The largest has {{first}} in {{years}} years.',
  },
  DBSCAN_WINDOW: {
    el: 'Θέσεις όπου τουλάχιστον {{minPoints}} ατυχήματα απέχουν το πολύ {{radius}} m και {{window}} ημέρες από ένα ατύχημα: {{hotspots}}, με {{inHotspots}} από τα {{accidents}} ατυχήματα. Η μεγαλύτερη έχει {{first}}.',
    en: 'Places where at least {{minPoints}} accidents lie within {{radius}} m and {{window}} days of one accident: {{hotspots}}, holding {{inHotspots}} of the {{accidents}} accidents. The largest has {{first}}.',
  },
  KERNEL_DENSITY: {
    el: 'Η μικρότερη έκταση που συγκεντρώνει το {{share}}% της πυκνότητας των ατυχημάτων είναι {{area}} km² (θέσεις: {{hotspots}}). Εκεί που είναι πυκνότερα, αντιστοιχούν σε {{peak}} ατυχήματα ανά km² και έτος.',
    en: 'The smallest area that holds {{share}}% of the density of accidents is {{area}} km² (places: {{hotspots}}). Where it is densest it amounts to {{peak}} accidents per km² per year.',
  },
  GETIS_ORD: {
    el: 'Από {{cells}} εξάγωνα πλάτους {{width}} m, {{hotCells}} ξεχωρίζουν: μαζί με τους γείτονές τους έχουν περισσότερα ατυχήματα από όσα θα έδινε η τύχη (έως {{rate}}% από αυτά μπορεί να είναι τυχαία).',
    en: 'Of {{cells}} hexagons {{width}} m wide, {{hotCells}} stand out: with their neighbours they have more accidents than chance would give (up to {{rate}}% of them may be due to chance).',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type RunSentenceCode = keyof typeof RUN_SENTENCES;
