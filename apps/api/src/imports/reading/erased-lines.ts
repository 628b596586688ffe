import type { Draft } from '@elektron/domain';
import { listImpersonalColumns, type ReadLine } from '@elektron/importers';

import { eraseCasualty, eraseDriver, hashCasualty, hashDriver } from '../../accidents/erased-person.ts';
import { recordIdOf } from '../../accidents/record-id.ts';
import type { ReadingTask } from './prepared-chunk.ts';

/** Keeps the data of persons that were erased from coming back with the file that they came from. */
export class ErasedLines {
  readonly #task: ReadingTask;
  readonly #hashes: ReadonlySet<string>;
  readonly #keptOfUnits: ReadonlySet<string>;

  constructor(task: ReadingTask) {
    this.#task = task;
    this.#hashes = new Set(task.erasures.hashes);
    this.#keptOfUnits = new Set(listImpersonalColumns(task.formatId, 'traffic-unit'));
  }

  /** The line as it may be taken: the same one, as nearly always, or one without the person's data, not even in a remark. */
  redact(line: ReadLine): ReadLine {
    if (this.#hashes.size === 0) return line;
    const drafts = line.drafts.map((draft) => this.#redact(draft));
    if (drafts.every((draft, i) => draft === line.drafts[i])) return line;
    return { ...line, drafts, issues: line.issues.map((issue) => ({ ...issue, value: '' })), cells: [] };
  }

  #redact(draft: Draft): Draft {
    const { key } = this.#task.erasures;
    if (draft.kind === 'casualty') return this.#isErased(hashCasualty(key, this.#keyOf(draft))) ? eraseCasualty(draft) : draft;
    if (draft.kind !== 'traffic-unit') return draft;
    return this.#isErased(hashDriver(key, this.#keyOf(draft))) ? eraseDriver(draft, this.#keptOfUnits) : draft;
  }

  #keyOf<OfAccident extends { readonly accidentSourceRecordId: string }>(draft: OfAccident): OfAccident & { readonly accidentId: string } {
    const { organisationId, formatId } = this.#task;
    return { ...draft, accidentId: recordIdOf(organisationId, formatId, draft.accidentSourceRecordId) };
  }

  #isErased(hash: Buffer): boolean {
    return this.#hashes.has(hash.toString('hex'));
  }
}
