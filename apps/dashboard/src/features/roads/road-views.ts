/** What the page of roads can be about. */
export const ROAD_VIEWS = ['network', 'accidents', 'sites'] as const;
export type RoadView = (typeof ROAD_VIEWS)[number];
