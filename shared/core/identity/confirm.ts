import type { reviewVerbs } from '../../contract/review';
import type { ParsedInputOf } from '../../contract/verb';
import { Refused } from '../../domain/base/fault';
import type { RequestOperation } from '../../domain/request/operations';
import { pageKey } from '../../domain/review/slice';
import { asLogged, requestOf, type OpenDesk } from '../context';
import { alienPages } from './pages';

type Said = ParsedInputOf<(typeof reviewVerbs)['review.confirmPatient']>;

/**
 * That pages which name somebody else belong to this patient all the same; also of a request that was
 * released, for a packet that is printed again.
 */
export function confirmationOf(
  desk: OpenDesk,
  { requestId, pages, reason, alone }: Said,
): RequestOperation {
  const { state } = asLogged(requestOf(desk, requestId));
  const aliens = new Map(alienPages(desk, state).map((one) => [pageKey(one.ref), one]));
  const said = pages.map((ref) => {
    const alien = aliens.get(pageKey(ref));
    if (!alien) throw nobodyElse();
    if (alone === '' && alien.confirmations.some(({ said: { by } }) => by === desk.user.id)) {
      throw saidAlready();
    }
    return { ...ref, because: alien.whose.because, reason, alone };
  });
  return { type: 'identity.confirmed', body: { pages: said } };
}

export function nobodyElse(): Refused {
  return new Refused('no-other-person', 'This page names nobody else.');
}

function saidAlready(): Refused {
  return new Refused(
    'needs-second-person',
    'You said so already. A second person has to look at the page; if you are alone here, say why.',
  );
}
