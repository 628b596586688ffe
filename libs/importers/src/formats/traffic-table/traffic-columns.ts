import { TRAFFIC_MODE_LABELS, type Text, type TrafficMode } from '@elektron/domain';
import { ACCIDENT_COLUMNS } from '../template/accident-columns.ts';
import { EXAMPLE_KEY, same, type TemplateColumn } from '../template/template-column.ts';
import * as lists from '../template/template-lists.ts';

/** A number of more has lost its decimal separator; the busiest roads carry some 300,000 vehicles a day. */
export const MOST_PER_DAY = 1_000_000;
/** In either unit. */
export const SPEED_RANGE = [0, 250] as const;

function modeColumn(mode: TrafficMode, id: string, synonyms: readonly string[], example = ''): TemplateColumn {
  const { el, en } = TRAFFIC_MODE_LABELS[mode];
  return {
    id,
    headings: { el, en },
    synonyms,
    meaning: {
      el: 'Ημερησίως κατά μέσο όρο στο έτος· σε σύντομη μέτρηση, όσα μετρήθηκαν σε όλη τη διάρκειά της. Κενό σημαίνει ότι δεν μετρήθηκε, 0 ότι δεν πέρασε κανένα.',
      en: 'A day, on average over the year; of a short count, all that were counted in its whole duration. Blank means not counted, 0 that none passed.',
    },
    role: 'used',
    form: 'whole',
    range: [0, MOST_PER_DAY],
    example: same(example),
  };
}

function speedColumn(id: string, headings: Text, synonyms: readonly string[], meaning: Text): TemplateColumn {
  return { id, headings, synonyms, meaning, role: 'used', form: 'decimal', range: SPEED_RANGE, example: same('') };
}

function roadEnd(id: string, headings: Text): TemplateColumn {
  const meaning = { el: 'Οδός ή κόμβος όπου αρχίζει ή τελειώνει το τμήμα.', en: 'Road or junction where the section begins or ends.' };
  return { id, headings, meaning, role: 'used', form: 'text', example: same('') };
}

/** As on the sheet of accidents. */
const PLACE_COLUMNS = ACCIDENT_COLUMNS.filter(({ id }) => ['longitude', 'latitude', 'x_ggrs87', 'y_ggrs87'].includes(id));

/** The columns of a table of traffic counts. Headings are fixed, as those of accidents. */
export const TRAFFIC_TABLE_COLUMNS: readonly TemplateColumn[] = [
  {
    id: 'count_site',
    headings: { el: 'Θέση μέτρησης', en: 'Count site' },
    synonyms: ['Κωδικός θέσης μέτρησης', 'Σταθμός μέτρησης', 'Count station', 'Count point'],
    meaning: {
      el: 'Ο κωδικός της θέσης, πάντα ο ίδιος για την ίδια θέση: με αυτόν ενώνονται τα έτη και οι κατευθύνσεις.',
      en: 'The code of the site, always the same for the same site: years and directions are put together by it.',
    },
    role: 'required',
    identifying: true,
    form: 'text',
    example: EXAMPLE_KEY,
  },
  {
    id: 'year',
    headings: { el: 'Έτος', en: 'Year' },
    synonyms: ['Count year'],
    meaning: {
      el: 'Του μέσου όρου. Σε σύντομη μέτρηση μένει κενό: το έτος είναι της έναρξής της.',
      en: 'Of the average. Left blank for a short count, whose year is that of its start.',
    },
    role: 'used',
    form: 'whole',
    range: [1900, 2999],
    example: same(''),
  },
  {
    id: 'count_start',
    headings: { el: 'Έναρξη μέτρησης', en: 'Count start' },
    synonyms: ['Ημερομηνία μέτρησης', 'Count date'],
    meaning: {
      el: 'Μόνο για σύντομη μέτρηση: η πρώτη της ημέρα, 05/03/2024.',
      en: 'Of a short count only: its first day, 05/03/2024.',
    },
    role: 'used',
    form: 'date',
    example: same('2024-03-05'),
  },
  {
    id: 'start_hour',
    headings: { el: 'Ώρα έναρξης', en: 'Start hour' },
    meaning: {
      el: 'Ολόκληρη ώρα, από 0 έως 23, π.χ. 8 ή 08:00. Κενό σημαίνει μεσάνυχτα.',
      en: 'A full hour, 0 to 23, such as 8 or 08:00. Blank means midnight.',
    },
    role: 'used',
    form: 'whole',
    range: [0, 23],
    example: same('0'),
  },
  {
    id: 'duration_hours',
    headings: { el: 'Διάρκεια (ώρες)', en: 'Duration (hours)' },
    synonyms: ['Ώρες μέτρησης', 'Hours counted'],
    meaning: {
      el: 'Της σύντομης μέτρησης: 48 για δύο εικοσιτετράωρα. Μέρος ημέρας ανάγεται σε μέσο όρο του έτους μόνο όπου είναι γνωστοί οι συντελεστές των ωρών.',
      en: 'Of the short count: 48 for two whole days. A part of a day is expanded to an average of the year only where the factors of its hours are known.',
    },
    role: 'used',
    form: 'whole',
    range: [1, 8784],
    example: same('48'),
  },
  {
    id: 'direction',
    headings: { el: 'Κατεύθυνση', en: 'Direction' },
    synonyms: ['Ρεύμα κυκλοφορίας', 'Direction of travel'],
    meaning: {
      el: 'Κενό σημαίνει και τις δύο κατευθύνσεις μαζί. Με γράμματα γίνονται δεκτά μόνο τα λατινικά N, S, E, W, C.',
      en: 'Blank means both directions together. Of letters N, S, E, W, C are accepted, in Latin alone.',
    },
    role: 'used',
    form: 'text',
    list: lists.DIRECTION_LIST,
    example: { el: 'Και οι δύο κατευθύνσεις', en: 'Both directions' },
  },
  {
    id: 'basis',
    headings: { el: 'Βάση', en: 'Basis' },
    meaning: {
      el: 'Αν ο μέσος όρος μετρήθηκε ή εκτιμήθηκε. Κενό σημαίνει εκτίμηση. Μια σύντομη μέτρηση είναι πάντα μέτρηση.',
      en: 'Whether the average was counted or estimated. Blank means estimated. A short count is always counted.',
    },
    role: 'used',
    form: 'text',
    list: lists.BASIS_LIST,
    example: { el: 'Μέτρηση', en: 'Counted' },
  },
  modeColumn('motor-vehicle', 'motor_vehicles', ['ΕΜΗΚ', 'Ετήσια Μέση Ημερήσια Κυκλοφορία', 'AADT', 'All motor vehicles'], '9400'),
  modeColumn('bicycle', 'bicycles', ['Pedal cycles', 'Cycles'], '130'),
  modeColumn('pedestrian', 'pedestrians', [], ''),
  modeColumn('powered-two-wheeler', 'powered_two_wheelers', ['Μοτοσικλέτες', 'Motorcycles'], ''),
  modeColumn('car', 'cars_and_taxis', ['Επιβατηγά', 'Cars'], ''),
  modeColumn('bus', 'buses_and_coaches', ['Buses'], ''),
  modeColumn('light-goods', 'light_goods', ['Light goods vehicles', 'LGV'], ''),
  modeColumn('heavy-goods', 'heavy_goods', ['Heavy goods vehicles', 'HGV'], ''),
  speedColumn('mean_speed', { el: 'Μέση ταχύτητα', en: 'Mean speed' }, [], { el: 'Των οχημάτων.', en: 'Of the vehicles.' }),
  speedColumn('speed_v85', { el: 'Ταχύτητα V85', en: 'Speed V85' }, ['V85', '85th percentile speed'], {
    el: 'Η ταχύτητα που δεν ξεπερνούν 85 στα 100 οχήματα.',
    en: 'The speed that 85 of 100 vehicles do not exceed.',
  }),
  {
    id: 'unit_of_speed',
    headings: { el: 'Μονάδα ταχύτητας', en: 'Unit of speed' },
    meaning: { el: 'Κενό σημαίνει χιλιόμετρα την ώρα.', en: 'Blank means kilometres an hour.' },
    role: 'used',
    form: 'text',
    list: lists.SPEED_UNIT_LIST,
    example: same(''),
  },
  {
    id: 'measured_speeds',
    headings: { el: 'Μετρημένες ταχύτητες', en: 'Measured speeds' },
    meaning: { el: 'Πόσων οχημάτων μετρήθηκε η ταχύτητα.', en: 'Of how many vehicles the speed was measured.' },
    role: 'used',
    form: 'whole',
    range: [0, 1_000_000_000],
    example: same(''),
  },
  {
    id: 'road',
    headings: { el: 'Οδός', en: 'Road' },
    synonyms: ['Road name'],
    meaning: { el: 'Όνομα ή αριθμός της οδού.', en: 'Name or number of the road.' },
    role: 'used',
    form: 'text',
    example: { el: 'Ιάσονος', en: 'Iasonos' },
  },
  {
    id: 'road_category',
    headings: { el: 'Κατηγορία οδού', en: 'Road category' },
    meaning: {
      el: 'Όπως την ονομάζετε. Οι σύντομες μετρήσεις ανάγονται με τους μόνιμους μετρητές της ίδιας κατηγορίας· ένα νησί με δική του εποχή χρειάζεται δική του.',
      en: 'As you call it. Short counts are expanded by the permanent counters of the same category; an island with a season of its own needs one of its own.',
    },
    role: 'used',
    form: 'text',
    example: { el: 'Αστική αρτηρία', en: 'Urban arterial' },
  },
  roadEnd('from', { el: 'Από', en: 'From' }),
  roadEnd('to', { el: 'Έως', en: 'To' }),
  ...PLACE_COLUMNS,
];
