import type { Capability } from '@elektron/domain';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import { Acting, ActingPerson, type ActingContext, type Actor } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { requireOneOf } from '../common/require-one-of.ts';
import { answerRelease } from './answer-release.ts';
import { presentPreview, presentRelease } from './present-release.ts';
import { DraftReleaseInput, ReleaseIdInput, ReleasePreviewInput } from './release.inputs.ts';
import { ReleaseDraftObject, ReleasePayload, ReleasePreviewObject, ReleaseTermsObject } from './release.objects.ts';
import { ReleasesService } from './releases.service.ts';

/** Whoever reads records, and whoever may object. */
const READERS: readonly Capability[] = ['records.read', 'releases.veto'];

@Resolver()
export class ReleasesResolver {
  readonly #releases: ReleasesService;

  constructor(releases: ReleasesService) {
    this.#releases = releases;
  }

  /** The latest drafts, newest first, whatever became of them. */
  @Query(() => [ReleaseDraftObject])
  @Allow('signed-in')
  async releaseDrafts(@Acting() context: ActingContext, @ActingPerson() actor: Actor): Promise<ReleaseDraftObject[]> {
    requireOneOf(actor, READERS);
    return (await this.#releases.list(context)).map((draft) => presentRelease(draft, actor.personId));
  }

  @Query(() => ReleaseDraftObject, { nullable: true })
  @Allow('signed-in')
  async releaseDraft(
    @Acting() context: ActingContext,
    @ActingPerson() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ReleaseDraftObject | null> {
    requireOneOf(actor, READERS);
    const draft = await this.#releases.find(context, id);
    return draft && presentRelease(draft, actor.personId);
  }

  /** What would be public of it; null until it is computed. */
  @Query(() => ReleasePreviewObject, { nullable: true })
  @Allow('signed-in')
  async releasePreview(
    @Acting() context: ActingContext,
    @ActingPerson() actor: Actor,
    @Args('input') input: ReleasePreviewInput,
  ): Promise<ReleasePreviewObject | null> {
    requireOneOf(actor, READERS);
    const read = await this.#releases.read(context, input.id);
    return read && presentPreview(read, input);
  }

  /** What a new draft begins with. */
  @Query(() => ReleaseTermsObject)
  @Allow('releases.publish')
  releaseTerms(@Acting() context: ActingContext): Promise<ReleaseTermsObject> {
    return this.#releases.findTerms(context);
  }

  @Mutation(() => ReleasePayload)
  @Allow('releases.publish')
  draftRelease(
    @Acting() context: ActingContext,
    @ActingPerson() actor: Actor,
    @Args('input') { illustrative, ...asked }: DraftReleaseInput,
  ): Promise<ReleasePayload> {
    return answerRelease(actor, () => this.#releases.draft(context, { ...asked, illustrative: actor.demo || illustrative === true }));
  }

  /** Has the same computed as a new draft, where nothing came of one. */
  @Mutation(() => ReleasePayload)
  @Allow('releases.publish')
  repeatReleaseDraft(
    @Acting() context: ActingContext,
    @ActingPerson() actor: Actor,
    @Args('input') { id }: ReleaseIdInput,
  ): Promise<ReleasePayload> {
    return answerRelease(actor, () => this.#releases.repeat(context, id));
  }

  @Mutation(() => ReleasePayload)
  @Allow('releases.publish')
  cancelReleaseDraft(
    @Acting() context: ActingContext,
    @ActingPerson() actor: Actor,
    @Args('input') { id }: ReleaseIdInput,
  ): Promise<ReleasePayload> {
    return answerRelease(actor, () => this.#releases.cancel(context, id));
  }
}
