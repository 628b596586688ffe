import { Args, Int, Query, Resolver } from '@nestjs/graphql';

import { AccidentFilterInput, toAccidentFilter } from '../common/accident-filter.input.ts';
import { Allow } from '../common/allow.ts';
import { Acting, type ActingContext } from '../common/acting-context.ts';
import { AccidentConnection } from './accident-list.object.ts';
import { AccidentListService } from './accident-list.service.ts';

@Resolver(() => AccidentConnection)
export class AccidentListResolver {
  readonly #list: AccidentListService;

  constructor(list: AccidentListService) {
    this.#list = list;
  }

  @Query(() => AccidentConnection)
  @Allow('records.read', { ofOthers: 'records' })
  accidents(
    @Acting() context: ActingContext,
    @Args('filter', { type: () => AccidentFilterInput, nullable: true }) filter: AccidentFilterInput | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<AccidentConnection> {
    return this.#list.list(context, toAccidentFilter(filter), first, after);
  }
}
