import { graphql } from '../../graphql/generated/gql.ts';
import type { BeforeAfterMethodsQuery, EvaluationRunQuery, InterventionsQuery } from '../../graphql/generated/graphql.ts';

export const INTERVENTIONS = graphql(`
  query Interventions {
    interventions {
      id
      name {
        el
        en
      }
      kindLabels {
        el
        en
      }
      kind
      shape
      selectionReason
      selectionReasonLabels {
        el
        en
      }
      selectionNote
      cost {
        capital
        yearly
        currency
        priceYear
      }
      targetFilter
      version
      sites {
        longitude
        latitude
      }
      worksPeriod {
        start
        end
      }
      selectedForHighCounts
      illustrative
      source
      note {
        el
        en
      }
    }
    evaluationRuns {
      id
      interventionId
      createdAt
      sentence {
        el
        en
      }
    }
  }
`);

export const BEFORE_AFTER_METHODS = graphql(`
  query BeforeAfterMethods($siteKind: EvaluationSiteKind) {
    beforeAfterMethods(siteKind: $siteKind) {
      id
      labels {
        el
        en
      }
      summary {
        el
        en
      }
      contrastOnly
      parameters {
        kind
        name
        labels {
          el
          en
        }
        meaning {
          el
          en
        }
        unit {
          el
          en
        }
        minimum
        maximum
        step
        whole
        defaultValue
        choices {
          value
          labels {
            el
            en
          }
        }
      }
    }
  }
`);

graphql(`
  fragment SeriesRatioParts on SeriesRatio {
    ratio
    interval {
      lower
      upper
      level
    }
    pValue
  }
`);

export const EVALUATION_RUN = graphql(`
  query EvaluationRun($id: ID!) {
    evaluationRun(id: $id) {
      id
      intervention {
        id
        name {
          el
          en
        }
        kind
        worksPeriod {
          start
          end
        }
        selectedForHighCounts
        illustrative
        source
        note {
          el
          en
        }
      }
      beforePeriod {
        start
        end
      }
      afterPeriod {
        start
        end
      }
      yearsBefore
      yearsAfter
      measure
      filter
      parameters
      seed
      dataVersion
      softwareVersion
      resultDigest
      createdAt
      treatedSites
      referenceSites
      observedBefore
      observedAfter
      comparisonBefore
      comparisonAfter
      recommendedMethodId
      estimates {
        methodId
        methodLabels {
          el
          en
        }
        contrastOnly
        ratioObservedToExpected
        confidenceInterval {
          lower
          upper
          level
        }
        crashModificationFactor
        standardError
        nullReason {
          el
          en
        }
        observedAfter
        expectedAfter
        expectedAfterVariance
        safetyEffectivenessPercent
        regressionToTheMeanAccidents
        regressionToTheMeanInterval {
          lower
          upper
        }
        warnings {
          code
          message {
            el
            en
          }
        }
        assumptions {
          el
          en
        }
        problem {
          message {
            el
            en
          }
        }
        effectKind
        pValue
        timeSeries {
          monthsBefore
          monthsAfter
          controlled
          levelChange {
            ...SeriesRatioParts
          }
          slopeChange {
            ...SeriesRatioParts
          }
          averted
          avertedInterval {
            lower
            upper
            level
          }
          draws
          dispersion
          residualCorrelation
          residualPValue
          neweyWest {
            ...SeriesRatioParts
          }
          sensitivity {
            monthsLater
            monthsLeftOut
            effect {
              ...SeriesRatioParts
            }
          }
          points {
            year
            month
            observed
            fitted
            expected
          }
        }
        proportionShift {
          sites
          sitesWithoutProportion
          zeroDifferences
          targetBefore
          targetAfter
          meanDifference
          medianDifference
          medianInterval {
            lower
            upper
            level
          }
          sentence {
            el
            en
          }
        }
        details
        logOdds {
          oddsRatio
          interval {
            lower
            upper
            level
          }
          nullReason {
            el
            en
          }
        }
      }
      sites {
        longitude
        latitude
        observedBefore
        observedAfter
        expectedAfter
        role
        outline
        roadSite
      }
      roadSites
      years {
        year
        treated
        comparison
        part
      }
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
    }
  }
`);

/** Beside the evaluation: the server computes it again for this, where data of a person were erased since. */
export const EVALUATION_ERASURE = graphql(`
  query EvaluationErasure($id: ID!) {
    evaluationRun(id: $id) {
      id
      erasureNotice {
        code
        message {
          el
          en
        }
      }
    }
  }
`);

/** All accidents on record, to choose places among. */
export const RECORDED_TILES = graphql(`
  query RecordedTiles {
    accidentFacets {
      dataVersion
      allAccidents
      tilePath
      figures {
        accidents
      }
    }
  }
`);

export const CREATE_INTERVENTION = graphql(`
  mutation CreateIntervention($input: CreateInterventionInput!) {
    createIntervention(input: $input) {
      intervention {
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

export const EVALUATE = graphql(`
  mutation Evaluate($input: EvaluateInput!) {
    evaluate(input: $input) {
      run {
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

export type Intervention = InterventionsQuery['interventions'][number];
export type EvaluationSummary = InterventionsQuery['evaluationRuns'][number];
export type BeforeAfterMethod = BeforeAfterMethodsQuery['beforeAfterMethods'][number];
export type Evaluation = NonNullable<EvaluationRunQuery['evaluationRun']>;
export type Estimate = Evaluation['estimates'][number];
export type TimeSeries = NonNullable<Estimate['timeSeries']>;
export type ProportionShift = NonNullable<Estimate['proportionShift']>;
