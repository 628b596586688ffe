import { graphql } from '../../../graphql/generated/gql.ts';

/** Files that wait for somebody to say what they are. */
export const UPLOAD_DRAFTS = graphql(`
  query UploadDrafts {
    uploadDrafts {
      uploadId
      files
      begun
      changed
    }
  }
`);

export const UPLOAD_SURVEY = graphql(`
  query UploadSurvey($uploadId: ID!) {
    uploadSurvey(uploadId: $uploadId)
  }
`);

export const UPLOAD_TABLE = graphql(`
  query UploadTable($input: LookAtTableInput!) {
    uploadTable(input: $input)
  }
`);

export const KEEP_UPLOAD_DRAFT = graphql(`
  mutation KeepUploadDraft($input: KeepUploadDraftInput!) {
    keepUploadDraft(input: $input) {
      draft {
        uploadId
        changed
      }
      userErrors {
        code
        path
        message {
          el
          en
        }
      }
    }
  }
`);

export const DISCARD_UPLOAD = graphql(`
  mutation DiscardUpload($input: DiscardUploadInput!) {
    discardUpload(input: $input) {
      uploadId
      userErrors {
        code
        path
        message {
          el
          en
        }
      }
    }
  }
`);
