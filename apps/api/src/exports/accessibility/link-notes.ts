import { LINK_CAVEAT_TEXTS, LINK_CAVEATS, type Language, type LinkNumbers, type Text } from '@elektron/domain';

import type { PedestrianAccidents } from '../../columns/accessibility/street-deficits.service.ts';
import type { ExportNote } from '../export-table.ts';

/** What a file of deficits beside accidents rests on. */
export interface LinkFacts extends Pick<LinkNumbers, 'nearMeters' | 'partMeters'> {
  readonly accessibilityVersion: number;
  readonly thresholdsVersion: string;
  readonly barriersVersion: string;
  readonly accidents: PedestrianAccidents;
}

const LABELS = {
  accessibilityVersion: { el: 'Έκδοση στοιχείων προσβασιμότητας', en: 'Data version of accessibility' },
  thresholdsVersion: { el: 'Πίνακας ορίων', en: 'Table of limits' },
  barriersVersion: { el: 'Κανόνες εμποδίων', en: 'Rules of barriers' },
  nearMeters: { el: 'Κοντά: έως τόσα μέτρα', en: 'Near: up to so many metres' },
  partMeters: { el: 'Ανήκει: έως τόσα μέτρα', en: 'Belongs: up to so many metres' },
  meant: { el: 'Ατυχήματα πεζών', en: 'Pedestrian accidents' },
  near: { el: 'Από αυτά κοντά', en: 'Of these near' },
  away: { el: 'Από αυτά μακριά', en: 'Of these away' },
  areaOnly: { el: 'Από αυτά με γνωστή μόνο την περιοχή', en: 'Of these with only the area known' },
  withoutPlace: { el: 'Από αυτά χωρίς θέση', en: 'Of these without a place' },
  roadUsersUnknown: { el: 'Ατυχήματα με άγνωστους εμπλεκόμενους', en: 'Accidents of which it is not known who took part' },
} as const satisfies Readonly<Record<string, Text>>;
const CAVEAT: Text = { el: 'Προσοχή', en: 'Take care' };

/** What the file must say of itself: by what was judged, which accidents were met, and what the numbers are not. */
export function noteLink({ accidents, ...facts }: LinkFacts, language: Language): ExportNote[] {
  const values: Readonly<Record<keyof typeof LABELS, string | number>> = { ...facts, ...accidents };
  const notes = (Object.keys(LABELS) as (keyof typeof LABELS)[]).map((id) => ({ id, label: LABELS[id][language], value: values[id] }));
  const caveats = LINK_CAVEATS.map((caveat) => ({
    id: `caveat_${caveat}`,
    label: CAVEAT[language],
    value: LINK_CAVEAT_TEXTS[caveat][language],
  }));
  return [...notes, ...caveats];
}
