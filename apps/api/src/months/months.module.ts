import { Module } from '@nestjs/common';

import { ColumnsModule } from '../columns/columns.module.ts';
import { BulletinController } from './bulletin.controller.ts';
import { BulletinFileService } from './bulletin-file.service.ts';
import { BulletinService } from './bulletin.service.ts';
import { FinalMonthsService } from './final-months.service.ts';
import { LateMonthsResolver } from './late-months.resolver.ts';
import { LateMonthsService } from './late-months.service.ts';
import { MonthBoardService } from './month-board.service.ts';
import { MonthChangesService } from './month-changes.service.ts';
import { MonthReminderRepository } from './month-reminder.repository.ts';
import { MonthReminderWatch } from './month-reminder-watch.ts';
import { MonthRemindersService } from './month-reminders.service.ts';
import { MonthsResolver } from './months.resolver.ts';
import { RecordingChangesService } from './recording-changes.service.ts';
import { RecordingUnitRepository } from './recording-unit.repository.ts';
import { RecordingUnitsService } from './recording-units.service.ts';
import { ReportedRecordsReader } from './reported-records.ts';
import { ReportingStepRepository } from './reporting-step.repository.ts';
import { SeriesContextRepository } from './series-context.repository.ts';
import { SeriesContextResolver } from './series-context.resolver.ts';
import { SeriesContextService } from './series-context.service.ts';
import { TotalsController } from './totals.controller.ts';
import { UnitMemberRepository } from './unit-member.repository.ts';

/** The month of a recording unit: expected, received, checked, signed off; its bulletin, and what its numbers are read with. */
@Module({
  imports: [ColumnsModule],
  controllers: [BulletinController, TotalsController],
  providers: [
    RecordingUnitRepository,
    UnitMemberRepository,
    ReportingStepRepository,
    SeriesContextRepository,
    ReportedRecordsReader,
    RecordingUnitsService,
    MonthBoardService,
    MonthChangesService,
    LateMonthsService,
    MonthReminderRepository,
    MonthRemindersService,
    MonthReminderWatch,
    BulletinService,
    BulletinFileService,
    SeriesContextService,
    RecordingChangesService,
    FinalMonthsService,
    MonthsResolver,
    LateMonthsResolver,
    SeriesContextResolver,
  ],
  exports: [FinalMonthsService, RecordingChangesService],
})
export class MonthsModule {}
