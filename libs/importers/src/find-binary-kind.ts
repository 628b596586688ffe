import type { Text } from '@elektron/domain';

/** How a kind of file begins. */
interface Signature {
  readonly offset: number;
  readonly bytes: string;
  /** Text that must stand somewhere in the first bytes as well. */
  readonly inside?: string;
  readonly name: Text;
}

const same = (name: string): Text => ({ el: name, en: name });
const image = (kind: string): Text => ({ el: `εικόνα ${kind}`, en: `${kind} image` });

/** What people upload by mistake. Each entry before the more general one; bytes as Latin-1 text. */
const SIGNATURES: readonly Signature[] = [
  { offset: 0, bytes: '\x89PNG\r\n\x1a\n', name: image('PNG') },
  { offset: 0, bytes: '\xff\xd8\xff', name: { el: 'φωτογραφία JPEG', en: 'JPEG photo' } },
  { offset: 0, bytes: 'GIF8', name: image('GIF') },
  { offset: 0, bytes: 'II*\0', name: image('TIFF') },
  { offset: 0, bytes: 'MM\0*', name: image('TIFF') },
  { offset: 8, bytes: 'WEBP', name: image('WebP') },
  { offset: 4, bytes: 'ftyphei', name: { el: 'φωτογραφία HEIC', en: 'HEIC photo' } },
  { offset: 4, bytes: 'ftyp', name: { el: 'βίντεο ή ήχος', en: 'video or sound' } },
  { offset: 0, bytes: '%PDF', name: { el: 'έγγραφο PDF', en: 'PDF document' } },
  {
    offset: 0,
    bytes: 'PK\x03\x04',
    inside: 'opendocument.spreadsheet',
    name: { el: 'λογιστικό φύλλο OpenDocument (.ods)', en: 'OpenDocument spreadsheet (.ods)' },
  },
  { offset: 0, bytes: 'PK\x03\x04', inside: 'xl/', name: { el: 'βιβλίο Excel (.xlsx)', en: 'Excel workbook (.xlsx)' } },
  { offset: 0, bytes: 'PK\x03\x04', inside: 'word/', name: { el: 'έγγραφο Word (.docx)', en: 'Word document (.docx)' } },
  // An Excel workbook may list its parts only at its end; this entry is what every one of them begins with.
  { offset: 0, bytes: 'PK\x03\x04', inside: '[Content_Types].xml', name: { el: 'έγγραφο Office', en: 'Office document' } },
  { offset: 0, bytes: 'PK', name: { el: 'συμπιεσμένο αρχείο ZIP', en: 'ZIP archive' } },
  { offset: 0, bytes: '\xd0\xcf\x11\xe0', name: { el: 'παλιό έγγραφο Office (.xls, .doc)', en: 'old Office document (.xls, .doc)' } },
  { offset: 0, bytes: '\x1f\x8b', name: { el: 'συμπιεσμένο αρχείο gzip', en: 'gzip archive' } },
  { offset: 0, bytes: '7z\xbc\xaf', name: { el: 'συμπιεσμένο αρχείο 7z', en: '7z archive' } },
  { offset: 0, bytes: 'Rar!', name: { el: 'συμπιεσμένο αρχείο RAR', en: 'RAR archive' } },
  { offset: 0, bytes: 'SQLite format 3', name: { el: 'GeoPackage ή βάση SQLite', en: 'GeoPackage or SQLite database' } },
  { offset: 0, bytes: 'PAR1', name: same('Parquet') },
  { offset: 0, bytes: '\0\0\x27\x0a', name: same('shapefile (.shp)') },
];

/** Text that is no table, by how it begins after blanks. */
const TEXT_STARTS: readonly { readonly pattern: RegExp; readonly name: Text }[] = [
  { pattern: /^<(?:!doctype html|html)\b/i, name: { el: 'ιστοσελίδα HTML', en: 'HTML page' } },
  { pattern: /^<\?xml\b/i, name: same('XML') },
  { pattern: /^[{[]\s*(?:["{[\]}]|$)/, name: same('JSON / GeoJSON') },
];

/**
 * What a file that is not a table of text is, in words; `undefined` when its first bytes are those of no kind that is known.
 * @param head the first bytes of the file
 */
export function findBinaryKind(head: Buffer): Text | undefined {
  const text = head.toString('latin1');
  const signature = SIGNATURES.find(
    ({ offset, bytes, inside }) => text.startsWith(bytes, offset) && (inside === undefined || text.includes(inside)),
  );
  if (signature !== undefined) return signature.name;
  const start = text.replace(/^(?:\xef\xbb\xbf)?\s*/, '').slice(0, 200);
  return TEXT_STARTS.find(({ pattern }) => pattern.test(start))?.name;
}
