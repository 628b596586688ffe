/*
 * Documents of a black-spot case: sketches, photographs of the visit, decisions. What may be attached is this table: forms, the API and the
 * database read it. A kind is known by its first bytes and not by what its sender calls it.
 */

export interface DocumentKind {
  readonly mediaType: string;
  /** Endings of its names, the usual one first. */
  readonly endings: readonly string[];
  /** How a file of this kind begins. */
  readonly begins: readonly number[];
}

const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
/** Documents of offices are ZIP files, told from each other by their ending. The endings for files with macros are left out, but nothing looks into a file. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN = 'application/vnd.oasis.opendocument';

/** THE kinds. */
export const DOCUMENT_KINDS: readonly DocumentKind[] = [
  { mediaType: 'application/pdf', endings: ['pdf'], begins: PDF },
  { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'], begins: JPEG },
  { mediaType: 'image/png', endings: ['png'], begins: PNG },
  { mediaType: `${OFFICE}.wordprocessingml.document`, endings: ['docx'], begins: ZIP },
  { mediaType: `${OFFICE}.spreadsheetml.sheet`, endings: ['xlsx'], begins: ZIP },
  { mediaType: `${OPEN}.text`, endings: ['odt'], begins: ZIP },
  { mediaType: `${OPEN}.spreadsheet`, endings: ['ods'], begins: ZIP },
];

export const DOCUMENT_ENDINGS: readonly string[] = DOCUMENT_KINDS.flatMap(({ endings }) => endings);
export const LARGEST_DOCUMENT_MEGABYTES = 10;
/** Of one case. */
export const MOST_DOCUMENTS = 50;
export const LONGEST_DOCUMENT_NAME = 200;

/** @returns the kind whose ending and first bytes a file has, null for any other file */
export function findDocumentKind(fileName: string, bytes: Uint8Array): DocumentKind | null {
  const ending = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase();
  const found = DOCUMENT_KINDS.find(({ endings, begins }) => endings.includes(ending) && begins.every((byte, i) => bytes[i] === byte));
  return found ?? null;
}
