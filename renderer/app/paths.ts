import type { StepId } from '../../shared/contract/request';

/** Addresses of the desk's screens; `routes.tsx` says what stands there. */
export const paths = {
  desk: '/',
  newRequest: '/new',
  requests: '/requests',
  disclosures: '/disclosures',
  reports: '/reports',
  addressBook: '/address-book',
  settings: '/settings',
} as const;

export function requestPath(requestId: string, step?: StepId): string {
  return step ? `/request/${requestId}/${step}` : `/request/${requestId}`;
}
