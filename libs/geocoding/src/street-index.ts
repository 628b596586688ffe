import {
  compareWords,
  isOneTypingErrorApart,
  isPartOf,
  LETTERS_FOR_TYPING_ERROR,
  MATCH_LEVELS,
  withoutOneLetter,
  type MatchLevel,
} from './compare-names.ts';
import { beginsWithLetterOfKind, foldStreetName, type FoldedName } from './fold-street-name.ts';
import { KINDS_APART, type StreetKind } from './street-words.ts';

/** A known street that what is written may mean. */
export interface StreetMatch {
  /** Number of the street in its index. */
  readonly street: number;
  readonly level: MatchLevel;
  /** Whether both say the same kind of street, or neither says one. */
  readonly sameKind: boolean;
}

/** How kinds of street go together: `null` where they exclude each other («60 Lane» is not "60 Road"). */
function compareKinds(one: StreetKind | null, other: StreetKind | null): 'same' | 'unsaid' | null {
  if (one === other) return 'same';
  if (one !== null && other !== null) return null;
  return KINDS_APART.has(one ?? other ?? '') ? null : 'unsaid';
}

/** Words are written together and apart ("Van Wyck", «Παπά Νικολάου»); numbers are not. */
const joinedSound = ({ soundKey }: FoldedName): string => soundKey.replace(/(?<=\D) (?=\D)/g, '');

const firstSounds = ({ words }: FoldedName): string => `${words.length} ${words.map(({ sound }) => sound[0] ?? '').join('')}`;
const lastSound = ({ words }: FoldedName): string => (words.at(-1)?.sound ?? '').slice(0, 3);

const deletionsOf = ({ key, soundKey }: FoldedName): Set<string> =>
  new Set([key, soundKey].filter(({ length }) => length >= LETTERS_FOR_TYPING_ERROR).flatMap(withoutOneLetter));

/** Answers that are kept: rows name the same streets again and again. */
const REMEMBERED_NAMES = 20_000;

/** Names of streets, found by any of their spellings. A name has one street, however often it is added. */
export class StreetIndex {
  private readonly names: FoldedName[] = [];
  private readonly writtenNames: Set<string>[] = [];
  private readonly byWritten = new Map<string, number | null>();
  private readonly found = new Map<string, readonly StreetMatch[]>();
  private readonly byName = new Map<string, number>();
  private readonly byKey = new Map<string, number[]>();
  private readonly bySound = new Map<string, number[]>();
  private readonly byFirstSounds = new Map<string, number[]>();
  private readonly byLastSound = new Map<string, number[]>();
  private readonly byDeletion = new Map<string, number[]>();

  get size(): number {
    return this.names.length;
  }

  /** The number of the street of this name; `null` for a text without letters and digits. */
  add(written: string): number | null {
    const before = this.byWritten.get(written);
    if (before !== undefined) return before;
    const street = this.addName(written);
    this.byWritten.set(written, street);
    this.found.clear();
    return street;
  }

  private addName(written: string): number | null {
    const name = foldStreetName(written);
    if (name.key === '') return null;
    const id = `${name.kind ?? ''}|${name.key}`;
    const known = this.byName.get(id);
    if (known !== undefined) {
      this.writtenNames[known]!.add(written.trim());
      return known;
    }
    const street = this.names.length;
    this.byName.set(id, street);
    this.names.push(name);
    this.writtenNames.push(new Set([written.trim()]));
    push(this.byKey, name.key, street);
    push(this.bySound, joinedSound(name), street);
    push(this.byFirstSounds, firstSounds(name), street);
    push(this.byLastSound, lastSound(name), street);
    for (const text of deletionsOf(name)) push(this.byDeletion, text, street);
    return street;
  }

  /** The name of a street as it was first written. */
  nameOf(street: number): string {
    return this.names[street]?.written.trim() ?? '';
  }

  /** All streets that may be meant, from the surest to the weakest; equally sure ones in the order in which they were added. */
  find(written: string): readonly StreetMatch[] {
    const before = this.found.get(written);
    if (before !== undefined) return before;
    const matches = this.search(written);
    if (this.found.size >= REMEMBERED_NAMES) this.found.clear();
    this.found.set(written, matches);
    return matches;
  }

  private search(written: string): readonly StreetMatch[] {
    const best = new Map<number, StreetMatch>();
    this.collect(foldStreetName(written), written, best);
    if (beginsWithLetterOfKind(written)) this.collect(foldStreetName(written, true), written, best);
    return [...best.values()].sort((a, b) => orderOf(a) - orderOf(b) || a.street - b.street);
  }

  private collect(name: FoldedName, written: string, best: Map<number, StreetMatch>): void {
    if (name.key === '') return;
    const offer = (street: number, level: MatchLevel): void => {
      const kinds = compareKinds(name.kind, this.names[street]!.kind);
      if (kinds === null) return;
      const match: StreetMatch = { street, level, sameKind: kinds === 'same' };
      const before = best.get(street);
      if (before === undefined || orderOf(match) < orderOf(before)) best.set(street, match);
    };
    for (const street of this.byKey.get(name.key) ?? []) {
      offer(street, this.writtenNames[street]!.has(written.trim()) ? 'exact' : 'folded');
    }
    for (const street of this.bySound.get(joinedSound(name)) ?? []) offer(street, 'phonetic');
    for (const street of this.byFirstSounds.get(firstSounds(name)) ?? []) {
      const level = compareWords(name, this.names[street]!);
      if (level !== null) offer(street, level);
    }
    for (const street of this.byLastSound.get(lastSound(name)) ?? []) {
      if (isPartOf(name, this.names[street]!)) offer(street, 'part');
    }
    this.collectMisspelt(name, offer);
  }

  private collectMisspelt(name: FoldedName, offer: (street: number, level: MatchLevel) => void): void {
    for (const text of deletionsOf(name)) {
      for (const street of this.byDeletion.get(text) ?? []) {
        if (isOneTypingErrorApart(name, this.names[street]!)) offer(street, 'misspelt');
      }
    }
  }
}

/** Place of a match in the order of sureness: the level first, then whether the kinds are said alike. */
export const orderOf = ({ level, sameKind }: StreetMatch): number => MATCH_LEVELS.indexOf(level) * 2 + (sameKind ? 0 : 1);

function push(map: Map<string, number[]>, key: string, street: number): void {
  const streets = map.get(key);
  if (streets === undefined) map.set(key, [street]);
  else streets.push(street);
}
