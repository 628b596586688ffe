import { explainFailure } from './explain-failure.ts';

/** Runs an entry; what its operator can put right is told without a stack. */
export async function startEntry(entry: () => Promise<void>): Promise<void> {
  try {
    await entry();
  } catch (error) {
    console.error(explainFailure(error) ?? error);
    process.exit(1);
  }
}
