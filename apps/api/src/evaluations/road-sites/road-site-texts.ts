import type { Text } from '@elektron/domain';
import { describeComparability, WARNING_TEXTS } from '@elektron/statistics';

import { fillTexts } from '../../common/fill-texts.ts';
import { EVALUATION_NOTICES } from '../evaluation-texts.ts';
import type { ReferenceProposal, StoredRoadSites } from './present-road-sites.ts';
import { STEP_LABELS } from './road-site-step-texts.ts';

export interface PresentedRoadSites extends Omit<StoredRoadSites, 'steps'> {
  readonly steps: readonly (StoredRoadSites['steps'][number] & { readonly labels: Text })[];
}

export interface PresentedProposal extends Omit<ReferenceProposal, 'steps' | 'shortage' | 'nearMisses'>, PresentedRoadSites {
  readonly steps: PresentedRoadSites['steps'];
  /** What to do where there are too few; null where there are enough. */
  readonly advice: Text | null;
  /** With what keeps each out. */
  readonly nearMisses: readonly (ReferenceProposal['nearMisses'][number] & { readonly reason: Text })[];
  /** What the comparability says. */
  readonly comparabilityText: Text;
}

/** How the sites of a run were chosen, with its texts. */
export function presentRoadSites(stored: StoredRoadSites | undefined): PresentedRoadSites | null {
  return stored === undefined ? null : { ...stored, steps: nameSteps(stored) };
}

function nameSteps({ steps }: StoredRoadSites): PresentedRoadSites['steps'] {
  return steps.map(({ step, left }) => ({ step, labels: STEP_LABELS[step], left }));
}

/** A proposal with its texts. */
export function presentProposal(proposal: ReferenceProposal): PresentedProposal {
  const { code, values } = describeComparability(proposal.comparability);
  const { shortage, nearMisses, ...stated } = proposal;
  const [few] = shortage;
  return {
    ...stated,
    advice: few === undefined ? null : fillTexts(EVALUATION_NOTICES[few.code], few.details),
    nearMisses: nearMisses.map((site) => ({ ...site, reason: STEP_LABELS[site.step] })),
    steps: nameSteps(proposal),
    comparabilityText: fillTexts(WARNING_TEXTS[code], values),
  };
}
