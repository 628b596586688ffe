import type { Text } from '@elektron/domain';

/** Something on record that changes what a series of accidents means, and since when. */
export interface KnownChange {
  /** YYYY-MM-DD. */
  readonly on: string;
  readonly text: Text;
}
