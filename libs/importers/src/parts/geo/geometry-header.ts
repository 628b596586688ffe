const MAGIC = 'GP';
const HEADER_BYTES = 8;
/** By what the flags say of the envelope. */
const ENVELOPE_BYTES = [0, 32, 48, 48, 64] as const;
const IS_EMPTY = 0b1_0000;

/**
 * Where the well-known binary of a geometry of a GeoPackage begins (OGC 12-128r18, 2.1.3: a header, an envelope, then the geometry); `undefined` for
 * an empty one, and for what is none.
 */
export function findWellKnownStart(bytes: Uint8Array): number | undefined {
  if (bytes.length < HEADER_BYTES || String.fromCharCode(bytes[0]!, bytes[1]!) !== MAGIC) return undefined;
  const flags = bytes[3]!;
  const envelopeBytes = ENVELOPE_BYTES[(flags >> 1) & 0b111];
  return envelopeBytes === undefined || (flags & IS_EMPTY) !== 0 ? undefined : HEADER_BYTES + envelopeBytes;
}
