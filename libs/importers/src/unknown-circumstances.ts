import type { AccidentDraft } from '@elektron/domain';

/** What many sources do not say of an accident. */
export const UNKNOWN_CIRCUMSTANCES = {
  light: null,
  weather: null,
  roadType: null,
  junction: null,
  surface: null,
  speedLimit: null,
  roadName: null,
} as const satisfies Partial<AccidentDraft>;
