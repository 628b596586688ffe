import type { KeyCost } from '../backup-file-format.ts';

/** The least that argon2 takes: tests guess no passphrases. */
export const CHEAP_KEY: KeyCost = { memoryKibibytes: 8, passes: 1, lanes: 1 };
