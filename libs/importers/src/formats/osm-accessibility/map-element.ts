import type { AccessibilityMeasures, FeatureCondition, FeatureState, StreetSide } from '@elektron/domain';

/** The value of a tag, `''` where the element has none. */
export type TagReader = (key: string) => string;

/** A node of the map, or a way. */
export type ElementShape = 'point' | 'line';

export interface Element {
  readonly tag: TagReader;
  /** The same as the file writes it. */
  readonly written: TagReader;
  readonly shape: ElementShape;
  /** Called with a tag whose value says nothing that is known. */
  readonly puzzle: (key: string) => void;
}

export interface Finding {
  readonly state: FeatureState;
  readonly condition?: FeatureCondition | null;
  readonly side?: StreetSide | null;
  readonly measures?: Partial<AccessibilityMeasures>;
}

/** What each value of a tag means; several values (`lowered;flush`) mean something only where all mean the same. */
export function meaningOf<Meaning>(
  { tag, puzzle }: Element,
  key: string,
  meanings: Readonly<Record<string, Meaning>>,
): Meaning | undefined {
  const found = tag(key)
    .split(';')
    .map((value) => value.trim())
    .map((value) => (Object.hasOwn(meanings, value) ? meanings[value] : undefined));
  const [first] = found;
  if (first !== undefined && found.every((each) => each === first)) return first;
  puzzle(key);
  return undefined;
}

/** Whether an element says that people cross there. */
export function isCrossing({ tag, shape }: Element): boolean {
  if (tag('crossing') !== '' || tag('footway') === 'crossing') return true;
  return shape === 'point' && tag('highway') === 'crossing';
}
