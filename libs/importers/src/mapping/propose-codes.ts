import { isBlank } from '../code-book.ts';
import { foldText } from '../fold-text.ts';
import { CODE_LABELS, CODE_WORDS, GENERAL_WORDS, UNCLEAR_WORDS, UNKNOWN_WORDS, UNSURE_WORDS } from './code-words.ts';
import type { CodeListId } from './mapping-fields.ts';

/** What a value of a file may mean. */
export interface CodeProposal {
  /** A value of the list, `null` where the source says "unknown". */
  readonly target: string | null;
  /** 0 to 1: 1 where the whole text is a known word for it. */
  readonly confidence: number;
}

/** Up to this many letters a word is an abbreviation, which means something only as a whole. */
const ABBREVIATION_LENGTH = 3;
const AS_BEGINNING = 0.8;
const INSIDE = 0.6;

/**
 * The value that a text of a file means, by label and usual words in Greek and English; `undefined` where nothing speaks for one (a number says
 * nothing by itself: what 2 means, only the source's own list tells).
 */
export function proposeCode(list: CodeListId, text: string): CodeProposal | undefined {
  const folded = foldText(text);
  if (isBlank(text) || folded === '' || UNKNOWN_WORDS.includes(folded)) return { target: null, confidence: 1 };
  const general = NEGATION.test(folded) ? undefined : GENERAL_WORDS[list]?.find((word) => folded.startsWith(`${word} `));
  const whole = findBest(list, folded);
  if (whole !== undefined && UNSURE_WORDS[list]?.includes(folded) === true) return { ...whole, confidence: INSIDE };
  if (general === undefined || whole?.confidence === 1) return whole;
  const rest = folded.slice(general.length + 1);
  return list === 'road-user' ? specifyRoadUser(rest, whole) : specifySeverity(list, rest, whole);
}

/** «Αυτοκίνητο φορτηγό»: what follows counts where it begins with a known word, and says at least what it is not. */
function specifyRoadUser(rest: string, whole: CodeProposal | undefined): CodeProposal | undefined {
  const found = findBest('road-user', rest);
  if (found !== undefined && found.confidence >= AS_BEGINNING) return { target: found.target, confidence: AS_BEGINNING };
  return UNCLEAR_WORDS['road-user']?.some((word) => ` ${rest} `.includes(` ${word} `)) === true ? undefined : whole;
}

/** How bad an injury can be, worst first. */
const DEGREES = ['fatal', 'serious', 'slight'];

/** «Τραυματισμός σοβαρός»: the degree counts wherever it stands; of several a person must say which is meant. */
function specifySeverity(list: CodeListId, rest: string, whole: CodeProposal | undefined): CodeProposal | undefined {
  const found = DEGREES.filter((degree) => wordsOf(list).some(({ target, word }) => target === degree && compare(rest, word) > 0));
  const [worst] = found;
  return worst === undefined ? whole : { target: worst, confidence: found.length === 1 ? AS_BEGINNING : INSIDE };
}

function findBest(list: CodeListId, folded: string): CodeProposal | undefined {
  let best: (CodeProposal & { readonly length: number }) | undefined;
  for (const { target, word } of wordsOf(list)) {
    const confidence = compare(folded, word);
    if (confidence === 0) continue;
    const isBetter = best === undefined || confidence > best.confidence || (confidence === best.confidence && word.length > best.length);
    if (isBetter) best = { target, confidence, length: word.length };
  }
  return best === undefined ? undefined : { target: best.target, confidence: best.confidence };
}

/** Turns what follows into its opposite. */
const NEGATION = /(?:^| )(?:μη|χωρισ|οχι|δεν|ουτε|non|not|no|without|never)(?: |$)/;

function compare(text: string, word: string): number {
  if (text === word) return 1;
  if (NEGATION.test(text)) return 0;
  if (word.length <= ABBREVIATION_LENGTH) return 0;
  if (text.startsWith(`${word} `)) return AS_BEGINNING;
  return ` ${text} `.includes(` ${word} `) ? INSIDE : 0;
}

interface Word {
  readonly target: string;
  readonly word: string;
}

const known = new Map<CodeListId, readonly Word[]>();

function wordsOf(list: CodeListId): readonly Word[] {
  const words = known.get(list) ?? listWords(list);
  known.set(list, words);
  return words;
}

function listWords(list: CodeListId): Word[] {
  return Object.entries(CODE_LABELS[list]).flatMap(([target, { el, en }]) =>
    [...new Set([target, el, en, ...(CODE_WORDS[list][target] ?? [])].map(foldText))].map((word) => ({ target, word })),
  );
}
