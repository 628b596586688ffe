import { hash } from 'node:crypto';
import type { Draft } from '@elektron/domain';
import { canonicalJson, importTableOf, type DetectedTable, type ReadLine } from '@elektron/importers';

/**
 * Names records that their source does not: equal accidents, and the casualties of an accident, by their order in the file. Of several files of
 * one kind (a sheet for each month, and one with all of them) a line that says the same as one of another file is that one, as a repeat is.
 */
export class LineNumbering {
  readonly #counts = new Map<string, number>();
  /** Of files of one kind: by name, content, and which of the equal lines of its file it is. */
  readonly #ordinals = new Map<string, number>();
  #seenHere: Map<string, number> | null = null;
  #file: DetectedTable | null = null;

  /** What names the records of a file's lines; lines must be given in order and once. */
  of(file: DetectedTable): (line: ReadLine) => ReadLine {
    if (file !== this.#file) this.#seenHere = file.isOneOfSeveral === true ? new Map() : null;
    this.#file = file;
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
    const sourceRecordId = `${own.sourceRecordId} #${this.#next(own.sourceRecordId, drafts)}`;
    return drafts.map((draft): Draft => {
      if (draft.kind === 'accident') return { ...draft, sourceRecordId };
      return 'accidentSourceRecordId' in draft ? { ...draft, accidentSourceRecordId: sourceRecordId } : draft;
    });
  }

  #numberCasualty(draft: Draft): Draft {
    if (draft.kind !== 'casualty' || draft.casualtyReference !== '') return draft;
    return { ...draft, casualtyReference: String(this.#next(draft.accidentSourceRecordId, draft)) };
  }

  #numberUnit(draft: Draft): Draft {
    if (draft.kind !== 'traffic-unit' || draft.unitReference !== '') return draft;
    return { ...draft, unitReference: String(this.#next(`${draft.accidentSourceRecordId} unit`, draft)) };
  }

  /** 1 for a name that comes for the first time, then 2, 3 … */
  #next(name: string, content: unknown): number {
    if (this.#seenHere === null) return this.#count(name);
    // A digest of both: two million of them are kept for a million lines.
    const said = hash('sha256', `${name}\n${canonicalJson(content)}`, 'base64').slice(0, DIGEST_CHARACTERS);
    const times = (this.#seenHere.get(said) ?? 0) + 1;
    this.#seenHere.set(said, times);
    const which = times === 1 ? said : `${said}\n${times}`;
    const ordinal = this.#ordinals.get(which) ?? this.#count(name);
    this.#ordinals.set(which, ordinal);
    return ordinal;
  }

  #count(name: string): number {
    const ordinal = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, ordinal);
    return ordinal;
  }
}

/** Of base64: 132 bits. */
const DIGEST_CHARACTERS = 22;

/** Of the kinds of files that are known, each numbers its vehicles; one without a number is a fault of its line. */
function isUnreferenced({ mapping }: DetectedTable): boolean {
  return mapping !== undefined;
}
