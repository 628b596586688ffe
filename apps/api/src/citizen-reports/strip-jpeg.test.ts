import { describe, expect, it } from '@jest/globals';

import { stripJpeg } from './strip-jpeg.ts';

/** A segment: marker, length, contents. */
function segment(marker: number, contents: string | readonly number[]): Buffer {
  const body = Buffer.from(contents as string);
  return Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff]), body]);
}

const START = Buffer.from([0xff, 0xd8]);
const END = Buffer.from([0xff, 0xd9]);
const TABLES = segment(0xdb, [0, 1, 2]);
const FRAME = segment(0xc0, [8, 0, 1, 0, 1, 1]);
// Coded data with an escaped byte and a mark to start again at, neither of which ends it.
const SCAN = Buffer.concat([segment(0xda, [1, 2, 3]), Buffer.from([5, 0xff, 0x00, 6, 0xff, 0xd3, 7])]);
const ADOBE = segment(0xee, 'Adobe\0d\0\0\0\0\0');
const PICTURE = [START, TABLES, FRAME, SCAN, END];

describe('a photograph', () => {
  it('loses place, time, camera, comments and whatever stands behind its end, and nothing of the picture', () => {
    const told = 'Exif GPS 37.97 23.72';
    const taken = Buffer.concat([
      START,
      segment(0xe0, 'JFIF thumbnail'),
      segment(0xe1, told),
      segment(0xed, 'Photoshop caption'),
      TABLES,
      segment(0xfe, 'a comment'),
      FRAME,
      // Any number of these may stand before a marker.
      Buffer.from([0xff]),
      segment(0xef, 'x'),
      SCAN,
      segment(0xe1, told),
      END,
      Buffer.from('behind the end'),
    ]);
    const kept = stripJpeg(taken);
    expect(kept).toEqual(Buffer.concat(PICTURE));
    expect(taken.includes('GPS')).toBe(true);
    expect(kept.includes('GPS')).toBe(false);
  });

  it('keeps in which colours it is coded, but nothing that only calls itself so', () => {
    expect(stripJpeg(Buffer.concat([START, ADOBE, TABLES, FRAME, SCAN, END])).includes('Adobe')).toBe(true);
    expect(stripJpeg(Buffer.concat([START, segment(0xee, 'Adobe and 37.97 23.72'), TABLES, FRAME, SCAN, END])).includes('Adobe')).toBe(
      false,
    );
  });

  it('loses what stands in segments that no picture has', () => {
    const reserved = [0x02, 0xbf, 0xf0, 0xfd].map((marker) => segment(marker, 'GPS 37.97 23.72'));
    expect(stripJpeg(Buffer.concat([START, ...reserved, TABLES, FRAME, SCAN, END]))).toEqual(Buffer.concat(PICTURE));
  });

  it('is none that claims to be larger than can be drawn, in whichever frame', () => {
    const frameOf = (marker: number, height: number, width: number): Buffer =>
      segment(marker, [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0]);
    const picture = (...frames: Buffer[]): Buffer => Buffer.concat([START, TABLES, ...frames, SCAN, END]);
    const refused = expect.objectContaining({ code: 'DOCUMENT_UNUSABLE' });
    const largest = picture(frameOf(0xc2, 5_000, 8_000));
    expect(stripJpeg(largest)).toEqual(largest);
    for (const [height, width] of [
      [5_000, 8_001],
      [65_535, 65_535],
      [0, 100],
      [100, 0],
    ] as const) {
      for (const marker of [0xc0, 0xc2, 0xcf]) expect(() => stripJpeg(picture(frameOf(marker, height, width)))).toThrow(refused);
      expect(() => stripJpeg(picture(FRAME, frameOf(0xc1, height, width)))).toThrow(refused);
    }
  });

  it('of several scans is kept whole', () => {
    const several = Buffer.concat([START, TABLES, FRAME, SCAN, segment(0xc4, [1]), SCAN, END]);
    expect(stripJpeg(several)).toEqual(several);
  });

  it.each([
    ['nothing', Buffer.of()],
    ['another kind of file', Buffer.from('%PDF-1.7')],
    ['a start alone', START],
    ['no picture', Buffer.concat([START, TABLES, END])],
    ['a cut one', Buffer.concat(PICTURE).subarray(0, -1)],
    ['a segment that says it is longer than the file', Buffer.concat([START, Buffer.from([0xff, 0xe1, 0xff, 0xff, 1])])],
    ['a segment without a length', Buffer.concat([START, Buffer.from([0xff, 0xe1, 0, 0, 0, 0])])],
    ['rubbish between segments', Buffer.concat([START, TABLES, Buffer.from('x'), FRAME, SCAN, END])],
  ])('is refused where it is %s', (_, bytes) => {
    expect(() => stripJpeg(bytes)).toThrow(expect.objectContaining({ code: 'DOCUMENT_UNUSABLE' }));
  });
});
