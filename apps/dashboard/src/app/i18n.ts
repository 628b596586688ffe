import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { el } from './locales/el.ts';
import { en } from './locales/en.ts';

// Both catalogues are small and travel with the page: a switch of language never waits and never fails.
void i18next.use(initReactI18next).init({
  resources: { el: { translation: el }, en: { translation: en } },
  lng: 'el',
  fallbackLng: false,
  interpolation: { escapeValue: false },
  returnNull: false,
});

export { i18next };
