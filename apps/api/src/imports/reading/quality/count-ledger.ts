import { contradictsCounts, type StatedCounts } from '@elektron/importers';
import { SEVERITIES, type CasualtySeverity, type Severity } from '@elektron/domain';

/** An accident whose line and whose other lines do not agree. */
export interface Contradiction {
  readonly fileIndex: number;
  readonly row: number;
  readonly units: CountPair | null;
  readonly casualties: CountPair | null;
  /** The accident's severity, where the worst of its casualties is another. */
  readonly severity: Severity | null;
}

export interface CountPair {
  readonly stated: number;
  readonly come: number;
}

/** Where a line of an accident stands. */
export interface LinePlace {
  readonly fileIndex: number;
  readonly row: number;
}

const FIRST_CAPACITY = 1 << 12;
const FULLEST = 0.6;
const NOT_STATED = -1;
const MOST = 32_767;

/** Bits of the outcomes of an accident's casualties. */
const OUTCOMES: Readonly<Record<CasualtySeverity | 'unknown', number>> = { fatal: 1, serious: 2, slight: 4, unknown: 8 };

/** Arrays with one element for each place of the table. */
function allocate(capacity: number) {
  return {
    keys: new Uint32Array(capacity * 2),
    isFilled: new Uint8Array(capacity),
    row: new Uint32Array(capacity),
    fileIndex: new Uint16Array(capacity),
    severity: new Uint8Array(capacity),
    statedUnits: new Int16Array(capacity),
    statedCasualties: new Int16Array(capacity),
    units: new Int16Array(capacity),
    casualties: new Int16Array(capacity),
    outcomes: new Uint8Array(capacity),
  };
}

/**
 * What the lines of accidents state, and how many lines came for it. Open addressing over typed arrays, some 50 bytes for an accident: a million
 * must fit beside everything else. Two accidents of a million are taken for one by chance in 1 of 10^7 files.
 */
export class CountLedger {
  readonly #countsUnits: boolean;
  readonly #countsCasualties: boolean;
  #capacity = FIRST_CAPACITY;
  #table = allocate(FIRST_CAPACITY);
  #size = 0;

  /** @param kinds what the import has files of: where none tells of units, that none came says nothing */
  constructor(kinds: { readonly units: boolean; readonly casualties: boolean }) {
    this.#countsUnits = kinds.units;
    this.#countsCasualties = kinds.casualties;
  }

  get isIdle(): boolean {
    return !this.#countsUnits && !this.#countsCasualties;
  }

  /** An accident, as its line has it. @param key hexadecimal digits of its id */
  open(key: string, { fileIndex, row }: LinePlace, severity: Severity | null, stated: StatedCounts | undefined): void {
    if (this.isIdle) return;
    // Lines that are casualties tell of their accident again and again.
    if (this.#placeOf(key, false) >= 0) return;
    const at = this.#placeOf(key, true);
    const table = this.#table;
    table.fileIndex[at] = fileIndex;
    table.row[at] = row;
    table.severity[at] = severity === null ? 0 : SEVERITIES.indexOf(severity) + 1;
    table.statedUnits[at] = Math.min(stated?.units ?? NOT_STATED, MOST);
    table.statedCasualties[at] = Math.min(stated?.casualties ?? NOT_STATED, MOST);
  }

  /** A unit of an accident that this import has brought before, or brings with the same line. */
  addUnit(key: string): void {
    if (this.#countsUnits) this.#add(key, 'units');
  }

  addCasualty(key: string, severity: CasualtySeverity | null): void {
    if (!this.#countsCasualties) return;
    const at = this.#add(key, 'casualties');
    if (at >= 0) this.#table.outcomes[at]! |= OUTCOMES[severity ?? 'unknown'];
  }

  /** In the order of the files and their lines. */
  listContradictions(): Contradiction[] {
    const found: Contradiction[] = [];
    for (let at = 0; at < this.#capacity; at += 1) {
      if (this.#table.isFilled[at] === 0) continue;
      const contradiction = this.#compare(at);
      if (contradiction !== null) found.push(contradiction);
    }
    return found.sort((a, b) => a.fileIndex - b.fileIndex || a.row - b.row);
  }

  #compare(at: number): Contradiction | null {
    const { row, fileIndex, statedUnits, statedCasualties, units, casualties, outcomes } = this.#table;
    const pair = (stated: number, come: number): CountPair | null => (stated === NOT_STATED || stated === come ? null : { stated, come });
    const severity = SEVERITIES[this.#table.severity[at]! - 1];
    const differing = {
      units: this.#countsUnits ? pair(statedUnits[at]!, units[at]!) : null,
      casualties: this.#countsCasualties ? pair(statedCasualties[at]!, casualties[at]!) : null,
      severity: severity !== undefined && casualties[at]! > 0 && contradictsOutcomes(severity, outcomes[at]!) ? severity : null,
    };
    if (Object.values(differing).every((value) => value === null)) return null;
    return { fileIndex: fileIndex[at]!, row: row[at]!, ...differing };
  }

  /** @returns its place; -1 for an accident that this import has not brought */
  #add(key: string, name: 'units' | 'casualties'): number {
    const at = this.#placeOf(key, false);
    if (at >= 0) this.#table[name][at] = Math.min(this.#table[name][at]! + 1, MOST);
    return at;
  }

  #placeOf(key: string, isNew: boolean): number {
    const high = Number.parseInt(key.slice(0, 8), 16);
    const low = Number.parseInt(key.slice(8, 16), 16);
    const at = this.#find(high, low);
    if (this.#table.isFilled[at] === 1) return at;
    if (!isNew) return -1;
    this.#put(at, high, low);
    this.#size += 1;
    if (this.#size <= this.#capacity * FULLEST) return at;
    this.#grow();
    return this.#find(high, low);
  }

  #find(high: number, low: number): number {
    const mask = this.#capacity - 1;
    const { keys, isFilled } = this.#table;
    let at = high & mask;
    while (isFilled[at] === 1 && (keys[at * 2] !== high || keys[at * 2 + 1] !== low)) at = (at + 1) & mask;
    return at;
  }

  #put(at: number, high: number, low: number): void {
    this.#table.keys[at * 2] = high;
    this.#table.keys[at * 2 + 1] = low;
    this.#table.isFilled[at] = 1;
  }

  #grow(): void {
    const before = this.#table;
    const filled = before.isFilled;
    this.#capacity *= 2;
    this.#table = allocate(this.#capacity);
    for (let from = 0; from < filled.length; from += 1) {
      if (filled[from] === 0) continue;
      const [high, low] = [before.keys[from * 2]!, before.keys[from * 2 + 1]!];
      const to = this.#find(high, low);
      this.#put(to, high, low);
      for (const name of COPIED) this.#table[name][to] = before[name][from]!;
    }
  }
}

const COPIED = ['row', 'fileIndex', 'severity', 'statedUnits', 'statedCasualties', 'units', 'casualties', 'outcomes'] as const;

/** One casualty whose outcome is not known can be of any; it then proves nothing that no other is. */
function contradictsOutcomes(severity: Severity, outcomes: number): boolean {
  const isUnknown = (outcomes & OUTCOMES.unknown) > 0;
  const counts = (['fatal', 'serious', 'slight'] as const).map((outcome) => {
    const isThere = (outcomes & OUTCOMES[outcome]) > 0;
    return { severity: outcome, count: isThere ? 1 : isUnknown ? null : 0 };
  });
  return contradictsCounts(severity, counts);
}
