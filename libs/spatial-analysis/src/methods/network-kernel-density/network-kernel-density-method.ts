import { Problem, type ParameterValues } from '@elektron/domain';
import { falseDiscoveryRate, seededRandom } from '@elektron/statistics';
import { defineHotspotMethod, throwIfCancelled, type HotspotControl, type HotspotInput } from '../../hotspot-method.ts';
import type { StreetNetwork } from '../../street-network.ts';
import { chooseStreets, type ChosenStreets } from './choose-streets.ts';
import { describeLixels, type Lixels, type Measured } from './describe-lixels.ts';
import { cutLixels, placesOnEdges, type EdgeNetwork } from './edge-network.ts';
import { placementByTraffic, type EventPlacement } from './event-placement.ts';
import type { WaysPrecision } from './follow-ways.ts';
import type { LineKernelName } from './line-kernels.ts';
import { findLixels, testNetworkDensity, type NetworkTestOptions } from './network-density-test.ts';
import { NETWORK_KERNEL_DENSITY_PARAMETERS } from './network-kernel-density-texts.ts';
import { networkKernelDensity, type NetworkSplit } from './network-kernel-density.ts';

/** Real streets have more ways than can be followed one by one; docs/methods/network-kernel-density.md says what this changes. */
const STREET_PRECISION: WaysPrecision = { mergeMeters: 0.5, leastShare: 1e-4 };

type Selection = 'maximum' | 'fdr' | 'densest';

export const networkKernelDensityMethod = defineHotspotMethod({
  id: 'network-kernel-density',
  labels: { el: 'Πυκνότητα κατά μήκος των οδών (δικτυακή KDE)', en: 'Density along the streets (network KDE)' },
  question: {
    el: 'Πού είναι τα ατυχήματα πυκνότερα πάνω στις οδούς, από όσο θα έδιναν μόνες τους η κυκλοφορία ή το μήκος των οδών κάθε κατηγορίας;',
    en: 'Where do accidents lie denser along the streets than the traffic, or the length of the roads of each class, would give by themselves?',
  },
  isNot: {
    el: 'Το αποτέλεσμα δεν διορθώνει την παλινδρόμηση προς τον μέσο: μια θέση που ξεχωρίζει θα έχει πιθανώς λιγότερα ατυχήματα την επόμενη φορά.',
    en: 'The result does not treat regression to the mean: a place that stands out will probably have fewer accidents next time.',
  },
  parameters: NETWORK_KERNEL_DENSITY_PARAMETERS,
  assumptions: ['NOT_BLACK_SPOTS', 'LIXELS_TESTED_TOGETHER', 'TRAFFIC_DECIDES_NULL', 'KERNEL_ON_STREETS', 'REGRESSION_TO_THE_MEAN'],
  sources: [
    'Okabe, Satoh & Sugihara 2009, International Journal of Geographical Information Science 23, 7-32',
    'Xie & Yan 2008, Computers, Environment and Urban Systems 32, 396-406',
    'Davison & Hinkley 1997, Bootstrap Methods and their Application, ch. 4',
    'Westfall & Young 1993, Resampling-Based Multiple Testing',
    'Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57(1), 289-300',
  ],
  scoreMeaning: 'PEAK_LINE_DENSITY',
  needs: [
    { kind: 'roads', required: true },
    { kind: 'traffic', required: false },
  ],
  readsRoadsAs: 'streets',
  find: (input, parameters, control) => {
    const { streets } = input;
    if (streets === undefined || streets.edges.lengthMeters.length === 0) throw new Problem('NO_ROADS');
    const chosen = chooseStreets(input, streets);
    const lixels = cutLixels(chosen.network, parameters['lixelMeters'] as number);
    const measured = measure(streets, chosen, lixels, input, parameters, control);
    throwIfCancelled(control);
    control.progress(0.95);
    return describeLixels({ streets, chosen, lixels, measured, input, parameters });
  },
});

function measure(
  streets: StreetNetwork,
  chosen: ChosenStreets,
  lixels: Lixels,
  { seed }: HotspotInput,
  parameters: ParameterValues,
  control: HotspotControl,
): Measured {
  const { network, places, segments } = chosen;
  const events = { places, weights: new Float64Array(places.edge.length).fill(1) };
  const observed = findLixels(network, events, lixels.places);
  const lixelOf = new Int32Array(observed.length);
  for (const [i, given] of places.given.entries()) lixelOf[given] = observed[i]!;
  if (observed.length === 0) {
    const nothing = new Float64Array(lixels.lengthMeters.length);
    return { density: nothing, ...UNTESTED, isFlagged: new Uint8Array(nothing.length), lixelOf };
  }
  const shared = { isCancelled: control.isCancelled, progress: (fraction: number) => control.progress(0.9 * fraction) };
  const selection = parameters['selection'] as Selection;
  if (selection === 'densest') {
    const density = densityOf(network, lixels, observed, optionsOf(parameters), shared);
    const share = (parameters['highDensityPercent'] as number) / 100;
    return { density, ...UNTESTED, isFlagged: flagDensest(density, lixels.lengthMeters, share), lixelOf };
  }
  const placement = placementOf(streets, network, segments);
  const test = testNetworkDensity(network, events, placement, optionsOf(parameters), seededRandom(seed), shared);
  const adjusted = selection === 'maximum' ? test.familyPseudoPValues : falseDiscoveryRate(test.pseudoPValues);
  const level = (parameters['levelPercent'] as number) / 100;
  const isFlagged = Uint8Array.from(adjusted, (p) => (p <= level ? 1 : 0));
  return { density: test.density, expected: test.expectedDensity, pValues: test.pseudoPValues, adjusted, isFlagged, lixelOf };
}

const UNTESTED = { expected: null, pValues: null, adjusted: null } as const;

/** Each accident as in the middle of its lixel: the density that a test would have found. @param observed the lixel of each accident */
function densityOf(
  network: EdgeNetwork,
  { places }: Lixels,
  observed: Int32Array,
  options: NetworkTestOptions,
  control: HotspotControl,
): Float64Array {
  const edges = observed.map((lixel) => places.edge[lixel]!);
  const middles = Float64Array.from(observed, (lixel) => places.offset[lixel]!);
  const events = { places: placesOnEdges(network, edges, middles), weights: new Float64Array(observed.length).fill(1) };
  return networkKernelDensity(network, events, places, options, (fraction) => {
    throwIfCancelled(control);
    control.progress(fraction);
  });
}

function optionsOf(parameters: ParameterValues): NetworkTestOptions {
  return {
    split: parameters['split'] as NetworkSplit,
    kernel: parameters['kernel'] as LineKernelName,
    bandwidthMeters: parameters['bandwidthMeters'] as number,
    lixelMeters: parameters['lixelMeters'] as number,
    permutations: parameters['simulations'] as number,
    precision: STREET_PRECISION,
  };
}

function placementOf(
  { vehiclesPerDay, roadClass }: StreetNetwork,
  network: ChosenStreets['network'],
  segments: Int32Array,
): EventPlacement {
  const classes = [...new Set(roadClass)];
  const numberOf = new Map(classes.map((name, number) => [name, number]));
  return placementByTraffic(
    network,
    Float64Array.from(segments, (segment) => vehiclesPerDay[segment]!),
    segments.map((segment) => numberOf.get(roadClass[segment]!)!),
  );
}

/** The fewest metres that hold a share of the density; of equally dense lixels all or none. */
function flagDensest(density: Float64Array, lengthMeters: Float64Array, share: number): Uint8Array {
  const mass = (lixel: number): number => Math.max(0, density[lixel]!) * lengthMeters[lixel]!;
  const order = [...density.keys()].sort((a, b) => density[b]! - density[a]! || a - b);
  const wanted = share * order.reduce((sum, lixel) => sum + mass(lixel), 0);
  let [held, threshold] = [0, Infinity];
  for (const lixel of order) {
    if (held >= wanted) break;
    held += mass(lixel);
    threshold = density[lixel]!;
  }
  return Uint8Array.from(density, (value) => (value > 0 && value >= threshold ? 1 : 0));
}
