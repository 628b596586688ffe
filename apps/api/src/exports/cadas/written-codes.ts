import { normalizeLabel } from '@elektron/importers';

import type { StatedVariable } from './stated-variables.ts';

/** Why a cell was left empty that has something to say. */
export type Omission = 'several-codes' | 'no-code' | 'day-unknown' | 'other-unit' | 'no-casualties';

/** What was left out of a file: cells of one variable, for one reason. */
export interface LeftOut {
  readonly variable: string;
  /** Of our list; `null` for the unknown, and where it is no code. */
  readonly value: string | null;
  readonly why: Omission;
  cells: number;
}

/**
 * Writes the codes that an organisation has stated, and counts what no code says. Of several codes for one value none is chosen: that would say more
 * than is known. Only where the source of a record wrote one of them itself, it is that one.
 */
export class WrittenCodes {
  readonly #stated: ReadonlyMap<string, StatedVariable>;
  readonly #leftOut = new Map<string, LeftOut>();

  constructor(stated: ReadonlyMap<string, StatedVariable>) {
    this.#stated = stated;
  }

  /** The codes that mean a value; `null` for the unknown. */
  codesOf(variable: string, value: string | null): readonly string[] {
    return Object.entries(this.#stated.get(variable)?.codes ?? {}).flatMap(([code, target]) => (target === value ? [code] : []));
  }

  /**
   * The code of a value; `null` where there is not exactly one.
   * @param source what the record's source wrote for it, and the format of its file
   */
  write(variable: string, value: string | null, source?: { readonly formatId: string; readonly written: string }): string | null {
    const codes = this.codesOf(variable, value);
    const own = source?.formatId === this.#stated.get(variable)?.formatId ? (source?.written ?? '') : '';
    const alike = codes.find((each) => each === own) ?? codes.find((each) => normalizeLabel(each) === normalizeLabel(own));
    const code = codes.length === 1 ? codes[0] : alike;
    if (code !== undefined) return code;
    // A blank cell says already that nothing is known.
    if (value !== null || codes.length > 1) this.leaveOut(variable, codes.length > 1 ? 'several-codes' : 'no-code', value);
    return null;
  }

  /** Counts a cell that is left empty. */
  leaveOut(variable: string, why: Omission, value: string | null = null): void {
    const key = JSON.stringify([variable, why, value]);
    const known = this.#leftOut.get(key);
    if (known === undefined) this.#leftOut.set(key, { variable, value, why, cells: 1 });
    else known.cells += 1;
  }

  /** In no order. */
  leftOut(): readonly LeftOut[] {
    return [...this.#leftOut.values()];
  }
}
