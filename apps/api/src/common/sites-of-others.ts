import type { OpenedSites } from '@elektron/spatial-analysis';

import type { ActingContext } from './acting-context.ts';

/** Sites that other organisations have opened to the acting one. The room `identity` knows of whom. */
export abstract class SitesOfOthers {
  /**
   * What is open now, and sees to it that the trail of each owner says that it was taken. In the same order at every time: a function that is fitted on
   * it comes out the same to the last bit.
   */
  abstract take(context: ActingContext): Promise<OpenedSites[]>;

  /** Sees to it that the trail of each owner says that what was once taken of it is used again. */
  abstract noteAgain(context: ActingContext, taken: readonly OpenedSites[]): Promise<void>;
}
