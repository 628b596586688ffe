/** What is around every page: rail, language, pages that are not there, units. */
export const shell = {
  skip: 'Skip to content',
  language: 'Language',
  dark: 'Dark appearance',
  light: 'Light appearance',
};

export const rail = {
  title: 'Tasks',
  overview: 'Overview',
  hotspots: 'Hotspots',
  blackSpots: 'Black spots',
  evaluations: 'Evaluations',
  evidence: 'Evidence',
  appraisals: 'Appraisals',
  publication: 'Publication',
  roads: 'Roads',
  accessibility: 'Accessibility',
  reports: 'Reports',
  imports: 'Imports',
  months: 'Month',
  organisation: 'Organisation',
  network: 'Network',
  traffic: 'Traffic',
  tables: 'Tables',
};

export const notFound = {
  title: 'There is no such page',
  text: 'The address may be mistyped or the page may have moved.',
  home: 'To the overview',
};

export const pageFailure = {
  title: 'This page could not be shown',
  text: 'Reload it. If it fails again, report the address and the time.',
  reload: 'Reload',
};

export const units = {
  kilometresPerHour: 'km/h',
  milesPerHour: 'mph',
};
