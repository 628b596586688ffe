import { EnvironmentError } from './common/env.ts';
import { OrganisationMissing } from './identity/acting-organisation.ts';
import { InstallationError } from './open-installation.ts';

/** Runs an entry; what its operator can put right is told without a stack. */
export async function startEntry(entry: () => Promise<void>): Promise<void> {
  try {
    await entry();
  } catch (error) {
    const isForOperator = error instanceof EnvironmentError || error instanceof InstallationError || error instanceof OrganisationMissing;
    console.error(isForOperator ? error.message : error);
    process.exit(1);
  }
}
