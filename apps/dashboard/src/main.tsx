import '@fontsource-variable/commissioner/index.css';
import '@mantine/core/styles.css';
import '@elektron/ui/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import './app/i18n.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('app.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
