import { Args, Info, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';

import { Acting, ActingPerson, type ActingContext, type Actor } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { DEFAULT_PAGE_SIZE } from '../common/paging.ts';
import { selectedFields } from '../common/selected-fields.ts';
import { ImportBatchObject } from './import-batch.object.ts';
import type { RemarkReader } from './remark-readings.ts';
import { RemarksService } from './remarks.service.ts';
import { IssueGroupObject, RowIssueConnection, toRowIssueObject } from './row-issue.object.ts';

/** What was remarked about the lines of a batch. */
@Resolver(() => ImportBatchObject)
export class RemarksResolver {
  readonly #remarks: RemarksService;

  constructor(remarks: RemarksService) {
    this.#remarks = remarks;
  }

  @ResolveField(() => RowIssueConnection)
  @Allow('records.import')
  async issues(
    @Acting() context: ActingContext,
    @ActingPerson() actor: Actor,
    @Parent() batch: ImportBatchObject,
    @Info() info: GraphQLResolveInfo,
    @Args('first', { type: () => Int, nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null = null,
    @Args('level', { type: () => String, nullable: true }) level: string | null = null,
  ): Promise<RowIssueConnection> {
    const page = await this.#remarks.list(context, Number(batch.id), { first, after, level }, readerOf(actor, info));
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: toRowIssueObject(node) })) };
  }

  @ResolveField(() => [IssueGroupObject])
  @Allow('records.import')
  issueGroups(
    @Acting() context: ActingContext,
    @ActingPerson() actor: Actor,
    @Parent() batch: ImportBatchObject,
    @Info() info: GraphQLResolveInfo,
  ): Promise<IssueGroupObject[]> {
    return this.#remarks.listGroups(context, Number(batch.id), readerOf(actor, info));
  }
}

function readerOf({ personId }: Actor, info: GraphQLResolveInfo): RemarkReader {
  return { personId, fields: selectedFields(info) };
}
