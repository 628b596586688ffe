import { graphql } from '../../graphql/generated/gql.ts';
import type { ImportBatchQuery, ImportBatchesQuery, ImportFormatsQuery } from '../../graphql/generated/graphql.ts';

export const IMPORT_FORMATS = graphql(`
  query ImportFormats {
    importFormats {
      id
      labels {
        el
        en
      }
      tables {
        id
        labels {
          el
          en
        }
        required
        requiredOneOf
        optional
      }
    }
  }
`);

export const IMPORT_BATCHES = graphql(`
  query ImportBatches {
    importBatches(first: 100) {
      id
      formatLabels {
        el
        en
      }
      status
      progress
      createdAt
      files {
        name
        size
      }
      counts {
        lines
        added
        changed
        unchanged
        held
        rejected
      }
    }
  }
`);

export const IMPORT_BATCH = graphql(`
  query ImportBatch($id: ID!, $withIssues: Boolean!) {
    importBatch(id: $id) {
      id
      kind
      formatLabels {
        el
        en
      }
      status
      progress
      createdAt
      finishedAt
      committedVersion
      undoneVersion
      canUndo
      undoBlockedBy
      canResume
      canCancel
      canDiscard
      canCommit
      canCorrect
      corrects
      continuedIn
      duplicatesFound
      repairProposals {
        code
        message {
          el
          en
        }
        lines
        exampleBefore
        exampleAfter
        accepted
      }
      files {
        name
        size
        tableLabels {
          el
          en
        }
      }
      counts {
        lines
        skipped
        added
        changed
        unchanged
        duplicates
        held
        rejected
        warnings
      }
      problem {
        code
        message {
          el
          en
        }
      }
      notices {
        code
        message {
          el
          en
        }
      }
      issueGroups @include(if: $withIssues) {
        code
        level
        column
        count
        exampleValue
        exampleFile
        exampleRow
      }
    }
  }
`);

export const ROW_ISSUES = graphql(`
  query RowIssues($id: ID!, $first: Int!, $after: String, $level: String) {
    importBatch(id: $id) {
      id
      issues(first: $first, after: $after, level: $level) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            fileName
            row
            column
            code
            level
            value
            message {
              el
              en
            }
          }
        }
      }
    }
  }
`);

/** What the server knows of files that can be imported. */
export const RECOGNISED_UPLOAD_PARTS = graphql(`
  fragment RecognisedUploadParts on RecognisedUpload {
    uploadId
    formatId
    formatLabels {
      el
      en
    }
    kind
    network
    choices {
      formatId
      labels {
        el
        en
      }
    }
    files {
      name
      size
      tableLabels {
        el
        en
      }
      unknownColumns
    }
    notes {
      code
      message {
        el
        en
      }
    }
  }
`);

export const MAP_UPLOAD = graphql(`
  mutation MapUpload($input: MapUploadInput!) {
    mapUpload(input: $input) {
      upload {
        ...RecognisedUploadParts
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const CHOOSE_UPLOAD_FORMAT = graphql(`
  mutation ChooseUploadFormat($input: ChooseUploadFormatInput!) {
    chooseUploadFormat(input: $input) {
      upload {
        ...RecognisedUploadParts
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const START_IMPORT = graphql(`
  mutation StartImport($input: StartImportInput!) {
    startImport(input: $input) {
      batch {
        id
      }
      userErrors {
        code
        message {
          el
          en
        }
      }
    }
  }
`);

export const CANCEL_IMPORT = graphql(`
  mutation CancelImport($input: BatchInput!) {
    cancelImport(input: $input) {
      batch {
        id
        status
      }
      userErrors {
        code
        message {
          el
          en
        }
      }
    }
  }
`);

export const RESUME_IMPORT = graphql(`
  mutation ResumeImport($input: BatchInput!) {
    resumeImport(input: $input) {
      batch {
        id
        status
      }
      userErrors {
        code
        message {
          el
          en
        }
      }
    }
  }
`);

export const DISCARD_IMPORT = graphql(`
  mutation DiscardImport($input: BatchInput!) {
    discardImport(input: $input) {
      batch {
        id
        status
      }
      userErrors {
        code
        message {
          el
          en
        }
      }
    }
  }
`);

export const COMMIT_IMPORT = graphql(`
  mutation CommitImport($input: BatchInput!) {
    commitImport(input: $input) {
      batch {
        id
        status
      }
      userErrors {
        code
        message {
          el
          en
        }
      }
    }
  }
`);

export const UNDO_IMPORT = graphql(`
  mutation UndoImport($input: BatchInput!) {
    undoImport(input: $input) {
      batch {
        id
        status
      }
      userErrors {
        code
        message {
          el
          en
        }
      }
    }
  }
`);

export type ImportFormat = ImportFormatsQuery['importFormats'][number];
export type BatchSummary = ImportBatchesQuery['importBatches'][number];
export type Batch = NonNullable<ImportBatchQuery['importBatch']>;

/** States from which a batch still moves by itself. */
export function isUnderWay(status: string): boolean {
  return status === 'queued' || status === 'running';
}

const POLL_UNDER_WAY_MILLISECONDS = 1000;
/** A batch that waits for a person moves when somebody resumes, commits or discards it, perhaps in another window. */
const POLL_WAITING_MILLISECONDS = 4000;

/** Accidents are on record that nobody has compared with the others yet: the search comes after the commit, and may fail. */
export function awaitsSearch(batch: Pick<Batch, 'kind' | 'status' | 'duplicatesFound' | 'committedVersion' | 'undoneVersion'>): boolean {
  const isOnRecord = batch.status === 'committed' && batch.committedVersion != null && batch.undoneVersion == null;
  return isOnRecord && batch.kind === 'accidents' && batch.duplicatesFound == null;
}

/** How often batches in these states are asked for again; `null`: none of them moves. */
export function pollMillisecondsOf(statuses: readonly string[]): number | null {
  if (statuses.some(isUnderWay)) return POLL_UNDER_WAY_MILLISECONDS;
  return statuses.some((status) => status === 'interrupted' || status === 'ready') ? POLL_WAITING_MILLISECONDS : null;
}
