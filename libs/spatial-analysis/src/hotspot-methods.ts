import { Problem } from '@elektron/domain';
import type { HotspotMethod } from './hotspot-method.ts';
import { dbscanMethod } from './methods/dbscan/dbscan-method.ts';
import { getisOrdGiStarMethod } from './methods/getis-ord-gi-star/getis-ord-gi-star-method.ts';
import { highProportionMethod } from './methods/high-proportion/high-proportion-method.ts';
import { kdePlusMethod } from './methods/kde-plus/kde-plus-method.ts';
import { kernelDensityMethod } from './methods/kernel-density/kernel-density-method.ts';
import { localMoranMethod } from './methods/local-moran/local-moran-method.ts';
import { networkKernelDensityMethod } from './methods/network-kernel-density/network-kernel-density-method.ts';
import { networkScreeningMethod } from './methods/network-screening/network-screening-method.ts';
import { roadWindowsMethod } from './methods/road-windows/road-windows-method.ts';
import { statutoryRulesMethod } from './methods/statutory-rules/statutory-rules-method.ts';
import { scanStatisticMethod } from './methods/scan-statistic/scan-statistic-method.ts';

/** THE list: the hotspot methods of the product, in the order in which they are offered. A new one is a folder and a line here. */
export const HOTSPOT_METHODS: readonly HotspotMethod[] = [
  networkScreeningMethod,
  highProportionMethod,
  roadWindowsMethod,
  statutoryRulesMethod,
  networkKernelDensityMethod,
  kdePlusMethod,
  dbscanMethod,
  kernelDensityMethod,
  getisOrdGiStarMethod,
  localMoranMethod,
  scanStatisticMethod,
];

/** @throws Problem METHOD_UNKNOWN */
export function getHotspotMethod(id: string): HotspotMethod {
  const method = HOTSPOT_METHODS.find((candidate) => candidate.id === id);
  if (!method) throw new Problem('METHOD_UNKNOWN', { method: id, known: HOTSPOT_METHODS.map((candidate) => candidate.id) });
  return method;
}
