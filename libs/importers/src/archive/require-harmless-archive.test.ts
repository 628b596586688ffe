import { crc32, deflateRawSync } from 'node:zlib';
import { isProblem, type Text } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { bytesSource, zip, type Packed } from '../testing/archives.ts';
import { ARCHIVE_FLAWS, type ArchiveFlaw } from './archive-flaw.ts';
import { ARCHIVE_LIMITS, type ArchiveLimits } from './archive-limits.ts';
import { requireHarmlessArchive } from './require-harmless-archive.ts';

const KILO = 1_024;
const MEGA = KILO * KILO;

async function flawOf(archive: Buffer, limits?: ArchiveLimits, pieceBytes?: number): Promise<ArchiveFlaw | 'none'> {
  try {
    await requireHarmlessArchive(bytesSource(archive, pieceBytes), 'x.zip', limits);
    return 'none';
  } catch (error) {
    if (!isProblem(error) || error.code !== 'FILE_EXPANDS_TOO_FAR') throw error;
    const told = error.details['reason'] as Text;
    return (Object.keys(ARCHIVE_FLAWS) as ArchiveFlaw[]).find((flaw) => ARCHIVE_FLAWS[flaw].en === told.en) ?? 'none';
  }
}

const table = Buffer.from('accident_index,date\n'.repeat(500));
const zeros = (bytes: number): Buffer => Buffer.alloc(bytes);

describe('an archive as people make them', () => {
  it('is opened, whatever the pieces in which it comes', async () => {
    const files = [
      { name: '[Content_Types].xml', content: Buffer.from('<Types/>') },
      { name: 'xl/workbook.xml', content: table },
      { name: 'xl/sheet1.xml', content: Buffer.alloc(300 * KILO, 'γραμμή;1,2\n') },
      { name: 'άδειο.csv', content: Buffer.alloc(0), stored: true },
      { name: 'stored.csv', content: table, stored: true },
    ];
    for (const pieceBytes of [7, 512, 70_000, 10 * MEGA]) {
      const entries = await requireHarmlessArchive(bytesSource(zip(files), pieceBytes), 'book.xlsx');
      expect(entries.map(({ name, bytes }) => [name, bytes])).toEqual(files.map(({ name, content }) => [name, content.length]));
    }
    expect(await flawOf(zip(files, { comment: 'PK\x05\x06 in a comment, and more of it behind' }))).toBe('none');
    expect(await flawOf(zip([]))).toBe('none');
  });

  it('may be as dense as it likes while it is small', async () => {
    expect(await flawOf(zip([{ name: 'zeros', content: zeros(8 * MEGA) }]))).toBe('none');
  });

  it.each(['cut at the end', 'cut in the midst', 'not one'])('is refused when it is %s', async (what) => {
    const whole = zip([{ name: 'a.csv', content: table }]);
    const broken = { 'cut at the end': whole.subarray(0, -5), 'cut in the midst': whole.subarray(0, whole.length / 2), 'not one': table };
    expect(await flawOf(broken[what as keyof typeof broken])).toBe('damaged');
  });
});

describe('a bomb', () => {
  it('that says what it is, is not even unpacked', async () => {
    const bomb = zip([{ name: 'zeros', content: zeros(64 * MEGA) }]);
    expect(bomb.length).toBeLessThan(100 * KILO);
    expect(await flawOf(bomb)).toBe('tooDense');
    expect(await flawOf(bomb, { ...ARCHIVE_LIMITS, ratio: 10_000, bytes: 32 * MEGA })).toBe('tooLong');
    const gigabytes = Array.from({ length: 3 }, (_, i) => ({ name: `${i}`, content: table, lies: { bytes: 3_000_000_000 } }));
    expect(await flawOf(zip(gigabytes))).toBe('tooLong');
  });

  it('that lies is found out after one piece more than it has declared', async () => {
    const lying = zip([{ name: 'zeros', content: zeros(64 * MEGA), lies: { bytes: 100, crc32: crc32(zeros(100)) } }]);
    const before = process.memoryUsage().arrayBuffers;
    expect(await flawOf(lying)).toBe('untruthful');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * MEGA);
  });

  it('may not be hidden in another archive, however it is packed', async () => {
    const inner = zip([{ name: 'zeros', content: zeros(MEGA) }]);
    for (const stored of [true, false]) {
      for (const name of ['inner.zip', 'harmless.csv'])
        expect(await flawOf(zip([{ name, content: inner, stored }]), undefined, 3)).toBe('nested');
    }
    expect(await flawOf(zip([{ name: 'a.gz', content: Buffer.from([0x1f, 0x8b, 8, 0]) }]))).toBe('nested');
    expect(await flawOf(zip([{ name: 'a.xz', content: Buffer.from('\xfd7zXZ\0', 'latin1') }]))).toBe('nested');
  });

  it('may not let its entries share bytes', async () => {
    const shared = deflateRawSync(zeros(MEGA));
    const first = { name: 'a', content: zeros(MEGA), packed: shared };
    const overlapping = Array.from({ length: 200 }, (_, i) => ({
      ...first,
      name: `${i}`,
      packed: Buffer.alloc(0),
      lies: { compressedBytes: shared.length, offset: 0 },
    }));
    expect(await flawOf(zip([first, ...overlapping]))).toBe('overlapping');
  });

  it('may not consist of very many files', async () => {
    const many = Array.from({ length: 2_001 }, (_, i) => ({ name: `${i}`, content: Buffer.from('x'), stored: true }));
    expect(await flawOf(zip(many))).toBe('tooMany');
    expect(await flawOf(zip(many.slice(1)))).toBe('none');
  });
});

describe('an archive that was made to confuse', () => {
  it.each<[string, Packed, ArchiveFlaw]>([
    ['encrypted', { name: 'a', content: table, lies: { flags: 1 } }, 'encrypted'],
    ['packed by another method', { name: 'a', content: table, lies: { method: 12 } }, 'unsupported'],
    ['shorter than it says', { name: 'a', content: table, lies: { bytes: table.length + 1 } }, 'untruthful'],
    ['another than it says', { name: 'a', content: table, lies: { crc32: 7 } }, 'untruthful'],
    ['stored and of two lengths', { name: 'a', content: table, stored: true, lies: { bytes: 1 } }, 'untruthful'],
    ['no deflate at all', { name: 'a', content: table, packed: Buffer.from('\xff\xff\xff\xff not deflated', 'latin1') }, 'damaged'],
    ['above its folder', { name: '../../etc/passwd', content: table }, 'misnamed'],
    ['at the root', { name: '/etc/passwd', content: table }, 'misnamed'],
    ['on a drive', { name: 'C:\\windows\\x', content: table }, 'misnamed'],
    ['beyond 4 GB', { name: 'a', content: table, lies: { bytes: 0xffffffff } }, 'tooLong'],
    ['elsewhere', { name: 'a', content: table, lies: { offset: 1 } }, 'untruthful'],
    ['behind the end', { name: 'a', content: table, lies: { offset: 5_000 } }, 'overlapping'],
  ])('is refused when a file is %s', async (_, file, flaw) => {
    expect(await flawOf(zip([file]))).toBe(flaw);
  });

  it('is refused when two files have one name, or something stands before it', async () => {
    expect(
      await flawOf(
        zip([
          { name: 'a', content: table },
          { name: 'a', content: table },
        ]),
      ),
    ).toBe('misnamed');
    const sfx = zip([{ name: 'a', content: table }], { before: Buffer.from('MZ a program') });
    // Where the offsets were not moved along, nothing is where it should be.
    expect(await flawOf(Buffer.concat([Buffer.from('MZ'), zip([{ name: 'a', content: table }])]))).toBe('untruthful');
    expect(await flawOf(sfx)).toBe('none');
  });

  it('never fails in another way, whichever of its bytes were changed', async () => {
    const whole = zip([
      { name: 'a.csv', content: table },
      { name: 'b.csv', content: Buffer.from('b,c\n'), stored: true },
    ]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), async (changes) => {
        const changed = Buffer.from(whole);
        for (const [at, byte] of changes) changed[at] = byte;
        // flawOf throws whatever is no refusal.
        expect([...Object.keys(ARCHIVE_FLAWS), 'none']).toContain(await flawOf(changed));
      }),
      { numRuns: 300 },
    );
  });
});
