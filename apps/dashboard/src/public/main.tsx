import '@fontsource-variable/commissioner/index.css';
import '@elektron/ui/tokens.css';
import './public.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Site } from './site.tsx';
import { readScheme, watchScheme } from './use-scheme.ts';

// The tokens know the dark mode by this name, in the workspace and here.
const markScheme = (): void => document.documentElement.setAttribute('data-mantine-color-scheme', readScheme());
markScheme();
watchScheme(markScheme);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Site />
  </StrictMode>,
);
