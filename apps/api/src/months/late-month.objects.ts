import { STEP_CAPABILITIES, type Capability, type Text } from '@elektron/domain';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import { DateTimeScalar } from '../common/scalars.ts';
import { TextObject } from '../common/text.ts';
import type { LateMonth } from './late-months.service.ts';
import { reminderKey } from './month-reminder.repository.ts';

@ObjectType('LateMonth', { description: 'A month of a recording unit that is past its due day and waits for somebody.' })
export class LateMonthObject {
  @Field(() => ID)
  readonly unitId!: string;

  @Field(() => TextObject)
  readonly unitName!: Text;

  @Field({ description: 'YYYY-MM' })
  readonly month!: string;

  @Field({ description: 'expected, received, checked or reopened: the state in which it stands.' })
  readonly stage!: string;

  @Field({ description: 'received, checked or signed-off: the step that it waits for.' })
  readonly nextStep!: string;

  @Field()
  readonly dueOn!: string;

  @Field(() => Int, { description: 'Days since it was due.' })
  readonly daysOver!: number;

  @Field({ description: 'Whether whoever asks may take that step.' })
  readonly mayAct!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When members were written to about it; null for not yet.' })
  readonly remindedAt!: Date | null;
}

export function toLateMonthObject(
  { unit, ...late }: LateMonth,
  capabilities: ReadonlySet<Capability>,
  sent: ReadonlyMap<string, Date>,
): LateMonthObject {
  const { unitId, name } = unit;
  return {
    ...late,
    unitId,
    unitName: name,
    mayAct: capabilities.has(STEP_CAPABILITIES[late.nextStep]),
    remindedAt: sent.get(reminderKey({ ...late, unitId })) ?? null,
  };
}
