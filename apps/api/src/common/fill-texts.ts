import { fillText, type Text, type TextValue } from '@elektron/domain';

/** A text with its places filled, in every language. */
export function fillTexts(text: Text, values: Readonly<Record<string, TextValue>>): Text {
  return { el: fillText(text.el, values, 'el'), en: fillText(text.en, values, 'en') };
}

/** Sentences one after the other, in every language; empty ones leave no gap. */
export function joinTexts(texts: readonly Text[]): Text {
  const join = (sentences: readonly string[]): string => sentences.filter((sentence) => sentence !== '').join(' ');
  return { el: join(texts.map((text) => text.el)), en: join(texts.map((text) => text.en)) };
}
