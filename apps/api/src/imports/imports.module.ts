import { Module } from '@nestjs/common';

import { AccidentsModule } from '../accidents/accidents.module.ts';
import { ColumnsModule } from '../columns/columns.module.ts';
import { DuplicatesModule } from '../duplicates/duplicates.module.ts';
import { PlacesModule } from '../places/places.module.ts';
import { TerritoryModule } from '../territory/territory.module.ts';
import { BatchActionsService } from './batch-actions.service.ts';
import { BatchCommit } from './batch-commit.ts';
import { BatchJournal } from './batch-journal.ts';
import { BatchWithdrawal } from './batch-withdrawal.ts';
import { ChunkWriter } from './chunk-writer.ts';
import { DataVersionRepository } from './data-version.repository.ts';
import { HeldLineRepository } from './held-line.repository.ts';
import { HeldLinesController } from './held-lines.controller.ts';
import { HeldLinesResolver } from './held-lines.resolver.ts';
import { HeldLinesService } from './held-lines.service.ts';
import { ImportBatchRepository } from './import-batch.repository.ts';
import { ImportJobs } from './import-jobs.ts';
import { ImportPipeline } from './import-pipeline.ts';
import { ImportRecovery } from './import-recovery.ts';
import { ImportsResolver } from './imports.resolver.ts';
import { ImportsService } from './imports.service.ts';
import { LineCorrections } from './line-corrections.service.ts';
import { LineDecisions } from './line-decisions.ts';
import { LocalFilesImport } from './local-files-import.ts';
import { EntryRun } from './manual/entry-run.ts';
import { EntryUpload } from './manual/entry-upload.ts';
import { HeldNumbersRepository } from './manual/held-numbers.repository.ts';
import { ManualEntryResolver } from './manual/manual-entry.resolver.ts';
import { ManualEntryService } from './manual/manual-entry.service.ts';
import { ReadingTasks } from './reading-tasks.ts';
import { RemarkReadings } from './remark-readings.ts';
import { RemarksResolver } from './remarks.resolver.ts';
import { RemarksService } from './remarks.service.ts';
import { RepairsResolver } from './repairs.resolver.ts';
import { RepairsService } from './repairs.service.ts';
import { RowIssueRepository } from './row-issue.repository.ts';
import { SavedMappings } from './saved-mappings.repository.ts';
import { StreetEntriesRepository } from './street/street-entries.repository.ts';
import { StreetRun } from './street/street-run.ts';
import { StreetSurveyResolver } from './street/street-survey.resolver.ts';
import { StreetSurveyService } from './street/street-survey.service.ts';
import { SurroundingsRepository } from './surroundings.repository.ts';
import { Surroundings } from './surroundings.ts';
import { UploadController } from './upload.controller.ts';
import { UploadCodesController } from './upload-codes.controller.ts';
import { UploadDetection } from './upload-detection.ts';
import { UploadDraftsResolver } from './upload-drafts.resolver.ts';
import { UploadDrafts } from './upload-drafts.service.ts';
import { UploadMapping } from './upload-mapping.service.ts';
import { UploadQuotaRepository } from './upload-quota.repository.ts';
import { UploadQuota } from './upload-quota.ts';
import { UploadRetentionRepository } from './upload-retention.repository.ts';
import { UploadRetention } from './upload-retention.service.ts';
import { UploadStore } from './upload-store.ts';
import { UploadSurveys } from './upload-surveys.service.ts';
import { UploadsResolver } from './uploads.resolver.ts';
import { VersionRepository } from './version.repository.ts';

/** Upload → pipeline → records; batches, row issues, undo. */
@Module({
  imports: [AccidentsModule, ColumnsModule, DuplicatesModule, PlacesModule, TerritoryModule],
  controllers: [HeldLinesController, UploadController, UploadCodesController],
  providers: [
    BatchActionsService,
    BatchCommit,
    BatchJournal,
    BatchWithdrawal,
    ChunkWriter,
    DataVersionRepository,
    EntryRun,
    EntryUpload,
    HeldLineRepository,
    HeldNumbersRepository,
    HeldLinesResolver,
    HeldLinesService,
    ImportBatchRepository,
    ImportJobs,
    ImportPipeline,
    ImportRecovery,
    ImportsResolver,
    ImportsService,
    LineCorrections,
    LineDecisions,
    LocalFilesImport,
    ManualEntryResolver,
    ManualEntryService,
    ReadingTasks,
    RemarkReadings,
    RemarksResolver,
    RemarksService,
    RepairsResolver,
    RepairsService,
    RowIssueRepository,
    SavedMappings,
    StreetEntriesRepository,
    StreetRun,
    StreetSurveyResolver,
    StreetSurveyService,
    Surroundings,
    SurroundingsRepository,
    UploadDetection,
    UploadDrafts,
    UploadDraftsResolver,
    UploadMapping,
    UploadQuota,
    UploadQuotaRepository,
    UploadRetention,
    UploadRetentionRepository,
    UploadStore,
    UploadSurveys,
    UploadsResolver,
    VersionRepository,
  ],
  exports: [BatchActionsService, ImportsService, ImportRecovery, LocalFilesImport, RemarksService, SavedMappings, UploadRetention],
})
export class ImportsModule {}
