/** What sections and junctions must have to be compared with treated ones, where nobody says otherwise. These are this product's choices. */
export const DEFAULT_ROAD_SITE_CRITERIA = {
  classes: 'same',
  trafficFactor: 3,
  leastDistanceMeters: 100,
  greatestDistanceMeters: null,
  toleranceMeters: 30,
} as const;
