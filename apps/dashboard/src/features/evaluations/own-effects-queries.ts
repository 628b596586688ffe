import { graphql } from '../../graphql/generated/gql.ts';
import type { OwnEffectsQuery } from '../../graphql/generated/graphql.ts';

export const OWN_EFFECTS = graphql(`
  query OwnEffects {
    evidenceLibrary(filter: { origin: "own" }) {
      kind
      kindLabels {
        el
        en
      }
      studies
      factor
      confidenceInterval {
        lower
        upper
        level
      }
      predictionInterval {
        lower
        upper
        level
      }
    }
  }
`);

export type OwnEffect = OwnEffectsQuery['evidenceLibrary'][number];
