export * from './accident-type.ts';
export type { Outline } from './convex-hull.ts';
export * from './assessment/assess-network.ts';
export type { RoadClassTotals } from './assessment/road-class-totals.ts';
export type { RoadCoverage } from './assessment/cover-roads.ts';
export type { PlainRates, SevereRates } from './assessment/severe-rates.ts';
export * from './comparison/agreement.ts';
export * from './comparison/ground.ts';
export * from './comparison/join-places.ts';
export { pointsOnGrounds } from './comparison/points-on-grounds.ts';
export * from './find-members.ts';
export * from './grid-index.ts';
export * from './ground-cover.ts';
export * from './hexagons.ts';
export * from './hotspot-method.ts';
export * from './hotspot-methods.ts';
export * from './hotspot-result.ts';
export * from './hotspot-texts.ts';
export { dbscan, NOISE, type DbscanOptions, type DbscanResult } from './methods/dbscan/dbscan.ts';
export { spaceTimeDbscan, type SpaceTimeDbscanOptions } from './methods/dbscan/space-time-dbscan.ts';
export * from './tested-units/exact-local-sum.ts';
export { NO_SHARE_REASON_TEXTS, sayExpectedFalse, type NoShareReason } from './methods/high-proportion/high-proportion-texts.ts';
export * from './methods/local-moran/exact-local-moran.ts';
export { getisOrdGi, getisOrdGiStar } from './methods/getis-ord-gi-star/getis-ord.ts';
export { countHexagons, hexagonWeights, type HexagonCounts } from './tested-units/hexagon-counts.ts';
export * from './methods/local-moran/moran.ts';
export * from './methods/kde-plus/kde-plus.ts';
export * from './methods/kernel-density/bandwidth-rules.ts';
export * from './methods/kernel-density/kernel-density.ts';
export type { KernelName } from './methods/kernel-density/kernels.ts';
export * from './nearest-segment.ts';
export * from './network-roads.ts';
export * from './network-sites.ts';
export { middleOfSite, outlineOfSite } from './outline-of-site.ts';
export * from './sites-of-table.ts';
export * from './point-set.ts';
export { type RoadStretch, type RoadWindow } from './road-windows/road-window.ts';
export * from './road-windows/search-windows.ts';
export { countSeverities } from './rank-hotspots.ts';
export * from './segment-grid.ts';
export * from './segment-weights.ts';
export * from './polygon-index.ts';
export * from './spatial-weights.ts';
export type { AccidentsOnStreets, EdgeCourses, StreetNetwork, StreetSection } from './street-network.ts';
export { LINE_VALUE_LABELS, type LineValue } from './street-texts.ts';
export { createForest, findRoot, joinTrees } from './union-find.ts';
export * from './statutory/find-statutory.ts';
export * from './along-roads/along-roads-texts.ts';
export type { StretchEstimate, NoStretchReason } from './along-roads/estimate-stretch.ts';
export * from './along-roads/stretch-result.ts';
export * from './methods/statutory-rules/statutory-presets.ts';
export * from './statutory/statutory-rule.ts';
export * from './methods/network-kernel-density/edge-network.ts';
export { LINE_KERNELS, type LineKernelName } from './methods/network-kernel-density/line-kernels.ts';
export {
  networkKernelDensity,
  type NetworkEvents,
  type NetworkKernelOptions,
  type NetworkSplit,
} from './methods/network-kernel-density/network-kernel-density.ts';
export { placementByTraffic, type EventPlacement } from './methods/network-kernel-density/event-placement.ts';
export * from './methods/network-kernel-density/network-density-test.ts';
export * from './methods/scan-statistic/scan-statistic.ts';
export { makeScanZones, type ScanReach, type ScanZones } from './methods/scan-statistic/scan-zones.ts';
export {
  EXPOSURE_LABEL_TEXTS,
  GROUP_WARNINGS,
  labelTerm,
  NO_FUNCTION_REASONS,
  NO_SCREENING_REASONS,
  NO_SITE_REASON_LABELS,
  poolsOpenedSites,
  SCREENING_BASIS_LABELS,
  SITE_KIND_LABELS,
} from './methods/network-screening/network-screening-texts.ts';
export { isPeriodShort } from './methods/network-screening/network-screening-notices.ts';
export * from './street-features/courses.ts';
export * from './street-features/gather-parts.ts';
export * from './street-features/place-on-sites.ts';
