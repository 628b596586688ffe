import { Module } from '@nestjs/common';

import { AccidentsModule } from '../accidents/accidents.module.ts';
import { ColumnsModule } from '../columns/columns.module.ts';
import { TerritoryModule } from '../territory/territory.module.ts';
import { BatchActionsService } from './batch-actions.service.ts';
import { BatchCommit } from './batch-commit.ts';
import { BatchJournal } from './batch-journal.ts';
import { BatchWithdrawal } from './batch-withdrawal.ts';
import { ChunkWriter } from './chunk-writer.ts';
import { DataVersionRepository } from './data-version.repository.ts';
import { ImportBatchRepository } from './import-batch.repository.ts';
import { ImportJobs } from './import-jobs.ts';
import { ImportPipeline } from './import-pipeline.ts';
import { ImportRecovery } from './import-recovery.ts';
import { ImportsResolver } from './imports.resolver.ts';
import { ImportsService } from './imports.service.ts';
import { LocalFilesImport } from './local-files-import.ts';
import { ReadingTasks } from './reading-tasks.ts';
import { RemarkReadings } from './remark-readings.ts';
import { RemarksResolver } from './remarks.resolver.ts';
import { RemarksService } from './remarks.service.ts';
import { RowIssueRepository } from './row-issue.repository.ts';
import { UploadController } from './upload.controller.ts';
import { UploadDetection } from './upload-detection.ts';
import { UploadMapping } from './upload-mapping.service.ts';
import { UploadQuotaRepository } from './upload-quota.repository.ts';
import { UploadQuota } from './upload-quota.ts';
import { UploadRetentionRepository } from './upload-retention.repository.ts';
import { UploadRetention } from './upload-retention.service.ts';
import { UploadStore } from './upload-store.ts';
import { UploadsResolver } from './uploads.resolver.ts';
import { VersionRepository } from './version.repository.ts';

/** Upload → pipeline → records; batches, row issues, undo. */
@Module({
  imports: [AccidentsModule, ColumnsModule, TerritoryModule],
  controllers: [UploadController],
  providers: [
    BatchActionsService,
    BatchCommit,
    BatchJournal,
    BatchWithdrawal,
    ChunkWriter,
    DataVersionRepository,
    ImportBatchRepository,
    ImportJobs,
    ImportPipeline,
    ImportRecovery,
    ImportsResolver,
    ImportsService,
    LocalFilesImport,
    ReadingTasks,
    RemarkReadings,
    RemarksResolver,
    RemarksService,
    RowIssueRepository,
    UploadDetection,
    UploadMapping,
    UploadQuota,
    UploadQuotaRepository,
    UploadRetention,
    UploadRetentionRepository,
    UploadStore,
    UploadsResolver,
    VersionRepository,
  ],
  exports: [BatchActionsService, ImportsService, ImportRecovery, LocalFilesImport, RemarksService, UploadRetention],
})
export class ImportsModule {}
