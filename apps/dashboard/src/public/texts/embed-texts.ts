export const EMBED_TEXTS = {
  title: { el: 'Ο χάρτης στη σελίδα σας', en: 'The map on your page' },
  intro: {
    el: 'Αντιγράψτε τον κώδικα στη σελίδα σας. Ο χάρτης δείχνει αυτά που είχατε επιλέξει και αναφέρει πάντα την πηγή του.',
    en: 'Copy the code into your page. The map shows what you had chosen, and always names its source.',
  },
  code: { el: 'Κώδικας', en: 'Code' },
  copy: { el: 'Αντιγραφή του κώδικα', en: 'Copy the code' },
  copied: { el: 'Ο κώδικας αντιγράφηκε.', en: 'The code was copied.' },
  notCopied: { el: 'Δεν αντιγράφηκε· επιλέξτε τον και αντιγράψτε τον.', en: 'It was not copied; select it and copy it.' },
  preview: { el: 'Έτσι θα φαίνεται', en: 'What it will look like' },
  frameTitle: { el: 'Χάρτης ατυχημάτων: {{organisation}}', en: 'Map of accidents: {{organisation}}' },
  whole: { el: 'Ολόκληρος ο χάρτης, πίνακας και μέθοδος', en: 'The whole map, table and methods' },
} as const;
