/** How large a value is that a client has sent. */
export interface ValueSize {
  /** Objects, lists, texts, numbers and the rest. */
  readonly values: number;
  /** Of lists and objects in each other. */
  readonly depth: number;
  /** Of all texts and names together. */
  readonly characters: number;
}

/**
 * Measures a value as JSON gives it. Not by recursion: a client decides how deep it is.
 * @param enough where counting may stop: a value that exceeds one of them is too large in any case
 */
export function measureValue(value: unknown, enough: ValueSize): ValueSize {
  let size = { values: 0, depth: 0, characters: 0 };
  let layer: unknown[] = [value];
  for (let depth = 0; layer.length > 0; depth++) {
    const { characters, inner } = lookAt(layer);
    size = { values: size.values + layer.length, depth, characters: size.characters + characters };
    if (size.values > enough.values || depth > enough.depth || size.characters > enough.characters) return size;
    layer = inner;
  }
  return size;
}

function lookAt(layer: readonly unknown[]): { readonly characters: number; readonly inner: unknown[] } {
  let characters = 0;
  const inner: unknown[] = [];
  for (const value of layer) {
    if (typeof value === 'string') characters += value.length;
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) for (const item of value) inner.push(item);
    else
      for (const [name, item] of Object.entries(value)) {
        characters += name.length;
        inner.push(item);
      }
  }
  return { characters, inner };
}
