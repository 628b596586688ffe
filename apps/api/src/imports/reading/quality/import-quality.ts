import type { AccidentDraft, Draft } from '@elektron/domain';
import { importTableOf, type Area, type DetectedTable, type MeterRanges, type ReadLine } from '@elektron/importers';

import type { PreparedIssue, ReadingTask } from '../prepared-chunk.ts';
import { CountLedger, type Contradiction } from './count-ledger.ts';
import { DatumSuspicion } from './datum-suspicion.ts';
import { PlaceJudge, type JudgedPlace } from './place-judge.ts';
import type { RepairProposal } from './repair-tally.ts';

/** A record of an accepted line. */
export interface AcceptedRecord {
  readonly draft: Draft;
  /** With the UUID of the record; of a unit or casualty that of its accident. */
  readonly row: { readonly recordId: string };
}

/** A part of what is said when all lines were read. */
export interface Conclusion {
  readonly issues: readonly PreparedIssue[];
  readonly proposals: readonly RepairProposal[];
}

/** What is written in one transaction. */
const ISSUES_AT_ONCE = 1_000;

/** What the lines of an import say about each other, and about the places that they name. */
export class ImportQuality {
  readonly #judge: PlaceJudge;
  readonly #ledger: CountLedger;
  readonly #datum: DatumSuspicion;
  readonly #files: readonly DetectedTable[];
  #fileIndex = 0;

  constructor(task: ReadingTask) {
    this.#files = task.files.map(({ detected }) => detected as DetectedTable);
    const kinds = new Set(this.#files.map((file) => importTableOf(file).draftKind));
    this.#ledger = new CountLedger({ units: kinds.has('traffic-unit'), casualties: kinds.has('casualty') });
    this.#judge = new PlaceJudge(task);
    this.#datum = new DatumSuspicion(task, this.#judge);
  }

  get area(): Area {
    return this.#judge.expected.area;
  }

  get meters(): MeterRanges {
    return this.#judge.expected.meters;
  }

  /** Says of which file the next lines are. */
  open(file: DetectedTable): void {
    this.#fileIndex = this.#files.indexOf(file);
  }

  judge(draft: AccidentDraft, { otherPositions = [] }: ReadLine): JudgedPlace {
    return this.#judge.judge(draft, otherPositions);
  }

  /** Takes the records of a line that becomes some. Accidents before what belongs to them, unless they stand in one line. */
  note(records: readonly AcceptedRecord[], { row, stated }: ReadLine): void {
    for (const { draft, row: record } of records) {
      if (draft.kind !== 'accident') continue;
      this.#datum.note(draft.position);
      if (!this.#ledger.isIdle) this.#ledger.open(digitsOf(record.recordId), { fileIndex: this.#fileIndex, row }, draft.severity, stated);
    }
    if (this.#ledger.isIdle) return;
    for (const { draft, row: record } of records) {
      if (draft.kind === 'traffic-unit') this.#ledger.addUnit(digitsOf(record.recordId));
      if (draft.kind === 'casualty') this.#ledger.addCasualty(digitsOf(record.recordId), draft.severity);
    }
  }

  /** What only the whole import can tell, in parts that are each written at once. */
  async conclude(): Promise<Conclusion[]> {
    const issues = this.#ledger.listContradictions().flatMap((contradiction) => this.#describe(contradiction));
    const proposals = await this.#datum.conclude();
    const parts = Array.from({ length: Math.ceil(issues.length / ISSUES_AT_ONCE) }, (_, part) => ({
      issues: issues.slice(part * ISSUES_AT_ONCE, (part + 1) * ISSUES_AT_ONCE),
      proposals: [] as readonly RepairProposal[],
    }));
    return proposals.length === 0 ? parts : [...parts, { issues: [], proposals }];
  }

  #describe({ fileIndex, row, units, casualties, severity }: Contradiction): PreparedIssue[] {
    const at = { fileName: this.#files[fileIndex]?.fileName ?? '', row, column: null, level: 'warning' as const };
    const issues: PreparedIssue[] = [];
    if (units !== null) issues.push({ ...at, code: 'UNIT_COUNT_CONTRADICTS', value: `${units.stated} ≠ ${units.come}` });
    if (casualties !== null) issues.push({ ...at, code: 'CASUALTY_COUNT_CONTRADICTS', value: `${casualties.stated} ≠ ${casualties.come}` });
    if (severity !== null) issues.push({ ...at, code: 'SEVERITY_CONTRADICTS', value: severity });
    return issues;
  }
}

function digitsOf(uuid: string): string {
  return uuid.replaceAll('-', '');
}
