import type { Text } from '@elektron/domain';

/* What the search for high shares of a type of accidents says. The lists are closed; append only. */

export const PROPORTION_NOTICE_CODES = [
  'HIGH_SHARE_NO_HIGH_NUMBER',
  'SHARES_OF_MANY_SITES',
  'TYPES_AS_RECORDED',
  'TYPE_NOT_KNOWN',
  'GROUPS_WITHOUT_SHARES',
  'SITES_EXPECTED_FALSE',
  'TYPE_MOSTLY_UNKNOWN',
] as const;

export const PROPORTION_NOTICES: Readonly<Record<(typeof PROPORTION_NOTICE_CODES)[number], Text>> = {
  HIGH_SHARE_NO_HIGH_NUMBER: {
    el: 'Μεγάλο μερίδιο δεν σημαίνει πολλά ατυχήματα: μια θέση μπορεί να έχει λίγα και τα περισσότερα του ίδιου είδους. Βοηθά στη διάγνωση· η κυκλοφορία δεν λαμβάνεται υπόψη.',
    en: 'A high share is no high number: a site can have few accidents, and most of them of one type. It helps to diagnose; traffic is not taken into account.',
  },
  SHARES_OF_MANY_SITES: {
    el: 'Η πιθανότητα αφορά κάθε θέση χωριστά, με το μοντέλο της ομάδας να θεωρείται βέβαιο. Όποιος δοκιμάζει πολλά είδη ατυχημάτων θα βρει μερικές θέσεις από τύχη.',
    en: 'The probability is of each site by itself, with the model of the group taken for certain. Whoever tries many types of accidents finds some sites by chance.',
  },
  TYPES_AS_RECORDED: {
    el: 'Το είδος είναι όπως το κατέγραψε η πηγή: όπου καταγράφεται αλλιώς από θέση σε θέση, διαφέρουν και τα μερίδια.',
    en: 'The type is as its source recorded it: where it is recorded otherwise from site to site, the shares differ, too.',
  },
  TYPE_NOT_KNOWN: {
    el: '{{accidents}} από τα {{total}} ατυχήματα στις θέσεις δεν μετρούν, ούτε στο σύνολο: δεν είναι γνωστό αν είναι του είδους.',
    en: '{{accidents}} of the {{total}} accidents at the sites do not count, nor among all: it is not known whether they are of the type.',
  },
  TYPE_MOSTLY_UNKNOWN: {
    el: 'Στα περισσότερα ατυχήματα στις θέσεις ({{accidents}} από {{total}}) δεν είναι γνωστό αν είναι του είδους, και δεν μετρούν. Αν η πηγή καταγράφει το είδος μόνο όταν υπάρχει, τα μερίδια και οι πιθανότητες παραπλανούν.',
    en: 'Of most accidents at the sites ({{accidents}} of {{total}}) it is not known whether they are of the type, and they do not count. Where a source records the type only where there is one, the shares and probabilities mislead.',
  },
  GROUPS_WITHOUT_SHARES: {
    el: 'Σε {{groups}} από τις {{total}} ομάδες όμοιων θέσεων δεν λέγεται τίποτα, και ο λόγος φαίνεται δίπλα στην καθεμία.',
    en: 'Of {{groups}} of the {{total}} groups of like sites nothing is said; the reason stands beside each.',
  },
  SITES_EXPECTED_FALSE: {
    el: 'Θέσεις που ξεχωρίζουν: {{sites}}. Αναμένεται ότι {{false}} από αυτές δεν έχουν στην πραγματικότητα μερίδιο πάνω από εκείνο της ομάδας (άθροισμα των πιθανοτήτων για το αντίθετο, αν το μοντέλο ισχύει: αν τα μερίδια της ομάδας στην πραγματικότητα δεν διαφέρουν, ξεχωρίζουν άδικα όλες).',
    en: 'Of the {{sites}} sites that stand out, {{false}} are expected to have in truth no share above the group’s (the sum of their probabilities of the contrary, if the model holds: where the shares of the group in truth do not differ, all stand out wrongly).',
  },
};

const LEAST_SAID = 0.1;
const UNDER_LEAST: Text = { el: 'κάτω από 0,1', en: 'under 0.1' };

/** How many sites are expected to stand out wrongly, as it is said: what is little is not nothing. */
export function sayExpectedFalse(expected: number): number | Text {
  return expected > 0 && expected < LEAST_SAID ? UNDER_LEAST : Math.round(expected * 10) / 10;
}

/**
 * Only where Tarone's test says at this level that the shares of a group differ, a site can stand out. This product's choice: at 5 % half of the sites that
 * stand out among alike ones by chance would be left.
 */
export const ALIKE_LEVEL = 0.01;

/** Why nothing is said of a group, or of a site alone. */
export const NO_SHARE_REASONS = ['ACCIDENTS_TOO_FEW', 'SITES_TOO_FEW', 'NO_VARIATION', 'PROPORTIONS_ALIKE', 'VARIATION_TOO_LARGE'] as const;
export type NoShareReason = (typeof NO_SHARE_REASONS)[number];

export const NO_SHARE_REASON_TEXTS: Readonly<Record<NoShareReason, Text>> = {
  ACCIDENTS_TOO_FEW: {
    el: 'Λιγότερα ατυχήματα από όσα ζητήθηκαν για μια θέση.',
    en: 'Fewer accidents than were asked for of a site.',
  },
  SITES_TOO_FEW: {
    el: 'Λιγότερες από 10 θέσεις της ομάδας έχουν δύο ή περισσότερα ατυχήματα γνωστού είδους: πόσο διαφέρουν τα μερίδια δεν μπορεί να εκτιμηθεί.',
    en: 'Fewer than 10 sites of the group have two or more accidents of a known type: how much shares differ cannot be estimated.',
  },
  NO_VARIATION: {
    el: 'Όλα τα ατυχήματα της ομάδας είναι του είδους, ή κανένα.',
    en: 'All accidents of the group are of the type, or none is.',
  },
  PROPORTIONS_ALIKE: {
    el: 'Δεν φαίνεται να διαφέρουν τα μερίδια των θέσεων περισσότερο από όσο θα έδινε η τύχη (έλεγχος Tarone, επίπεδο 1%): καμία δεν ξεχωρίζει.',
    en: 'The shares of the sites are not seen to differ more than by chance (Tarone’s test, level 1%): none stands out.',
  },
  VARIATION_TOO_LARGE: {
    el: 'Τα μερίδια διαφέρουν περισσότερο από όσο επιτρέπει μια κατανομή βήτα.',
    en: 'The shares differ more than a beta distribution allows.',
  },
};
