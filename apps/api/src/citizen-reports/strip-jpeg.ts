import { Problem } from '@elektron/domain';

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const COMMENT = 0xfe;
/** Segments of applications: Exif with place, time and camera, thumbnails, profiles of colour. */
const [FIRST_APPLICATION, ADOBE, LAST_APPLICATION] = [0xe0, 0xee, 0xef];
/** Twelve bytes that say in which colours the picture is coded; without them some pictures change theirs. */
const ADOBE_LENGTH = 14;

/**
 * The picture alone: without what a camera or a program has written beside it (where, when, with which device, thumbnails, comments), and without anything
 * behind its end.
 * @throws Problem DOCUMENT_UNUSABLE for what is no whole JPEG file
 */
export function stripJpeg(bytes: Uint8Array): Buffer {
  if (bytes[0] !== 0xff || bytes[1] !== START) throw noPicture();
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let hasScan = false;
  for (let at = 2; ;) {
    if (bytes[at] !== 0xff) throw noPicture();
    // Any number of these may stand before a marker.
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (marker === undefined) throw noPicture();
    if (marker === END) {
      if (!hasScan) throw noPicture();
      return Buffer.concat([...kept, bytes.subarray(at, at + 2)]);
    }
    const length = ((bytes[at + 2] ?? NaN) << 8) | (bytes[at + 3] ?? NaN);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) throw noPicture();
    hasScan ||= marker === SCAN;
    const next = marker === SCAN ? endOfScan(bytes, end) : end;
    if (isPicture(marker, length)) kept.push(bytes.subarray(at, next));
    at = next;
  }
}

function isPicture(marker: number, length: number): boolean {
  if (marker === ADOBE) return length === ADOBE_LENGTH;
  return marker !== COMMENT && !(marker >= FIRST_APPLICATION && marker <= LAST_APPLICATION);
}

/** Where the coded picture ends: at the next marker that is neither an escaped byte nor a mark to start again at. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw noPicture();
}

function noPicture(): Problem {
  return new Problem('DOCUMENT_UNUSABLE', { file: 'photo', known: 'JPEG' });
}
