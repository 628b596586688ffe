import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { withUserErrors } from '../common/user-errors.ts';
import { SiteTableObject, SiteTablePayload } from './site-table.objects.ts';
import { SiteTableRepository } from './site-tables.repository.ts';

@Resolver()
export class SiteTablesResolver {
  readonly #tables: SiteTableRepository;

  constructor(tables: SiteTableRepository) {
    this.#tables = tables;
  }

  @Query(() => [SiteTableObject], { description: 'Retired ones too.' })
  @Allow('records.read')
  siteTables(@Acting() context: ActingContext): Promise<SiteTableObject[]> {
    return this.#tables.list(context);
  }

  @Mutation(() => SiteTablePayload, { description: 'Nobody chooses it any more; runs that name it keep their meaning.' })
  @Allow('records.import')
  retireSiteTable(
    @Acting() context: ActingContext,
    @Args('siteTableId', { type: () => Int }) siteTableId: number,
  ): Promise<SiteTablePayload> {
    return withUserErrors('siteTable', () => this.#tables.retire(context, siteTableId));
  }
}
