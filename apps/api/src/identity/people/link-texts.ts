import type { Text } from '@elektron/domain';

/** What comes with a link by mail. */
export const LINK_MAILS: Readonly<Record<'invitation' | 'reset', { readonly subject: Text; readonly text: Text }>> = {
  invitation: {
    subject: { el: 'Πρόσκληση στο Elektron: {{organisation}}', en: 'Invitation to Elektron: {{organisation}}' },
    text: {
      el: 'Σας προσκαλούν στον οργανισμό «{{organisation}}» του Elektron. Ο σύνδεσμος ανοίγει μία φορά, μέσα σε επτά ημέρες:\n\n{{url}}\n\nΑν δεν το περιμένατε, αγνοήστε το μήνυμα.\n',
      en: 'You are invited to the organisation “{{organisation}}” in Elektron. The link opens once, within seven days:\n\n{{url}}\n\nIf you did not expect this, ignore the message.\n',
    },
  },
  reset: {
    subject: { el: 'Elektron: νέος κωδικός', en: 'Elektron: a new password' },
    text: {
      el: 'Κάποιος, ίσως εσείς, ζήτησε νέο κωδικό για τον λογαριασμό σας. Ο σύνδεσμος ανοίγει μία φορά, μέσα σε μία ώρα:\n\n{{url}}\n\nΑν δεν το ζητήσατε, αγνοήστε το μήνυμα: ο κωδικός σας δεν άλλαξε.\n',
      en: 'Somebody, perhaps you, asked for a new password for your account. The link opens once, within an hour:\n\n{{url}}\n\nIf you did not ask for it, ignore the message: your password has not changed.\n',
    },
  },
};
