export const DATA_TEXTS = {
  title: { el: 'Ανοικτά δεδομένα', en: 'Open data' },
  intro: {
    el: 'Όλοι οι αριθμοί αυτού του ιστοτόπου είναι ανοικτά δεδομένα. Όποιος τους χρησιμοποιεί αναφέρει την πηγή.',
    en: 'All numbers of this site are open data. Whoever uses them names the source.',
  },
  files: { el: 'Αρχεία', en: 'Files' },
  layer: { el: 'Στοιχεία', en: 'Numbers' },
  filesCaption: {
    el: 'CSV για υπολογιστικά φύλλα, GeoJSON και GeoPackage για προγράμματα GIS',
    en: 'CSV for spreadsheets, GeoJSON and GeoPackage for GIS programs',
  },
  licence: {
    el: 'Άδεια: {{licence}}. Πηγή προς αναφορά: {{attribution}}',
    en: 'Licence: {{licence}}. Source to be named: {{attribution}}',
  },
  streets: {
    el: 'Οι οδοί κάτω από τον χάρτη έχουν δική τους άδεια: {{licence}}. Πηγή: {{attribution}}',
    en: 'The streets of the map have a licence of their own: {{licence}}. Source: {{attribution}}',
  },
  release: {
    el: '{{organisation}}, δημοσίευση {{release}}, στοιχεία έως {{date}}.',
    en: '{{organisation}}, release {{release}}, records up to {{date}}.',
  },
  programs: { el: 'Για προγράμματα', en: 'For programs' },
  ogc: { el: 'OGC API – Features: διεύθυνση για QGIS και άλλα GIS', en: 'OGC API – Features: an address for QGIS and other GIS' },
  catalogue: { el: 'Κατάλογος DCAT (JSON-LD), για πύλες ανοικτών δεδομένων', en: 'DCAT catalogue (JSON-LD), for portals of open data' },
  json: { el: 'Όλες οι δημοσιεύσεις σε JSON', en: 'All releases as JSON' },
  nulls: {
    el: 'Κενό δεν σημαίνει μηδέν: ο αριθμός δεν δίνεται, γιατί είναι μικρότερος από {{threshold}} ή θα πρόδιδε έναν άλλο. Όποιος προσθέτει αριθμούς με κενά βρίσκει λιγότερα από όσα καταγράφηκαν.',
    en: 'Empty does not mean zero: the number is not given, because it is below {{threshold}} or would give away another. Whoever adds numbers with empty ones among them finds fewer than were recorded.',
  },
} as const;
