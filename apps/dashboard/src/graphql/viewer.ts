import { useQuery } from '@apollo/client/react';
import { CAPABILITIES, type Capability } from '@elektron/domain';
import { graphql } from './generated/gql.ts';
import type { ViewerPartsFragment } from './generated/graphql.ts';

/** All that a page knows about whoever is signed in; every answer that brings a viewer brings these. */
export const VIEWER_PARTS = graphql(`
  fragment ViewerParts on Viewer {
    personId
    email
    displayName
    language
    organisationId
    memberships {
      organisation {
        id
        slug
        kind
        name {
          el
          en
        }
      }
      roles
    }
    capabilities
    steward
    demo
    hasPassword
    hasSecondFactor
    recoveryCodesLeft
    secondFactorMissing
  }
`);

export const VIEWER = graphql(`
  query Viewer {
    viewer {
      ...ViewerParts
    }
  }
`);

export type Viewer = ViewerPartsFragment;
export type Membership = Viewer['memberships'][number];

/** Who is signed in; `null` for nobody, and until it is known. */
export function useViewer(): Viewer | null {
  return useQuery(VIEWER, { fetchPolicy: 'cache-first' }).data?.viewer ?? null;
}

/** Whether somebody may do something in the acting organisation; nothing until a second factor that it asks for has been shown. */
export function mayDo(viewer: Pick<Viewer, 'capabilities' | 'secondFactorMissing'> | null, capability: Capability): boolean {
  return viewer !== null && !viewer.secondFactorMissing && viewer.capabilities.includes(capability);
}

/** What somebody may do, in the order of the list. */
export function capabilitiesOf(viewer: Pick<Viewer, 'capabilities'> | null): readonly Capability[] {
  return CAPABILITIES.filter((capability) => viewer?.capabilities.includes(capability) === true);
}

/** The membership that the person acts by; `null` for whoever belongs to no organisation. */
export function actingMembership(viewer: Pick<Viewer, 'memberships' | 'organisationId'>): Membership | null {
  return viewer.memberships.find(({ organisation }) => organisation.id === viewer.organisationId) ?? null;
}
