import { CITIZEN_REPORT_DAYS, CITIZEN_REPORT_KINDS, CITIZEN_REPORT_STATES } from '@elektron/domain';
import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import { UserErrorObject } from '../common/problem.ts';
import { DateTimeScalar } from '../common/scalars.ts';

@ObjectType('CitizenReport', { description: 'What somebody without an account has reported; no record, and counted with none.' })
export class CitizenReportObject {
  @Field(() => ID)
  readonly id!: string;

  @Field({ description: CITIZEN_REPORT_KINDS.join(', ') })
  readonly kind!: string;

  @Field()
  readonly category!: string;

  @Field(() => Float)
  readonly longitude!: number;

  @Field(() => Float)
  readonly latitude!: number;

  @Field(() => String, { nullable: true, description: 'ISO date.' })
  readonly happenedOn!: string | null;

  @Field({ description: 'As its sender wrote it.' })
  readonly words!: string;

  @Field({ description: 'At `GET /api/reports/ID/photo`.' })
  readonly hasPhoto!: boolean;

  @Field({ description: CITIZEN_REPORT_STATES.join(', ') })
  readonly state!: string;

  @Field({ description: 'What its sender is told.' })
  readonly answer!: string;

  @Field(() => String, { nullable: true, description: 'Who has decided last.' })
  readonly personName!: string | null;

  @Field(() => DateTimeScalar)
  readonly receivedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly decidedAt!: Date | null;

  @Field({ description: 'ISO date: from then on it is gone.' })
  readonly erasedOn!: string;
}

@ObjectType('AcceptedCitizenReport', { description: 'What and where, in which month; no words, no photograph.' })
export class AcceptedCitizenReportObject {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly kind!: string;

  @Field()
  readonly category!: string;

  @Field(() => Float)
  readonly longitude!: number;

  @Field(() => Float)
  readonly latitude!: number;

  @Field({ description: 'As 2026-03: of what happened, or of its receipt.' })
  readonly month!: string;
}

@ObjectType('CitizenReportDesk')
export class CitizenReportDeskObject {
  @Field({ description: 'Whether reports of the organisation’s ground are taken.' })
  readonly isOpen!: boolean;

  @Field(() => Int, { description: 'For how long each is kept (days).' })
  readonly keptDays!: number;
}

@InputType()
export class DecideCitizenReportInput {
  @Field(() => ID)
  reportId!: string;

  @Field({ description: CITIZEN_REPORT_STATES.join(', ') })
  state!: string;

  @Field({ description: 'What its sender is told.' })
  answer!: string;
}

@InputType()
export class SetCitizenReportDeskInput {
  @Field()
  isOpen!: boolean;

  @Field(() => Int, { description: `From ${CITIZEN_REPORT_DAYS.least} to ${CITIZEN_REPORT_DAYS.most}.` })
  keptDays!: number;
}

@ObjectType()
export class CitizenReportPayload {
  @Field(() => CitizenReportObject, { nullable: true })
  readonly report!: CitizenReportObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}

@ObjectType()
export class CitizenReportDeskPayload {
  @Field(() => CitizenReportDeskObject, { nullable: true })
  readonly desk!: CitizenReportDeskObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}
