import type { ReleaseFailureCode, ReleaseRemarkCode } from '@elektron/disclosure-control';
import type { Text } from '@elektron/domain';

/** What an audit says, in words: `{{about}}` names a number, a period or a release, `{{count}}` how many are like it. */
export const FAILURE_TEXTS: Readonly<Record<ReleaseFailureCode, Text>> = {
  'cell-told': {
    el: '{{count}} {{count|κρυφός αριθμός βγαίνει|κρυφοί αριθμοί βγαίνουν}} από όσα είναι ή θα ήταν δημόσια ({{about}}).',
    en: '{{count}} hidden {{count|number can|numbers can}} be told from what is or would be public ({{about}}).',
  },
  'attribute-told': {
    el: 'Για {{count}} {{count|ομάδα ατυχημάτων|ομάδες ατυχημάτων}} θα ήταν βέβαιο ότι είναι όλα ίδια: όποιος ξέρει ένα από αυτά θα μάθαινε κάτι ακόμη ({{about}}).',
    en: 'Of {{count}} {{count|group|groups}} of accidents it would be certain that all are alike: whoever knows one of them would learn something more ({{about}}).',
  },
  'blocks-overlap-earlier': {
    el: 'Οι περίοδοι επικαλύπτουν περιόδους παλιότερης έκδοσης χωρίς να είναι ίδιες ({{about}}).',
    en: 'The periods overlap with periods of an earlier release without being the same ({{about}}).',
  },
  'land-published-by-other': {
    el: 'Άλλος οργανισμός έχει ήδη δημοσιεύσει για μέρος αυτής της έκτασης και αυτών των ετών ({{about}}). Δύο μετρήσεις των ίδιων ατυχημάτων, η μία δίπλα στην άλλη, μπορεί να δείξουν μεμονωμένα ατυχήματα: συνεννοηθείτε ποιος δημοσιεύει ή διαλέξτε άλλα έτη.',
    en: 'Another organisation has published of some of this land and these years already ({{about}}). Two counts of the same accidents, held against each other, can tell single accidents: agree on who publishes, or choose other years.',
  },
};

export const REMARK_TEXTS: Readonly<Record<ReleaseRemarkCode, Text>> = {
  'other-records-differ': {
    el: 'Η έκδοση άλλου οργανισμού δεν μπορεί να αφορά τις ίδιες εγγραφές ({{about}}): ελέγχθηκαν χωριστά.',
    en: 'Another organisation’s release cannot be of the same records ({{about}}): both were audited apart.',
  },
  'other-not-comparable': {
    el: 'Η έκδοση άλλου οργανισμού αφορά άλλους δήμους ({{about}}): ελέγχθηκαν χωριστά.',
    en: 'Another organisation’s release speaks of other municipalities ({{about}}): both were audited apart.',
  },
  'block-repeated': {
    el: 'Η περίοδος {{about}} είχε ήδη δημοσιευτεί και επαναλαμβάνεται όπως ήταν.',
    en: 'The period {{about}} was published before, and is repeated as it was.',
  },
  'block-records-changed': {
    el: 'Η περίοδος {{about}} είχε ήδη δημοσιευτεί· οι σημερινές εγγραφές θα έδιναν άλλους αριθμούς, που δεν δημοσιεύονται.',
    en: 'The period {{about}} was published before; the records of now would give other numbers, which are not published.',
  },
  'sites-left-out': {
    el: '{{count}} {{count|επικίνδυνη θέση ή παρέμβαση μένει|επικίνδυνες θέσεις ή παρεμβάσεις μένουν}} εκτός: πολύ λίγα ατυχήματα, ή ο αριθμός τους θα έδειχνε άλλους.',
    en: '{{count}} black {{count|spot or intervention is|spots or interventions are}} left out: too few accidents, or their number would tell others.',
  },
  'accidents-left-out': {
    el: '{{count}} {{count|ατύχημα δεν μετριέται|ατυχήματα δεν μετριούνται}}: χωρίς θέση ή έξω από τους δήμους.',
    en: '{{count}} {{count|accident is|accidents are}} not counted: without a place, or outside of the municipalities.',
  },
};
