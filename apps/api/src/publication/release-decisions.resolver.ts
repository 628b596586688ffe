import type { Capability } from '@elektron/domain';
import { Args, Mutation, Resolver } from '@nestjs/graphql';

import { Acting, ActingPerson, type ActingContext, type Actor } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { requireOneOf } from '../common/require-one-of.ts';
import { answerRelease } from './answer-release.ts';
import { PublishReleaseInput, ReleaseIdInput, ReleaseReasonInput } from './release.inputs.ts';
import { ReleasePayload } from './release.objects.ts';
import { ReleasesService } from './releases.service.ts';

/** Whoever publishes, and whoever may object. */
const DECIDERS: readonly Capability[] = ['releases.publish', 'releases.veto'];

/** What people decide of a draft that was computed. */
@Resolver()
export class ReleaseDecisionsResolver {
  readonly #releases: ReleasesService;

  constructor(releases: ReleasesService) {
    this.#releases = releases;
  }

  @Mutation(() => ReleasePayload)
  @Allow('releases.publish')
  proposeRelease(
    @Acting() context: ActingContext,
    @ActingPerson() actor: Actor,
    @Args('input') { id }: ReleaseIdInput,
  ): Promise<ReleasePayload> {
    return answerRelease(actor, () => this.#releases.propose(context, id));
  }

  /** Takes somebody else than who has proposed it. */
  @Mutation(() => ReleasePayload)
  @Allow('releases.publish')
  publishRelease(
    @Acting() context: ActingContext,
    @ActingPerson() actor: Actor,
    @Args('input') { id, digest }: PublishReleaseInput,
  ): Promise<ReleasePayload> {
    return answerRelease(actor, () => this.#releases.publish(context, actor, id, digest));
  }

  @Mutation(() => ReleasePayload)
  @Allow('signed-in')
  async rejectRelease(
    @Acting() context: ActingContext,
    @ActingPerson() actor: Actor,
    @Args('input') { id, reason }: ReleaseReasonInput,
  ): Promise<ReleasePayload> {
    requireOneOf(actor, DECIDERS);
    return answerRelease(actor, () => this.#releases.reject(context, id, reason));
  }

  /** At once: the public sees it no more. */
  @Mutation(() => ReleasePayload)
  @Allow('signed-in')
  async withdrawRelease(
    @Acting() context: ActingContext,
    @ActingPerson() actor: Actor,
    @Args('input') { id, reason }: ReleaseReasonInput,
  ): Promise<ReleasePayload> {
    requireOneOf(actor, DECIDERS);
    return answerRelease(actor, () => this.#releases.withdraw(context, id, reason));
  }
}
