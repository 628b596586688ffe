import { graphql } from '../../graphql/generated/gql.ts';
import type { EvaluationPartsQuery } from '../../graphql/generated/graphql.ts';

export const EVALUATION_PARTS = graphql(`
  query EvaluationParts($id: ID!) {
    evaluationRun(id: $id) {
      id
      parts {
        breakdowns {
          dimension
          labels {
            el
            en
          }
          multiValued
          rows {
            key
            labels {
              el
              en
            }
            observedBefore
            observedAfter
            comparisonBefore
            comparisonAfter
            estimates {
              methodId
              methodLabels {
                el
                en
              }
              expectedAfter
              ratio
              interval {
                lower
                upper
                level
              }
              reason {
                el
                en
              }
            }
            qValue
            standsOut
          }
        }
        expectedYears {
          year
          part
          observed
          observedInterval {
            lower
            upper
            level
          }
          expected
          expectedInterval {
            lower
            upper
            level
          }
        }
        siteEffects {
          number
          observedBefore
          observedAfter
          expectedAfter
          ratio
          interval {
            lower
            upper
            level
          }
        }
        migration {
          sites
          observedBefore
          observedAfter
          comparisonBefore
          comparisonAfter
          ratio
          interval {
            lower
            upper
            level
          }
          sentence {
            el
            en
          }
        }
        change {
          drop
          dropInterval {
            lower
            upper
            level
          }
          parts {
            cause
            labels {
              el
              en
            }
            accidents
            interval {
              lower
              upper
              level
            }
            reason {
              el
              en
            }
          }
          reason {
            el
            en
          }
          sentence {
            el
            en
          }
        }
      }
    }
  }
`);

export const EVALUATION_FILE = graphql(`
  query EvaluationFile($id: ID!) {
    evaluationFile(id: $id)
  }
`);

export type EvaluationParts = NonNullable<NonNullable<EvaluationPartsQuery['evaluationRun']>['parts']>;
export type Breakdown = EvaluationParts['breakdowns'][number];
export type BreakdownRow = Breakdown['rows'][number];
export type ExpectedYear = EvaluationParts['expectedYears'][number];
export type SiteEffect = EvaluationParts['siteEffects'][number];
export type Migration = NonNullable<EvaluationParts['migration']>;
export type DividedChange = EvaluationParts['change'];
