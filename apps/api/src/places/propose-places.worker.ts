import { buildGazetteer, findPlace, type LocatedDescription, type PlaceCandidate, type RoadNetwork } from '@elektron/geocoding';
import { parentPort } from 'node:worker_threads';

import { MOST_CANDIDATES, type NamedAccident, type PlaceProposal, type ProposedPlace } from './place-proposal.ts';

/** Rows come in portions, so that neither thread stops for long; at the end the places are asked for. */
export type ProposerMessage =
  | { readonly kind: 'rows'; readonly located: readonly LocatedDescription[]; readonly unlocated: readonly NamedAccident[] }
  | { readonly kind: 'propose'; readonly network: RoadNetwork | null; readonly threshold: number };

/** A portion of what was found; null is the end. */
export type ProposerAnswer = readonly PlaceProposal[] | null;

const PORTION = 500;

const located: LocatedDescription[] = [];
const unlocated: NamedAccident[] = [];

parentPort?.on('message', (message: ProposerMessage) => {
  if (message.kind === 'propose') return propose(message.network, message.threshold);
  for (const row of message.located) located.push(row);
  for (const row of message.unlocated) unlocated.push(row);
});

function propose(network: RoadNetwork | null, threshold: number): void {
  const gazetteer = buildGazetteer(located, network);
  for (let first = 0; first < unlocated.length; first += PORTION) {
    const proposals = unlocated.slice(first, first + PORTION).map(({ accidentId, ...description }): PlaceProposal => {
      const { candidates, reason } = findPlace(gazetteer, description, threshold);
      return { accidentId, reason, candidates: candidates.slice(0, MOST_CANDIDATES).map(toProposed) };
    });
    parentPort?.postMessage(proposals satisfies ProposerAnswer);
  }
  parentPort?.postMessage(null satisfies ProposerAnswer);
  parentPort?.close();
}

function toProposed({ x, y, foundBy, source, streets, confidence, rows, agreeing }: PlaceCandidate): ProposedPlace {
  return { x, y, foundBy, source, streets: streets.map(({ name, level }) => ({ name, level })), confidence, rows, agreeing };
}
