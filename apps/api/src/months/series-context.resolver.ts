import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { done, withUserErrors } from '../common/user-errors.ts';
import {
  AddReportingNoteInput,
  CreateRecordingUnitInput,
  EndRecordingUnitInput,
  RemoveReportingNoteInput,
  SetExpectedTotalsInput,
} from './month.inputs.ts';
import { MonthPayload, ReconciledTotalObject, ReportingNoteObject } from './series-context.objects.ts';
import { RecordingUnitsService } from './recording-units.service.ts';
import { SeriesContextService } from './series-context.service.ts';

@Resolver(() => ReportingNoteObject)
export class SeriesContextResolver {
  readonly #series: SeriesContextService;
  readonly #units: RecordingUnitsService;

  constructor(series: SeriesContextService, units: RecordingUnitsService) {
    this.#series = series;
    this.#units = units;
  }

  @Query(() => [ReportingNoteObject], { description: 'National ones and the organisation’s own, the earliest first.' })
  @Allow('records.read')
  async reportingNotes(@Acting() context: ActingContext): Promise<ReportingNoteObject[]> {
    return (await this.#series.listNotes(context)).map(({ noteId, ...note }) => ({ ...note, id: noteId }));
  }

  @Query(() => [ReconciledTotalObject])
  @Allow('records.read')
  async reconciledTotals(@Acting() context: ActingContext): Promise<ReconciledTotalObject[]> {
    return [...(await this.#series.reconcile(context))];
  }

  @Mutation(() => MonthPayload)
  @Allow('people.manage')
  createRecordingUnit(@Acting() context: ActingContext, @Args('input') input: CreateRecordingUnitInput): Promise<MonthPayload> {
    return withUserErrors('done', () => done(this.#units.create(context, input)));
  }

  @Mutation(() => MonthPayload, {
    description: 'Its months so far stay. A rule never changes: whoever needs another one ends the unit and makes a new one.',
  })
  @Allow('people.manage')
  endRecordingUnit(@Acting() context: ActingContext, @Args('input') { unitId, lastMonth }: EndRecordingUnitInput): Promise<MonthPayload> {
    return withUserErrors('done', () => done(this.#units.end(context, unitId, lastMonth)));
  }

  @Mutation(() => MonthPayload)
  @Allow('analyses.run')
  addReportingNote(@Acting() context: ActingContext, @Args('input') input: AddReportingNoteInput): Promise<MonthPayload> {
    return withUserErrors('done', () => done(this.#series.addNote(context, input)));
  }

  @Mutation(() => MonthPayload)
  @Allow('analyses.run')
  removeReportingNote(@Acting() context: ActingContext, @Args('input') { noteId }: RemoveReportingNoteInput): Promise<MonthPayload> {
    return withUserErrors('done', () => done(this.#series.removeNote(context, noteId)));
  }

  @Mutation(() => MonthPayload)
  @Allow('analyses.run')
  setExpectedTotals(@Acting() context: ActingContext, @Args('input') { source, totals }: SetExpectedTotalsInput): Promise<MonthPayload> {
    return withUserErrors('done', () => done(this.#series.setTotals(context, source, totals)));
  }
}
