import { graphql } from '../../../graphql/generated/gql.ts';
import type { HeldLinesQuery } from '../../../graphql/generated/graphql.ts';

export const HELD_LINES = graphql(`
  query HeldLines($id: ID!, $after: String) {
    importBatch(id: $id) {
      id
      heldTables {
        fileIndex
        fileName
        header
        hidden
        open
        edited
        discarded
      }
      heldLines(first: 20, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            fileIndex
            row
            level
            cells
            edited
            discardedReason
            remarks {
              column
              code
              level
              message {
                el
                en
              }
            }
          }
        }
      }
    }
  }
`);

export const EDIT_HELD_LINE = graphql(`
  mutation EditHeldLine($input: EditHeldLineInput!) {
    editHeldLine(input: $input) {
      remarks {
        column
        code
        level
        message {
          el
          en
        }
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

export const EDIT_HELD_LINES_ALIKE = graphql(`
  mutation EditHeldLinesAlike($input: EditAlikeInput!) {
    editHeldLinesAlike(input: $input) {
      lines
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

export const DISCARD_HELD_LINES = graphql(`
  mutation DiscardHeldLines($input: DiscardHeldLinesInput!) {
    discardHeldLines(input: $input) {
      lines
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

export const APPLY_CORRECTIONS = graphql(`
  mutation ApplyCorrections($input: BatchInput!) {
    applyCorrections(input: $input) {
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

type HeldBatch = NonNullable<HeldLinesQuery['importBatch']>;
export type HeldTable = HeldBatch['heldTables'][number];
export type HeldLine = HeldBatch['heldLines']['edges'][number]['node'];
export type HeldRemark = HeldLine['remarks'][number];
