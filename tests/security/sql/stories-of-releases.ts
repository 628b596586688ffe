import { askerNamed } from '../world/askers.ts';
import { ORGANISATIONS } from '../world/organisations.ts';
import { digestOfDraft, DRAFTS, draftIdOf } from '../world/releases.ts';
import { touched, type Attacker } from './attacker.ts';
import { collect, type Story } from './stories.ts';

const own = ORGANISATIONS.own;
const publish = (draft: number, digest = digestOfDraft(own, draft)): string =>
  `SELECT publish_release('${draftIdOf(own, draft)}', '${digest}')`;
const withdraw = `SELECT withdraw_release('${draftIdOf(own, DRAFTS.proposed)}', 'x')`;
const step = (draft: number, kind: string): string =>
  `INSERT INTO release_event (organisation_id, draft_id, kind) VALUES ('${own.id}', '${draftIdOf(own, draft)}', '${kind}')`;

function as<Found>(attacker: Attacker, name: string, work: () => Promise<Found>): Promise<Found> {
  return attacker.at({ role: 'app', secret: askerNamed(name).secret, meant: 'own' }, work);
}

/** @returns the statement where it went through */
async function tryAs(attacker: Attacker, name: string, statement: string): Promise<string[]> {
  const attempt = await as(attacker, name, () => attacker.touch(statement));
  return attempt.refused === null ? [`${name}: ${statement}`] : [];
}

/** Publishing, proposing and withdrawing by whom it does not belong to, and of what must not become public. */
export const STORIES_OF_RELEASES: readonly Story[] = [
  {
    wants: 'to publish alone, or without the right to',
    attempt: async (attacker) => {
      const got = await collect([
        () => tryAs(attacker, 'publisher', publish(DRAFTS.proposed)),
        ...['analyst', 'data-protection-officer', 'steward', 'signed out', 'job of a publisher', 'token of a publisher'].map(
          (name) => () => tryAs(attacker, name, publish(DRAFTS.proposed)),
        ),
      ]);
      // Who may is let through: otherwise the refusals above would say nothing.
      const allowed = await as(attacker, 'everything', () => attacker.touch(publish(DRAFTS.proposed)));
      return allowed.refused === null ? got : [...got, `a second person cannot publish: ${allowed.message}`];
    },
  },
  {
    wants:
      'to publish what failed its audit, what was not proposed, what is not what was looked at, or what an audit has not known everything of',
    attempt: (attacker) =>
      collect([
        () => tryAs(attacker, 'everything', publish(DRAFTS.failed)),
        () => tryAs(attacker, 'everything', publish(DRAFTS.begun)),
        () => tryAs(attacker, 'everything', publish(DRAFTS.unknowing)),
        () => tryAs(attacker, 'everything', publish(DRAFTS.proposed, digestOfDraft(own, DRAFTS.failed))),
      ]),
  },
  {
    wants: 'to say by hand that a draft is ready or public, to propose what is not ready, to withdraw what is not public',
    attempt: (attacker) =>
      collect([
        () => tryAs(attacker, 'everything', step(DRAFTS.begun, 'ready')),
        () => tryAs(attacker, 'everything', step(DRAFTS.begun, 'proposed')),
        () => tryAs(attacker, 'everything', step(DRAFTS.proposed, 'published')),
        () => tryAs(attacker, 'everything', withdraw),
      ]),
  },
  {
    wants: 'to withdraw without the right to',
    attempt: async (attacker) => {
      const got: string[] = [];
      for (const name of ['analyst', 'manager', 'steward', 'signed out']) {
        const attempt = await as(attacker, name, () => attacker.touch(withdraw));
        // Refused for who they are, before anything of the draft is looked at.
        if (attempt.refused !== '42501') got.push(`${name}: ${attempt.refused ?? 'withdrawn'}`);
      }
      return got;
    },
  },
  {
    wants: 'the releases of others, or how many publishers they have, without the right to publish',
    attempt: async (attacker) => {
      const got: string[] = [];
      const questions = [`SELECT 1 FROM known_releases('[-0.1, 51.5, 0.1, 51.7]')`, 'SELECT 1 WHERE other_publishers() > 0'];
      for (const name of ['analyst', 'data-protection-officer', 'steward', 'signed out']) {
        for (const question of questions)
          if (touched(await as(attacker, name, () => attacker.touch(question))) > 0) got.push(`${name}: ${question}`);
      }
      const elsewhere = await as(attacker, 'publisher', () =>
        attacker.ask<{ release: string }>(`SELECT release_id AS release FROM known_releases('[10, 10, 11, 11]') WHERE NOT is_own`),
      );
      return elsewhere.refused === null && elsewhere.found.length === 0 ? got : [...got, 'releases of another place'];
    },
  },
  {
    wants: 'a record, or a release that was withdrawn, in the role of the public',
    attempt: async (attacker) => {
      const got: string[] = [];
      const secret = askerNamed('everything').secret;
      await attacker.at({ role: 'public', secret, meant: 'own' }, async () => {
        for (const table of ['accident_version', 'organisation', 'release_content', 'release_event', 'person']) {
          if ((await attacker.ask(`SELECT 1 FROM ${table}`)).refused === null) got.push(table);
        }
        if (touched(await attacker.touch('SELECT 1 FROM published_release')) > 0) got.push('a withdrawn release');
      });
      return got;
    },
  },
];
