import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';

import { AuditTrail } from '../common/audit-trail.ts';
import { Mailer } from '../common/mailer.ts';
import { MemberLetters } from '../common/member-letters.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { SharedRecords } from '../common/shared-records.ts';
import { EvidenceUse } from '../common/evidence-use.ts';
import { SitesOfOthers } from '../common/sites-of-others.ts';
import { AccessGuard } from './access/access.guard.ts';
import { Door } from './access/door.ts';
import { AuditChainRepository } from './audit/audit-chain.repository.ts';
import { AuditEventRepository } from './audit/audit-event.repository.ts';
import { AuditHeads } from './audit/audit-heads.ts';
import { AuditListRepository } from './audit/audit-list.repository.ts';
import { AuditLogService } from './audit/audit-log.service.ts';
import { AuditPruning } from './audit/audit-pruning.ts';
import { AuditResolver } from './audit/audit.resolver.ts';
import { AuditSealRepository } from './audit/audit-seal.repository.ts';
import { AuditSealer } from './audit/audit-sealer.ts';
import { AttemptGuard } from './limits/attempt.guard.ts';
import { RateLimitRepository } from './limits/rate-limit.repository.ts';
import { RateLimiter } from './limits/rate-limiter.ts';
import { RequestLimits } from './limits/request-limits.ts';
import { OrganisationRepository } from './organisations/organisation.repository.ts';
import { OrganisationResolver } from './organisations/organisation.resolver.ts';
import { OrganisationsDirectory } from './organisations/organisations-directory.ts';
import { OrganisationsService } from './organisations/organisations.service.ts';
import { DemoAccounts } from './people/demo-accounts.ts';
import { DemoOrganisations } from './people/demo-organisations.ts';
import { DemoSessions } from './people/demo-sessions.ts';
import { Letters } from './people/letters.ts';
import { LinkAcceptance } from './people/link-acceptance.ts';
import { LinkRepository } from './people/link.repository.ts';
import { LinksService } from './people/links.service.ts';
import { MemberMail } from './people/member-mail.ts';
import { MembersService } from './people/members.service.ts';
import { MembershipRepository } from './people/membership.repository.ts';
import { PeopleResolver } from './people/people.resolver.ts';
import { PersonRepository } from './people/person.repository.ts';
import { TokenRepository } from './people/token.repository.ts';
import { TokensResolver } from './people/tokens.resolver.ts';
import { TokensService } from './people/tokens.service.ts';
import { AccountResolver } from './sessions/account.resolver.ts';
import { AccountService } from './sessions/account.service.ts';
import { OneTimeCodes } from './sessions/one-time-codes.ts';
import { PasswordChange } from './sessions/password-change.ts';
import { SecondFactorRepository } from './sessions/second-factor.repository.ts';
import { SecondFactorService } from './sessions/second-factor.service.ts';
import { SessionRepository } from './sessions/session.repository.ts';
import { SessionsResolver } from './sessions/sessions.resolver.ts';
import { SignInAttemptRepository } from './sessions/sign-in-attempt.repository.ts';
import { SignInOptions } from './sessions/sign-in-options.ts';
import { SignInService } from './sessions/sign-in.service.ts';
import { OpenedRecords } from './sharing/opened-records.ts';
import { OpenedSitesRepository } from './sharing/opened-sites.repository.ts';
import { EvidenceUseService } from './sharing/evidence-use.service.ts';
import { OpenedSitesService } from './sharing/opened-sites.service.ts';
import { SharingGrantRepository } from './sharing/sharing-grant.repository.ts';
import { SharingUseRepository } from './sharing/sharing-use.repository.ts';
import { SharingResolver } from './sharing/sharing.resolver.ts';
import { SharingService } from './sharing/sharing.service.ts';
import { ClaimedMembershipRepository } from './single-sign-on/claimed-membership.repository.ts';
import { OidcProvider } from './single-sign-on/oidc-provider.ts';
import { PersonIdentityRepository } from './single-sign-on/person-identity.repository.ts';
import { SignInState } from './single-sign-on/sign-in-state.ts';
import { SingleSignOnController } from './single-sign-on/single-sign-on.controller.ts';
import { SingleSignOnService } from './single-sign-on/single-sign-on.service.ts';

const PEOPLE = [
  PersonRepository,
  MembershipRepository,
  MembersService,
  LinkRepository,
  LinksService,
  LinkAcceptance,
  Letters,
  Mailer,
  MemberMail,
  { provide: MemberLetters, useExisting: MemberMail },
  DemoAccounts,
  DemoOrganisations,
  DemoSessions,
  TokenRepository,
  TokensService,
  PeopleResolver,
  TokensResolver,
];

const SESSIONS = [
  SessionRepository,
  SignInAttemptRepository,
  SignInService,
  SignInOptions,
  SecondFactorRepository,
  OneTimeCodes,
  SecondFactorService,
  PasswordChange,
  AccountService,
  AccountResolver,
  SessionsResolver,
];

const SINGLE_SIGN_ON = [OidcProvider, SignInState, PersonIdentityRepository, ClaimedMembershipRepository, SingleSignOnService];

const ORGANISATIONS = [
  OrganisationRepository,
  OrganisationsService,
  OrganisationsDirectory,
  { provide: OrganisationDirectory, useExisting: OrganisationsDirectory },
  OrganisationResolver,
];

const SHARING = [
  SharingGrantRepository,
  SharingUseRepository,
  SharingService,
  OpenedRecords,
  { provide: SharedRecords, useExisting: OpenedRecords },
  OpenedSitesRepository,
  OpenedSitesService,
  { provide: SitesOfOthers, useExisting: OpenedSitesService },
  EvidenceUseService,
  { provide: EvidenceUse, useExisting: EvidenceUseService },
  SharingResolver,
];

const LIMITS = [RateLimitRepository, RateLimiter, RequestLimits];

const AUDIT = [
  AuditEventRepository,
  { provide: AuditTrail, useExisting: AuditEventRepository },
  AuditChainRepository,
  AuditSealRepository,
  AuditHeads,
  AuditPruning,
  AuditSealer,
  AuditListRepository,
  AuditLogService,
  AuditResolver,
];

/** People, organisations, sessions, tokens; the door and its guard; the audit trail. */
@Global()
@Module({
  controllers: [SingleSignOnController],
  providers: [
    Door,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: AttemptGuard },
    ...LIMITS,
    ...PEOPLE,
    ...SESSIONS,
    ...SINGLE_SIGN_ON,
    ...ORGANISATIONS,
    ...SHARING,
    ...AUDIT,
  ],
  exports: [
    Door,
    RequestLimits,
    OrganisationsDirectory,
    OrganisationDirectory,
    OrganisationRepository,
    SharedRecords,
    SitesOfOthers,
    EvidenceUse,
    MemberLetters,
    AuditTrail,
    AuditSealer,
    DemoAccounts,
    DemoOrganisations,
    DemoSessions,
    LinksService,
    SessionRepository,
  ],
})
export class IdentityModule {}
