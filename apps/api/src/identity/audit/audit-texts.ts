import { AUDIT_ACTION_LABELS, AUDIT_ACTIONS, type Text } from '@elektron/domain';

import type { FindingKind } from './chain-verifier.ts';

/** An action that a later version has written is called by its name. */
export function labelOfAction(action: string): Text {
  const known = AUDIT_ACTIONS.find((candidate) => candidate === action);
  return known === undefined ? { el: action, en: action } : AUDIT_ACTION_LABELS[known];
}

/** What is wrong with a chain, with the numbers of seals and the ids of events that it is about. */
export const FINDING_TEXTS: Readonly<Record<FindingKind, Text>> = {
  'event-altered': {
    el: 'Η ενέργεια της σφραγίδας {{sealNo}} ({{eventId}}) έχει αλλοιωθεί.',
    en: 'The event of seal {{sealNo}} ({{eventId}}) was altered.',
  },
  'event-missing': {
    el: 'Η ενέργεια της σφραγίδας {{sealNo}} ({{eventId}}) έχει αφαιρεθεί.',
    en: 'The event of seal {{sealNo}} ({{eventId}}) was removed.',
  },
  'event-forged': {
    el: 'Η ενέργεια {{eventId}} δεν γράφτηκε από το λογισμικό: προστέθηκε με το χέρι ή αλλοιώθηκε πριν σφραγιστεί.',
    en: 'Event {{eventId}} was not written by the software: put in by hand, or altered before it was sealed.',
  },
  'unsealed-event-missing': {
    el: 'Η ενέργεια {{eventId}} αφαιρέθηκε πριν σφραγιστεί.',
    en: 'Event {{eventId}} was removed before it was sealed.',
  },
  'seals-missing': {
    el: 'Λείπουν οι σφραγίδες {{sealNo}} έως {{toSealNo}}.',
    en: 'Seals {{sealNo}} to {{toSealNo}} are missing.',
  },
  'seal-forged': {
    el: 'Η σφραγίδα {{sealNo}} (ενέργεια {{eventId}}) δεν ισχύει: δεν την έβαλε το λογισμικό στη θέση αυτή.',
    en: 'Seal {{sealNo}} (event {{eventId}}) does not hold: the software has not put it there.',
  },
  'checkpoint-forged': {
    el: 'Το σημείο ελέγχου στη σφραγίδα {{sealNo}} δεν ισχύει: ό,τι προηγείται αφαιρέθηκε χωρίς το λογισμικό.',
    en: 'The checkpoint at seal {{sealNo}} does not hold: what was before it was not removed by the software.',
  },
  'checkpoint-missing': {
    el: 'Λείπει σημείο ελέγχου πριν από τη σφραγίδα {{sealNo}}.',
    en: 'A checkpoint before seal {{sealNo}} is missing.',
  },
  'tail-removed': {
    el: 'Το τέλος της αλυσίδας αφαιρέθηκε: σφραγίδες {{sealNo}} έως {{toSealNo}}.',
    en: 'The end of the chain was removed: seals {{sealNo}} to {{toSealNo}}.',
  },
  'head-mismatch': {
    el: 'Η σφραγίδα {{sealNo}} δεν είναι εκείνη που αναφέρει η κεφαλή έξω από τη βάση.',
    en: 'Seal {{sealNo}} is not the one that the head outside of the database names.',
  },
  'head-missing': {
    el: 'Η κεφαλή έξω από τη βάση λείπει, και η αλυσίδα έχει {{sealNo}} σφραγίδες.',
    en: 'The head outside of the database is missing, and the chain has {{sealNo}} seals.',
  },
  'head-forged': {
    el: 'Η κεφαλή έξω από τη βάση δεν γράφτηκε από το λογισμικό.',
    en: 'The head outside of the database was not written by the software.',
  },
  'head-behind': {
    el: 'Η κεφαλή έξω από τη βάση είναι παλαιότερη ({{sealNo}}) από την αλυσίδα ({{toSealNo}}): αντικαταστάθηκε, ή κανείς δεν γράφει στον φάκελο αυτόν.',
    en: 'The head outside of the database ({{sealNo}}) is older than the chain ({{toSealNo}}): it was replaced, or nobody writes into this folder.',
  },
};
