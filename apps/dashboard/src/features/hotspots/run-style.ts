import type { Scheme } from '@elektron/ui';

/** How the outlines of one run are told from those of the others: by their dashes and their letter, and by their colour. */
export interface RunStyle {
  readonly color: string;
  readonly dashArray: string;
  readonly weight: number;
}

/** Okabe and Ito's blue, vermilion, green and purple, darkened or lightened until they stand out 3:1 from the map. */
const COLORS: Readonly<Record<Scheme, readonly string[]>> = {
  light: ['#005f94', '#a84a00', '#00664a', '#84416a'],
  dark: ['#56b4e9', '#f08a3c', '#2fc59a', '#d993b9'],
};
const DASHES = ['', '9 5', '2 5', '12 4 2 4'] as const;
const WEIGHTS = [2, 3, 3, 3] as const;

export function styleOfRun(run: number, scheme: Scheme): RunStyle {
  const k = run % DASHES.length;
  return { color: COLORS[scheme][k]!, dashArray: DASHES[k]!, weight: WEIGHTS[k]! };
}
