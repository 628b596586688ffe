import {
  ACCIDENT_DIMENSIONS,
  formatDayNumber,
  getDayNumber,
  roundArea,
  SPEED_UNIT_LABELS,
  UNKNOWN_KEY,
  type AccidentDimension,
  type AccidentFilter,
  type Language,
  type SpeedUnit,
  type Text,
} from '@elektron/domain';

const EVERY = { el: 'όλα τα ατυχήματα', en: 'every accident' } as const;
const PERIOD = { el: 'Περίοδος', en: 'Period' } as const;
const AREA = { el: 'Περιοχή (δυτικά, νότια, ανατολικά, βόρεια)', en: 'Area (west, south, east, north)' } as const;

const PLACES = { el: 'Τόποι', en: 'Places' } as const;
const OR = { el: ' ή ', en: ' or ' } as const;

/** A filter in words, with nothing left out: a file is read far from the page. */
export function describeFilter(
  { period, area, selections, within, near }: AccidentFilter,
  language: Language,
  speedUnit: SpeedUnit,
  places: ReadonlyMap<string, Text>,
): string {
  const day = (isoDate: string): string => isoDate.split('-').reverse().join('/');
  const parts = [
    ...(period === null ? [] : [`${PERIOD[language]}: ${day(period.start)} – ${day(formatDayNumber(getDayNumber(period.end) - 1))}`]),
    ...(area === null ? [] : [`${AREA[language]}: ${roundArea(area).join(' ')}`]),
    ...[within, near].flatMap((keys) =>
      keys === undefined ? [] : [`${PLACES[language]}: ${keys.map((key) => places.get(key)?.[language] ?? key).join(OR[language])}`],
    ),
    ...ACCIDENT_DIMENSIONS.flatMap((dimension) => {
      const values = selections[dimension.id];
      return values === undefined ? [] : [describeSelection(dimension, values, language, speedUnit)];
    }),
  ];
  return parts.length === 0 ? EVERY[language] : parts.join(' · ');
}

function describeSelection(
  { id, labels, labelOf }: AccidentDimension,
  values: readonly string[],
  language: Language,
  unit: SpeedUnit,
): string {
  const speed = id === 'speed-limit' ? ` ${SPEED_UNIT_LABELS[unit][language]}` : '';
  const words = values.map((value) => labelOf(value)[language] + (value === UNKNOWN_KEY ? '' : speed));
  return `${labels[language]}: ${words.join(', ')}`;
}
