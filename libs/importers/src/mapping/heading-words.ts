import { ACCESSIBILITY_HEADING_WORDS } from './accessibility-heading-words.ts';
import type { MappingFieldId } from './mapping-fields.ts';
import { TRAFFIC_HEADING_WORDS } from './traffic-heading-words.ts';
import { words } from './words.ts';

/** Headings that mean a field, in Greek, English and other languages, folded (foldText). */
export const HEADING_WORDS: Readonly<Record<MappingFieldId, readonly string[]>> = {
  'accident-key': words(`
    αριθμοσ ατυχηματοσ; κωδικοσ ατυχηματοσ; α α ατυχηματοσ; αρ ατυχηματοσ; αρ δοτα; αριθμοσ δοτα; αριθμοσ δελτιου; αρ δελτιου; αρ
    πρωτ; αριθμοσ συμβαντοσ; κωδικοσ; α α; accident id; accident number; accident no; accident index; accident reference; collision
    id; collision number; collision index; crash id; crash key; crash number; case number; case id; report number; incident number;
    numero expedient; num acc; unfallnummer; uidentstlae; objectid; id`),
  'date-time': words(`
    ημερομηνια και ωρα; ημερομηνια ωρα; ημ νια ωρα; χρονοσ ατυχηματοσ; date and time; date time; datetime; crash datetime; timestamp;
    ημερομηνια; ημ νια; date`),
  date: words(`
    ημερομηνια; ημερομηνια ατυχηματοσ; ημ νια; ημνια; ημερ ατυχηματοσ; ημ νια ατυχηματοσ; date; accident date; crash date; collision
    date; date of accident; fecha; datum`),
  time: words(`
    ωρα; ωρα ατυχηματοσ; time; accident time; crash time; time of day; uhrzeit`),
  year: words(`
    ετοσ; χρονια; ετοσ ατυχηματοσ; year; accident year; crash year; ujahr; any; vuosi; an`),
  month: words(`
    μηνασ; μηνασ ατυχηματοσ; month; umonat; mes any; mes; mois`),
  day: words(`
    ημερα; ημερα μηνα; day; day of month; dia mes; jour`),
  hour: words(`
    ωρα 0 23; ωρα ημερασ; hour; hour of day; ustunde; hora dia; heure; ωρα; ωρα ατυχηματοσ; time`),
  severity: words(`
    βαρυτητα; βαρυτητα ατυχηματοσ; σοβαροτητα; σοβαροτητα ατυχηματοσ; κατηγορια ατυχηματοσ; ειδοσ ατυχηματοσ κατα βαρυτητα; severity;
    accident severity; collision severity; crash severity; cseverity; injury severity; ukategorie; vakav a; gravite`),
  killed: words(`
    νεκροι; αριθμοσ νεκρων; πληθοσ νεκρων; killed; number killed; fatalities; deaths; number of persons killed; numero morts`),
  'seriously-injured': words(`
    βαρια τραυματιεσ; αριθμοσ βαρια τραυματιων; βαρεωσ τραυματιεσ; σοβαρα τραυματιεσ; βαρια; seriously injured; serious injuries;
    majinjury; major injuries; numero lesionats greus`),
  'slightly-injured': words(`
    ελαφρα τραυματιεσ; αριθμοσ ελαφρα τραυματιων; ελαφρωσ τραυματιεσ; ελαφρα; slightly injured; slight injuries; mininjury; minor
    injuries; numero lesionats lleus`),
  injured: words(`
    τραυματιεσ; αριθμοσ τραυματιων; πληθοσ τραυματιων; injured; number injured; number of persons injured; unkinjury`),
  longitude: words(`
    γεωγραφικο μηκοσ; μηκοσ; γεωγρ μηκοσ; longitude; lon; long; lng; longitud; xgcswgs84; x wgs84; x; χ`),
  latitude: words(`
    γεωγραφικο πλατοσ; πλατοσ; γεωγρ πλατοσ; latitude; lat; latitud; ygcswgs84; y wgs84; y; υ; ψ`),
  easting: words(`
    χ εγσα87; χ εγσα; x εγσα87; συντεταγμενη χ; συντεταγμενη x; χ; easting; x; x coord; coord x; coordenada utm x; linrefx; location
    easting osgr; east; y; υ; ψ`),
  northing: words(`
    υ εγσα87; υ εγσα; y εγσα87; ψ εγσα87; συντεταγμενη υ; συντεταγμενη y; συντεταγμενη ψ; υ; ψ; northing; y; y coord; coord y;
    coordenada utm y; linrefy; location northing osgr; north; x; χ`),
  'road-name': words(`
    οδοσ; ονομασια οδου; ονομα οδου; διευθυνση; δρομοσ; road; road name; street; street name; on street name; nom carrer; strasse`),
  'cross-road': words(`
    διασταυρωση με; συμβολη με; διασταυρουμενη οδοσ; καθετη οδοσ; δευτερη οδοσ; οδοσ 2; cross street; crossing road; crossing street;
    intersecting street; intersecting road; second street; second road; cross road`),
  'house-number': words(`
    αριθμοσ οδου; αρ οδου; αριθμοσ κτηριου; αριθμοσ κτιριου; house number; street number; building number; hausnummer`),
  kilometre: words(`
    χ θ; χιλιομετρικη θεση; χιλιομετρο; χλμ; θεση χλμ; chainage; kilometre; kilometer; kilometre position; km`),
  locality: words(`
    δημοσ; δημοτικη ενοτητα; οικισμοσ; πολη; municipality; locality; town; city; borough`),
  'place-description': words(`
    περιγραφη θεσησ; περιγραφη τοποθεσιασ; περιγραφη τοπου; τοποθεσια; τοποσ ατυχηματοσ; place description; location description;
    description of the place`),
  'accident-type': words(`
    ειδοσ ατυχηματοσ; τυποσ ατυχηματοσ; ειδοσ συγκρουσησ; τυποσ συγκρουσησ; τροποσ συγκρουσησ; type of accident; accident type; crash type;
    collision type; type of collision; type of crash; manner of collision; manner of crash; tipus accident`),
  light: words(`
    φωτισμοσ; συνθηκεσ φωτισμου; φωσ; light; light conditions; lighting; ulichtverh`),
  weather: words(`
    καιροσ; καιρικεσ συνθηκεσ; ατμοσφαιρικεσ συνθηκεσ; weather; weather conditions`),
  surface: words(`
    επιφανεια οδου; κατασταση οδοστρωματοσ; οδοστρωμα; επιφανεια; surface; road surface; road surface conditions; ustrzustand`),
  'road-type': words(`
    τυποσ οδου; ειδοσ οδου; road type`),
  junction: words(`
    κομβοσ; διασταυρωση; ειδοσ κομβου; junction; junction detail; intersection type`),
  'speed-limit': words(`
    οριο ταχυτητασ; ανωτατο οριο ταχυτητασ; οριο; speed limit; maxspeed`),
  'unit-key': words(`
    αριθμοσ οχηματοσ; α α οχηματοσ; αρ οχηματοσ; vehicle reference; vehicle number; vehicle no; vehicle id; unit number; unit no; unit
    reference; num veh`),
  'vehicle-type': words(`
    κατηγορια οχηματοσ; vehicle category; vehicle class; type of vehicle; vehicle body type`),
  movement: words(`
    κινηση οχηματοσ; ελιγμοσ; ελιγμοσ οχηματοσ; χειρισμοσ οχηματοσ; κινηση πριν το ατυχημα; κινηση πριν απο το ατυχημα; κινηση; vehicle
    manoeuvre; vehicle maneuver; manoeuvre; maneuver; pre crash maneuver; vehicle movement; movement`),
  'direction-from': words(`
    κατευθυνση απο; απο κατευθυνση; κατευθυνση προελευσησ; ερχοταν απο; vehicle direction from; direction from; from direction; came from`),
  'direction-to': words(`
    κατευθυνση προσ; προσ κατευθυνση; κατευθυνση προορισμου; πηγαινε προσ; vehicle direction to; direction to; to direction; going to`),
  'pedestrian-movement': words(`
    κινηση πεζου; ενεργεια πεζου; pedestrian movement; pedestrian action`),
  'casualty-key': words(`
    αριθμοσ παθοντοσ; α α παθοντοσ; αρ παθοντοσ; casualty reference; casualty number; casualty no; casualty id; person number; person no`),
  'casualty-severity': words(`
    βαρυτητα παθοντοσ; βαρυτητα τραυματισμου; κατασταση παθοντοσ; σοβαροτητα τραυματισμου; casualty severity; person injury; injury
    type; descripcio victimitzacio`),
  'casualty-class': words(`
    ιδιοτητα παθοντοσ; ιδιοτητα; κατηγορια παθοντοσ; casualty class; person type; descripcio tipus persona`),
  'road-user': words(`
    μεσο παθοντοσ; ειδοσ οχηματοσ; τυποσ οχηματοσ; οχημα; mode; vehicle type; casualty type; desc tipus vehicle implicat`),
  sex: words(`
    φυλο; sex; gender; sex of casualty; descripcio sexe; sexe`),
  age: words(`
    ηλικια; age; age of casualty; edat`),
  // What the column is called that is made of the lines of a layer.
  'road-line': words(`
    geometry line`),
  'road-key': words(`
    κωδικοσ τμηματοσ; αριθμοσ τμηματοσ; α α τμηματοσ; κωδικοσ οδικου τμηματοσ; section id; segment id; link id; road section id; edge id;
    toid; gml id; osm id; identifier; κωδικοσ; segment; id`),
  'road-reference': words(`
    αριθμοσ εθνικησ οδου; αριθμοσ οδου; κωδικοσ οδου; αρ οδου; αριθμοσ επαρχιακησ οδου; road number; road ref; road reference; route number;
    route id; routeid; route; ref; roadnumber; road no; classification number`),
  'road-class': words(`
    κατηγορια οδου; ταξη οδου; λειτουργικη κατηγορια; λειτουργικη ταξη; ιεραρχηση; ταξινομηση; κατηγορια; ειδοσ οδου; τυποσ οδου; road class;
    road classification; functional class; classification; classifica; road category; road type; highway; fclass; class; roadclass`),
  lanes: words(`
    λωριδεσ; αριθμοσ λωριδων; λωριδεσ κυκλοφοριασ; πληθοσ λωριδων; lanes; number of lanes; lane count; num lanes; nlanes`),
  'road-length': words(`
    μηκοσ τμηματοσ; μηκοσ; μηκοσ m; μηκοσ μ; μηκοσ σε μετρα; road length; length; length m; shape length; shape leng; section length`),
  'road-authority': words(`
    φορεασ; αρμοδιοσ φορεασ; φορεασ συντηρησησ; υπευθυνοσ φορεασ; φορεασ διαχειρισησ; αρμοδια υπηρεσια; διαχειριστησ; road authority; highway authority;
    authority; operator; owner; maintained by; local authority highway`),
  'start-kilometre': words(`
    χ θ αρχησ; αρχη χ θ; απο χ θ; χιλιομετρικη θεση αρχησ; αρχικη χ θ; χιλιομετρο αρχησ; απο χλμ; start km; from km; km start; km from; begin km;
    start chainage; from chainage; start measure; from measure; begin measure`),
  'end-kilometre': words(`
    χ θ τελουσ; τελοσ χ θ; εωσ χ θ; χιλιομετρικη θεση τελουσ; τελικη χ θ; χιλιομετρο τελουσ; εωσ χλμ; end km; to km; km end; km to; end chainage;
    to chainage; end measure; to measure`),
  ...TRAFFIC_HEADING_WORDS,
  ...ACCESSIBILITY_HEADING_WORDS,
};

/** What means a field beside a line on the ground, and elsewhere may mean many things. */
export const HEADING_WORDS_OF_ROADS: Readonly<Partial<Record<MappingFieldId, readonly string[]>>> = {
  'road-name': words(`
    ονομα; ονομασια; name; full name; name 1; st name; onstreet`),
  'speed-limit': words(`
    οριο; speed; max speed; speedlimit; posted speed; οριο km h`),
};
