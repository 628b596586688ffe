import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import { Allow } from '../common/allow.ts';
import { Acting, ActingPerson, type ActingContext, type Actor } from '../common/acting-context.ts';
import { withUserErrors } from '../common/user-errors.ts';
import { BlackSpotKeeperObject, BlackSpotObject, BlackSpotPayload } from './black-spot.objects.ts';
import {
  AddBlackSpotInput,
  AddBlackSpotNoteInput,
  LinkBlackSpotInterventionInput,
  RemoveBlackSpotDocumentInput,
  SetBlackSpotResponsibleInput,
  TakeBlackSpotStepInput,
  toDraft,
} from './black-spot.inputs.ts';
import { BlackSpotsService, type PresentCase } from './black-spots.service.ts';
import { presentBlackSpot } from './present-black-spot.ts';

@Resolver()
export class BlackSpotsResolver {
  readonly #spots: BlackSpotsService;

  constructor(spots: BlackSpotsService) {
    this.#spots = spots;
  }

  /** Newest first. */
  @Query(() => [BlackSpotObject])
  @Allow('records.read')
  async blackSpots(@Acting() context: ActingContext): Promise<BlackSpotObject[]> {
    return (await this.#spots.list(context)).map(presentBlackSpot);
  }

  @Query(() => BlackSpotObject, { nullable: true })
  @Allow('records.read')
  async blackSpot(@Acting() context: ActingContext, @Args('id', { type: () => ID }) id: string): Promise<BlackSpotObject | null> {
    const found = await this.#spots.find(context, id);
    return found && presentBlackSpot(found);
  }

  /** Who can be made responsible for a case, by name. */
  @Query(() => [BlackSpotKeeperObject])
  @Allow('analyses.run')
  blackSpotKeepers(@Acting() context: ActingContext): Promise<BlackSpotKeeperObject[]> {
    return this.#spots.listKeepers(context);
  }

  @Mutation(() => BlackSpotPayload)
  @Allow('analyses.run')
  addBlackSpot(@Acting() context: ActingContext, @Args('input') input: AddBlackSpotInput): Promise<BlackSpotPayload> {
    return answer(async () => this.#spots.add(context, toDraft(input)));
  }

  @Mutation(() => BlackSpotPayload)
  @Allow('analyses.run')
  takeBlackSpotStep(@Acting() context: ActingContext, @Args('input') input: TakeBlackSpotStepInput): Promise<BlackSpotPayload> {
    const { blackSpotId, eventsSeen, ...draft } = input;
    return answer(() => this.#spots.takeStep(context, blackSpotId, draft, eventsSeen));
  }

  @Mutation(() => BlackSpotPayload)
  @Allow('analyses.run')
  addBlackSpotNote(
    @Acting() context: ActingContext,
    @Args('input') { blackSpotId, note }: AddBlackSpotNoteInput,
  ): Promise<BlackSpotPayload> {
    return answer(() => this.#spots.addNote(context, blackSpotId, note));
  }

  @Mutation(() => BlackSpotPayload)
  @Allow('analyses.run')
  setBlackSpotResponsible(
    @Acting() context: ActingContext,
    @ActingPerson() actor: Actor,
    @Args('input') { blackSpotId, ...draft }: SetBlackSpotResponsibleInput,
  ): Promise<BlackSpotPayload> {
    return answer(() => this.#spots.setResponsible(context, actor, blackSpotId, draft));
  }

  @Mutation(() => BlackSpotPayload)
  @Allow('analyses.run')
  linkBlackSpotIntervention(
    @Acting() context: ActingContext,
    @Args('input') { blackSpotId, interventionId }: LinkBlackSpotInterventionInput,
  ): Promise<BlackSpotPayload> {
    return answer(() => this.#spots.linkIntervention(context, blackSpotId, interventionId));
  }

  @Mutation(() => BlackSpotPayload)
  @Allow('analyses.run')
  removeBlackSpotDocument(
    @Acting() context: ActingContext,
    @Args('input') { blackSpotId, documentId, reason }: RemoveBlackSpotDocumentInput,
  ): Promise<BlackSpotPayload> {
    return answer(() => this.#spots.removeDocument(context, blackSpotId, documentId, reason));
  }
}

function answer(work: () => Promise<PresentCase>): Promise<BlackSpotPayload> {
  return withUserErrors('blackSpot', async () => presentBlackSpot(await work()));
}
