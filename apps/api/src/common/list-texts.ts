import type { Text } from '@elektron/domain';

/** Several sentences in one line, with the semicolon of each language between them. */
export function listTexts(texts: readonly Text[]): Text {
  return { el: texts.map(({ el }) => el).join('· '), en: texts.map(({ en }) => en).join('; ') };
}
