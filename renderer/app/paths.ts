import type { PlaceId } from '../../shared/contract/request';

/** Addresses of the desk's screens; `routes.tsx` says what stands there. */
export const paths = {
  desk: '/',
  newRequest: '/new',
  requests: '/requests',
  disclosures: '/disclosures',
  accounting: '/disclosures/accounting',
  reports: '/reports',
  addressBook: '/address-book',
  settings: '/settings',
  rules: '/settings/rules',
  /** Only in the practice clinic. */
  lessons: '/lessons',
} as const;

export function requestPath(requestId: string, place?: PlaceId): string {
  return place ? `/request/${requestId}/${place}` : `/request/${requestId}`;
}
