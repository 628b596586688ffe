import { Args, ID, Query, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { AccidentObject } from './accident.object.ts';
import { AccidentsService } from './accidents.service.ts';

@Resolver(() => AccidentObject)
export class AccidentsResolver {
  readonly #accidents: AccidentsService;

  constructor(accidents: AccidentsService) {
    this.#accidents = accidents;
  }

  @Query(() => AccidentObject, { nullable: true })
  @Allow('records.personal', { ofOthers: 'records' })
  accident(@Acting() context: ActingContext, @Args('id', { type: () => ID }) id: string): Promise<AccidentObject | null> {
    return this.#accidents.find(context, id);
  }
}
