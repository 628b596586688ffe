import type { Text } from '@elektron/domain';
import { graphql } from '../../graphql/generated/gql.ts';
import type { RoadSiteCriteriaInput } from '../../graphql/generated/graphql.ts';

export const ROADS_PRESENT = graphql(`
  query RoadsPresent {
    roadNetwork {
      segments
    }
  }
`);

export const PROPOSE_REFERENCE_SITES = graphql(`
  query ProposeReferenceSites($input: EvaluateInput!) {
    proposeReferenceSites(input: $input) {
      proposal
    }
  }
`);

export type RoadSiteCriteria = RoadSiteCriteriaInput;

/** What a site of the road network is. */
export interface RoadSiteFacts {
  readonly siteId: string;
  readonly kind: 'segment' | 'junction';
  readonly roadName: string | null;
  readonly roadClass: string | null;
  readonly lengthMeters: number | null;
  readonly vehiclesPerDay: number | null;
}

export interface ProposedSite extends RoadSiteFacts {
  readonly longitude: number;
  readonly latitude: number;
  readonly observedBefore: number;
  readonly role: 'treated' | 'reference';
  readonly outline: unknown;
}

/** A site that one criterion alone keeps out. */
export interface NearMiss extends RoadSiteFacts {
  readonly observedBefore: number;
  readonly reason: Text;
}

/** How the sites were chosen, as a run and a proposal say it in one JSON field. */
export interface ChosenRoadSites {
  readonly criteria: RoadSiteCriteria;
  readonly steps: readonly { readonly step: string; readonly labels: Text; readonly left: number }[];
  readonly placesAtNoSite: number;
  /** What the sites are that criteria name by hand. */
  readonly named: readonly Pick<RoadSiteFacts, 'siteId' | 'kind' | 'roadName'>[];
}

/** What the API says in its one JSON field. */
export interface ReferenceProposal extends ChosenRoadSites {
  readonly placesStated: number;
  readonly treatedSites: number;
  readonly referenceSites: number;
  readonly referenceWithoutAccidents: number;
  readonly treatedByYear: readonly number[];
  readonly referenceByYear: readonly number[];
  readonly comparabilityText: Text;
  readonly comparability: {
    readonly mean: number | null;
    readonly standardError: number | null;
    readonly varianceOfOddsRatio: number | null;
  };
  /** What to do where there are too few. */
  readonly advice: Text | null;
  readonly sites: readonly ProposedSite[];
  readonly nearMisses: readonly NearMiss[];
}
