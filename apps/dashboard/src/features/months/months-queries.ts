import { graphql } from '../../graphql/generated/gql.ts';
import type { MonthBoardQuery, MonthlyBulletinQuery, SignedMonthChangesQuery } from '../../graphql/generated/graphql.ts';

export const MONTH_BOARD = graphql(`
  query MonthBoard($first: String!, $last: String!) {
    monthBoard(firstMonth: $first, lastMonth: $last) {
      dataVersion
      today
      units {
        id
        name {
          el
          en
        }
        ruleKind
        ruleColumn
        ruleValues
        firstMonth
        lastMonth
        dueDays
      }
      totals {
        month
        accidents
        killed
      }
      months {
        unitId
        month
        status
        nextStep
        dueOn
        daysLate
        deathsCompleteOn
        changedSinceCheck
        fingerprint
        counts {
          ...MonthCountsParts
        }
        signed {
          counts {
            ...MonthCountsParts
          }
        }
        steps {
          step
          dataVersion
          personName
          madeAt
          counts {
            ...MonthCountsParts
          }
        }
        placeAccuracies {
          name
          count
        }
        missing {
          name
          count
        }
        delayAccidents
        delayMedian
        delayNinetyPercent
        delayLongest
        looksShort
        shortEarlier
        shortAtEarlierRate
        shortPValue
      }
    }
  }

  fragment MonthCountsParts on MonthCounts {
    accidents
    killed
    seriouslyInjured
    slightlyInjured
    otherCasualties
  }
`);

export const SIGNED_MONTH_CHANGES = graphql(`
  query SignedMonthChanges($unitId: ID!, $month: String!) {
    signedMonthChanges(unitId: $unitId, month: $month) {
      accidentId
      kind
      date
      before {
        killed
        seriouslyInjured
        slightlyInjured
      }
      after {
        killed
        seriouslyInjured
        slightlyInjured
      }
      cause
      knownOn
      daysAfter
      deathToBeChecked
    }
  }
`);

export const MONTHLY_BULLETIN = graphql(`
  query MonthlyBulletin($month: String!, $unitId: ID) {
    monthlyBulletin(month: $month, unitId: $unitId) {
      month
      dataVersion
      lines {
        measure
        month {
          ...BulletinComparisonParts
        }
        yearToDate {
          ...BulletinComparisonParts
        }
      }
      notReceived {
        unitName {
          el
          en
        }
        month
      }
      notSigned {
        unitName {
          el
          en
        }
        month
        status
      }
      deathsCompleteOn
      ofNoUnit
      otherCasualties
    }
  }

  fragment BulletinComparisonParts on BulletinComparison {
    now
    before
    accidentsNow
    accidentsBefore
    ratio {
      ratio
      lower
      upper
      reason
    }
  }
`);

export const UNIT_CHOICES = graphql(`
  query UnitChoices {
    importFormats {
      id
      labels {
        el
        en
      }
    }
    municipalities {
      id
      name {
        el
        en
      }
    }
  }
`);

export const RECONCILED_TOTALS = graphql(`
  query ReconciledTotals {
    reconciledTotals {
      source
      month
      measure
      expected
      recorded
      difference
    }
  }
`);

export const TAKE_REPORTING_STEP = graphql(`
  mutation TakeReportingStep($input: TakeReportingStepInput!) {
    takeReportingStep(input: $input) {
      done
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const SIGN_OFF_MONTH = graphql(`
  mutation SignOffMonth($input: SignOffMonthInput!) {
    signOffMonth(input: $input) {
      done
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const CREATE_RECORDING_UNIT = graphql(`
  mutation CreateRecordingUnit($input: CreateRecordingUnitInput!) {
    createRecordingUnit(input: $input) {
      done
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const END_RECORDING_UNIT = graphql(`
  mutation EndRecordingUnit($input: EndRecordingUnitInput!) {
    endRecordingUnit(input: $input) {
      done
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const ADD_REPORTING_NOTE = graphql(`
  mutation AddReportingNote($input: AddReportingNoteInput!) {
    addReportingNote(input: $input) {
      done
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const REMOVE_REPORTING_NOTE = graphql(`
  mutation RemoveReportingNote($input: RemoveReportingNoteInput!) {
    removeReportingNote(input: $input) {
      done
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const SET_EXPECTED_TOTALS = graphql(`
  mutation SetExpectedTotals($input: SetExpectedTotalsInput!) {
    setExpectedTotals(input: $input) {
      done
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export type MonthBoard = MonthBoardQuery['monthBoard'];
export type BoardMonth = MonthBoard['months'][number];
export type RecordingUnit = MonthBoard['units'][number];
export type SignedChange = SignedMonthChangesQuery['signedMonthChanges'][number];
export type Bulletin = MonthlyBulletinQuery['monthlyBulletin'];
