import { z } from 'zod';

/*
 * A backup is one file:
 *
 *   magic          16 bytes   "ELEKTRON-BACKUP\n"
 *   header length   4 bytes   big endian
 *   header                    JSON, in the clear: versions and what the key is derived with
 *   header digest  32 bytes   SHA-256 of all that comes before: tells an accident apart from a wrong passphrase
 *   key check      32 bytes   derived from the key: tells a wrong passphrase before anything is decrypted, and binds the file to one key
 *   body                      sealed by common/sealed-file.ts with a key of passphrase and header digest, to the end of the file
 *     gzip                    one stream over all of it
 *       records               JSON, one a line: contents, then rows and files in any order, then the end with counts and digests
 *
 * It is a format of its own and not a dump of one database's files or statements, because it must go from the embedded database to a server
 * and back: each value is the text that PostgreSQL writes for it, which both read back exactly.
 */

export const MAGIC = Buffer.from('ELEKTRON-BACKUP\n', 'latin1');
export const LENGTH_BYTES = 4;
export const DIGEST_BYTES = 32;
export const CHECK_BYTES = 32;
/** Some hundreds of bytes are what a header takes; more is no header. */
export const MAX_HEADER_BYTES = 65_536;

export const FORMAT_VERSION = 1;

const KIBIBYTES_PER_GIBIBYTE = 1_048_576;

/**
 * What a key costs to derive with argon2id. The limits keep a file that is not ours from taking the machine's memory before its passphrase
 * is known to be wrong.
 */
const keyCost = z.object({
  memoryKibibytes: z.number().int().min(8).max(KIBIBYTES_PER_GIBIBYTE),
  passes: z.number().int().min(1).max(20),
  lanes: z.number().int().min(1).max(16),
});
export type KeyCost = z.infer<typeof keyCost>;

const SALT_BYTES = 16;

/** In the clear, and bound to the key: a changed header opens nothing. */
export const backupHeader = z.object({
  formatVersion: z.literal(FORMAT_VERSION),
  backupId: z.uuid(),
  softwareVersion: z.string(),
  madeAt: z.iso.datetime(),
  /** Recorded names of the migrations that the database had seen. */
  migrations: z.array(z.string()).min(1),
  key: keyCost.extend({
    function: z.literal('argon2id'),
    salt: z.string().refine((text) => Buffer.from(text, 'base64url').length === SALT_BYTES),
  }),
});
export type BackupHeader = z.infer<typeof backupHeader>;

/** A table as it was backed up. */
export interface BackedUpTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** Where a sequence stands. */
export interface SequencePosition {
  readonly name: string;
  readonly value: string;
  readonly called: boolean;
}

/** Folders beside the database of which files may be part of a backup. */
export const KEPT_AREAS = ['audit', 'uploads'] as const;
export type KeptArea = (typeof KEPT_AREAS)[number];

/** The first record: what the file holds. */
export interface ContentsRecord {
  readonly kind: 'contents';
  /** Of the installation: sealed columns, sealed files, sessions and the audit trail's MACs rest on it. */
  readonly secretKey: string;
  readonly demo: boolean;
  readonly tables: readonly BackedUpTable[];
  readonly sequences: readonly SequencePosition[];
}

/** Some rows of a table, column by column, as PostgreSQL writes each value as text. */
export interface RowsRecord {
  readonly kind: 'rows';
  /** Index in the contents' tables. */
  readonly table: number;
  readonly columns: readonly (readonly (string | null)[])[];
}

/** A piece of a file; the pieces of one file follow each other. */
export interface FileRecord {
  readonly kind: 'file';
  readonly area: KeptArea;
  /** Parts of the path below the area's folder. */
  readonly path: readonly string[];
  readonly offset: number;
  readonly base64: string;
}

/** What a table came to: rows, and a digest that their order does not change. */
export interface TableTotal {
  readonly rows: number;
  readonly digest: string;
}

/** The last record. */
export interface EndRecord {
  readonly kind: 'end';
  /** By index in the contents' tables. */
  readonly tables: readonly TableTotal[];
  readonly files: number;
}

export type BackupRecord = ContentsRecord | RowsRecord | FileRecord | EndRecord;
