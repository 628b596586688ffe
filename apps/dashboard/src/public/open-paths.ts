import type { Language, PublishedGeography } from '@elektron/domain';
import type { PublicLayer } from './address.ts';

/** Where the numbers of one release are read. */
export const openPaths = {
  areas: (releaseId: string, geography: PublishedGeography, period: string, layer: PublicLayer): string =>
    `${releasePath(releaseId)}/areas?${selection(geography, period, layer)}`,
  area: (releaseId: string, areaId: string): string => `${releasePath(releaseId)}/areas/${encodeURIComponent(areaId)}`,
  funnel: (releaseId: string, geography: PublishedGeography, period: string, layer: PublicLayer): string =>
    `${releasePath(releaseId)}/funnel?${selection(geography, period, layer)}`,
  search: (releaseId: string, typed: string): string => `${releasePath(releaseId)}/search?${new URLSearchParams({ q: typed }).toString()}`,
  sites: (releaseId: string): string => `${releasePath(releaseId)}/sites`,
  barriers: (releaseId: string): string => `${releasePath(releaseId)}/barriers`,
  files: (releaseId: string): string => `${releasePath(releaseId)}/files`,
  streets: (releaseId: string): string => `/open/tiles/${encodeURIComponent(releaseId)}/streets/{z}/{x}/{y}.mvt`,
  file: (releaseId: string, layer: string, kind: string, language: Language): string =>
    `${releasePath(releaseId)}/files/${layer}.${kind}?lang=${language}`,
};

function releasePath(releaseId: string): string {
  return `/open/releases/${encodeURIComponent(releaseId)}`;
}

/** The same selection is always written in the same way, so that whoever keeps answers keeps it once. */
function selection(geography: PublishedGeography, period: string, { table, value }: PublicLayer): string {
  return new URLSearchParams({ geography, period, table, ...(value === null ? {} : { value }) }).toString();
}
