import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

import { offlineFiles } from './offline-files.ts';

const API = process.env['API_URL'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react(), offlineFiles()],
  // Workspace packages are read from their sources: one build, no stale dist.
  resolve: { conditions: ['@elektron/source', ...defaultClientConditions] },
  build: { outDir: 'dist', emptyOutDir: true, sourcemap: true },
  // The host stays that of the page: the API takes actions from pages of its own host only.
  server: { proxy: Object.fromEntries(['/graphql', '/api', '/health'].map((path) => [path, { target: API, changeOrigin: false }])) },
});
