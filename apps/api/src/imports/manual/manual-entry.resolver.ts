import { Args, Field, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';

import { AccidentDetailsRepository } from '../../accidents/accident-details.repository.ts';
import { AccidentObject } from '../../accidents/accident.object.ts';
import { Acting, type ActingContext } from '../../common/acting-context.ts';
import { Allow } from '../../common/allow.ts';
import { UserErrorObject } from '../../common/problem.ts';
import { JsonScalar } from '../../common/scalars.ts';
import { withUserErrors } from '../../common/user-errors.ts';
import { WarningObject } from '../../common/warning.ts';
import { ManualEntryService } from './manual-entry.service.ts';

@InputType()
export class EnteredFieldInput {
  @Field()
  field!: string;

  @Field(() => JsonScalar, { nullable: true, description: 'As in a correction.' })
  value?: unknown;
}

@InputType({ description: 'A vehicle or a pedestrian; its number is its place, from 1.' })
export class EnteredUnitInput {
  @Field(() => [EnteredFieldInput])
  fields!: EnteredFieldInput[];
}

@InputType()
export class EnteredCasualtyInput {
  @Field(() => Int, { description: 'Number of the unit.' })
  unit!: number;

  @Field(() => [EnteredFieldInput])
  fields!: EnteredFieldInput[];
}

@InputType()
export class EnterAccidentInput {
  @Field({ description: 'Of the accident, in the organisation’s own records; another one for each.' })
  number!: string;

  @Field(() => [EnteredFieldInput])
  fields!: EnteredFieldInput[];

  @Field(() => [EnteredUnitInput])
  units!: EnteredUnitInput[];

  @Field(() => [EnteredCasualtyInput])
  casualties!: EnteredCasualtyInput[];
}

@ObjectType('EnteredAccident', { description: 'An accident that was entered; it is an import of its own, and can be undone as one.' })
export class EnteredAccidentObject {
  @Field(() => AccidentObject)
  readonly accident!: AccidentObject;

  @Field(() => Int)
  readonly batchId!: number;

  @Field(() => [WarningObject], { description: 'What is worth looking at: it was entered all the same.' })
  readonly warnings!: readonly WarningObject[];
}

@ObjectType()
export class EntryPayload {
  @Field(() => EnteredAccidentObject, { nullable: true })
  readonly entered!: EnteredAccidentObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}

@Resolver()
export class ManualEntryResolver {
  readonly #entry: ManualEntryService;
  readonly #details: AccidentDetailsRepository;

  constructor(entry: ManualEntryService, details: AccidentDetailsRepository) {
    this.#entry = entry;
    this.#details = details;
  }

  @Mutation(() => EntryPayload)
  @Allow('records.import')
  enterAccident(@Acting() context: ActingContext, @Args('input') input: EnterAccidentInput): Promise<EntryPayload> {
    return withUserErrors('entered', async () => {
      const { accidentId, ...entered } = await this.#entry.enter(context, input, new Date());
      const [accident] = await this.#details.find(context, [accidentId]);
      // Undone by somebody in the same moment.
      return accident === undefined ? null : { accident, ...entered };
    });
  }
}
