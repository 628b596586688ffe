import './testing/web-platform.ts';
import { LANGUAGES } from '@elektron/domain';
import { afterEach, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { TemplateLink } from '../features/imports/template-link.tsx';
import { TestServer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const LINKS = { el: 'Λήψη προτύπου (XLSX)', en: 'Download the template (XLSX)' } as const;

it.each(LANGUAGES)('the template to fill is a link to save, in %s', (language) => {
  renderWith(<TemplateLink />, { server: new TestServer({}), language });
  const link = screen.getByRole('link', { name: LINKS[language] });
  expect(link.getAttribute('href')).toBe(`/api/templates/accidents.xlsx?language=${language}`);
  expect(link.hasAttribute('download')).toBe(true);
});
