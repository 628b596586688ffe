import { describeRepair, type Text } from '@elektron/domain';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import { TextObject } from '../common/text.ts';
import type { ImportBatch } from './import-batch.ts';

@ObjectType('RepairProposal', { description: 'What could be put right in the files as a whole: nothing is, before a person accepts it.' })
export class RepairProposalObject {
  @Field()
  readonly code!: string;

  @Field(() => TextObject)
  readonly message!: Text;

  @Field(() => Int, { description: 'Lines that show it; 0 where only all places together do.' })
  readonly lines!: number;

  @Field({ description: 'Of the first such line: as it is written.' })
  readonly exampleBefore!: string;

  @Field({ description: 'The same as it would be read, or is.' })
  readonly exampleAfter!: string;

  @Field()
  readonly accepted!: boolean;
}

@InputType()
export class AcceptRepairsInput {
  @Field(() => ID)
  batchId!: string;

  @Field(() => [String], { description: 'All that are accepted; what was accepted before and is not among them is taken back.' })
  codes!: string[];
}

export function listRepairProposals({ position, repairs }: ImportBatch): RepairProposalObject[] {
  return (position.proposals ?? []).map(({ code, lines, before, after }) => ({
    code,
    message: describeRepair(code),
    lines,
    exampleBefore: before,
    exampleAfter: after,
    accepted: repairs.includes(code),
  }));
}
