import type { Severity } from '@elektron/domain';
import { importTableOf, type DetectedTable, type ReadLine, type TableBatch } from '@elektron/importers';

/** What the lines of an accident say together, worst first; of a casualty whose severity is unknown nothing better can be said. */
const WORST_FIRST: readonly (Severity | null)[] = ['fatal', 'serious', 'slight', null, 'damage-only'];

/** The severities of accidents of which only their casualties tell: each that of its worst casualty, which may come last. */
export class WorstSeverities {
  readonly #worst = new Map<string, Severity | null>();

  /**
   * Reads a file and those of its kind once from end to end: the casualties of an accident may be in several.
   * @returns null for files whose lines say the severity of their accidents
   */
  static async of<File extends { readonly detected: DetectedTable }>(
    table: DetectedTable,
    files: readonly File[],
    open: (file: File) => Promise<() => AsyncIterable<TableBatch>>,
  ): Promise<WorstSeverities | null> {
    if (importTableOf(table).severityFromCasualties !== true) return null;
    const severities = new WorstSeverities();
    for (const other of files.filter(({ detected }) => detected.tableId === table.tableId)) {
      const read = await open(other);
      for await (const { lines } of read()) lines.forEach((line) => severities.#note(line));
    }
    return severities;
  }

  /** The line with the severity of its accident; unknown where that of a casualty is and none is known to be worse. */
  complete(line: ReadLine): ReadLine {
    const drafts = line.drafts.map((draft) =>
      draft.kind === 'accident' ? { ...draft, severity: this.#worst.get(draft.sourceRecordId) ?? null } : draft,
    );
    return { ...line, drafts };
  }

  #note({ drafts }: ReadLine): void {
    const [own] = drafts;
    if (own?.kind === 'casualty') this.#raise(own.accidentSourceRecordId, own.severity);
    // A line of somebody who was not hurt.
    if (own?.kind === 'accident') this.#raise(own.sourceRecordId, 'damage-only');
  }

  #raise(accident: string, severity: Severity | null): void {
    const known = this.#worst.get(accident);
    if (known !== undefined && WORST_FIRST.indexOf(known) <= WORST_FIRST.indexOf(severity)) return;
    this.#worst.set(accident, severity);
  }
}
