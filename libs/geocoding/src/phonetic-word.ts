/*
 * How a word sounds in Greek, whichever alphabet it is written in: «Κηφισίας», "Kifisias" and "Kifissias" are one. Both tables lead into the same
 * letters; T is θ, x is ξ as well as χ (Latin x is written for either), v is β as well as μπ (Latin b is written for either).
 */

type Replacement = readonly [pattern: RegExp, by: string];

const GREEK: readonly Replacement[] = [
  [/ου/g, 'u'],
  [/([αεη])υ(?=[θκξπστφχψ]|$)/g, '$1φ'],
  [/([αεη])υ/g, '$1β'],
  // η behind a vowel is written as ι in Latin letters, and a diaeresis is mostly left out.
  [/α[ιη]/g, 'e'],
  [/[εου][ιη]|[ηιυ]/g, 'i'],
  [/μπ|β/g, 'v'],
  [/ντ|νδ|δ/g, 'd'],
  [/γ(?=[χξ])/g, 'n'],
  [/γ[γκ]|γ/g, 'g'],
  [/ψ/g, 'ps'],
  [/[ξχ]/g, 'x'],
];

/** One letter for one letter. */
const GREEK_LETTERS: Readonly<Record<string, string>> = {
  α: 'a',
  ε: 'e',
  ζ: 'z',
  θ: 'T',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  τ: 't',
  φ: 'f',
  ω: 'o',
};

const LATIN: readonly Replacement[] = [
  [/th|(?<=[a-z])8|8(?=[a-z])/g, 'T'],
  [/ph/g, 'f'],
  [/ch|kh|ks/g, 'x'],
  [/gh/g, 'g'],
  [/ou|oo|oy/g, 'U'],
  [/([ae])[uy](?=[Tkxpstfhcq]|$)/g, '$1f'],
  [/([ae])[uy]/g, '$1v'],
  [/ai|ae/g, 'e'],
  [/ei|oi|yi|ui|ee|y/g, 'i'],
  [/m[pb]|b/g, 'v'],
  [/n[td]/g, 'd'],
  [/n?g[kg]|ng/g, 'g'],
  [/[cq]/g, 'k'],
  [/w/g, 'o'],
  // Who types by the look of the letters writes h for η.
  [/(?<=^|[^aeiou])h(?=[^aeiouT])/g, 'i'],
  [/h/g, 'x'],
  [/U/g, 'u'],
];

/** @param word folded: lower case, without accents, one sigma */
export function phoneticWord(word: string): string {
  // "Avenue C" is not "Avenue K".
  if (/^\d+$/.test(word) || /^[a-z]$/.test(word)) return word;
  const greek = /\p{Script=Greek}/u.test(word);
  let sound = word;
  for (const [pattern, by] of greek ? GREEK : LATIN) sound = sound.replace(pattern, by);
  if (greek) sound = sound.replace(/\p{Script=Greek}/gu, (letter) => GREEK_LETTERS[letter] ?? letter);
  // A doubled consonant is not heard, and τζ is written for τσ.
  return sound.replace(/[td]z/g, 'ts').replace(/(\D)\1+/g, '$1');
}
