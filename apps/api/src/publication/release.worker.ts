import { columnsFromShared } from '@elektron/columns';
import { makeRelease } from '@elektron/disclosure-control';
import { isProblem } from '@elektron/domain';

import type { StoredProblem } from '../common/problem.ts';
import type { WatchedTask } from '../common/watched-task.ts';
import type { MadeDraft } from './made-draft.ts';
import { makeDraft } from './make-draft.ts';
import type { ReleaseMaterial } from './release-material.ts';

/** What the thread is given. */
export interface ReleaseTask extends WatchedTask {
  readonly material: ReleaseMaterial;
}

/** A problem crosses threads as a value: an error would lose its code on the way. */
export type ReleaseAnswer = { readonly kind: 'made'; readonly made: MadeDraft } | ({ readonly kind: 'problem' } & StoredProblem);

/** A share is told when it has grown by so much. */
const PROGRESS_STEP = 0.01;

/** Makes one release, in a thread of its own so that the server keeps answering. */
export async function make({ material, cancelled, progress }: ReleaseTask): Promise<ReleaseAnswer> {
  let told = 0;
  const control = {
    isCancelled: () => Atomics.load(cancelled, 0) === 1,
    progress: (fraction: number) => {
      if (fraction - told < PROGRESS_STEP) return;
      told = fraction;
      progress.postMessage(fraction);
    },
  };
  try {
    const columns = columnsFromShared(material.columns);
    return { kind: 'made', made: await makeDraft({ ...material, columns }, control, makeRelease) };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { kind: 'problem', code: error.code, details: error.details };
  } finally {
    progress.close();
  }
}
