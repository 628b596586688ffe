import { parseMonth, type ReportingStep } from '@elektron/domain';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { refused } from '../common/refused.ts';
import { done, withUserErrors } from '../common/user-errors.ts';
import { BulletinService } from './bulletin.service.ts';
import { MonthBoardService } from './month-board.service.ts';
import { MonthChangesService } from './month-changes.service.ts';
import { SignOffMonthInput, TakeReportingStepInput } from './month.inputs.ts';
import { BulletinObject, toBulletinObject } from './bulletin.objects.ts';
import { MonthBoardObject, SignedMonthChangeObject, toBoardObject, toChangeObject } from './month-board.objects.ts';
import { MonthPayload } from './series-context.objects.ts';

@Resolver(() => MonthBoardObject)
export class MonthsResolver {
  readonly #board: MonthBoardService;
  readonly #changes: MonthChangesService;
  readonly #bulletins: BulletinService;

  constructor(board: MonthBoardService, changes: MonthChangesService, bulletins: BulletinService) {
    this.#board = board;
    this.#changes = changes;
    this.#bulletins = bulletins;
  }

  @Query(() => MonthBoardObject)
  @Allow('records.read')
  async monthBoard(
    @Acting() context: ActingContext,
    @Args('firstMonth') firstMonth: string,
    @Args('lastMonth') lastMonth: string,
  ): Promise<MonthBoardObject> {
    return toBoardObject(await this.#board.get(context, parseMonth(firstMonth), parseMonth(lastMonth), new Date()));
  }

  @Query(() => [SignedMonthChangeObject])
  @Allow('records.read')
  async signedMonthChanges(
    @Acting() context: ActingContext,
    @Args('unitId', { type: () => ID }) unitId: string,
    @Args('month') month: string,
  ): Promise<SignedMonthChangeObject[]> {
    return (await this.#changes.list(context, unitId, parseMonth(month))).map(toChangeObject);
  }

  @Query(() => BulletinObject)
  @Allow('records.read')
  async monthlyBulletin(
    @Acting() context: ActingContext,
    @Args('month') month: string,
    @Args('unitId', { type: () => ID, nullable: true, description: 'Left out for the whole organisation.' }) unitId: string | null = null,
  ): Promise<BulletinObject> {
    return toBulletinObject(await this.#bulletins.get(context, parseMonth(month), unitId, new Date()));
  }

  @Mutation(() => MonthPayload, { description: 'Says of a month that it has arrived, or was checked.' })
  @Allow('records.import')
  takeReportingStep(@Acting() context: ActingContext, @Args('input') input: TakeReportingStepInput): Promise<MonthPayload> {
    return withUserErrors('done', () => done(this.#take(context, input, parseStep(input.step))));
  }

  @Mutation(() => MonthPayload, { description: 'What was signed off is kept, and what changes later is shown beside it.' })
  @Allow('releases.publish')
  signOffMonth(@Acting() context: ActingContext, @Args('input') input: SignOffMonthInput): Promise<MonthPayload> {
    return withUserErrors('done', () => done(this.#take(context, input, 'signed-off')));
  }

  async #take(context: ActingContext, { unitId, month, fingerprint }: SignOffMonthInput, step: ReportingStep): Promise<void> {
    await this.#board.takeStep(context, { unitId, month: parseMonth(month), step, fingerprint }, new Date());
  }
}

function parseStep(text: string): ReportingStep {
  if (text !== 'received' && text !== 'checked') throw refused('step', text);
  return text;
}
