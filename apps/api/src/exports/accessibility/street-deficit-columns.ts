import {
  ACCESSIBILITY_ITEM_DECLARATIONS,
  ACCESSIBILITY_PROFILE_LABELS,
  ACCESSIBILITY_PROFILES,
  BARRIER_VERDICT_LABELS,
  DEFICIT_FINDING_LABELS,
  DEFICIT_QUESTIONS,
  describeCheck,
  labelQuestion,
  STREET_SIDE_LABELS,
  type Language,
  type Text,
} from '@elektron/domain';

import type { StreetDeficit } from '../../columns/accessibility/street-deficits.service.ts';
import type { ExportColumn, ExportValue } from '../export-table.ts';

export interface StreetDeficitColumn extends ExportColumn {
  /** @param language of texts that are put together from several words */
  readonly valueOf: (street: StreetDeficit, language: Language) => ExportValue;
}

type Value = StreetDeficitColumn['valueOf'];

const column = (id: string, labels: Text, type: ExportColumn['type'], valueOf: Value): StreetDeficitColumn => ({
  id,
  labels,
  type,
  valueOf,
});

/** A column that holds a word of a list. */
function coded(id: string, labels: Text, names: Readonly<Record<string, Text>>, valueOf: Value): StreetDeficitColumn {
  return { ...column(id, labels, 'text', valueOf), labelOf: (word) => names[word] ?? { el: word, en: word } };
}

const ITEMS: Readonly<Record<string, Text>> = Object.fromEntries(
  Object.entries(ACCESSIBILITY_ITEM_DECLARATIONS).map(([item, { labels }]) => [item, labels]),
);
/** Of the thing itself, whichever it is. */
const ITSELF: Text = { el: 'Διάβαση ή πεζοδρόμιο', en: 'Crossing or footway' };

/** One for each question; empty where it does not apply. */
const QUESTIONS: readonly StreetDeficitColumn[] = DEFICIT_QUESTIONS.map(({ part, measure }) => {
  const id = [part, ...(measure === null ? [] : [measure.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)])].join('_');
  const labels = part === 'self' && measure === null ? ITSELF : labelQuestion({ part, measure }, 'footway');
  return coded(
    id.replaceAll('-', '_'),
    labels,
    DEFICIT_FINDING_LABELS,
    ({ checks }) => checks.find((check) => check.part === part && check.measure === measure)?.finding ?? null,
  );
});

const BARRIERS: readonly StreetDeficitColumn[] = ACCESSIBILITY_PROFILES.flatMap((profile, k) => {
  const label = ACCESSIBILITY_PROFILE_LABELS[profile];
  return [
    coded(`barrier_${profile}`, label, BARRIER_VERDICT_LABELS, ({ barriers }) => barriers[k]?.verdict ?? null),
    column(
      `barrier_${profile}_by`,
      { el: `${label.el}: τι κρίνει`, en: `${label.en}: what decides` },
      'text',
      ({ barriers, item }, language) => (barriers[k]?.deciding ?? []).map((check) => describeCheck(check, item)[language]).join('; '),
    ),
  ];
});

/** THE columns of a file of crossings and footways with the pedestrian accidents near them, in their order. Shares are from 0 to 1. */
export const STREET_DEFICIT_COLUMNS: readonly StreetDeficitColumn[] = [
  column('id', { el: 'Αναγνωριστικό', en: 'Id' }, 'text', ({ feature }) => feature.id),
  column(
    'source_record_id',
    { el: 'Αριθμός εγγραφής στην πηγή', en: 'Record number at the source' },
    'text',
    ({ feature }) => feature.sourceRecordId,
  ),
  coded('item', { el: 'Είδος', en: 'Item' }, ITEMS, ({ item }) => item),
  coded('side', { el: 'Πλευρά', en: 'Side' }, STREET_SIDE_LABELS, ({ feature }) => feature.side),
  column('road_name', { el: 'Οδός', en: 'Road' }, 'text', ({ feature }) => feature.roadName),
  column('accidents_near', { el: 'Ατυχήματα πεζών κοντά', en: 'Pedestrian accidents near' }, 'whole', ({ accidents }) => accidents),
  column(
    'accidents_lower',
    { el: 'Κάτω όριο (95%)', en: 'Lower limit (95%)' },
    'decimal',
    (street) => street.accidentsInterval?.lower ?? null,
  ),
  column(
    'accidents_upper',
    { el: 'Άνω όριο (95%)', en: 'Upper limit (95%)' },
    'decimal',
    (street) => street.accidentsInterval?.upper ?? null,
  ),
  column('deficit_lower', { el: 'Έλλειψη τουλάχιστον', en: 'Deficit at least' }, 'decimal', ({ deficit }) => deficit?.lower ?? null),
  column('deficit_upper', { el: 'Έλλειψη το πολύ', en: 'Deficit at most' }, 'decimal', ({ deficit }) => deficit?.upper ?? null),
  column('deficits_known', { el: 'Γνωστές ελλείψεις', en: 'Known deficits' }, 'whole', ({ deficit }) => deficit?.known ?? null),
  column('questions_unknown', { el: 'Άγνωστα', en: 'Not known' }, 'whole', ({ deficit }) => deficit?.unknown ?? null),
  column('questions', { el: 'Όσα εξετάζονται', en: 'Questions that apply' }, 'whole', ({ deficit }) => deficit?.applicable ?? null),
  ...BARRIERS,
  ...QUESTIONS,
  column('seen_since', { el: 'Παλαιότερη καταγραφή', en: 'Earliest survey' }, 'date', ({ seenSince }) => seenSince),
  column('seen_until', { el: 'Νεότερη καταγραφή', en: 'Latest survey' }, 'date', ({ seenUntil }) => seenUntil),
  column('undated', { el: 'Στοιχεία χωρίς ημερομηνία', en: 'Features without a date' }, 'whole', ({ undated }) => undated),
  column('longitude', { el: 'Γεωγραφικό μήκος', en: 'Longitude' }, 'decimal', ({ feature }) => feature.longitude),
  column('latitude', { el: 'Γεωγραφικό πλάτος', en: 'Latitude' }, 'decimal', ({ feature }) => feature.latitude),
];
