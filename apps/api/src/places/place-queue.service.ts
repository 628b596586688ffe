import { E7, PLACE_WORD_LABELS, PLACE_WORDS, type Text } from '@elektron/domain';
import type { FoundBy } from '@elektron/geocoding';
import { Injectable } from '@nestjs/common';

import type { Accident } from '../accidents/accident.ts';
import { AccidentDetailsRepository } from '../accidents/accident-details.repository.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { parseCursor, parsePageSize, toPage, type Page } from '../common/paging.ts';
import { confidenceOf, OpenPlacesService } from './open-places.service.ts';
import { liesOutside, PlaceBoundaries, type PlaceBoundary } from './place-boundary.ts';
import type { OpenReason, PlaceProposal, ProposedPlace } from './place-proposal.ts';
import type { PlaceRow } from './place-row.ts';
import type { PlaceSkip } from './place-skip.repository.ts';
import { toStoredPlace } from './stored-place.ts';
import { PlaceWordsRepository } from './place-words.repository.ts';

/** A candidate as people see it. */
export interface PresentedPlace extends Omit<ProposedPlace, 'x' | 'y' | 'streets' | 'foundBy'> {
  readonly longitude: number;
  readonly latitude: number;
  readonly foundBy: FoundBy;
  readonly streets: readonly string[];
  /** It lies outside of the organisation's boundary. */
  readonly outside: boolean;
}

/** An accident without a place, with all that helps to find it. */
export interface UnplacedAccident {
  readonly id: string;
  /** As often as it has been corrected: whoever decides says which one they saw. */
  readonly revision: number;
  readonly accident: Accident;
  readonly words: readonly { readonly word: string; readonly label: Text; readonly text: string }[];
  readonly reason: OpenReason | null;
  /** Who has left it for later, and when. */
  readonly skipped: PlaceSkip | null;
  readonly candidates: readonly PresentedPlace[];
}

export interface PlaceQueue extends Page<UnplacedAccident> {
  readonly totalCount: number;
  /** What was found is not known yet. */
  readonly searching: boolean;
}

const ROAD: Text = { el: 'Οδός', en: 'Road' };

/** The accidents without a place, one after the other. */
@Injectable()
export class PlaceQueueService {
  readonly #open: OpenPlacesService;
  readonly #words: PlaceWordsRepository;
  readonly #details: AccidentDetailsRepository;
  readonly #boundaries: PlaceBoundaries;

  constructor(open: OpenPlacesService, words: PlaceWordsRepository, details: AccidentDetailsRepository, boundaries: PlaceBoundaries) {
    this.#open = open;
    this.#words = words;
    this.#details = details;
    this.#boundaries = boundaries;
  }

  /**
   * A page of the queue: those with the surest candidate first.
   * @param ofSkipped of what people have left for later instead
   * @throws Problem INPUT_INVALID
   */
  async list(context: ActingContext, first: number | null, after: string | null, ofSkipped = false): Promise<PlaceQueue> {
    const size = parsePageSize(first);
    const cursor = parseCursor(after, 'number', 'text');
    const places = await this.#open.find(context);
    const all = ofSkipped ? places.skipped : places.open;
    const rest = cursor === null ? all : all.filter((proposal) => isBehind(proposal, cursor));
    const page = toPage(rest.slice(0, size + 1), size, (proposal) => [confidenceOf(proposal), proposal.accidentId]);
    const presented = await this.#present(
      context,
      page.edges.map(({ node }) => node),
      places.skips,
    );
    const edges = page.edges.flatMap(({ cursor: at, node }) => {
      const accident = presented.get(node.accidentId);
      return accident === undefined ? [] : [{ cursor: at, node: accident }];
    });
    return { ...page, edges, totalCount: all.length, searching: places.searching !== null };
  }

  async #present(
    context: ActingContext,
    proposals: readonly PlaceProposal[],
    skips: ReadonlyMap<string, PlaceSkip>,
  ): Promise<ReadonlyMap<string, UnplacedAccident>> {
    const ids = proposals.map(({ accidentId }) => accidentId);
    const rows = await this.#words.readAmong(context, ids);
    const accidents = new Map((await this.#details.find(context, ids)).map((accident) => [accident.id, accident]));
    const boundary = await this.#boundaries.of(context);
    return new Map(
      proposals.flatMap((proposal): [string, UnplacedAccident][] => {
        const { accidentId } = proposal;
        const [row, accident] = [rows.get(accidentId), accidents.get(accidentId)];
        if (row === undefined || accident === undefined) return [];
        const reason = proposal.reason ?? (liesOutside(proposal, boundary) ? 'OUTSIDE_BOUNDARY' : null);
        const candidates = proposal.candidates.map((candidate) => presentPlace(candidate, boundary));
        const skipped = skips.get(accidentId) ?? null;
        return [[accidentId, { id: accidentId, revision: row.revision, accident, words: listWords(row), reason, candidates, skipped }]];
      }),
    );
  }
}

const isBehind = (proposal: PlaceProposal, [confidence, id]: readonly [number, string]): boolean =>
  confidenceOf(proposal) < confidence || (confidenceOf(proposal) === confidence && proposal.accidentId > id);

function presentPlace(place: ProposedPlace, { locate, holds }: PlaceBoundary): PresentedPlace {
  const { x: _, y: __, streets, ...found } = place;
  const { longitudeE7, latitudeE7 } = toStoredPlace(locate, place, true);
  const outside = !holds(place);
  return { ...found, longitude: longitudeE7 / E7, latitude: latitudeE7 / E7, streets: streets.map(({ name }) => name), outside };
}

function listWords({ roadName, words }: PlaceRow): UnplacedAccident['words'] {
  const road = roadName === null ? [] : [{ word: 'roadName', label: ROAD, text: roadName }];
  // The name holds the road already, where that is said by itself too.
  const said = PLACE_WORDS.filter((word) => word !== 'road' || roadName === null);
  return [
    ...road,
    ...said.flatMap((word) => (words[word] === undefined ? [] : [{ word, label: PLACE_WORD_LABELS[word], text: words[word] }])),
  ];
}
