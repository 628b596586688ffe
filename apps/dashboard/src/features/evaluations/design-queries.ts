import { graphql } from '../../graphql/generated/gql.ts';
import type { CheckDesignQuery, EvaluationPlansQuery, StudyDesignInput } from '../../graphql/generated/graphql.ts';

export const CHECK_DESIGN = graphql(`
  query CheckDesign($input: StudyDesignInput!) {
    checkDesign(input: $input) {
      refused
      checks {
        id
        labels {
          el
          en
        }
        state
        finding {
          el
          en
        }
        advice {
          el
          en
        }
      }
      methods {
        methodId
        methodLabels {
          el
          en
        }
        recommended
        because {
          el
          en
        }
      }
      outlook {
        observedPerYear
        expectedPerYear
        basis
        comparisonPerYear
        yearsAfter
        wantedPower
        power
        library {
          sentence {
            el
            en
          }
        }
        byYears {
          yearsAfter
          power
        }
        byEffect {
          effect
          power
        }
        sentence {
          el
          en
        }
      }
    }
  }
`);

export const EVALUATION_PLANS = graphql(`
  query EvaluationPlans($interventionId: ID!) {
    evaluationPlans(interventionId: $interventionId) {
      id
      beforePeriod {
        start
        end
      }
      worksPeriod {
        start
        end
      }
      afterPeriod {
        start
        end
      }
      methodLabels {
        el
        en
      }
      outlook {
        sentence {
          el
          en
        }
        library {
          sentence {
            el
            en
          }
        }
      }
      timing {
        el
        en
      }
      madeAt
      madeBy
      withdrawal {
        reason
        madeAt
      }
    }
  }
`);

export const FREEZE_EVALUATION_PLAN = graphql(`
  mutation FreezeEvaluationPlan($input: StudyDesignInput!) {
    freezeEvaluationPlan(input: $input) {
      plan {
        id
      }
      userErrors {
        path
        code
        message {
          el
          en
        }
      }
    }
  }
`);

export const WITHDRAW_EVALUATION_PLAN = graphql(`
  mutation WithdrawEvaluationPlan($input: WithdrawEvaluationPlanInput!) {
    withdrawEvaluationPlan(input: $input) {
      plan {
        id
      }
      userErrors {
        path
        code
        message {
          el
          en
        }
      }
    }
  }
`);

/** What the library says of the kind of an intervention, before it is taken. */
export const LIBRARY_FACTOR = graphql(`
  query LibraryFactor($kind: String!, $filter: EvidenceFilterInput) {
    kindEvidence(kind: $kind, filter: $filter) {
      entry {
        studies
        factor
        lowestPoints
        highestPoints
        scoredStudies
        sentence {
          el
          en
        }
        sources {
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
    }
  }
`);

/** Beside the evaluation: what was planned, and why its method is the one to read. */
export const EVALUATION_STANDING = graphql(`
  query EvaluationStanding($id: ID!) {
    evaluationRun(id: $id) {
      id
      recommendedBecause {
        el
        en
      }
      planStanding {
        kept
        sentence {
          el
          en
        }
      }
      earlierLooks {
        isWarning
        sentence {
          el
          en
        }
      }
    }
  }
`);

export type StudyDesign = CheckDesignQuery['checkDesign'];
export type DesignCheck = StudyDesign['checks'][number];
export type StudyOutlook = NonNullable<StudyDesign['outlook']>;
export type EvaluationPlan = EvaluationPlansQuery['evaluationPlans'][number];
export type DesignInput = StudyDesignInput;
