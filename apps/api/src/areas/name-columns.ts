import type { Text } from '@elektron/domain';
import { foldText } from '@elektron/importers';

/** Headings that may hold the name of a place, the likeliest first; the first that is not empty gives it. */
export interface NameColumns {
  readonly el: readonly string[];
  readonly en: readonly string[];
}

/** As municipalities, statistical services and OpenStreetMap head their columns, folded; ten letters are all that a shapefile keeps. */
const OF_LANGUAGE = {
  el: ['name el', 'name gr', 'name ell', 'onoma el', 'onoma gr', 'ονομα ελ', 'ονομα ελληνικα', 'ονομασια ελ', 'label el', 'title el'],
  en: [
    'name en',
    'name eng',
    'name lat',
    'name latin',
    'onoma en',
    'onoma lat',
    'ονομα en',
    'ονομα αγγλικα',
    'ονομα λατιν',
    'ονομασια en',
    'label en',
    'title en',
  ],
} as const;
/** Of no language that the heading tells. */
const OF_EITHER = ['name', 'ονομα', 'ονομασια', 'onoma', 'onomasia', 'label', 'title', 'τιτλοσ', 'περιγραφη', 'description'];
/** Where nothing else is: words that begin a heading, such as `ονομα δημου` or `name of the area`. */
const BEGINNING = /^(?:ονομα|ονομασια|onoma|onomasia|name of) /;

/** Which columns may hold the names of places. @param headings as the file writes them */
export function findNameColumns(headings: readonly string[]): NameColumns {
  const folded = headings.map((heading) => ({ heading, words: foldText(heading) }));
  const among = (wanted: readonly string[]): string[] =>
    wanted.flatMap((words) => folded.filter((column) => column.words === words).map(({ heading }) => heading));
  const either = [...among(OF_EITHER), ...folded.filter(({ words }) => BEGINNING.test(words)).map(({ heading }) => heading)];
  const [el, en] = [among(OF_LANGUAGE.el), among(OF_LANGUAGE.en)];
  // A heading of the other language is no name in this one.
  const of = (own: readonly string[], others: readonly string[]): string[] => [
    ...new Set([...own, ...either.filter((heading) => !others.includes(heading))]),
  ];
  return { el: of(el, en), en: of(en, el) };
}

/** Also where the names stand among the tags that GDAL gives no columns of their own. */
export const USUAL_NAMES = findNameColumns(['name_el', 'name:el', 'name_en', 'name:en', 'name']);

/** What a person has chosen comes alone; for a language in which they chose nothing, as found. */
export function withChosenNames(found: NameColumns, { el, en }: Text): NameColumns {
  return { el: el === '' ? [...found.el, ...USUAL_NAMES.el] : [el], en: en === '' ? [...found.en, ...USUAL_NAMES.en] : [en] };
}
