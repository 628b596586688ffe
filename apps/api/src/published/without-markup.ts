/** Some programs read the text as HTML, others as it stands (TileJSON 3.0.0, 3.1): to both it says the same. */
export function withoutMarkup(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›');
}
