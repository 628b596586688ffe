import { Problem } from '@elektron/domain';
import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';

import { AccidentFilterInput, toAccidentFilter } from '../common/accident-filter.input.ts';
import type { BlackSpotDraft } from './black-spots.service.ts';

@InputType({ description: 'A hotspot of a run by its rank, or a circle; not both.' })
export class AddBlackSpotInput {
  @Field()
  name!: string;

  @Field(() => ID, { nullable: true })
  runId?: string | null;

  @Field(() => Int, { nullable: true })
  rank?: number | null;

  @Field(() => Float, { nullable: true })
  longitude?: number | null;

  @Field(() => Float, { nullable: true })
  latitude?: number | null;

  @Field(() => Float, { nullable: true })
  radiusMeters?: number | null;

  @Field(() => AccidentFilterInput, {
    nullable: true,
    description: 'For a circle: which accidents are meant. A hotspot keeps the filter of its run.',
  })
  filter?: AccidentFilterInput | null;

  @Field(() => String, { nullable: true, description: 'Names of persons do not belong here.' })
  note?: string | null;
}

@InputType()
export class TakeBlackSpotStepInput {
  @Field(() => ID)
  blackSpotId!: string;

  @Field()
  to!: string;

  @Field({ description: 'YYYY-MM-DD; of works the last day' })
  happenedOn!: string;

  @Field(() => String, { nullable: true, description: 'The reason, where one is needed. Names of persons do not belong here.' })
  note?: string | null;

  @Field(() => String, { nullable: true })
  decisionNumber?: string | null;

  @Field(() => String, { nullable: true })
  authority?: string | null;

  @Field(() => String, { nullable: true, description: 'First day of the works, YYYY-MM-DD.' })
  worksStart?: string | null;

  @Field(() => Int, { description: 'How many events of the case its author has seen.' })
  eventsSeen!: number;
}

@InputType()
export class AddBlackSpotNoteInput {
  @Field(() => ID)
  blackSpotId!: string;

  @Field({ description: 'Names of persons do not belong here.' })
  note!: string;
}

@InputType()
export class SetBlackSpotResponsibleInput {
  @Field(() => ID)
  blackSpotId!: string;

  @Field(() => ID, { nullable: true, description: 'One of `blackSpotKeepers`; null where nobody is to be responsible any more.' })
  personId?: string | null;

  @Field(() => String, { nullable: true, description: 'Names of persons do not belong here.' })
  note?: string | null;

  @Field(() => Int, { description: 'How many events of the case its author has seen.' })
  eventsSeen!: number;
}

@InputType()
export class LinkBlackSpotInterventionInput {
  @Field(() => ID)
  blackSpotId!: string;

  @Field(() => ID)
  interventionId!: string;
}

@InputType()
export class RemoveBlackSpotDocumentInput {
  @Field(() => ID)
  blackSpotId!: string;

  @Field(() => ID)
  documentId!: string;

  @Field({ description: 'Why; it stays in the history. Names of persons do not belong here.' })
  reason!: string;
}

/** @throws Problem INPUT_INVALID where it is neither a hotspot nor a circle, or both; and what a filter may bring */
export function toDraft({ name, note, runId, rank, filter, ...circle }: AddBlackSpotInput): BlackSpotDraft {
  const { longitude, latitude, radiusMeters } = circle;
  const isDrawn = longitude != null && latitude != null && radiusMeters != null;
  if (runId != null && rank != null && !isDrawn) return { name, note, origin: { runId, rank } };
  if (runId == null && isDrawn) return { name, note, origin: { longitude, latitude, radiusMeters, filter: toAccidentFilter(filter) } };
  throw new Problem('INPUT_INVALID', { field: 'runId, rank / longitude, latitude, radiusMeters', value: '–' });
}
