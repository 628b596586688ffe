import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import { UserErrorObject } from '../common/problem.ts';
import { DateTimeScalar } from '../common/scalars.ts';
import type { NamedPerson, SubjectRequest } from './subject-request.ts';

@ObjectType('NamedPerson', { description: 'Somebody by the name that they had when it happened.' })
export class NamedPersonObject implements NamedPerson {
  @Field(() => ID)
  readonly personId!: string;

  @Field()
  readonly displayName!: string;
}

@ObjectType('SubjectRequest', { description: 'A request on behalf of a person whose data are held. It holds no value of any record.' })
export class SubjectRequestObject {
  @Field(() => ID)
  readonly id!: string;

  @Field({ description: 'erasure or export' })
  readonly kind!: string;

  @Field(() => ID)
  readonly accidentId!: string;

  @Field({ description: 'A short form of the id, to speak of it; nothing of what the record says.' })
  readonly accidentLabel!: string;

  @Field()
  readonly unitReference!: string;

  @Field()
  readonly casualtyReference!: string;

  @Field()
  readonly reason!: string;

  @Field(() => DateTimeScalar)
  readonly openedAt!: Date;

  @Field(() => NamedPersonObject)
  readonly openedBy!: NamedPerson;

  @Field({ description: 'open, approved (about to be carried out), refused or done' })
  readonly status!: string;

  @Field(() => String, { nullable: true, description: 'Why it was approved or refused.' })
  readonly decision!: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly decidedAt!: Date | null;

  @Field(() => NamedPersonObject, { nullable: true })
  readonly decidedBy!: NamedPerson | null;

  @Field(() => String, { nullable: true, description: 'Where whoever opened it fetches the file, once and within a week.' })
  readonly exportPath!: string | null;
}

@ObjectType()
export class SubjectRequestPayload {
  @Field(() => SubjectRequestObject, { nullable: true })
  readonly request!: SubjectRequestObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}

@InputType()
export class OpenSubjectRequestInput {
  @Field({ description: 'erasure or export' })
  kind!: string;

  @Field(() => ID)
  accidentId!: string;

  @Field()
  unitReference!: string;

  @Field()
  casualtyReference!: string;

  @Field()
  reason!: string;
}

@InputType()
export class DecideSubjectRequestInput {
  @Field(() => ID)
  requestId!: string;

  @Field()
  approve!: boolean;

  @Field()
  reason!: string;
}

const LABEL_DIGITS = 8;

export function toSubjectRequestObject({ requestId, exportReady, ...request }: SubjectRequest): SubjectRequestObject {
  return {
    ...request,
    id: requestId,
    accidentLabel: request.accidentId.slice(0, LABEL_DIGITS).toUpperCase(),
    exportPath: exportReady ? `/api/subject-requests/${requestId}/export` : null,
  };
}
