import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../../common/acting-context.ts';
import { Allow } from '../../common/allow.ts';
import { done, withUserErrors } from '../../common/user-errors.ts';
import {
  DeriveTrafficFactorsInput,
  EnterTrafficFactorsInput,
  TrafficFactorGroupInput,
  TrafficFactorsPayload,
  TrafficFactorTableObject,
} from './factor-tables.object.ts';
import { FactorTablesService } from './factor-tables.service.ts';

@Resolver(() => TrafficFactorTableObject)
export class FactorTablesResolver {
  readonly #tables: FactorTablesService;

  constructor(tables: FactorTablesService) {
    this.#tables = tables;
  }

  @Query(() => [TrafficFactorTableObject], { description: 'The newest version of each table that is not withdrawn.' })
  @Allow('records.read')
  trafficFactors(@Acting() context: ActingContext): Promise<TrafficFactorTableObject[]> {
    return this.#tables.list(context);
  }

  @Mutation(() => TrafficFactorsPayload, { description: 'Keeps what the own permanent counters of a group saw in a year.' })
  @Allow('analyses.run')
  deriveTrafficFactors(
    @Acting() context: ActingContext,
    @Args('input') { validYear, ...input }: DeriveTrafficFactorsInput,
  ): Promise<TrafficFactorsPayload> {
    return withUserErrors('done', () => done(this.#tables.derive(context, { ...input, validYear: validYear ?? null })));
  }

  @Mutation(() => TrafficFactorsPayload, { description: 'Keeps factors that somebody has published.' })
  @Allow('analyses.run')
  enterTrafficFactors(
    @Acting() context: ActingContext,
    @Args('input') { validYear = null, hours = null, coefficientOfVariation = null, ...input }: EnterTrafficFactorsInput,
  ): Promise<TrafficFactorsPayload> {
    return withUserErrors('done', () => done(this.#tables.enter(context, { ...input, validYear, hours, coefficientOfVariation })));
  }

  @Mutation(() => TrafficFactorsPayload, { description: 'From now on the group has none; what was kept stays as a former version.' })
  @Allow('analyses.run')
  withdrawTrafficFactors(
    @Acting() context: ActingContext,
    @Args('input') { validYear, ...input }: TrafficFactorGroupInput,
  ): Promise<TrafficFactorsPayload> {
    return withUserErrors('done', () => done(this.#tables.withdraw(context, { ...input, validYear: validYear ?? null })));
  }
}
