import type { Attributes, Severity } from '@elektron/domain';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

import { SeverityEnum } from '../common/domain-enums.ts';
import { PERSONAL } from '../common/personal-field.ts';
import { JsonScalar } from '../common/scalars.ts';

@ObjectType('Place')
export class PlaceObject {
  @Field(() => Float)
  readonly longitude!: number;

  @Field(() => Float)
  readonly latitude!: number;

  @Field()
  readonly accuracy!: string;
}

@ObjectType('TrafficUnit')
export class TrafficUnitObject {
  @Field()
  readonly unitReference!: string;

  @Field(() => String, { nullable: true })
  readonly roadUser!: string | null;

  @Field()
  readonly roadUserNative!: string;

  @Field(() => JsonScalar)
  readonly attributes!: Attributes;
}

@ObjectType('Casualty')
export class CasualtyObject {
  @Field()
  readonly unitReference!: string;

  @Field()
  readonly casualtyReference!: string;

  @Field(() => String, { nullable: true })
  readonly severity!: string | null;

  @Field()
  readonly severityNative!: string;

  @Field(() => String, { nullable: true })
  readonly casualtyClass!: string | null;

  @Field(() => String, { nullable: true })
  readonly roadUser!: string | null;

  @Field(() => String, { nullable: true })
  readonly sex!: string | null;

  @Field(() => Int, { nullable: true })
  readonly age!: number | null;
}

@ObjectType('Accident', { description: 'One accident with its units and casualties. What is not known is null.' })
export class AccidentObject {
  @Field(() => ID)
  readonly id!: string;

  @Field({ middleware: [PERSONAL] })
  readonly sourceRecordId!: string;

  @Field(() => SeverityEnum, { nullable: true })
  readonly severity!: Severity | null;

  @Field()
  readonly severityNative!: string;

  @Field(() => Int)
  readonly year!: number;

  @Field(() => Int, { nullable: true })
  readonly month!: number | null;

  @Field(() => Int, { nullable: true })
  readonly day!: number | null;

  @Field(() => Int, { nullable: true, description: '1 = Monday to 7 = Sunday.' })
  readonly weekday!: number | null;

  @Field(() => Int, { nullable: true })
  readonly hour!: number | null;

  @Field(() => Int, { nullable: true })
  readonly minute!: number | null;

  @Field(() => PlaceObject, { nullable: true })
  readonly place!: PlaceObject | null;

  @Field(() => String, { nullable: true, description: 'How it came about: head-on, rear-end, pedestrian …' })
  readonly accidentType!: string | null;

  @Field(() => String, { nullable: true })
  readonly light!: string | null;

  @Field(() => String, { nullable: true })
  readonly weather!: string | null;

  @Field(() => String, { nullable: true })
  readonly roadType!: string | null;

  @Field(() => String, { nullable: true })
  readonly junction!: string | null;

  @Field(() => String, { nullable: true })
  readonly surface!: string | null;

  @Field(() => Int, { nullable: true, description: 'As recorded, in speedUnit.' })
  readonly speedLimit!: number | null;

  @Field()
  readonly speedUnit!: string;

  @Field(() => String, { nullable: true })
  readonly roadName!: string | null;

  @Field(() => [String])
  readonly roadUsers!: readonly string[];

  @Field(() => Int)
  readonly killed!: number;

  @Field(() => Int)
  readonly seriouslyInjured!: number;

  @Field(() => Int)
  readonly slightlyInjured!: number;

  @Field(() => [TrafficUnitObject], { middleware: [PERSONAL] })
  readonly units!: readonly TrafficUnitObject[];

  @Field(() => [CasualtyObject], { middleware: [PERSONAL] })
  readonly casualties!: readonly CasualtyObject[];

  @Field(() => JsonScalar, { description: 'The other columns of the source, as written.', middleware: [PERSONAL] })
  readonly attributes!: Attributes;
}
