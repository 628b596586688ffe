/** Key:crossing of the OpenStreetMap wiki. */
const SIGNALLED: Readonly<Record<string, boolean>> = {
  traffic_signals: true,
  uncontrolled: false,
  marked: false,
  zebra: false,
  unmarked: false,
  informal: false,
};

/** Formats whose observations keep the tag `crossing` under that name. */
export const CROSSING_TAG_FORMATS = ['osm-accessibility', 'open-sidewalks'] as const;

/**
 * Whether a crossing has traffic signals, by its tag `crossing`.
 * @param tag as the map writes it; null where there is none
 * @returns null where it does not say
 */
export function readSignalled(tag: string | null): boolean | null {
  return tag !== null && Object.hasOwn(SIGNALLED, tag) ? SIGNALLED[tag]! : null;
}
