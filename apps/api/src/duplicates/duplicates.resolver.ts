import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { DEFAULT_PAGE_SIZE } from '../common/paging.ts';
import { done, withUserErrors } from '../common/user-errors.ts';
import {
  DuplicateCandidateConnection,
  DuplicateCandidateObject,
  DuplicateInput,
  DuplicatePayload,
  MarkSameAccidentInput,
  toDuplicateObject,
} from './duplicate.objects.ts';
import { DuplicatesService } from './duplicates.service.ts';

@Resolver(() => DuplicateCandidateObject)
export class DuplicatesResolver {
  readonly #duplicates: DuplicatesService;

  constructor(duplicates: DuplicatesService) {
    this.#duplicates = duplicates;
  }

  @Query(() => DuplicateCandidateConnection)
  @Allow('records.import')
  async duplicateCandidates(
    @Acting() context: ActingContext,
    @Args('status', { type: () => String, nullable: true, defaultValue: 'open', description: 'open, same or different' }) status: string,
    @Args('first', { type: () => Int, nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null = null,
  ): Promise<DuplicateCandidateConnection> {
    const page = await this.#duplicates.list(context, status, first, after);
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: toDuplicateObject(node) })) };
  }

  @Mutation(() => DuplicatePayload, { description: 'Both records stay; one of them counts no longer, from a new data version on.' })
  @Allow('records.import')
  markSameAccident(@Acting() context: ActingContext, @Args('input') { id, secondaryId }: MarkSameAccidentInput): Promise<DuplicatePayload> {
    return withUserErrors('done', () => done(this.#duplicates.markSame(context, id, secondaryId)));
  }

  @Mutation(() => DuplicatePayload)
  @Allow('records.import')
  markDifferentAccidents(@Acting() context: ActingContext, @Args('input') { id }: DuplicateInput): Promise<DuplicatePayload> {
    return withUserErrors('done', () => done(this.#duplicates.markDifferent(context, id)));
  }

  @Mutation(() => DuplicatePayload)
  @Allow('records.import')
  undoDuplicateDecision(@Acting() context: ActingContext, @Args('input') { id }: DuplicateInput): Promise<DuplicatePayload> {
    return withUserErrors('done', () => done(this.#duplicates.undo(context, id)));
  }
}
