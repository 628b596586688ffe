import type { MonthRow } from '@elektron/columns';
import { COMPLETENESS_FIELDS, nextStepOf, PLACE_ACCURACIES, type RecordingUnit, type Text } from '@elektron/domain';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

import { DateTimeScalar } from '../common/scalars.ts';
import { TextObject } from '../common/text.ts';
import type { BoardMonth, MonthBoard } from './month-board.service.ts';
import type { SignedMonthChange } from './month-changes.service.ts';
import type { StoredStep } from './reporting.ts';

@ObjectType('RecordingUnit', { description: 'Somebody who hands in accidents month by month, and by what its records are known.' })
export class RecordingUnitObject {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => TextObject)
  readonly name!: Text;

  @Field({ description: 'every, source, municipality or attribute' })
  readonly ruleKind!: string;

  @Field({ description: 'Heading of the column, for the rule attribute; else empty.' })
  readonly ruleColumn!: string;

  @Field(() => [String])
  readonly ruleValues!: readonly string[];

  @Field({ description: 'YYYY-MM' })
  readonly firstMonth!: string;

  @Field(() => String, { nullable: true, description: 'YYYY-MM; null while it goes on.' })
  readonly lastMonth!: string | null;

  @Field(() => Int, { description: 'Days after the end of a month within which it is expected.' })
  readonly dueDays!: number;
}

@ObjectType('MonthCounts')
export class MonthCountsObject {
  @Field(() => Int)
  readonly accidents!: number;

  @Field(() => Int)
  readonly killed!: number;

  @Field(() => Int)
  readonly seriouslyInjured!: number;

  @Field(() => Int)
  readonly slightlyInjured!: number;

  @Field(() => Int, { description: 'Of whom it is not said how badly they were hurt.' })
  readonly otherCasualties!: number;
}

@ObjectType('ReportingStep', { description: 'What somebody has said of a month, and what they saw.' })
export class ReportingStepObject {
  @Field({ description: 'received, checked or signed-off' })
  readonly step!: string;

  @Field(() => Int)
  readonly dataVersion!: number;

  @Field(() => MonthCountsObject)
  readonly counts!: MonthCountsObject;

  @Field(() => String, { nullable: true })
  readonly personName!: string | null;

  @Field(() => DateTimeScalar)
  readonly madeAt!: Date;
}

@ObjectType('CountByName')
export class CountByNameObject {
  @Field()
  readonly name!: string;

  @Field(() => Int)
  readonly count!: number;
}

@ObjectType('BoardMonth', { description: 'One month of one recording unit, or of the accidents that are of none.' })
export class BoardMonthObject {
  @Field(() => ID, { nullable: true, description: 'Null for accidents that are of no unit.' })
  readonly unitId!: string | null;

  @Field({ description: 'YYYY-MM' })
  readonly month!: string;

  @Field(() => String, {
    nullable: true,
    description: 'running, expected, received, checked, signed-off or reopened; null where it is not expected.',
  })
  readonly status!: string | null;

  @Field(() => String, { nullable: true, description: 'received, checked or signed-off: the step that can be taken.' })
  readonly nextStep!: string | null;

  @Field(() => String, { nullable: true })
  readonly dueOn!: string | null;

  @Field(() => Int, { description: 'Days since the month was due, while it is still expected.' })
  readonly daysLate!: number;

  @Field(() => String, { nullable: true, description: 'From this day on no death within 30 days can be added.' })
  readonly deathsCompleteOn!: string | null;

  @Field()
  readonly changedSinceCheck!: boolean;

  @Field({ description: 'Stands for the accidents and their consequences; to be given with a step.' })
  readonly fingerprint!: string;

  @Field(() => MonthCountsObject)
  readonly counts!: MonthCountsObject;

  @Field(() => ReportingStepObject, { nullable: true, description: 'The last time it was signed off.' })
  readonly signed!: ReportingStepObject | null;

  @Field(() => [ReportingStepObject])
  readonly steps!: readonly ReportingStepObject[];

  @Field(() => [CountByNameObject], {
    description: 'Accidents by how well their place is known: the accuracies, unknown, and not-located.',
  })
  readonly placeAccuracies!: readonly CountByNameObject[];

  @Field(() => [CountByNameObject], { description: 'Accidents that do not say it, by field.' })
  readonly missing!: readonly CountByNameObject[];

  @Field(() => Int, { description: 'Accidents of which the delay is known.' })
  readonly delayAccidents!: number;

  @Field(() => Int, { nullable: true, description: 'Days from accident to arrival.' })
  readonly delayMedian!: number | null;

  @Field(() => Int, { nullable: true, description: 'Days within which nine of ten arrived.' })
  readonly delayNinetyPercent!: number | null;

  @Field(() => Int, { nullable: true })
  readonly delayLongest!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Null where nothing is said.' })
  readonly looksShort!: boolean | null;

  @Field(() => Int, { nullable: true, description: 'How many earlier months it was compared with; null where it was not.' })
  readonly shortEarlier!: number | null;

  @Field(() => Float, { nullable: true, description: 'Accidents at the rate of the earlier months.' })
  readonly shortAtEarlierRate!: number | null;

  @Field(() => Float, { nullable: true })
  readonly shortPValue!: number | null;
}

@ObjectType('MonthTotal', { description: 'A month of all records.' })
export class MonthTotalObject extends MonthCountsObject {
  @Field({ description: 'YYYY-MM' })
  readonly month!: string;
}

@ObjectType('MonthBoard')
export class MonthBoardObject {
  @Field(() => Int)
  readonly dataVersion!: number;

  @Field({ description: 'The present day where the organisation is.' })
  readonly today!: string;

  @Field(() => [RecordingUnitObject])
  readonly units!: readonly RecordingUnitObject[];

  @Field(() => [BoardMonthObject])
  readonly months!: readonly BoardMonthObject[];

  @Field(() => [MonthTotalObject], { description: 'Every month that was asked for, all records together.' })
  readonly totals!: readonly MonthTotalObject[];
}

@ObjectType('SignedMonthChange', { description: 'An accident because of which a month is not what was signed off.' })
export class SignedMonthChangeObject {
  @Field(() => ID)
  readonly accidentId!: string;

  @Field({ description: 'added, moved-in, changed, moved-out or gone' })
  readonly kind!: string;

  @Field({ description: 'As far as it is known: YYYY, YYYY-MM or YYYY-MM-DD.' })
  readonly date!: string;

  @Field(() => MonthCountsObject, { nullable: true })
  readonly before!: MonthCountsObject | null;

  @Field(() => MonthCountsObject, { nullable: true })
  readonly after!: MonthCountsObject | null;

  @Field(() => String, { nullable: true, description: 'correction, import, import-undone or duplicate' })
  readonly cause!: string | null;

  @Field(() => String, { nullable: true })
  readonly knownOn!: string | null;

  @Field(() => Int, { nullable: true, description: 'Days from the accident to that.' })
  readonly daysAfter!: number | null;

  @Field({ description: 'A death that became known later than 30 days after the accident: when it happened is to be checked.' })
  readonly deathToBeChecked!: boolean;
}

export function toBoardObject({ dataVersion, today, units, months, totals }: MonthBoard): MonthBoardObject {
  return { dataVersion, today, units: units.map(toUnitObject), months: months.map(toMonthObject), totals };
}

function toUnitObject({ unitId, name, rule, firstMonth, lastMonth, dueDays }: RecordingUnit): RecordingUnitObject {
  return { id: unitId, name, ruleKind: rule.kind, ruleColumn: rule.column, ruleValues: rule.values, firstMonth, lastMonth, dueDays };
}

function toStepObject({ step, dataVersion, counts, personName, madeAt }: StoredStep): ReportingStepObject {
  return { step, dataVersion, counts, personName, madeAt };
}

function toMonthObject({ unit, row, state, steps, signed, delay, short }: BoardMonth): BoardMonthObject {
  return {
    unitId: unit?.unitId ?? null,
    month: row.month,
    status: state?.status ?? null,
    nextStep: state === null ? null : nextStepOf(state.status),
    dueOn: state?.dueOn ?? null,
    daysLate: state?.daysLate ?? 0,
    deathsCompleteOn: state?.deathsCompleteOn ?? null,
    changedSinceCheck: state?.changedSinceCheck ?? false,
    fingerprint: row.fingerprint,
    counts: row,
    signed: signed === null ? null : toStepObject(signed),
    steps: steps.map(toStepObject),
    placeAccuracies: listPlaces(row),
    missing: COMPLETENESS_FIELDS.map((name) => ({ name, count: row.missing[name] })),
    delayAccidents: delay.accidents,
    delayMedian: delay.median,
    delayNinetyPercent: delay.ninetyPercent,
    delayLongest: delay.longest,
    looksShort: short?.looksShort ?? null,
    shortEarlier: short?.earlier ?? null,
    shortAtEarlierRate: short?.atEarlierRate ?? null,
    shortPValue: short?.pValue ?? null,
  };
}

function listPlaces({ byPlaceAccuracy, notLocated }: MonthRow): CountByNameObject[] {
  return [
    ...PLACE_ACCURACIES.map((name, position) => ({ name, count: byPlaceAccuracy[position + 1] ?? 0 })),
    { name: 'unknown', count: byPlaceAccuracy[0] ?? 0 },
    { name: 'not-located', count: notLocated },
  ];
}

export function toChangeObject({ date, before, after, ...change }: SignedMonthChange): SignedMonthChangeObject {
  const { year, month, day } = date;
  const two = (part: number): string => String(part).padStart(2, '0');
  const parts = [String(year), ...(month === null ? [] : [two(month), ...(day === null ? [] : [two(day)])])];
  const asCounts = (consequences: typeof before): MonthCountsObject | null => consequences && { ...consequences, accidents: 1 };
  return { ...change, date: parts.join('-'), before: asCounts(before), after: asCounts(after) };
}
