import type { HotspotInput } from '../hotspot-method.ts';
import type { HotspotResult } from '../hotspot-result.ts';
import { rankHotspots, type HotspotDraft } from '../rank-hotspots.ts';
import type { RankedStretch } from './stretch-result.ts';

/** A stretch of road, and the hotspot that it is. */
export interface DraftedStretch {
  readonly draft: HotspotDraft;
  readonly stretch: RankedStretch;
}

export interface RankedStretches extends Pick<HotspotResult, 'hotspots' | 'members'> {
  /** Index by index of the hotspots. */
  readonly stretches: readonly RankedStretch[];
}

/** Ranks stretches as hotspots. Each has a label of its own. */
export function rankStretches(drafted: readonly DraftedStretch[], input: HotspotInput): RankedStretches {
  const { hotspots, members } = rankHotspots(
    drafted.map(({ draft }) => draft),
    input,
  );
  const byLabel = new Map(drafted.map(({ draft, stretch }) => [draft.label, stretch]));
  return { hotspots, members, stretches: hotspots.map(({ label }) => byLabel.get(label)!) };
}
