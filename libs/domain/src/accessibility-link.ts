import { JUDGED_ITEMS, type JudgedItem } from './accessibility-deficit.ts';
import { parseAccidentFilter, type AccidentFilter } from './accident-filter.ts';
import { UNKNOWN_KEY } from './accident-dimension.ts';
import type { Text } from './language.ts';
import { Problem } from './problem.ts';

/*
 * What is asked when crossings and footways are set beside the pedestrian accidents near them. The distances and the share are choices of this
 * product and no standard: whoever has a rule to follow states their own, and every answer and file says which were used.
 */

export interface LinkNumber {
  readonly least: number;
  readonly most: number;
  readonly default: number;
}

/** THE numbers that can be chosen. */
export const LINK_NUMBERS = {
  /** Metres from a crossing or footway within which an accident is near it. */
  nearMeters: { least: 5, most: 200, default: 30 },
  /** Metres from a crossing or footway within which a thing belongs to it whose source does not say to what it belongs. */
  partMeters: { least: 1, most: 50, default: 10 },
  /** From which share of deficits a site's deficit counts as high, %. */
  highPercent: { least: 1, most: 100, default: 50 },
} as const satisfies Readonly<Record<string, LinkNumber>>;
export type LinkNumberName = keyof typeof LINK_NUMBERS;
export const LINK_NUMBER_NAMES = Object.keys(LINK_NUMBERS) as readonly LinkNumberName[];

export type LinkNumbers = Readonly<Record<LinkNumberName, number>>;

/** Which accidents, and by which numbers. */
export interface LinkQuestion extends LinkNumbers {
  readonly filter: AccidentFilter;
}

/** THE orders of a list of crossings and footways: each is one axis, and none is made of both. */
export const STREET_ORDERS = ['accidents', 'deficit'] as const;
export type StreetOrder = (typeof STREET_ORDERS)[number];

/**
 * @param written what somebody has chosen; what is left out has its default
 * @throws Problem INPUT_INVALID for what is no whole number within its limits
 */
export function parseLinkNumbers(written: Readonly<Partial<Record<LinkNumberName, number | null | undefined>>>): LinkNumbers {
  const read = (name: LinkNumberName): number => {
    const { least, most, default: usual } = LINK_NUMBERS[name];
    const value = written[name] ?? usual;
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new Problem('INPUT_INVALID', { field: name, value: `${value} (${least}–${most})` });
  };
  return { nearMeters: read('nearMeters'), partMeters: read('partMeters'), highPercent: read('highPercent') };
}

/** The same from the parameters of an address. @throws Problem INPUT_INVALID */
export function readLinkNumbers(read: (name: LinkNumberName) => string | null): LinkNumbers {
  return parseLinkNumbers(
    Object.fromEntries(
      LINK_NUMBER_NAMES.map((name) => {
        const text = read(name);
        return [name, text === null || text === '' ? null : Number(text)];
      }),
    ),
  );
}

/** The accidents under a filter of which the records do not say who took part: any of them may be a pedestrian accident. */
export function withoutKnownRoadUser(filter: AccidentFilter): AccidentFilter {
  return withRoadUsers(filter, [UNKNOWN_KEY]);
}

/** The pedestrian accidents under a filter: those in which a pedestrian took part, as a unit or as a casualty. */
export function involvingPedestrians(filter: AccidentFilter): AccidentFilter {
  return withRoadUsers(filter, ['pedestrian']);
}

/** What the filter itself says of road users gives way: the values of one part are alternatives, and both cannot be asked at once. */
function withRoadUsers(filter: AccidentFilter, users: readonly string[]): AccidentFilter {
  const selections = { ...filter.selections, 'road-user': users };
  return parseAccidentFilter({
    ...filter,
    selections: Object.entries(selections).map(([dimension, values]) => ({ dimension, values })),
  });
}

/** THE caveats of every answer and file. */
export const LINK_CAVEATS = ['walking', 'right', 'unknown', 'dates', 'several', 'cause'] as const;
export type LinkCaveat = (typeof LINK_CAVEATS)[number];

export const LINK_CAVEAT_TEXTS: Readonly<Record<LinkCaveat, Text>> = {
  walking: {
    el: 'Μια εχθρική διάβαση κρατά τους πεζούς μακριά: λίγα ατυχήματα δεν σημαίνουν ασφάλεια.',
    en: 'A hostile crossing keeps people from walking: few accidents do not mean that it is safe.',
  },
  right: {
    el: 'Η προσβασιμότητα είναι δικαίωμα: μια θέση χωρίς ατύχημα μετρά εξίσου για τις ελλείψεις της. Τα πλήθη δεν μετρούν πρόσβαση, και κανένας άξονας δεν μπορεί να αντικαταστήσει τον άλλον.',
    en: 'Accessibility is a right: a place without an accident counts for its deficits all the same. Counts do not measure access, and neither axis can stand for the other.',
  },
  unknown: {
    el: 'Ό,τι δεν έχει καταγραφεί μπορεί να υπάρχει ή να λείπει: γι’ αυτό κάθε έλλειψη είναι διάστημα. Όπου δεν έχει γίνει καταγραφή, δεν φαίνεται τίποτα.',
    en: 'What nobody has recorded may be there or missing: that is why every deficit is an interval. Where nobody has looked, nothing is shown.',
  },
  dates: {
    el: 'Η κατάσταση είναι αυτή της τελευταίας καταγραφής. Όταν συνέβησαν τα ατυχήματα μπορεί να ήταν άλλη: συγκρίνετε τις ημερομηνίες.',
    en: 'The state is that of the latest survey. When the accidents happened it may have been another: compare the dates.',
  },
  several: {
    el: 'Ένα ατύχημα κοντά σε πολλές διαβάσεις ή πεζοδρόμια μετρά σε καθένα: τα πλήθη τους δεν προστίθενται. Κοντά σε ένα μακρύ πεζοδρόμιο βρίσκονται περισσότερα από ό,τι κοντά σε μια διάβαση.',
    en: 'An accident near several crossings or footways counts at each: their numbers do not add up. More of them lie near a long footway than near a crossing.',
  },
  cause: {
    el: 'Ατυχήματα κοντά σε μια έλλειψη δεν σημαίνει ότι έγιναν εξαιτίας της: εδώ δεν έχει ελεγχθεί καμία αιτιώδης σχέση, και δεν είναι γνωστό πόσοι περπατούν.',
    en: 'That accidents lie near a deficit does not mean that it caused them: no effect was tested here, and how many people walk is not known.',
  },
};

/** Which crossings and footways, in which order. */
export interface StreetChoice {
  /** Empty for all. */
  readonly items: readonly JudgedItem[];
  readonly order: StreetOrder;
}

/** THE parameters of an address that say it, beside those of the filter and of the numbers. */
export const STREET_PARAMETERS = ['items', 'order'] as const;

/** What an address says of both; lists are parted by commas. @throws Problem INPUT_INVALID for a word that is in no list */
export function readStreetChoice(read: (name: (typeof STREET_PARAMETERS)[number]) => string | null): StreetChoice {
  const words = (read('items') ?? '').split(',').filter((word) => word !== '');
  const items = words.map((word) => requireWord('items', JUDGED_ITEMS, word));
  const order = read('order');
  return {
    items: JUDGED_ITEMS.filter((item) => items.includes(item)),
    order: order === null || order === '' ? 'accidents' : requireWord('order', STREET_ORDERS, order),
  };
}

function requireWord<Word extends string>(field: string, list: readonly Word[], word: string): Word {
  const known = list.find((each) => each === word);
  if (known === undefined) throw new Problem('INPUT_INVALID', { field, value: word.slice(0, 100) });
  return known;
}
