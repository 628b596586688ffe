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
    el: 'Άλλος οργανισμός έχει ήδη δημοσιεύσει για μέρος αυτής της έκτασης και αυτών των ετών ({{about}}), και οι αριθμοί του δεν μπορούν να επαναληφθούν εδώ. Δύο μετρήσεις των ίδιων ετών, η μία δίπλα στην άλλη, μπορεί να δείξουν μεμονωμένα ατυχήματα.',
    en: 'Another organisation has published of some of this land and these years already ({{about}}), and its numbers cannot be repeated here. Two counts of the same years, held against each other, can tell single accidents.',
  },
};

export const REMARK_TEXTS: Readonly<Record<ReleaseRemarkCode, Text>> = {
  'other-repeated': {
    el: 'Για {{count}} {{count|δήμο|δήμους}} άλλος οργανισμός έχει ήδη δημοσιεύσει την ίδια περίοδο: οι αριθμοί επαναλαμβάνονται όπως είναι εκεί ({{about}}).',
    en: 'Of {{count}} {{count|municipality|municipalities}} another organisation has published the same period already: its numbers are repeated as they are there ({{about}}).',
  },
  'other-records-differ': {
    el: 'Οι αριθμοί που έχει δημοσιεύσει άλλος οργανισμός δεν είναι αυτοί των εγγραφών σας ({{about}}): άλλο αρχείο, ή διορθώσεις. Κάθε ατύχημα στο οποίο διαφέρουν θα φαινόταν. Συνεννοηθείτε ποιος δημοσιεύει, ή δημοσιεύστε τα επόμενα έτη.',
    en: 'The numbers that another organisation has published are not those of your records ({{about}}): another register, or corrections. Each accident by which they differ would show. Agree on who publishes, or publish the years that follow.',
  },
  'other-not-comparable': {
    el: 'Άλλος οργανισμός έχει δημοσιεύσει για μέρος της ίδιας έκτασης, αλλά για δήμους με άλλα όρια ({{about}}): ό,τι μένει ανάμεσα στα όρια θα φαινόταν. Συνεννοηθείτε ποιος δημοσιεύει, χρησιμοποιήστε τα ίδια όρια ή δημοσιεύστε τα επόμενα έτη.',
    en: 'Another organisation has published of some of the same land, but of municipalities with other borders ({{about}}): what lies between the borders would show. Agree on who publishes, use the same borders, or publish the years that follow.',
  },
  'other-blocks-differ': {
    el: 'Άλλος οργανισμός έχει δημοσιεύσει για τους ίδιους δήμους άλλες περιόδους με κοινά έτη ({{about}}): όσα έτη περισσεύουν θα φαίνονταν. Διαλέξτε τις ίδιες περιόδους, ή άλλες χωρίς κοινά έτη.',
    en: 'Another organisation has published other periods of the same municipalities that share years with these ({{about}}): the years between would show. Choose the same periods, or others without years in common.',
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
