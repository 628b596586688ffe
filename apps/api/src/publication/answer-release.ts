import type { Actor } from '../common/acting-context.ts';
import { withUserErrors } from '../common/user-errors.ts';
import { presentRelease } from './present-release.ts';
import type { ReleaseDraft } from './release-draft.ts';
import type { ReleasePayload } from './release.objects.ts';

/** A draft after what was done to it, as whoever did it sees it. */
export function answerRelease({ personId }: Pick<Actor, 'personId'>, work: () => Promise<ReleaseDraft>): Promise<ReleasePayload> {
  return withUserErrors('release', async () => presentRelease(await work(), personId));
}
