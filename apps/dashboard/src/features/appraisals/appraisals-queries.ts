import { graphql } from '../../graphql/generated/gql.ts';
import type { AppraisalQuery, UnitValueSetsQuery } from '../../graphql/generated/graphql.ts';

/** What the network's library says of a kind of intervention. */
export const FACTOR_TO_TAKE = graphql(`
  query FactorToTake($kind: String!) {
    kindEvidence(kind: $kind) {
      entry {
        sentence {
          el
          en
        }
        sources {
          el
          en
        }
      }
    }
  }
`);

export const APPRAISALS = graphql(`
  query Appraisals {
    appraisals {
      id
      name
      illustrative
      createdAt
      sentence {
        el
        en
      }
    }
  }
`);

export const UNIT_VALUE_SETS = graphql(`
  query UnitValueSets {
    unitValueSets {
      id
      version
      name {
        el
        en
      }
      standsFor {
        el
        en
      }
      countryName {
        el
        en
      }
      country
      currency
      priceYear
      basis
      basisLabels {
        el
        en
      }
      values {
        severity
        labels {
          el
          en
        }
        value
      }
      status
      statusLabels {
        el
        en
      }
      source {
        el
        en
      }
      own
      superseded
    }
  }
`);

/** Evaluations whose effect an appraisal can take. */
export const EVALUATIONS_TO_TAKE = graphql(`
  query EvaluationsToTake {
    evaluationRuns {
      id
      interventionName {
        el
        en
      }
      createdAt
      sentence {
        el
        en
      }
    }
  }
`);

export const APPRAISAL = graphql(`
  query Appraisal($id: ID!) {
    appraisal(id: $id) {
      id
      name
      illustrative
      createdAt
      sentence {
        el
        en
      }
      warnings {
        code
        message {
          el
          en
        }
      }
      values {
        id
        version
        name {
          el
          en
        }
        standsFor {
          el
          en
        }
        currency
        priceYear
        basis
        statusLabels {
          el
          en
        }
        source {
          el
          en
        }
      }
      question
      seed
      draws
      level
      softwareVersion
      resultDigest
      alternatives {
        id
        name
        place
        sentence {
          el
          en
        }
        capital
        yearlyMaintenance
        residualValue
        serviceLifeYears
        numbersSource {
          el
          en
        }
        effectSource {
          el
          en
        }
        rows {
          severity
          labels {
            el
            en
          }
          perYear
          reportingFactor
          expected
          factor
          lower
          upper
          unitValue
          firstYearBenefit
        }
        figures {
          id
          labels {
            el
            en
          }
          unit
          value
          reason {
            el
            en
          }
          lower
          upper
        }
        sensitivity {
          input
          labels {
            el
            en
          }
          netPresentValueAtLower
          netPresentValueAtUpper
          benefitCostRatioAtLower
          benefitCostRatioAtUpper
          reason {
            el
            en
          }
        }
      }
      comparisons {
        place
        basis
        sentence {
          el
          en
        }
        chosenId
        steps {
          challengerId
          defenderId
          incrementalRatio
          reason {
            el
            en
          }
          kept
        }
        droppedIds
        leftOut {
          id
          reason {
            el
            en
          }
        }
      }
      package {
        budget
        sentence {
          el
          en
        }
        chosenIds
        cost
        netPresentValue
        upperBound
        proven
        leftOut {
          id
          reason {
            el
            en
          }
        }
      }
    }
  }
`);

export const MAKE_APPRAISAL = graphql(`
  mutation MakeAppraisal($input: AppraisalInput!) {
    makeAppraisal(input: $input) {
      appraisal {
        id
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

export const ADD_UNIT_VALUES = graphql(`
  mutation AddUnitValues($input: UnitValuesInput!) {
    addUnitValues(input: $input) {
      values {
        id
        version
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

export const TRANSFER_UNIT_VALUES = graphql(`
  mutation TransferUnitValues($input: TransferInput!) {
    transferUnitValues(input: $input) {
      values {
        id
        version
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

export type Appraisal = NonNullable<AppraisalQuery['appraisal']>;
export type AppraisedAlternative = Appraisal['alternatives'][number];
export type EconomicFigure = AppraisedAlternative['figures'][number];
export type UnitValueSet = UnitValueSetsQuery['unitValueSets'][number];
