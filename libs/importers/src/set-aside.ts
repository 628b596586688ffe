import { Problem, type Text } from '@elektron/domain';
import { isTableOfTotals } from './find-totals.ts';
import { foldText } from './fold-text.ts';
import { cutText } from './import-format.ts';

/** What a file holds beside its tables, and why it is none: nothing in it, headings without a line, sums. */
export const REASONS_ASIDE = ['empty', 'headings', 'totals'] as const;
export type ReasonAside = (typeof REASONS_ASIDE)[number];

export interface SetAside {
  readonly name: string;
  readonly because: ReasonAside;
}

const REASON_TEXTS: Readonly<Record<ReasonAside, Text>> = {
  empty: { el: 'κενό', en: 'empty' },
  headings: { el: 'μόνο επικεφαλίδες', en: 'headings only' },
  totals: { el: 'σύνολα', en: 'totals' },
};

/** What people call sheets of sums, folded; what is such a table is known by its cells first, and by this only what is no table at all. */
const NAME_OF_TOTALS = /(?:^| )(?:συνολ|συγκεντρωτικ|συνοπτικ|στατιστικ|γενικο συνολο|totals?$|summary|pivot)/;

/**
 * Why a content of a file is no table, by what stands in it.
 * @param problem why it cannot be read as one
 * @param lines its first lines, where they are known
 * @returns null where that does not tell
 */
export function findReasonAside(problem: Pick<Problem, 'code'>, lines: readonly (readonly string[])[] = []): ReasonAside | null {
  if (problem.code === 'FILE_EMPTY') return 'empty';
  if (problem.code === 'FILE_NO_LINES') return 'headings';
  return problem.code === 'FILE_OF_TOTALS' || isTableOfTotals(lines) ? 'totals' : null;
}

/** The same by what it is called: only where nothing in it speaks for a table. A list of accidents may be called «ΣΥΝΟΛΟ 2023». */
export function findReasonByName(name: string): ReasonAside | null {
  return NAME_OF_TOTALS.test(foldText(name)) ? 'totals' : null;
}

/** Two tables are meant to be alike when half of the headings of one are those of the other; fewer than these are chance. */
const FEWEST_SHARED = 3;

/** Whether headings are meant to be the same and are not quite. */
export function areNearlyAlike(header: readonly string[], other: readonly string[]): boolean {
  const [own, others] = [foldAll(header), foldAll(other)];
  const shared = [...others.keys()].filter((heading) => own.has(heading)).length;
  return shared >= FEWEST_SHARED && 2 * shared >= others.size;
}

interface NamedHeader {
  readonly fileName: string;
  readonly header: readonly string[];
}

/** That a table cannot be read with another one, and what the headings of the two have not in common. */
export function describeDifference(table: NamedHeader, other: NamedHeader): Problem {
  const only = (of: NamedHeader, without: NamedHeader): string[] => {
    const known = foldAll(without.header);
    const found = [...foldAll(of.header)].flatMap(([heading, written]) => (known.has(heading) ? [] : [written]));
    return found.length === 0 ? ['–'] : found;
  };
  return new Problem('FILE_TABLES_DIFFER', {
    file: table.fileName,
    other: other.fileName,
    missing: only(other, table),
    more: only(table, other),
  });
}

const LONGEST_HEADING = 60;

/** The headings that say something, as they are compared, with how they are written. */
function foldAll(header: readonly string[]): Map<string, string> {
  const written = header.map((heading) => [foldText(heading), cutText(heading.trim(), LONGEST_HEADING)] as const);
  return new Map(written.filter(([folded]) => folded !== ''));
}

/** «ΣΥΝΟΛΑ (σύνολα), Φύλλο3 (κενό)» */
export function describeSetAside(setAside: readonly SetAside[]): Text {
  const list = (language: keyof Text): string =>
    setAside.map(({ name, because }) => `${name} (${REASON_TEXTS[because][language]})`).join(', ');
  return { el: list('el'), en: list('en') };
}
