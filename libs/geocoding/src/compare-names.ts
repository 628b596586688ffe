import type { FoldedName, NameWord } from './fold-street-name.ts';

/** How well what is written agrees with the name of a known street; from the surest to the weakest. */
export const MATCH_LEVELS = ['exact', 'folded', 'phonetic', 'inflected', 'initials', 'misspelt', 'part'] as const;
export type MatchLevel = (typeof MATCH_LEVELS)[number];

/** Letters that a name must have before a typing error in it is forgiven: short names are one letter apart from each other. */
export const LETTERS_FOR_TYPING_ERROR = 7;

/** Letters of a word that stay the same when it is put into another case. */
const SHORTEST_STEM = 3;

/**
 * Regular pairs of endings of one word, as they sound, behind what the two forms share: nominative and genitive («Ερμής», «Ερμού»), learned and
 * spoken genitive («Λαρίσης», «Λάρισας»; «Περικλέους», «Περικλή»). Genitives of different words are not among them: «Αθηνάς» is not «Αθηνών».
 */
const ENDINGS: ReadonlySet<string> = new Set(
  [
    'os u,o u,s ,is u,as u,us u, u,e s',
    'a is,as is,a os,as os,is us,i us,os us,u us,is eus,i eus,is eos,i eos,eas eos,a eos,es eos',
    'a on, tos,i on,is on,es on,o on,os on,n os,n tos,n dos,on odos,s os, os,s dos,s da,a dos,es on',
  ]
    .join(',')
    .split(',')
    .map((pair) => pair.split(' ').sort().join(' ')),
);

/** Whether two words, as they sound, are regular forms of one. */
export function areInflections(one: string, other: string): boolean {
  if (one === other) return true;
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  // «-ος» and «-ου» share their first letter by sound only in «-ων», «-ον»: the pair is looked up with and without the last shared vowel.
  for (const stem of [shared, shared - 1]) {
    if (stem < SHORTEST_STEM) return false;
    if (ENDINGS.has([one.slice(stem), other.slice(stem)].sort().join(' '))) return true;
  }
  return false;
}

const isNumber = (word: NameWord): boolean => /^\d+$/.test(word.text);

/** A word cut by its writer («Ελ.», «Γ») against the word that begins so; and two words that are one by sound or by form. */
function agree(written: NameWord, known: NameWord): boolean {
  if (written.sound === known.sound) return true;
  if (isNumber(written) || isNumber(known)) return false;
  return areInflections(written.sound, known.sound);
}

const begins = (cut: NameWord, whole: NameWord): boolean =>
  cut.cut && whole.text.length > cut.text.length && (whole.text.startsWith(cut.text) || whole.sound.startsWith(cut.sound));

/** The weakest level at which two names of equally many words agree, `null` where they do not; typing errors and parts are judged apart. */
export function compareWords(written: FoldedName, known: FoldedName): 'phonetic' | 'inflected' | 'initials' | null {
  if (written.words.length !== known.words.length || written.words.length === 0) return null;
  let level: 'phonetic' | 'inflected' | 'initials' = 'phonetic';
  for (let i = 0; i < written.words.length; i += 1) {
    const [word, other] = [written.words[i]!, known.words[i]!];
    if (word.sound === other.sound) continue;
    if (agree(word, other)) {
      if (level === 'phonetic') level = 'inflected';
    } else if (begins(word, other) || begins(other, word)) {
      level = 'initials';
    } else {
      return null;
    }
  }
  // A name must share one whole word: «Α. Β.» is nobody.
  return written.words.every((word, i) => word.cut || known.words[i]!.cut) && level === 'initials' ? null : level;
}

/** Whether the words of one name end the other («Βενιζέλου» for «Ελευθερίου Βενιζέλου»): a family name without the first name. */
export function isPartOf(written: FoldedName, known: FoldedName): boolean {
  const missing = known.words.length - written.words.length;
  if (missing < 1 || written.words.length === 0 || written.words.every(({ text }) => text.length < 4)) return false;
  return !known.words.slice(0, missing).some(isNumber) && written.words.every((word, i) => agree(word, known.words[missing + i]!));
}

/** Whether two names, as they are written or as they sound, are one typing error apart, in letters only and in a name that is long enough. */
export function isOneTypingErrorApart(one: FoldedName, other: FoldedName): boolean {
  if (shortOf(one) !== shortOf(other)) return false;
  return [[one.key, other.key] as const, [one.soundKey, other.soundKey] as const].some(
    ([a, b]) => Math.min(a.length, b.length) >= LETTERS_FOR_TYPING_ERROR && isDistanceOne(a, b),
  );
}

/** Numbers and single letters: each of them is a name of its own ("E Fordham" is not "W Fordham"). */
const shortOf = ({ words }: FoldedName): string =>
  words
    .filter(({ text }) => text.length === 1 || /\d/.test(text))
    .map(({ text }) => text)
    .join(' ');

/** One insertion, deletion, substitution or exchange of neighbours (restricted Damerau-Levenshtein distance of 1). */
export function isDistanceOne(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  if (a.length !== b.length) {
    const [longer, shorter] = a.length > b.length ? [a, b] : [b, a];
    return longer.slice(start + 1) === shorter.slice(start);
  }
  if (a.slice(start + 1) === b.slice(start + 1)) return true;
  return a[start] === b[start + 1] && a[start + 1] === b[start] && a.slice(start + 2) === b.slice(start + 2);
}

/** A text with each of its letters left out in turn, and itself: texts one error apart share one of these. */
export function withoutOneLetter(text: string): string[] {
  const all = new Set([text]);
  for (let i = 0; i < text.length; i += 1) all.add(text.slice(0, i) + text.slice(i + 1));
  return [...all];
}
