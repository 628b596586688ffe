import type { Text } from '@elektron/domain';
import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

import { DEFAULT_PAGE_SIZE, PageInfo } from '../../common/paging.ts';
import { DateTimeScalar, JsonScalar } from '../../common/scalars.ts';
import { TextObject } from '../../common/text.ts';

@ObjectType('AuditPerson', { description: 'Somebody in the audit trail; without a name where their account is no longer there.' })
export class AuditPersonObject {
  @Field(() => ID)
  readonly personId!: string;

  @Field(() => String, { nullable: true })
  readonly displayName!: string | null;

  @Field(() => String, { nullable: true })
  readonly email!: string | null;
}

@ObjectType('AuditEvent')
export class AuditEventObject {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => DateTimeScalar)
  readonly occurredAt!: Date;

  @Field({ description: 'session, token, job or installation.' })
  readonly actorKind!: string;

  @Field(() => AuditPersonObject, { nullable: true, description: 'Null for what the installation did by itself.' })
  readonly person!: AuditPersonObject | null;

  @Field()
  readonly action!: string;

  @Field(() => TextObject)
  readonly actionLabel!: Text;

  @Field(() => String, { nullable: true })
  readonly subjectKind!: string | null;

  @Field(() => String, { nullable: true })
  readonly subjectId!: string | null;

  @Field(() => [String], { description: 'Names of the fields that were read or changed; what was in them is never here.' })
  readonly fields!: readonly string[];

  @Field(() => JsonScalar)
  readonly details!: Readonly<Record<string, unknown>>;

  @Field({ description: 'Whether it stands in the sealed chain; it does some seconds after it happened.' })
  readonly sealed!: boolean;
}

@ObjectType('AuditEventEdge')
export class AuditEventEdge {
  @Field()
  readonly cursor!: string;

  @Field(() => AuditEventObject)
  readonly node!: AuditEventObject;
}

@ObjectType('AuditEventConnection', { description: 'Newest first.' })
export class AuditEventConnection {
  @Field(() => [AuditEventEdge])
  readonly edges!: readonly AuditEventEdge[];

  @Field(() => PageInfo)
  readonly pageInfo!: PageInfo;

  @Field(() => Float)
  readonly totalCount!: number;
}

@ObjectType('AuditState')
export class AuditStateObject {
  @Field(() => Int, { description: 'Events that stand in the chain.' })
  readonly sealed!: number;

  @Field(() => Int, { description: 'Events that wait for their seal.' })
  readonly unsealed!: number;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly lastSealedAt!: Date | null;

  @Field(() => Int, { description: 'Signed marks of what retention has removed.' })
  readonly checkpoints!: number;
}

@ArgsType()
export class AuditEventsArgs {
  @Field(() => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE })
  readonly first?: number | null;

  @Field(() => String, { nullable: true })
  readonly after?: string | null;

  @Field(() => String, { nullable: true, description: 'Only this action, such as personal.read.' })
  readonly action?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only what this person did, or what was done on their behalf.' })
  readonly personId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'From this day on (YYYY-MM-DD, where the organisation is), or from this instant on.',
  })
  readonly from?: string | null;

  @Field(() => String, { nullable: true, description: 'Before this day (the first one that is left out), or before this instant.' })
  readonly until?: string | null;
}
