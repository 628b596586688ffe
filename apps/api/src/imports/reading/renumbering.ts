import type { RowIssue } from '@elektron/domain';
import type { DetectedTable } from '@elektron/importers';

import { KeySet, type Sighting } from './key-set.ts';

/**
 * Numbers of accidents that begin anew in each table of one kind (a sheet for each month numbered from 1): the same number is then another accident,
 * and a vehicle or casualty that names it could belong to either.
 */
export class Renumbering {
  #file: DetectedTable | null = null;
  #ownKeys: KeySet | null = null;
  readonly #ambiguous = new Set<string>();

  open(file: DetectedTable): void {
    if (file === this.#file) return;
    this.#file = file;
    this.#ownKeys = file.isOneOfSeveral === true ? new KeySet() : null;
  }

  /**
   * Takes an accident of a line.
   * @param digest hexadecimal digits of its id
   * @param sighting how the whole import knows it
   * @returns whether another table has another accident of this number
   */
  see(digest: string, sighting: Sighting): boolean {
    if (this.#ownKeys === null) return false;
    // Beside an earlier line of its own table it is a repeat as in any file.
    const isOwn = this.#ownKeys.see(digest, digest) !== 'new';
    if (sighting !== 'differs' || isOwn) return false;
    this.#ambiguous.add(digest);
    return true;
  }

  /** @param recordId of an accident, also as those name it that were in it */
  isAmbiguous(recordId: string): boolean {
    return this.#ambiguous.size > 0 && this.#ambiguous.has(recordId.replaceAll('-', ''));
  }
}

export function remarkOnRenumbered(fileName: string, row: number, value: string): RowIssue {
  return { fileName, row, column: null, code: 'NUMBER_OF_OTHER_TABLE', level: 'held', value };
}
