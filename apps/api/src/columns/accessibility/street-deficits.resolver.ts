import { parseLinkNumbers, type JudgedItem, type StreetOrder } from '@elektron/domain';
import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { AccidentFilterInput, toAccidentFilter } from '../../common/accident-filter.input.ts';
import { Acting, type ActingContext } from '../../common/acting-context.ts';
import { Allow } from '../../common/allow.ts';
import { JudgedItemEnum, StreetOrderEnum } from '../../common/domain-enums.ts';
import { pageStreets } from './present-streets.ts';
import { StreetDeficitConnection, StreetDeficitsObject } from './street-deficits.objects.ts';
import { StreetDeficitsService, type StreetDeficits } from './street-deficits.service.ts';

@Resolver(() => StreetDeficitsObject)
export class StreetDeficitsResolver {
  readonly #deficits: StreetDeficitsService;

  constructor(deficits: StreetDeficitsService) {
    this.#deficits = deficits;
  }

  /** What crossings and footways lack, and the pedestrian accidents near them. */
  @Query(() => StreetDeficitsObject)
  @Allow('records.read')
  streetDeficits(
    @Acting() context: ActingContext,
    @Args('filter', {
      type: () => AccidentFilterInput,
      nullable: true,
      description: 'What it says of road users gives way to pedestrians.',
    })
    filter: AccidentFilterInput | null,
    @Args('nearMeters', { type: () => Int, nullable: true }) nearMeters: number | null,
    @Args('partMeters', { type: () => Int, nullable: true }) partMeters: number | null,
  ): Promise<StreetDeficits> {
    return this.#deficits.find(context, { filter: toAccidentFilter(filter), ...parseLinkNumbers({ nearMeters, partMeters }) });
  }

  @ResolveField(() => StreetDeficitConnection)
  streets(
    @Parent() answer: StreetDeficits,
    @Args('items', { type: () => [JudgedItemEnum], nullable: true }) items: JudgedItem[] | null,
    @Args('order', { type: () => StreetOrderEnum, nullable: true, defaultValue: 'accidents' }) order: StreetOrder,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): StreetDeficitConnection {
    return pageStreets(answer.streets, { items: items ?? [], order, first, after });
  }
}
