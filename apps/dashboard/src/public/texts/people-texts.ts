/** The pages for people on foot, on two wheels and at the wheel. Advice is common knowledge and says so; it is not drawn from the numbers. */
export const PEOPLE_TEXTS = {
  walkingTitle: { el: 'Τι συμβαίνει σε όσους περπατούν', en: 'What happens to people on foot' },
  ridingTitle: { el: 'Τι συμβαίνει σε όσους κινούνται σε δύο τροχούς', en: 'What happens to people on two wheels' },
  drivingTitle: { el: 'Τι συμβαίνει στο τιμόνι', en: 'What happens at the wheel' },
  municipality: { el: 'Δήμος', en: 'Municipality' },
  what: { el: 'Τι έχει καταγραφεί', en: 'What has been recorded' },
  counted: {
    el: '{{name}}, {{years}}: {{count}} από τα {{total}} ατυχήματα{{which}} ({{percent}}, εύρος αβεβαιότητας {{low}} έως {{high}}) ήταν της κατηγορίας «{{value}}».',
    en: '{{name}}, {{years}}: {{count}} of {{total}} accidents{{which}} ({{percent}}, range of uncertainty {{low}} to {{high}}) were of the kind “{{value}}”.',
  },
  countedAlone: {
    el: '{{name}}, {{years}}: {{count}} {{count|ατύχημα ήταν|ατυχήματα ήταν}} της κατηγορίας «{{value}}». Ο συνολικός αριθμός δεν δίνεται.',
    en: '{{name}}, {{years}}: {{count}} {{count|accident was|accidents were}} of the kind “{{value}}”. The total is not given.',
  },
  notGiven: {
    el: '{{name}}, {{years}}: πόσα ήταν της κατηγορίας «{{value}}» δεν δίνεται.',
    en: '{{name}}, {{years}}: how many were of the kind “{{value}}” is not given.',
  },
  byDimension: {
    el: 'Μετρούν ατυχήματα, όχι άνθρωποι. Κάθε ατύχημα μετρά μία φορά, με τον πιο ευάλωτο από όσους συμμετείχαν, με αυτή τη σειρά: {{order}}.',
    en: 'Accidents are counted, not people. Each accident counts once, with the most vulnerable of those who took part, in this order: {{order}}.',
  },
  otherNote: {
    el: 'Στην τελευταία κατηγορία ανήκουν όσα ατυχήματα δεν ανήκουν σε άλλη, όπως αυτά μόνο με αυτοκίνητα ή φορτηγά, και όσα δεν λένε ποιος συμμετείχε. Οδηγοί μπορεί να συμμετείχαν και σε ατυχήματα των άλλων κατηγοριών.',
    en: 'The last kind has all accidents that belong to no other, such as those of cars and lorries alone, and those that do not say who took part. Drivers may have taken part in accidents of the other kinds too.',
  },
  none: {
    el: 'Για αυτούς τους χρήστες της οδού δεν έχουν δημοσιευθεί αριθμοί.',
    en: 'No numbers have been published of these road users.',
  },
  where: { el: 'Πού', en: 'Where' },
  whereIntro: {
    el: 'Μερικές από τις περιοχές όλης της δημοσίευσης ({{geography}}) με τα περισσότερα ατυχήματα της κατηγορίας «{{value}}», {{years}}, από όσες ο αριθμός τους δίνεται. Ίσως εκεί κινούνται και οι περισσότεροι: δεν είναι κατάταξη κινδύνου.',
    en: 'Some of the areas of the whole release ({{geography}}) with the most accidents of the kind “{{value}}”, {{years}}, among those whose number is given. Perhaps most people move there, too: it is no ranking of danger.',
  },
  whereNone: {
    el: 'Καμία περιοχή δεν έχει τόσα ώστε να δίνεται ο αριθμός της.',
    en: 'No area has so many that its number is given.',
  },
  onMap: { el: 'Δείτε τα στον χάρτη', en: 'See them on the map' },
  when: { el: 'Πότε', en: 'When' },
  whenAll: {
    el: 'Πότε συνέβησαν δεν δίνεται χωριστά για αυτούς. Για όλα τα ατυχήματα του δήμου:',
    en: 'When they happened is not given for them apart. For all accidents of the municipality:',
  },
  whenNone: { el: 'Πότε συνέβησαν δεν έχει δημοσιευθεί.', en: 'When they happened has not been published.' },
  advice: { el: 'Τι βοηθά', en: 'What helps' },
  adviceNote: {
    el: 'Γενικές συμβουλές που ισχύουν παντού· δεν προκύπτουν από τους παραπάνω αριθμούς.',
    en: 'General advice that holds everywhere; it does not follow from the numbers above.',
  },
  walking1: {
    el: 'Περάστε από διάβαση ή φανάρι όπου υπάρχει, και βεβαιωθείτε ότι σας είδαν πριν προχωρήσετε.',
    en: 'Cross at a crossing or signals where there are some, and make sure that you have been seen before you go.',
  },
  walking2: {
    el: 'Ανάμεσα σε σταθμευμένα οχήματα σταματήστε στην άκρη τους και κοιτάξτε ξανά.',
    en: 'Between parked vehicles stop at their edge and look again.',
  },
  walking3: { el: 'Στο σκοτάδι φορέστε κάτι ανοιχτόχρωμο ή ανακλαστικό.', en: 'In the dark wear something light or reflective.' },
  walking4: {
    el: 'Με μικρό παιδί κρατήστε το από το χέρι, από τη μέσα πλευρά του πεζοδρομίου.',
    en: 'Hold a small child by the hand, on the inner side of the footway.',
  },
  riding1: {
    el: 'Φορέστε κράνος στο μέγεθός σας και δέστε το, και για λίγα μέτρα.',
    en: 'Wear a helmet of your size and fasten it, also for a short way.',
  },
  riding2: {
    el: 'Μείνετε έξω από τα τυφλά σημεία: δίπλα σε φορτηγό ή λεωφορείο ο οδηγός δεν σας βλέπει.',
    en: 'Stay out of blind spots: the driver of a lorry or bus does not see you beside it.',
  },
  riding3: { el: 'Αφήστε απόσταση από τις πόρτες των σταθμευμένων.', en: 'Keep clear of the doors of parked cars.' },
  riding4: { el: 'Ανάψτε τα φώτα και δείξτε εγκαίρως πού θα στρίψετε.', en: 'Put your lights on and show in time where you will turn.' },
  driving1: {
    el: 'Πηγαίνετε πιο αργά απ’ όσο επιτρέπεται όπου υπάρχουν πεζοί, παιδιά ή κακή ορατότητα.',
    en: 'Go slower than allowed where there are people on foot, children or poor visibility.',
  },
  driving2: {
    el: 'Αφήστε το κινητό. Μην οδηγείτε αν έχετε πιει ή αν νυστάζετε.',
    en: 'Leave the phone alone. Do not drive after drinking or when sleepy.',
  },
  driving3: {
    el: 'Πριν στρίψετε ή αλλάξετε λωρίδα κοιτάξτε για δίκυκλα και ποδήλατα· πριν ανοίξετε την πόρτα, το ίδιο.',
    en: 'Look for motorcycles and bicycles before you turn or change lanes, and before you open a door.',
  },
  driving4: {
    el: 'Ζώνη σε όλους, και στα πίσω καθίσματα· τα παιδιά σε κάθισμα στο μέγεθός τους.',
    en: 'Seat belts for everybody, in the back too; children in seats of their size.',
  },
} as const;
