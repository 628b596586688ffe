import { Problem } from '@elektron/domain';

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const ADOBE = 0xee;
/** Twelve bytes that say in which colours the picture is coded; without them some pictures change theirs. */
const ADOBE_LENGTH = 14;

/** What a picture is made of (ITU-T T.81, table B.1): frames and the tables of codes between them; then scans and what they need. */
const PICTURE_MARKERS = [
  { first: 0xc0, last: 0xcf },
  { first: SCAN, last: 0xdf },
];
/** Among the frames: tables of codes, what is reserved, conditions of arithmetic coding. */
const NO_FRAMES: readonly number[] = [0xc4, 0xc8, 0xcc];
/** Where a frame says how high and how wide it is, counted from its marker. */
const [HEIGHT_AT, WIDTH_AT] = [5, 7];
/** Far more than the page sends, and what any program can draw: a file of a hundred bytes can claim 4,000 million. */
const MOST_PIXELS = 40_000_000;

/**
 * The picture alone: without what a camera or a program has written beside it (where, when, with which device, thumbnails, comments), and without anything
 * behind its end.
 * @throws Problem DOCUMENT_UNUSABLE for what is no whole JPEG file, or says of itself that it is too large to be drawn
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
    if (isFrame(marker) && !isDrawable(bytes, at)) throw noPicture();
    hasScan ||= marker === SCAN;
    const next = marker === SCAN ? endOfScan(bytes, end) : end;
    if (isPicture(marker, length)) kept.push(bytes.subarray(at, next));
    at = next;
  }
}

function isPicture(marker: number, length: number): boolean {
  if (marker === ADOBE) return length === ADOBE_LENGTH;
  return PICTURE_MARKERS.some(({ first, last }) => marker >= first && marker <= last);
}

const isFrame = (marker: number): boolean =>
  marker >= PICTURE_MARKERS[0]!.first && marker <= PICTURE_MARKERS[0]!.last && !NO_FRAMES.includes(marker);

function isDrawable(bytes: Uint8Array, frame: number): boolean {
  const [height, width] = [HEIGHT_AT, WIDTH_AT].map((at) => ((bytes[frame + at] ?? NaN) << 8) | (bytes[frame + at + 1] ?? NaN));
  return height! > 0 && width! > 0 && height! * width! <= MOST_PIXELS;
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
