import { graphql } from '../../graphql/generated/gql.ts';
import type { BlackSpotDiagnosisQuery, BlackSpotQuery, BlackSpotsQuery } from '../../graphql/generated/graphql.ts';

export const BLACK_SPOTS = graphql(`
  query BlackSpots {
    blackSpots {
      id
      name
      status
      ended
      illustrative
      longitude
      latitude
      radiusMeters
      outline
      figures {
        accidents
        period {
          start
          end
        }
        accidentsPerYear
      }
      responsibleId
      responsibleName
      responsibleStanding
      needsResponsible
      interventionId
      evaluations {
        afterYears
        dueOn
        isDue
      }
    }
    evaluationRuns {
      id
      interventionId
      createdAt
    }
  }
`);

export const BLACK_SPOT = graphql(`
  query BlackSpot($id: ID!) {
    blackSpot(id: $id) {
      id
      name
      status
      ended
      illustrative
      longitude
      latitude
      radiusMeters
      outline
      runId
      hotspotRank
      filter
      dataVersion
      createdAt
      responsibleId
      responsibleName
      responsibleStanding
      needsResponsible
      decisionNumber
      interventionId
      figures {
        accidents
        accidentsPerYear
        years
        period {
          start
          end
        }
        severities {
          fatal
          serious
          slight
          injury
          damageOnly
          unknown
        }
      }
      works {
        start
        end
      }
      evaluations {
        afterYears
        dueOn
        isDue
      }
      steps {
        to
        needs
        back
      }
      events {
        eventNo
        kind
        fromStatus
        toStatus
        happenedOn
        note
        decisionNumber
        authority
        worksStart
        interventionId
        documentId
        documentName
        personName
        appointeeName
        madeAt
      }
      documents {
        id
        name
        sizeBytes
        path
      }
    }
  }
`);

export const BLACK_SPOT_KEEPERS = graphql(`
  query BlackSpotKeepers {
    blackSpotKeepers {
      personId
      name
    }
  }
`);

export const BLACK_SPOT_DIAGNOSIS = graphql(`
  query BlackSpotDiagnosis($id: ID!, $filter: AccidentFilterInput) {
    blackSpotDiagnosis(id: $id, filter: $filter) {
      filter
      dataVersion
      accidents
      notLocated
      peers
      peersText {
        el
        en
      }
      sentence {
        el
        en
      }
      level
      tested
      untested
      factors {
        group {
          el
          en
        }
        value {
          el
          en
        }
        here
        hereKnown
        hereUnknown
        elsewhere
        elsewhereKnown
        oddsRatio
        oddsRatioLower
        oddsRatioUpper
        pValue
        qValue
        overRepresented
        sentence {
          el
          en
        }
      }
      severities {
        severity
        count
        share
        shareLower
        shareUpper
      }
      unknownSeverity
      hoursOfWeek
      listed {
        id
        year
        month
        day
        hour
        minute
        severity
        light
        roadName
      }
      collisionDiagram {
        patterns {
          drawing
          drivesOn
          units {
            movement
            from
            to
            lostControl
            hitObject
            hitBy
          }
          accidents {
            accident {
              id
              number
              severity
              year
              month
              day
            }
            roadUsers
          }
        }
        undrawn {
          reason
          accidents {
            id
            number
            severity
            year
            month
            day
          }
        }
      }
    }
  }
`);

export const ACCEPTED_HOTSPOT = graphql(`
  query AcceptedHotspot($id: ID!) {
    hotspotRun(id: $id) {
      id
      methodLabels {
        el
        en
      }
      filter
      hotspots {
        rank
        longitude
        latitude
        outline
        accidents
        roadName
      }
    }
  }
`);

export const REGISTER_TILES = graphql(`
  query RegisterTiles {
    accidentFacets {
      dataVersion
      tilePath
      figures {
        accidents
      }
    }
  }
`);

export const ADD_BLACK_SPOT = graphql(`
  mutation AddBlackSpot($input: AddBlackSpotInput!) {
    addBlackSpot(input: $input) {
      blackSpot {
        id
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const TAKE_BLACK_SPOT_STEP = graphql(`
  mutation TakeBlackSpotStep($input: TakeBlackSpotStepInput!) {
    takeBlackSpotStep(input: $input) {
      blackSpot {
        id
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const ADD_BLACK_SPOT_NOTE = graphql(`
  mutation AddBlackSpotNote($input: AddBlackSpotNoteInput!) {
    addBlackSpotNote(input: $input) {
      blackSpot {
        id
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const SET_BLACK_SPOT_RESPONSIBLE = graphql(`
  mutation SetBlackSpotResponsible($input: SetBlackSpotResponsibleInput!) {
    setBlackSpotResponsible(input: $input) {
      blackSpot {
        id
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const REMOVE_BLACK_SPOT_DOCUMENT = graphql(`
  mutation RemoveBlackSpotDocument($input: RemoveBlackSpotDocumentInput!) {
    removeBlackSpotDocument(input: $input) {
      blackSpot {
        id
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const CREATE_CASE_INTERVENTION = graphql(`
  mutation CreateCaseIntervention($input: CreateInterventionInput!) {
    createIntervention(input: $input) {
      intervention {
        id
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export const LINK_CASE_INTERVENTION = graphql(`
  mutation LinkCaseIntervention($input: LinkBlackSpotInterventionInput!) {
    linkBlackSpotIntervention(input: $input) {
      blackSpot {
        id
      }
      userErrors {
        ...UserErrorParts
      }
    }
  }
`);

export type ListedSpot = BlackSpotsQuery['blackSpots'][number];
export type EvaluationMade = BlackSpotsQuery['evaluationRuns'][number];
export type SpotCase = NonNullable<BlackSpotQuery['blackSpot']>;
export type SpotEvent = SpotCase['events'][number];
export type SpotDocument = SpotCase['documents'][number];
export type SpotDiagnosis = NonNullable<BlackSpotDiagnosisQuery['blackSpotDiagnosis']>;
