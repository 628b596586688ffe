import { useState } from 'react';
import { useCommand } from '../../graphql/use-command.ts';
import { PLACE_ACCIDENT, SKIP_PLACE, TAKE_PLACE_BACK, UNSKIP_PLACE, type Unplaced } from './places-queries.ts';
import { withChange, type Decision, type Walk } from './place-walk.ts';

export interface WantedPlace {
  readonly longitude: number;
  readonly latitude: number;
  readonly isCandidate: boolean;
  readonly reason: string;
}

/** A place that somebody has chosen, and that lies beyond the boundary. */
export interface PlaceBeyond {
  readonly item: Unplaced;
  readonly wanted: WantedPlace;
  readonly message: string;
}

const BEYOND = 'PLACE_OUTSIDE_BOUNDARY';

/** What can be decided of the accident at hand: a place, or to leave it for later; each can be undone. */
export function usePlaceDecisions(walk: Walk, setWalk: (walk: Walk) => void, onDecided: () => void) {
  const place = usePlacing(walk, setWalk, onDecided);
  const leave = useCommand(SKIP_PLACE, 'skipPlace');
  const undoing = useUndoing(walk, setWalk, onDecided);
  const loading = place.loading || leave.loading || undoing.loading;
  const skip = async ({ id }: Unplaced): Promise<void> => {
    if (loading || (await leave.run({ input: { accidentId: id } })) === null) return;
    const { index } = walk;
    setWalk({ ...walk, index: index + 1, decisions: [...walk.decisions, { index, accidentId: id, correctionNo: null }], said: 'skipped' });
    onDecided();
  };
  return {
    decide: async (item: Unplaced, wanted: WantedPlace): Promise<void> => (loading ? undefined : place.decide(item, wanted, false)),
    skip,
    undo: async (): Promise<void> => (loading ? undefined : undoing.undo()),
    loading,
    refusal: place.refusal ?? leave.refusal ?? undoing.refusal,
    beyond: place.beyond,
    placeBeyond: place.placeBeyond,
    leaveBeyond: place.leaveBeyond,
  };
}

function usePlacing(walk: Walk, setWalk: (walk: Walk) => void, onDecided: () => void) {
  const { run, loading, refusal, clear } = useCommand(PLACE_ACCIDENT, 'placeAccident');
  const [asked, setAsked] = useState<Omit<PlaceBeyond, 'message'> | null>(null);
  const decide = async (item: Unplaced, wanted: WantedPlace, isOutsideAccepted: boolean): Promise<void> => {
    setAsked({ item, wanted });
    const { id, revision } = item;
    const input = { accidentId: id, expectedRevision: revision + (walk.changes[id] ?? 0), ...wanted, isOutsideAccepted };
    const correctionNo = (await run({ input }))?.correctionNo;
    if (correctionNo == null) return;
    const { index } = walk;
    setWalk({
      index: index + 1,
      decisions: [...walk.decisions, { index, accidentId: id, correctionNo } satisfies Decision],
      changes: withChange(walk, id),
      said: 'placed',
    });
    onDecided();
  };
  const isBeyond = refusal?.code === BEYOND;
  return {
    decide,
    loading,
    refusal: isBeyond ? null : refusal,
    beyond: isBeyond && asked !== null ? { ...asked, message: refusal.message } : null,
    placeBeyond: ({ item, wanted }: PlaceBeyond): void => void decide(item, wanted, true),
    leaveBeyond: clear,
  };
}

function useUndoing(walk: Walk, setWalk: (walk: Walk) => void, onDecided: () => void) {
  const back = useCommand(TAKE_PLACE_BACK, 'withdrawCorrection');
  const unskip = useCommand(UNSKIP_PLACE, 'unskipPlace');
  const undo = async (): Promise<void> => {
    const last = walk.decisions.at(-1);
    if (last === undefined) {
      setWalk({ ...walk, said: 'nothing' });
      return;
    }
    const { index, accidentId, correctionNo } = last;
    const isSkip = correctionNo === null;
    const done = isSkip ? await unskip.run({ input: { accidentId } }) : await back.run({ input: { accidentId, correctionNo } });
    if (done === null) return;
    const changes = isSkip ? walk.changes : withChange(walk, accidentId);
    setWalk({ index, decisions: walk.decisions.slice(0, -1), changes, said: 'undone' });
    onDecided();
  };
  return { undo, loading: back.loading || unskip.loading, refusal: back.refusal ?? unskip.refusal };
}
