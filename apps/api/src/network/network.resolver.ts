import { Args, ID, Query, Resolver } from '@nestjs/graphql';

import { Acting, ActingPerson, type ActingContext, type Actor } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { OrganisationEntryObject } from '../identity/organisations/organisation.object.ts';
import { AlsoHeldByService } from './also-held-by.service.ts';
import { NetworkTotalsService } from './network-totals.service.ts';
import { NetworkTotalsObject, SharedAggregatesObject } from './network.objects.ts';
import { presentAggregates, presentHolder, presentTotals } from './present-network.ts';
import { SharedAggregatesService } from './shared-aggregates.service.ts';

@Resolver()
export class NetworkResolver {
  readonly #alsoHeldBy: AlsoHeldByService;
  readonly #totals: NetworkTotalsService;
  readonly #aggregates: SharedAggregatesService;

  constructor(alsoHeldBy: AlsoHeldByService, totals: NetworkTotalsService, aggregates: SharedAggregatesService) {
    this.#alsoHeldBy = alsoHeldBy;
    this.#totals = totals;
    this.#aggregates = aggregates;
  }

  /** Other organisations that hold an accident which is probably this one of the acting organisation: who, and nothing of what they hold. */
  @Query(() => [OrganisationEntryObject])
  @Allow('records.read')
  async alsoHeldBy(
    @Acting() context: ActingContext,
    @ActingPerson() actor: Actor,
    @Args('accidentId', { type: () => ID }) accidentId: string,
  ): Promise<OrganisationEntryObject[]> {
    return (await this.#alsoHeldBy.find(context, actor, accidentId)).map(presentHolder);
  }

  /** For stewards: how many accidents the network holds. */
  @Query(() => NetworkTotalsObject)
  @Allow('organisations.manage')
  async networkTotals(@ActingPerson() actor: Actor): Promise<NetworkTotalsObject> {
    return presentTotals(await this.#totals.get(actor));
  }

  /** The fixed tables of an organisation that has opened them to the acting one. */
  @Query(() => SharedAggregatesObject)
  @Allow('records.read')
  async sharedAggregates(
    @ActingPerson() actor: Actor,
    @Args('ownerId', { type: () => ID }) ownerId: string,
  ): Promise<SharedAggregatesObject> {
    return presentAggregates(await this.#aggregates.get(actor, ownerId));
  }
}
