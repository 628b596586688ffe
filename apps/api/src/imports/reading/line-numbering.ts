import type { Draft } from '@elektron/domain';
import { importTableOf, type DetectedTable, type ReadLine } from '@elektron/importers';

/** Names records that their source does not: equal accidents, and the casualties of an accident, by their order in the file. */
export class LineNumbering {
  readonly #counts = new Map<string, number>();

  /** What names the records of a file's lines; lines must be given in order and once. */
  of(file: DetectedTable): (line: ReadLine) => ReadLine {
    const { draftKind, isUnnumbered = false } = importTableOf(file);
    if (draftKind === 'accident' && isUnnumbered) return (line) => ({ ...line, drafts: this.#numberAccident(line.drafts) });
    if (draftKind === 'traffic-unit' && isUnreferenced(file)) {
      return (line) => ({ ...line, drafts: line.drafts.map((draft) => this.#numberUnit(draft)) });
    }
    if (draftKind === 'casualty') return (line) => ({ ...line, drafts: line.drafts.map((draft) => this.#numberCasualty(draft)) });
    return (line) => line;
  }

  #numberAccident(drafts: readonly Draft[]): readonly Draft[] {
    const [own] = drafts;
    if (own?.kind !== 'accident') return drafts;
    const sourceRecordId = `${own.sourceRecordId} #${this.#next(own.sourceRecordId)}`;
    return drafts.map((draft): Draft => {
      if (draft.kind === 'accident') return { ...draft, sourceRecordId };
      return draft.kind === 'traffic-count' ? draft : { ...draft, accidentSourceRecordId: sourceRecordId };
    });
  }

  #numberCasualty(draft: Draft): Draft {
    if (draft.kind !== 'casualty' || draft.casualtyReference !== '') return draft;
    return { ...draft, casualtyReference: String(this.#next(draft.accidentSourceRecordId)) };
  }

  #numberUnit(draft: Draft): Draft {
    if (draft.kind !== 'traffic-unit' || draft.unitReference !== '') return draft;
    return { ...draft, unitReference: String(this.#next(`${draft.accidentSourceRecordId} unit`)) };
  }

  /** 1 for a name that comes for the first time, then 2, 3 … */
  #next(name: string): number {
    const ordinal = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, ordinal);
    return ordinal;
  }
}

/** Of the kinds of files that are known, each numbers its vehicles; one without a number is a fault of its line. */
function isUnreferenced({ mapping }: DetectedTable): boolean {
  return mapping !== undefined;
}
