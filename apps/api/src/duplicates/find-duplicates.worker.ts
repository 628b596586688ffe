import { columnsFromShared, findDuplicates, type AccidentColumns, type FoundDuplicates } from '@elektron/columns';
import { parentPort, workerData } from 'node:worker_threads';

/** What is looked for in a thread of its own. */
export interface DuplicateTask {
  readonly columns: AccidentColumns;
  readonly isNew: Uint8Array;
  readonly most: number;
}

const { columns, isNew, most } = workerData as DuplicateTask;
parentPort?.postMessage(findDuplicates(columnsFromShared(columns), isNew, most) satisfies FoundDuplicates);
