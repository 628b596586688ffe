/**
 * The same value as the database gives it back: it keeps no text with a NUL or half a character in it, also not inside of JSON. A NUL is shown as ␀, half a character as �.
 * @param value anything that JSON can say
 */
export function toStorable<Value>(value: Value): Value {
  const replace = (_name: string, part: unknown): unknown => (typeof part === 'string' ? part.toWellFormed().replaceAll('\0', '␀') : part);
  return JSON.parse(JSON.stringify(value), replace) as Value;
}
