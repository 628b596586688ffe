import type { ExcessClass } from '@elektron/domain';
import { DIVERGING, MAP_COLORS, type Scheme } from '@elektron/ui';

/** More, cannot be told, fewer; soft for a site whose like tell nothing. */
export function excessColor(excess: ExcessClass | null, scheme: Scheme): string {
  const { 3: more, [-3]: fewer } = DIVERGING[scheme];
  if (excess === 'above') return more;
  return excess === 'below' ? fewer : MAP_COLORS[scheme].soft;
}
