import type { Text } from '@elektron/domain';
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

import { TextObject } from '../common/text.ts';
import type { Bulletin, BulletinComparison, BulletinLine, BulletinUnitMonth } from './bulletin.service.ts';

@ObjectType('MonthRatio', { description: 'Exact ratio of two counts per day.' })
export class MonthRatioObject {
  @Field(() => Float, { nullable: true })
  readonly ratio!: number | null;

  @Field(() => Float)
  readonly lower!: number;

  @Field(() => Float, { nullable: true })
  readonly upper!: number | null;

  @Field(() => Float)
  readonly level!: number;

  @Field(() => String, { nullable: true, description: 'SECOND_COUNT_ZERO or BOTH_COUNTS_ZERO: why a part is null.' })
  readonly reason!: string | null;
}

@ObjectType('BulletinComparison')
export class BulletinComparisonObject {
  @Field(() => Int)
  readonly now!: number;

  @Field(() => Int, { nullable: true, description: 'The same months of the year before; null where the records do not reach back.' })
  readonly before!: number | null;

  @Field(() => Int, { description: 'Accidents in which such people were hurt.' })
  readonly accidentsNow!: number;

  @Field(() => Int, { nullable: true })
  readonly accidentsBefore!: number | null;

  @Field(() => MonthRatioObject, {
    nullable: true,
    description: 'Of these accidents, not of people: those of one accident are not independent.',
  })
  readonly ratio!: MonthRatioObject | null;
}

@ObjectType('BulletinLine')
export class BulletinLineObject {
  @Field({ description: 'accidents, killed, seriously-injured or slightly-injured' })
  readonly measure!: string;

  @Field(() => BulletinComparisonObject)
  readonly month!: BulletinComparisonObject;

  @Field(() => BulletinComparisonObject)
  readonly yearToDate!: BulletinComparisonObject;
}

@ObjectType('BulletinUnitMonth')
export class BulletinUnitMonthObject {
  @Field(() => TextObject)
  readonly unitName!: Text;

  @Field()
  readonly month!: string;

  @Field()
  readonly status!: string;

  @Field(() => Int)
  readonly daysLate!: number;
}

@ObjectType('MonthlyBulletin')
export class BulletinObject {
  @Field()
  readonly month!: string;

  @Field(() => TextObject, { nullable: true, description: 'Null for the whole organisation.' })
  readonly unitName!: Text | null;

  @Field(() => Int)
  readonly dataVersion!: number;

  @Field(() => [BulletinLineObject])
  readonly lines!: readonly BulletinLineObject[];

  @Field(() => [BulletinUnitMonthObject], { description: 'Months of the year to date of which nobody has said that they have arrived.' })
  readonly notReceived!: readonly BulletinUnitMonthObject[];

  @Field(() => [BulletinUnitMonthObject])
  readonly notSigned!: readonly BulletinUnitMonthObject[];

  @Field()
  readonly deathsCompleteOn!: string;

  @Field(() => Int, { nullable: true })
  readonly ofNoUnit!: number | null;

  @Field(() => Int)
  readonly otherCasualties!: number;
}

export function toBulletinObject({ unit, lines, notReceived, notSigned, ...bulletin }: Bulletin): BulletinObject {
  return {
    ...bulletin,
    unitName: unit?.name ?? null,
    lines: lines.map((line: BulletinLine) => ({
      measure: line.measure,
      month: toComparisonObject(line.month),
      yearToDate: toComparisonObject(line.yearToDate),
    })),
    notReceived: notReceived.map(toUnitMonthObject),
    notSigned: notSigned.map(toUnitMonthObject),
  };
}

function toComparisonObject({ ratio, ...comparison }: BulletinComparison): BulletinComparisonObject {
  return { ...comparison, ratio };
}

function toUnitMonthObject({ unit, month, state }: BulletinUnitMonth): BulletinUnitMonthObject {
  return { unitName: unit.name, month, status: state.status, daysLate: state.daysLate };
}
