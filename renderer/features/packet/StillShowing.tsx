import { Link } from 'react-router';
import type { RequestView } from '../../../shared/contract/request';
import { pageKey, type PageRef } from '../../../shared/domain/review/slice';
import { requestPath } from '../../app/paths';
import { StatusBadge } from '../../app/ui/StatusBadge';
import css from './packet.module.css';

/** Named page by page where the reader of a searchable packet still read a text that was removed. */
export function StillShowing({ view }: { readonly view: RequestView }) {
  const { packet, review, records } = view.request;
  const showing = packet?.build?.stillShowing ?? [];
  if (showing.length === 0) return null;
  const isOpen = ({ at }: (typeof showing)[number]) => !at || !review?.looked[pageKey(at)];
  const titleOf = ({ documentId }: PageRef) =>
    records?.documents.find(({ id }) => id === documentId)?.title ?? '';
  return (
    <section role="status">
      <h2>Look again</h2>
      {showing.map((one) => (
        <div key={one.packetPage}>
          <StatusBadge
            tone={isOpen(one) ? 'bad' : 'ok'}
            label={isOpen(one) ? 'Look at this page' : 'Looked at'}
          />
          <p className={css.told}>
            Page {one.packetPage}: the reader still sees a text you removed
            {isOpen(one) && '; look at the page before you release'}.{' '}
            {one.at && (
              <Link to={requestPath(view.request.id, 'review')}>
                Page {one.at.page} of {titleOf(one.at)}
              </Link>
            )}
          </p>
        </div>
      ))}
    </section>
  );
}
