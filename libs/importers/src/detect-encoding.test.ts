import { afterAll, describe, expect, it } from '@jest/globals';
import type { TextEncoding } from './detect-encoding.ts';
import { createDecoder } from './text-decoder.ts';
import { VEHICLE_HEADER, readFile, removeTemporaryFiles, temporaryFile, vehicleLine } from './testing/files.ts';

afterAll(removeTemporaryFiles);

/** The inverse of TextDecoder for an encoding of one byte a character. */
function encode(text: string, encoding: TextEncoding): Buffer {
  const decoder = createDecoder(encoding);
  const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const));
  return Buffer.from(
    Array.from(text, (character) => {
      const byte = byteOf.get(character);
      if (byte === undefined) throw new RangeError(`${character} is not in ${encoding}`);
      return byte;
    }),
  );
}

const table = (...notes: readonly string[]): string => [VEHICLE_HEADER, ...notes.map((note, i) => vehicleLine(i + 1, note)), ''].join('\n');

describe('the encoding of a table', () => {
  it.each<[TextEncoding, string, string[]]>([
    ['windows-1253', 'Greek of Windows', ['Άνω Πατησίων', 'Λεωφόρος Κηφισίας', 'Άγιος Δημήτριος']],
    ['iso-8859-7', 'Greek of ISO, where the capital Ά is another byte', ['Άνω Πατησίων', 'Λεωφόρος Κηφισίας', 'Άγιος Δημήτριος']],
    ['windows-1253', 'Greek without a capital Ά: the more common one', ['οδός Σταδίου', 'πλατεία Συντάγματος', 'λεωφόρος Κηφισού']],
    ['cp737', 'Greek of DOS', ['Άνω Πατησίων', 'Λεωφόρος Κηφισίας', 'ΟΔΟΣ ΣΤΑΔΙΟΥ']],
    ['windows-1252', 'Western European', ['Wittenau Süd', 'Rue de la Liberté', 'Märkische Straße']],
  ])('%s is found: %s', async (encoding, _what, notes) => {
    const { table: found, drafts } = await readFile(temporaryFile(encode(table(...notes), encoding)));
    expect(found.encoding).toBe(encoding);
    expect(drafts.map((draft) => draft.attributes['note'])).toEqual(notes);
  });

  it('is decided by the whole file: the first foreign letter may stand in its last line', async () => {
    const ascii = Array.from({ length: 30_000 }, () => 'plain');
    const text = table(...ascii, 'Άνω Πατησίων');
    const greek = await readFile(temporaryFile(encode(text, 'windows-1253')));
    expect(greek.table.encoding).toBe('windows-1253');
    expect(greek.drafts.at(-1)?.attributes['note']).toBe('Άνω Πατησίων');
    const utf8 = await readFile(temporaryFile(text));
    expect(utf8.table.encoding).toBe('utf-8');
    expect(utf8.drafts.at(-1)?.attributes['note']).toBe('Άνω Πατησίων');
  });

  it('is not UTF-8 when the file ends within a character', async () => {
    const { table: found, drafts } = await readFile(temporaryFile(encode(table('Rue de la Liberté').trimEnd(), 'windows-1252')));
    expect(found.encoding).toBe('windows-1252');
    expect(drafts[0]?.attributes['note']).toBe('Rue de la Liberté');
  });

  it('is what a person says where the guess is wrong', async () => {
    const path = temporaryFile(encode(table('Άνω'), 'iso-8859-7'));
    const { drafts } = await readFile(path, { encoding: 'windows-1253' });
    expect(drafts[0]?.attributes['note']).toBe('¶νω');
  });
});
