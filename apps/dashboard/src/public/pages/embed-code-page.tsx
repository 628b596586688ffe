export function EmbedCodePage() {
  return null;
}
