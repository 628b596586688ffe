import { Module } from '@nestjs/common';

import { ColumnsModule } from '../columns/columns.module.ts';
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
import { RowIssueRepository } from './row-issue.repository.ts';
import { UploadController } from './upload.controller.ts';
import { UploadDetection } from './upload-detection.ts';
import { UploadStore } from './upload-store.ts';
import { VersionRepository } from './version.repository.ts';

/** Upload → pipeline → records; batches, row issues, undo. */
@Module({
  imports: [ColumnsModule],
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
    RowIssueRepository,
    UploadDetection,
    UploadStore,
    VersionRepository,
  ],
  exports: [BatchActionsService, ImportsService, ImportRecovery, LocalFilesImport],
})
export class ImportsModule {}
