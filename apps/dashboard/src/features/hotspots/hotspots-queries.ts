import { graphql } from '../../graphql/generated/gql.ts';
import type { HotspotMethodsQuery, HotspotRunQuery, HotspotRunsQuery } from '../../graphql/generated/graphql.ts';

export const HOTSPOT_METHODS = graphql(`
  query HotspotMethods {
    hotspotMethods {
      id
      labels {
        el
        en
      }
      summary {
        el
        en
      }
      notThis {
        el
        en
      }
      assumptions {
        el
        en
      }
      sources
      recommended
      needs {
        kind
        required
        met
        parameter
        value
      }
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
        refersTo
        defaultValue
        choices {
          value
          labels {
            el
            en
          }
          notes {
            el
            en
          }
          sets
        }
        onlyWith {
          parameter
          values
        }
      }
    }
  }
`);

export const HOTSPOT_RUNS = graphql(`
  query HotspotRuns {
    hotspotRuns {
      id
      methodId
      methodLabels {
        el
        en
      }
      status
      createdAt
      dataVersion
      hotspotCount
      filter
      parameters
      repeatsRunId
      resultDigest
    }
  }
`);

export const HOTSPOT_RUN = graphql(`
  query HotspotRun($id: ID!) {
    hotspotRun(id: $id) {
      id
      methodId
      methodLabels {
        el
        en
      }
      parameters
      parametersUsed
      filter
      seed
      dataVersion
      roadsVersion
      trafficVersion
      softwareVersion
      status
      progress
      createdAt
      finishedAt
      problem {
        code
        message {
          el
          en
        }
      }
      resultDigest
      repeatsRunId
      repeatsExactly
      accidents
      period {
        start
        end
      }
      years
      scoreLabels {
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
      hotspots {
        rank
        longitude
        latitude
        outline
        accidents
        severities {
          fatal
          serious
          slight
          injury
          damageOnly
          unknown
        }
        score
        zScore
        exactPValue
        adjustedPValue
        neighborhoodAccidents
        sort
        sortLabels {
          el
          en
        }
        scan
        nullReason {
          el
          en
        }
        accidentsPerYear
        roadName
        lengthMeters
      }
      surface
      cells
      screening
      stretches
      streets
      proportions
      sentence {
        el
        en
      }
    }
  }
`);

export const HOTSPOT_COMPARISON = graphql(`
  query HotspotComparison($runIds: [ID!]!) {
    hotspotComparison(runIds: $runIds) {
      sentence {
        el
        en
      }
      notices {
        code
        message {
          el
          en
        }
      }
      runs
      places
      agreements
      change
    }
  }
`);

/** Only for the tiles: the accidents that a run was about, below its result. */
export const RUN_TILES = graphql(`
  query RunTiles($filter: AccidentFilterInput) {
    accidentFacets(filter: $filter) {
      dataVersion
      allAccidents
      tilePath
      figures {
        accidents
      }
    }
  }
`);

export const RUN_HOTSPOTS = graphql(`
  mutation RunHotspots($input: RunHotspotsInput!) {
    runHotspots(input: $input) {
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

export const REPEAT_HOTSPOT_RUN = graphql(`
  mutation RepeatHotspotRun($input: RepeatHotspotsInput!) {
    repeatHotspotRun(input: $input) {
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

export const CANCEL_HOTSPOT_RUN = graphql(`
  mutation CancelHotspotRun($input: HotspotRunInput!) {
    cancelHotspotRun(input: $input) {
      run {
        id
        status
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

export type HotspotMethodAnswer = HotspotMethodsQuery['hotspotMethods'][number];
export type RunSummary = HotspotRunsQuery['hotspotRuns'][number];
export type Run = NonNullable<HotspotRunQuery['hotspotRun']>;
export type Hotspot = Run['hotspots'][number];

/** States from which a run still moves. */
export function isUnderWay(status: string): boolean {
  return status === 'queued' || status === 'running';
}
