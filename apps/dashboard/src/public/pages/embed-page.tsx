export function EmbedPage() {
  return null;
}
