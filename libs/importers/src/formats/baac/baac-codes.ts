import type {
  AccidentType,
  CasualtyClass,
  CasualtySeverity,
  JunctionType,
  LightCondition,
  RoadType,
  RoadUser,
  Sex,
  SurfaceCondition,
  WeatherCondition,
} from '@elektron/domain';
import { createCodeBook, type CodeBook, type CodeEntry } from '../../code-book.ts';

/*
 * The code lists of the French register of injury accidents (Bulletins d'analyse des accidents corporels). Source: ONISR, "Description des bases de
 * données annuelles des accidents corporels de la circulation routière", with the changes of 2018 and 2019; the same lists stand in the documentation of
 * public packages (ngsanogo/corpoaccident, R/*.R). Where a code says less than our list needs, it becomes `other` or unknown and stays in the attributes.
 */

/** "Non renseigné" since 2019; 0 and blank before. */
const UNKNOWN = ['-1', '0'];

export function codes<T>(entries: readonly CodeEntry<T>[]): CodeBook<T> {
  return createCodeBook(entries, UNKNOWN);
}

/** Unhurt people (1) are in the files too. */
export const UNHURT = 'unhurt';
export const INJURY_CODES = codes<CasualtySeverity | typeof UNHURT>([
  ['1', 'Indemne', UNHURT],
  ['2', 'Tué', 'fatal'],
  ['3', 'Blessé hospitalisé', 'serious'],
  ['4', 'Blessé léger', 'slight'],
]);

export const LIGHT_CODES = codes<LightCondition>([
  ['1', 'Plein jour', 'daylight'],
  ['2', 'Crépuscule ou aube', 'twilight'],
  ['3', 'Nuit sans éclairage public', 'dark-unlit'],
  ['4', 'Nuit avec éclairage public non allumé', 'dark-unlit'],
  ['5', 'Nuit avec éclairage public allumé', 'dark-lit'],
]);

export const WEATHER_CODES = codes<WeatherCondition>([
  ['1', 'Normale', 'fine'],
  ['2', 'Pluie légère', 'rain'],
  ['3', 'Pluie forte', 'rain'],
  ['4', 'Neige - grêle', 'snow'],
  ['5', 'Brouillard - fumée', 'fog'],
  ['6', 'Vent fort - tempête', 'wind'],
  // Low sun and clouds: neither rain nor wind.
  ['7', 'Temps éblouissant', 'fine'],
  ['8', 'Temps couvert', 'fine'],
  ['9', 'Autre', 'other'],
]);

/** "Type de collision". Of one from the side it is not told whether at an angle or in passing; pedestrians and objects are among the others. */
export const COLLISION_CODES = codes<AccidentType>([
  ['1', 'Deux véhicules - frontale', 'head-on'],
  ['2', "Deux véhicules - par l'arrière", 'rear-end'],
  ['3', 'Deux véhicules - par le côté', null],
  // Each hits the one in front.
  ['4', 'Trois véhicules et plus - en chaîne', 'rear-end'],
  ['5', 'Trois véhicules et plus - collisions multiples', 'other'],
  ['6', 'Autre collision', 'other'],
  // Nothing struck anything: whether a fall, a way off the road or an evasion is not told.
  ['7', 'Sans collision', 'other'],
]);

export const JUNCTION_CODES = codes<JunctionType>([
  ['1', 'Hors intersection', 'none'],
  ['2', 'Intersection en X', 'crossroads'],
  ['3', 'Intersection en T', 't-or-staggered'],
  ['4', 'Intersection en Y', 't-or-staggered'],
  ['5', 'Intersection à plus de 4 branches', 'multi-arm'],
  ['6', 'Giratoire', 'roundabout'],
  // A square of a town.
  ['7', 'Place', 'other'],
  ['8', 'Passage à niveau', 'other'],
  ['9', 'Autre intersection', 'other'],
]);

export const SURFACE_CODES = codes<SurfaceCondition>([
  ['1', 'Normale', 'dry'],
  ['2', 'Mouillée', 'wet'],
  // Puddles.
  ['3', 'Flaques', 'wet'],
  ['4', 'Inondée', 'flood'],
  ['5', 'Enneigée', 'snow'],
  ['6', 'Boue', 'other'],
  ['7', 'Verglacée', 'ice'],
  ['8', 'Corps gras - huile', 'other'],
  ['9', 'Autre', 'other'],
]);

/** How traffic runs. */
export const TRAFFIC_CODES = codes<RoadType>([
  ['1', 'A sens unique', 'one-way'],
  ['2', 'Bidirectionnelle', 'single-carriageway'],
  ['3', 'A chaussées séparées', 'dual-carriageway'],
  ['4', "Avec voies d'affectation variable", 'other'],
]);

/** Works on the road; of these only the slip road is a type of road. */
export const SLIP_ROAD = '3';

/** What stands before the number of a road of the state or of a department. */
export const ROAD_LETTERS: Readonly<Record<string, string>> = { 1: 'A', 2: 'N', 3: 'D' };

export const VEHICLE_CODES = codes<RoadUser>([
  ['1', 'Bicyclette', 'bicycle'],
  ['2', 'Cyclomoteur <50cm3', 'powered-two-wheeler'],
  // A light quadricycle with a body: driven and insured like a small car.
  ['3', 'Voiturette', 'car'],
  // Numbers without use since 2006.
  ['4', 'Scooter immatriculé', 'powered-two-wheeler'],
  ['5', 'Motocyclette', 'powered-two-wheeler'],
  ['6', 'Side-car', 'powered-two-wheeler'],
  ['7', 'VL seul', 'car'],
  ['8', 'VL + caravane', 'car'],
  ['9', 'VL + remorque', 'car'],
  ['10', 'VU seul 1,5T <= PTAC <= 3,5T', 'light-goods'],
  ['11', 'VU + caravane', 'light-goods'],
  ['12', 'VU + remorque', 'light-goods'],
  ['13', 'PL seul 3,5T <PTCA <= 7,5T', 'heavy-goods'],
  ['14', 'PL seul > 7,5T', 'heavy-goods'],
  ['15', 'PL > 3,5T + remorque', 'heavy-goods'],
  ['16', 'Tracteur routier seul', 'heavy-goods'],
  ['17', 'Tracteur routier + semi-remorque', 'heavy-goods'],
  ['18', 'Transport en commun', 'bus'],
  ['19', 'Tramway', 'tram-train'],
  ['20', 'Engin spécial', 'other'],
  ['21', 'Tracteur agricole', 'agricultural'],
  ['30', 'Scooter < 50 cm3', 'powered-two-wheeler'],
  ['31', 'Motocyclette > 50 cm3 et <= 125 cm3', 'powered-two-wheeler'],
  ['32', 'Scooter > 50 cm3 et <= 125 cm3', 'powered-two-wheeler'],
  ['33', 'Motocyclette > 125 cm3', 'powered-two-wheeler'],
  ['34', 'Scooter > 125 cm3', 'powered-two-wheeler'],
  ['35', 'Quad léger <= 50 cm3', 'other'],
  ['36', 'Quad lourd > 50 cm3', 'other'],
  ['37', 'Autobus', 'bus'],
  ['38', 'Autocar', 'bus'],
  ['39', 'Train', 'tram-train'],
  ['40', [], 'tram-train'],
  // Three-wheelers that lean like motorcycles.
  ['41', '3RM <= 50 cm3', 'powered-two-wheeler'],
  ['42', '3RM > 50 cm3 <= 125 cm3', 'powered-two-wheeler'],
  ['43', '3RM > 125 cm3', 'powered-two-wheeler'],
  // Engins de déplacement personnel: most with a motor are e-scooters, and no code tells them from the others.
  ['50', 'EDP à moteur', 'e-scooter'],
  ['60', 'EDP sans moteur', 'other'],
  ['80', 'VAE', 'bicycle'],
  ['99', 'Autre véhicule', 'other'],
]);

export const CLASS_CODES = codes<CasualtyClass>([
  ['1', 'Conducteur', 'driver'],
  ['2', 'Passager', 'passenger'],
  ['3', 'Piéton', 'pedestrian'],
  // Until 2017; since then what they ride is a vehicle.
  ['4', 'Piéton en roller ou en trottinette', 'pedestrian'],
]);

export const SEX_CODES = codes<Sex>([
  ['1', 'Masculin', 'male'],
  ['2', 'Féminin', 'female'],
]);
