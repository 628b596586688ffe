// The list of accidents of a police station that does not exist, for tests and for showing an import: tests/fixtures/greek-police. Nothing in it has
// happened to anybody. The same numbers come out every time; run it again after changing it, and check the result in.
import './pinned-node.mjs';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { utils, write } from '@e965/xlsx';
import iconv from 'iconv-lite';

const FOLDER = resolve(dirname(fileURLToPath(import.meta.url)), '../tests/fixtures/greek-police');
const YEAR = 2023;
const ACCIDENTS = 120;
const TITLES = [
  'ΤΡΟΧΑΙΑ ΠΑΡΑΔΕΙΓΜΑΤΟΣ – ΣΥΝΘΕΤΙΚΑ ΣΤΟΙΧΕΙΑ: ΔΕΝ ΠΡΟΚΕΙΤΑΙ ΓΙΑ ΠΡΑΓΜΑΤΙΚΑ ΑΤΥΧΗΜΑΤΑ',
  `Κατάσταση τροχαίων ατυχημάτων έτους ${YEAR}`,
];
const HEADINGS = [
  'Α/Α',
  'Αρ. ΔΟΤΑ',
  'Ημ/νία',
  'Ώρα',
  'Δήμος',
  'Κατοικημένη περιοχή',
  'Είδος οδού',
  'Οδός',
  'Αριθμός',
  'Διασταύρωση με',
  'Χ/Θ',
  'Ρεύμα κυκλοφορίας',
  'Χ (ΕΓΣΑ87)',
  'Υ (ΕΓΣΑ87)',
  'Είδος ατυχήματος',
  'Βαρύτητα',
  'Νεκροί',
  'Βαριά τραυματίες',
  'Ελαφρά τραυματίες',
  'Φωτισμός',
  'Καιρικές συνθήκες',
  'Κατάσταση οδοστρώματος',
  'Όχημα Α',
  'Όχημα Β',
];

/** Mulberry32: small, and the same everywhere. */
function makeDice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const dice = makeDice(2023);
const pick = (choices) => choices[Math.floor(dice() * choices.length)];
/** Of choices with weights. */
function draw(weighted) {
  let left = dice() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of weighted) {
    left -= weight;
    if (left < 0) return value;
  }
  return weighted.at(-1)[0];
}

const STREETS = ['Δημητριάδος', 'Ιάσονος', 'Ερμού', 'Αναλήψεως', 'Λαρίσης', 'Ρήγα Φεραίου', 'Πολυμέρη', 'Αργοναυτών'];
const VEHICLES = [
  ['ΙΧΕ', 50],
  ['Δίκυκλο', 30],
  ['Φορτηγό', 6],
  ['Ταξί', 4],
  ['Λεωφορείο', 3],
  ['Ποδήλατο', 4],
  ['Ηλεκτρικό πατίνι', 3],
];
/** From the centre of a town that is not there, in metres of the Greek grid. */
const CENTRE = [408_000, 4_357_500];

function place() {
  const kind = draw([
    ['grid', 70],
    ['street', 18],
    ['chainage', 12],
  ]);
  if (kind === 'chainage') {
    const metres = Math.floor(dice() * 40_000);
    const chainage = `${Math.floor(metres / 1000)}+${String(metres % 1000).padStart(3, '0')}`;
    return {
      town: 'Όχι',
      kindOfRoad: 'Εθνική',
      road: 'Ε.Ο. Παραδείγματος–Λάρισας',
      chainage,
      direction: pick(['προς Λάρισα', 'προς Παράδειγμα']),
    };
  }
  const road = pick(STREETS);
  const street = { town: 'Ναι', kindOfRoad: 'Δημοτική', road };
  if (kind === 'street')
    return dice() < 0.5
      ? { ...street, houseNumber: 1 + Math.floor(dice() * 180) }
      : { ...street, crossing: pick(STREETS.filter((other) => other !== road)) };
  const offset = () => Math.round((dice() + dice() + dice() - 1.5) * 2_000 * 10) / 10;
  return { ...street, x: CENTRE[0] + offset(), y: CENTRE[1] + offset() };
}

function people(severity) {
  const hurt = (most) => Math.floor(dice() * (most + 1));
  if (severity === 'Θανατηφόρο') return [1, hurt(1), hurt(2)];
  if (severity === 'Σοβαρό') return [0, 1 + hurt(1), hurt(1)];
  return [0, 0, 1 + hurt(1)];
}

function accident(index) {
  const day = Math.floor(((index + dice()) * 365) / ACCIDENTS);
  const date = new Date(Date.UTC(YEAR, 0, 1 + Math.min(day, 364)));
  const hour = Math.floor(dice() * 24);
  const minute = Math.floor(dice() * 12) * 5;
  const severity = draw([
    ['Θανατηφόρο', 3],
    ['Σοβαρό', 8],
    ['Ελαφρύ', 89],
  ]);
  const isDay = hour >= 7 && hour < 19;
  const weather = draw([
    ['Καλοκαιρία', 80],
    ['Βροχή', 16],
    ['Ομίχλη', 2],
    ['Ισχυροί άνεμοι', 2],
  ]);
  const isPedestrian = dice() < 0.18;
  const isAlone = !isPedestrian && dice() < 0.2;
  return {
    number: index + 1,
    form: String(101 + index),
    date: [date.getUTCDate(), date.getUTCMonth() + 1, YEAR],
    time: [hour, minute],
    ...place(),
    type: isPedestrian
      ? 'Παράσυρση πεζού'
      : isAlone
        ? pick(['Εκτροπή από την οδό', 'Ανατροπή'])
        : pick(['Πλαγιομετωπική', 'Νωτομετωπική', 'Πλάγια', 'Μετωπική']),
    severity,
    people: people(severity),
    light: isDay
      ? 'Ημέρα'
      : draw([
          ['Νύχτα με τεχνητό φωτισμό', 3],
          ['Νύχτα χωρίς φωτισμό', 1],
        ]),
    weather,
    surface: weather === 'Βροχή' ? 'Υγρή' : 'Στεγνή',
    units: [draw(VEHICLES), isPedestrian ? 'Πεζός' : isAlone ? '' : draw(VEHICLES)],
  };
}

const accidents = Array.from({ length: ACCIDENTS }, (_, index) => accident(index));
// What lists have that people keep: a day that does not exist, a word of nobody else's, and a severity that the people counted contradict.
accidents[40].date = [31, 6, YEAR];
accidents[70].weather = 'Λίβας';
Object.assign(accidents[90], { severity: 'Ελαφρύ', people: [0, 1, 0] });

const PERSON_HEADINGS = ['Αρ. ΔΟΤΑ', 'Ημ/νία', 'Α/Α παθόντος', 'Όχημα', 'Ιδιότητα', 'Βαρύτητα παθόντος', 'Φύλο', 'Ηλικία'];
const INJURIES = ['Νεκρός', 'Βαριά τραυματίας', 'Ελαφρά τραυματίας'];

/** Who was hurt, worst first; a driver who hit a pedestrian is in the list too, unhurt. */
function personsOf({ form, date, people: counted, units }) {
  const isPedestrian = units[1] === 'Πεζός';
  const person = (place, injury) => {
    const [vehicle, role] = place;
    return { form, date, vehicle, role, injury, sex: pick(['Άνδρας', 'Γυναίκα']), age: 16 + Math.floor(dice() * 70) };
  };
  const first = isPedestrian ? ['Β', 'Πεζός'] : ['Α', 'Οδηγός'];
  const second = isPedestrian || units[1] === '' ? ['Α', 'Επιβάτης'] : ['Β', 'Οδηγός'];
  const hurt = INJURIES.flatMap((injury, k) => Array.from({ length: counted[k] }, () => injury));
  const persons = hurt.map((injury, k) => person(k === 0 ? first : k === 1 ? second : ['Α', 'Επιβάτης'], injury));
  if (isPedestrian) persons.push(person(['Α', 'Οδηγός'], 'Αβλαβής'));
  return persons.map((each, k) => ({ ...each, number: k + 1 }));
}

const persons = accidents.flatMap(personsOf);

const two = (number) => String(number).padStart(2, '0');
const writeDate = ([day, month, year]) => `${two(day)}/${two(month)}/${year}`;
const writeDecimal = (number) => number.toFixed(1).replace('.', ',');
const totals = [0, 1, 2].map((k) => accidents.reduce((sum, { people: counted }) => sum + counted[k], 0));

/** The cells of a line; `as` says how days, times and metres are written. */
function cellsOf(each, as) {
  const placed = each.x === undefined ? ['', ''] : [as.decimal(each.x), as.decimal(each.y)];
  return [
    as.whole(each.number),
    each.form,
    as.date(each.date),
    as.time(each.time),
    'Παραδείγματος',
    each.town,
    each.kindOfRoad,
    each.road,
    each.houseNumber ?? '',
    each.crossing ?? '',
    each.chainage ?? '',
    each.direction ?? '',
    ...placed,
    each.type,
    each.severity,
    ...each.people.map(as.whole),
    each.light,
    each.weather,
    each.surface,
    ...each.units,
  ];
}

function linesOf(as) {
  const total = HEADINGS.map(() => '');
  total[0] = 'ΣΥΝΟΛΟ';
  totals.forEach((sum, k) => (total[HEADINGS.indexOf('Νεκροί') + k] = as.whole(sum)));
  return [...TITLES.map((title) => [title]), [], HEADINGS, ...accidents.map((each) => cellsOf(each, as)), total];
}

function personLinesOf(as) {
  const cells = persons.map(({ form, date, number, vehicle, role, injury, sex, age }) => {
    return [form, as.date(date), as.whole(number), vehicle, role, injury, sex, as.whole(age)];
  });
  return [['Παθόντες – ΣΥΝΘΕΤΙΚΑ ΣΤΟΙΧΕΙΑ'], PERSON_HEADINGS, ...cells];
}

const asText = { whole: String, date: writeDate, time: ([hour, minute]) => `${two(hour)}.${two(minute)}`, decimal: writeDecimal };
const toText = (lines, width) =>
  iconv.encode(lines.map((cells) => [...cells, ...Array(width).fill('')].slice(0, width).join(';')).join('\r\n') + '\r\n', 'windows-1253');

/** Days since the day from which spreadsheets count. */
const serial = ([day, month, year]) => (Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000;
const isReal = ([day, month, year]) => new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
const asCells = {
  whole: (value) => ({ t: 'n', v: value }),
  // Spreadsheets keep a day that does not exist as the text that was typed.
  date: (date) => (isReal(date) ? { t: 'n', v: serial(date), z: 'dd/mm/yyyy' } : writeDate(date)),
  time: ([hour, minute]) => ({ t: 'n', v: (hour * 60 + minute) / 1_440, z: 'hh:mm' }),
  decimal: (value) => ({ t: 'n', v: value }),
};
const workbook = utils.book_new();
utils.book_append_sheet(workbook, utils.aoa_to_sheet(linesOf(asCells)), String(YEAR));
utils.book_append_sheet(workbook, utils.aoa_to_sheet(personLinesOf(asCells)), 'Παθόντες');
utils.book_append_sheet(
  workbook,
  utils.aoa_to_sheet([['Συνθετικά στοιχεία για δοκιμές και επίδειξη. Κανένα ατύχημα δεν συνέβη.']]),
  'Σημειώσεις',
);

mkdirSync(FOLDER, { recursive: true });
writeFileSync(resolve(FOLDER, 'police-list.csv'), toText(linesOf(asText), HEADINGS.length));
writeFileSync(resolve(FOLDER, 'police-persons.csv'), toText(personLinesOf(asText), PERSON_HEADINGS.length));
writeFileSync(resolve(FOLDER, 'police-list.xlsx'), write(workbook, { type: 'buffer', bookType: 'xlsx', compression: true }));

const count = (of) =>
  Object.fromEntries(
    Map.groupBy(accidents, of)
      .entries()
      .map(([name, list]) => [name, list.length]),
  );
console.log(
  JSON.stringify({
    accidents: ACCIDENTS,
    persons: persons.length,
    people: totals,
    severity: count(({ severity }) => severity),
    placed: count(({ x }) => x !== undefined),
  }),
);
