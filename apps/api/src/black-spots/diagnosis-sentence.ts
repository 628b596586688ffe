import type { PlaceKind } from '@elektron/columns';
import type { Text } from '@elektron/domain';

import { fillTexts, joinTexts } from '../common/fill-texts.ts';
import type { DiagnosedFactor, Diagnosis } from './diagnose.ts';

const FOUND: Text = {
  el: '{{group}} – {{value}}: {{here}} από {{total}} ατυχήματα εδώ ({{share}}%, διάστημα 95%: {{shareLower}} έως {{shareUpper}}%), έναντι {{elsewhere}}% από {{peers}} αλλού.',
  en: '{{group}} – {{value}}: {{here}} of {{total}} accidents here ({{share}}%, 95% interval {{shareLower}} to {{shareUpper}}%), against {{elsewhere}}% of {{peers}} elsewhere.',
};
const RATIO: Text = {
  el: 'Ο λόγος «με προς χωρίς» είναι εδώ {{ratio}} φορές μεγαλύτερος (διάστημα 95%: {{lower}} έως {{upper}}).',
  en: 'The odds, “with” to “without”, are {{ratio}} times as high here (95% interval {{lower}} to {{upper}}).',
};
/** Every accident here has it: how many times as high nobody can say. */
const AT_LEAST: Text = {
  el: 'Ο λόγος «με προς χωρίς» είναι εδώ τουλάχιστον {{lower}} φορές μεγαλύτερος (κάτω όριο 95%)· όλα τα ατυχήματα εδώ το έχουν.',
  en: 'The odds, “with” to “without”, are at least {{lower}} times as high here (lower 95% limit): all accidents here have it.',
};

const NO_ACCIDENTS: Text = {
  el: 'Με αυτό το φίλτρο δεν υπάρχουν ατυχήματα σε αυτή τη θέση.',
  en: 'Under this filter there are no accidents at this place.',
};
const TOO_FEW: Text = {
  el: 'Τα ατυχήματα εδώ ({{accidents}}) ή αλλού ({{peers}}) είναι τόσο λίγα ή τόσο όμοια που κανένα αποτέλεσμα δεν θα έδειχνε κάτι: δεν εμφανίζεται κανένας παράγοντας.',
  en: 'There are so few accidents here ({{accidents}}) or elsewhere ({{peers}}), or they are so alike, that no outcome could have shown anything: no factor is shown.',
};
const NONE_FOUND: Text = {
  el: 'Από τους {{tested}} παράγοντες που ελέγχθηκαν, κανένας δεν είναι συχνότερος εδώ από όσο αφήνει η τύχη. Αυτό δεν σημαίνει ότι δεν υπάρχει αιτία: με {{accidents}} ατυχήματα φαίνονται μόνο μεγάλες διαφορές.',
  en: 'Of {{tested}} factors that were tested none is more frequent here than chance allows. That does not mean that there is no cause: with {{accidents}} accidents only large differences show.',
};
const SOME_FOUND: Text = {
  el: 'Παράγοντες που ελέγχθηκαν: {{tested}}. Συχνότεροι εδώ από όσο αφήνει η τύχη: {{found}}. Στους παράγοντες που ονομάζονται έτσι, οι λανθασμένες ενδείξεις αναμένονται το πολύ 5%.',
  en: 'Factors tested: {{tested}}. More frequent here than chance allows: {{found}}. Among factors called so, at most 5% are expected to be wrong.',
};

const PEERS: Readonly<Record<PlaceKind | 'unknown', Text>> = {
  junction: {
    el: 'Σύγκριση με όλα τα άλλα ατυχήματα του φορέα σε κόμβους με γνωστή θέση, με το ίδιο φίλτρο ({{peers}}).',
    en: 'Compared with all other accidents of the organisation at junctions whose place is known, under the same filter ({{peers}}).',
  },
  'mid-block': {
    el: 'Σύγκριση με όλα τα άλλα ατυχήματα του φορέα εκτός κόμβων με γνωστή θέση, με το ίδιο φίλτρο ({{peers}}).',
    en: 'Compared with all other accidents of the organisation away from junctions whose place is known, under the same filter ({{peers}}).',
  },
  unknown: {
    el: 'Τα ατυχήματα εδώ δεν λένε αν η θέση είναι κόμβος: σύγκριση με όλα τα άλλα ατυχήματα του φορέα με γνωστή θέση, με το ίδιο φίλτρο ({{peers}}).',
    en: 'The accidents here do not say whether the place is a junction: compared with all other accidents of the organisation whose place is known, under the same filter ({{peers}}).',
  },
};

const PERCENT = 100;

/** What the diagnosis says as a whole. */
export function describeDiagnosis({ accidents, peers, tested, factors }: Diagnosis): Text {
  const found = factors.filter(({ overRepresented }) => overRepresented).length;
  if (accidents === 0) return NO_ACCIDENTS;
  if (tested === 0) return fillTexts(TOO_FEW, { accidents, peers });
  return fillTexts(found === 0 ? NONE_FOUND : SOME_FOUND, { accidents, tested, found });
}

/** With what the place was compared. */
export function describePeers({ placeKind, peers }: Diagnosis): Text {
  return fillTexts(PEERS[placeKind ?? 'unknown'], { peers });
}

/** One factor in words; null for one that is not over-represented. */
export function describeFactor({ group, value, shares, interval, oddsRatio, overRepresented }: DiagnosedFactor): Text | null {
  if (!overRepresented || interval === null) return null;
  const percent = (share: number): number => Math.round(share * PERCENT);
  const said = fillTexts(FOUND, {
    group: group.labels,
    value,
    here: shares.first,
    total: shares.firstTotal,
    share: percent(shares.first / shares.firstTotal),
    shareLower: percent(interval.lower),
    shareUpper: percent(interval.upper),
    elsewhere: percent(shares.second / shares.secondTotal),
    peers: shares.secondTotal,
  });
  const { ratio, lower, upper } = oddsRatio;
  const effect =
    ratio === null || upper === null
      ? fillTexts(AT_LEAST, { lower: oneDecimal(lower) })
      : fillTexts(RATIO, { ratio: oneDecimal(ratio), lower: oneDecimal(lower), upper: oneDecimal(upper) });
  return joinTexts([said, effect]);
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
