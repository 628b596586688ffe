import type { Language, Text } from '@elektron/domain';

import type { PersonEntry } from '../identity/people/person.repository.ts';

const FACTS = {
  steward: { el: 'συντονισμός', en: 'steward' },
  disabled: { el: 'ανενεργός', en: 'disabled' },
  hasSecondFactor: { el: 'δεύτερος παράγοντας', en: 'second factor' },
} as const satisfies Readonly<Record<string, Text>>;

/** `maria@volos.gr  Μαρία  (second factor)  volos: manager analyst`: one line about somebody. */
export function describePerson(person: PersonEntry, language: Language): string {
  const facts = (Object.keys(FACTS) as (keyof typeof FACTS)[]).filter((fact) => person[fact]).map((fact) => FACTS[fact][language]);
  const said = facts.length === 0 ? [] : [`(${facts.join(', ')})`];
  return [person.email, person.displayName, ...said, person.memberships.join('; ')].filter((part) => part !== '').join('  ');
}

export const NOBODY_THERE: Text = { el: 'Δεν υπάρχει κανείς ακόμη.', en: 'There is nobody yet.' };

export const LINK_NOTES: Readonly<Record<'setup' | 'reset' | 'invitation', Text>> = {
  setup: {
    el: 'Ο σύνδεσμος ανοίγει μία φορά, μέσα σε μία ημέρα. Όποιος τον ανοίξει γίνεται διαχειριστής.',
    en: 'The link opens once, within a day. Whoever opens it becomes the administrator.',
  },
  reset: {
    el: 'Ο σύνδεσμος ανοίγει μία φορά, μέσα σε μία ώρα. Δώστε τον μόνο στο άτομο που αφορά.',
    en: 'The link opens once, within an hour. Hand it to nobody but the person it is for.',
  },
  invitation: {
    el: 'Ο σύνδεσμος ανοίγει μία φορά, μέσα σε επτά ημέρες. Δώστε τον μόνο στο άτομο που αφορά.',
    en: 'The link opens once, within seven days. Hand it to nobody but the person it is for.',
  },
};

export const SETUP_REFUSED: Readonly<Record<'demo' | 'somebody', Text>> = {
  demo: {
    el: 'Αυτή είναι η επίδειξη, με τους δικούς της λογαριασμούς. Με DEMO=false ξεκινά δική σας εγκατάσταση.',
    en: 'This is the demonstration, with its own accounts. DEMO=false starts an installation of your own.',
  },
  somebody: {
    el: 'Υπάρχουν ήδη άνθρωποι που μπορούν να συνδεθούν. Για νέο κωδικό: elektron user link EMAIL',
    en: 'There are people already who can sign in. For a new password: elektron user link EMAIL',
  },
};

export function nobodyHas(email: string): Text {
  return { el: `Κανείς δεν έχει τη διεύθυνση ${email}.`, en: `Nobody has the address ${email}.` };
}

export const DONE: Readonly<Record<'disable' | 'enable' | 'remove-second-factor', Text>> = {
  disable: {
    el: 'Ο λογαριασμός απενεργοποιήθηκε· όσες συνδέσεις είχε τερματίστηκαν.',
    en: 'The account is disabled; all its sessions have ended.',
  },
  enable: { el: 'Ο λογαριασμός είναι πάλι ενεργός.', en: 'The account is enabled again.' },
  'remove-second-factor': {
    el: 'Ο δεύτερος παράγοντας αφαιρέθηκε· όσες συνδέσεις υπήρχαν τερματίστηκαν.',
    en: 'The second factor is removed; all sessions have ended.',
  },
};

export const UNCHANGED: Text = { el: 'Ήταν ήδη έτσι.', en: 'It was so already.' };

export function endedSessions(count: number): Text {
  return {
    el: count === 1 ? 'Τερματίστηκε 1 σύνδεση.' : `Τερματίστηκαν ${count} συνδέσεις.`,
    en: count === 1 ? '1 session has ended.' : `${count} sessions have ended.`,
  };
}
