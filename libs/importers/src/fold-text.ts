/**
 * A text as words are compared across spellings: lower case, without accents and with one sigma, everything but letters and digits as one space
 * (`ΗΜ/ΝΊΑ Ατυχήματος` and `ημ-νια ατυχηματος` are the same).
 */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
